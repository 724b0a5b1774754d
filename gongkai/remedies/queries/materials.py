"""应诉材料 as the file of the case proposes them: what to show, and what to say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from gongkai.inforequests import phrases as requests_phrases
from gongkai.inforequests import queries as requests
from gongkai.inforequests.models import InformationRequest, Letter
from gongkai.inforequests.queries.parties import party_name
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.casefile import CaseState
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters import OUTCOME_OF
from gongkai.inforequests.rules.letters.citing import cited
from gongkai.inforequests.rules.letters.facts import title_of, written
from gongkai.inforequests.rules.letters.kept import read
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES
from gongkai.remedies.models import Defence, Evidence, Remedy
from gongkai.remedies.rules.defence import Section
from gongkai.remedies.rules.evidence import Exhibit, of_file, of_letter
from gongkai.remedies.rules.kinds import Against
from gongkai.remedies.rules.table_four import Track

# Acts that an outsider need not hear of, or that say nothing about the procedure.
_INTERNAL = (
    *(acts.Assigned, acts.HandedOver, acts.Resumed, acts.Drafted, acts.SubmittedForCheck),
    *(acts.Checked, acts.Returned, acts.Closed, acts.Archived, acts.Joined, acts.Parted),
    *(acts.RemedyOpened, acts.RemedyConcluded),
)


def evidence_of(remedy: Remedy) -> list[Evidence]:
    """证据目录 in its order. One query."""
    return list(remedy.evidence.all())


def defence_of(remedy: Remedy) -> Defence | None:
    """The last version of 答复书 or 答辩状. One query."""
    return remedy.defences.select_related("signed_by", "by").last()


def last_reply(request: InformationRequest) -> Letter | None:
    """The letter of the last reply. One query."""
    return request.letters.filter(kind__in=OUTCOME_OF).last()


def proposed_evidence(remedy: Remedy) -> list[Exhibit]:
    """What the file of the case holds, in the order in which it happened there."""
    row = remedy.request
    return [*_files(row), *_letters(row), *_records(row), *_deliveries(row)]


def _files(row: InformationRequest) -> Iterator[Exhibit]:
    for file in requests.files_of(row):
        proves = of_file(FileKind(file.kind))
        if proves:
            pages = str(file.pages) if file.pages else ""
            yield Exhibit(file.get_kind_display(), _("案卷附件"), proves, pages=pages, file=file.pk)


def _letters(row: InformationRequest) -> Iterator[Exhibit]:
    # The receipt is made from the case itself and has no row of its own.
    yield Exhibit(
        title_of("L01", CaseType(row.case_type)), row.number, _("收到申请的日期和答复期限")
    )
    for letter in row.letters.all():
        if proves := of_letter(letter.kind):
            title = title_of(letter.kind, CaseType(row.case_type))
            yield Exhibit(title, letter.number, proves, letter=letter.pk)


def _records(row: InformationRequest) -> Iterator[Exhibit]:
    for search in row.searches.all():
        yield Exhibit(
            _("检索记录（%(on)s）") % {"on": search.searched_on},
            _("办理记录"),
            _("本机关已经尽到合理的查找、检索义务"),
        )
    for review in row.secrecy_reviews.all():
        yield Exhibit(
            _("保密审查记录（%(on)s）") % {"on": review.reviewed_on},
            _("办理记录"),
            _("公开前依法进行了保密审查（条例第17条）"),
        )
    for party in row.parties.all():
        yield Exhibit(
            _("%(party)s的意见材料") % {"party": party_name(party)},
            _("征求意见记录"),
            _("被征求意见的一方的意见和答复时间"),
        )


def _deliveries(row: InformationRequest) -> Iterator[Exhibit]:
    for sent in row.deliveries.select_related("letter").order_by("sent_on", "pk"):
        title = _("送达凭证（%(letter)s）") % {"letter": sent.letter.number}
        source = sent.tracking_number or sent.get_method_display()
        yield Exhibit(title, source, _("文书送出和送达的时间、方式"))


def proposed_sections(remedy: Remedy) -> dict[str, str]:
    """答复书、答辩状 as the case itself tells it; the lawyer goes on from there."""
    row = remedy.request
    history, case = requests.history(row), requests.case_of(row)
    reply = last_reply(row)
    return {
        Section.FACTS: _facts(row, history, reply),
        Section.PROCEDURE: _procedure(history, case),
        Section.BASIS: _basis(history, reply),
        Section.ANSWER: "",
        Section.REQUEST: _request(remedy),
    }


def _facts(row: InformationRequest, history: tuple[Act, ...], reply: Letter | None) -> str:
    told = [
        _("%(on)s，本机关收到申请，要求公开“%(subject)s”。")
        % {"on": written(row.received_on or row.arrived_on), "subject": row.subject.strip()}
    ]
    answered = _answered(history)
    if answered is None:
        told.append(_("本机关尚未作出答复。"))
        return "\n".join(told)
    told.append(
        _("%(on)s，本机关作出%(number)s，处理决定为“%(outcome)s”。")
        % {
            "on": written(answered.on),
            "number": reply.number if reply else _("答复"),
            "outcome": OUTCOME_RULES[answered.outcome].name,
        }
    )
    items = read(reply.facts).get("items", ()) if reply else ()
    told += [item.reason.strip() for item in items if item.reason.strip()]
    return "\n".join(told)


def _procedure(history: tuple[Act, ...], case: CaseState) -> str:
    names = requests_phrases.EVENTS
    told = [
        _("%(on)s，%(what)s。") % {"on": written(act.on), "what": _(names[act.event])}
        for act in acts.in_force(history)
        if not isinstance(act, _INTERNAL) and act.event in names
    ]
    if end := _end_of_period(history, case):
        told.append(end)
    return "\n".join(told)


def _end_of_period(history: tuple[Act, ...], case: CaseState) -> str:
    due_on, answered = case.clock.due_on if case.clock else None, _answered(history)
    if due_on is None or answered is None:
        return ""
    told = _("答复期限届满日为%(due)s。")
    if case.on_time is False or answered.on > due_on:
        told = _("答复期限届满日为%(due)s，本机关的答复晚于该日。")
    elif case.on_time:
        told = _("答复期限届满日为%(due)s，本机关的答复没有超过期限。")
    return told % {"due": written(due_on)}


def _basis(history: tuple[Act, ...], reply: Letter | None) -> str:
    answered = _answered(history)
    if answered is None:
        return ""
    outcomes = dict.fromkeys(answered.items or (answered.outcome,))
    told = []
    for outcome in outcomes:
        rule = OUTCOME_RULES[outcome]
        if rule.article:
            told.append(
                _("%(article)s是本机关作出“%(outcome)s”决定的依据。")
                % {"article": cited(rule.article), "outcome": rule.name}
            )
    items = read(reply.facts).get("items", ()) if reply else ()
    told += [_("另外引用：%(basis)s。") % {"basis": each.basis} for each in items if each.basis]
    return "\n".join(told)


def _request(remedy: Remedy) -> str:
    if remedy.against == Against.SILENCE:
        return _("请依法审查。")
    if remedy.track == Track.REVIEW:
        return _("请依法维持本机关的上述处理。")
    return _("请依法驳回原告的诉讼请求。")


def _answered(history: tuple[Act, ...]) -> acts.Answered | None:
    found = (act for act in reversed(acts.in_force(history)) if isinstance(act, acts.Answered))
    return next(found, None)


def reply_stands_on(request: InformationRequest) -> tuple[str, tuple[str, ...]]:
    """The number of the last reply and the articles it stands on; blanks before there is one."""
    answered = _answered(requests.history(request))
    if answered is None:
        return "", ()
    outcomes, reply = answered.items or (answered.outcome,), last_reply(request)
    return reply.number if reply else "", tuple(OUTCOME_RULES[each].article for each in outcomes)


def day_of_defence(defence: Defence | None, today: date) -> date:
    """The day the statement bears: that of its signature, or today while it is a draft."""
    return defence.signed_on if defence and defence.signed_on else today
