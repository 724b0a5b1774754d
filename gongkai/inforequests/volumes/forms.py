"""Sheets about parties, money, service and the end of the case."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gongkai import vault
from gongkai.documents.model import Block, Heading
from gongkai.inforequests.models import ConsultedParty
from gongkai.inforequests.phrases import archive as words
from gongkai.inforequests.queries.archives import retention_of, volumes_of
from gongkai.inforequests.queries.parties import party_name
from gongkai.inforequests.rules.letters import LETTER_RULES
from gongkai.inforequests.volumes.grids import facts, grid
from gongkai.inforequests.volumes.records import CaseRecord


def name_of(party: ConsultedParty, *, covered: bool) -> str:
    """The party's name; covered, only organs appear by theirs."""
    return party_name(party) if covered else vault.unseal(party.sealed_name)["name"]


def consultation(record: CaseRecord) -> Iterator[Block]:
    """征求意见: who was asked and what was said."""
    for party in record.parties:
        yield Heading(
            f"{party.get_kind_display()}：{name_of(party, covered=record.covers_parties)}"
        )
        said = [
            (str(each.received_on), each.get_opinion_display(), each.reason)
            for each in party.opinions.all()
        ]
        if said and not record.covers_parties:
            yield grid((_("收到日期"), _("意见"), _("理由")), said, (1.3, 1.2, 4))
        elif said:
            plain = [(on, opinion) for on, opinion, _reason in said]
            yield grid((_("收到日期"), _("意见")), plain, (1, 2))


def fees(record: CaseRecord) -> Iterator[Block]:
    """收费: each notice with what was paid."""
    for notice in record.fees:
        if notice.issued_on is None:
            continue
        yield Heading(_("收费通知"))
        yield facts(
            (_("文号"), notice.letter.number if notice.letter else ""),
            (_("收费标准"), notice.get_tariff_display()),
            (_("数量"), str(notice.quantity)),
            (_("应缴金额"), _("%(sum)s元") % {"sum": notice.amount}),
            (_("收费的理由"), notice.reason),
            (_("撤回的理由"), notice.why_waived),
        )
        paid = [
            (str(each.on), each.get_direction_display(), f"{each.amount}", each.receipt, each.note)
            for each in notice.payments.all()
        ]
        if paid:
            head = (_("日期"), _("收退"), _("金额（元）"), _("财政票据号"), _("说明"))
            yield grid(head, paid, (1.3, 0.8, 1.2, 2, 2))


def service(record: CaseRecord) -> Iterator[Block]:
    """送达情况: every attempt, by letter."""
    rows = []
    for each in record.deliveries:
        to_party = each.letter.party is not None
        known = vault.unseal(each.sealed)
        covered = record.covers_parties and to_party
        who = each.masked_recipient if covered else known.get("name", "")
        title = LETTER_RULES[each.letter.kind].title
        rows.append(
            (
                f"{title} {each.letter.number}",
                who or each.masked_recipient,
                f"{each.get_method_display()} {each.tracking_number}".strip(),
                str(each.sent_on),
                f"{each.get_result_display()} {each.result_on or ''}".strip(),
            )
        )
    if rows:
        head = (_("文书"), _("收件人"), _("方式"), _("送出日期"), _("结果"))
        yield grid(head, rows, (3, 1.6, 1.8, 1.3, 1.6))


def closing(record: CaseRecord) -> Iterator[Block]:
    """结案与归档表. The volume that is being made is the last one on record."""
    row = record.row
    found = retention_of(row)
    last = volumes_of(row).last()
    years = last.volume.retention_years if last else found.years
    until = last.volume.keep_until if last else None
    yield facts(
        (_("办结日期"), str(row.closed_on or "")),
        (_("处理决定"), row.get_outcome_display()),
        (_("归档日期"), str(last.volume.archived_on) if last else ""),
        (_("档号"), last.volume.archive_no if last else ""),
        (_("归档人"), last.made_by.full_name if last else ""),
        (_("保管期限"), words.retention(years)),
        (_("保管到"), str(until or "")),
        (_("期限的理由"), str(words.RETENTION_RULES[found.rule])),
        (_("另定期限的理由"), last.volume.reason if last else ""),
        (_("依据"), f"{found.ruling.source}（{_('未核实')}）"),
    )
