"""应诉文书成文: the statement of defence (L34) and 证据目录 as files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from gongkai import vault
from gongkai.documents.model import Align, Block, Cell, Document, Heading, Letterhead, Table
from gongkai.inforequests import phrases as requests_phrases
from gongkai.inforequests.letterfiles import (
    MEDIA_TYPES,
    NOON_UTC,
    RENDERERS,
    LetterFile,
    bind,
    export,
)
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries import Offices
from gongkai.inforequests.rules.archiving import Part
from gongkai.inforequests.rules.letters import DEFENCE, DEFENCE_IN_COURT
from gongkai.inforequests.rules.letters.facts import LetterFacts
from gongkai.inforequests.volumes.contents import Leaf
from gongkai.remedies.models import Defence, Evidence, Remedy
from gongkai.remedies.rules.defence import Party, composed
from gongkai.remedies.rules.kinds import Seeker
from gongkai.remedies.rules.table_four import Track


def kind_of(remedy: Remedy) -> str:
    """答复书 before 复议机关, 答辩状 before a court."""
    return DEFENCE if remedy.track == Track.REVIEW else DEFENCE_IN_COURT


def defence_facts(remedy: Remedy, defence: Defence, name: str, day: dt.date) -> LetterFacts:
    """What the statement is composed from; `name` is whoever seeks the remedy."""
    row = remedy.request
    listed = list(remedy.evidence.all())
    return LetterFacts(
        kind=kind_of(remedy),
        number=defence.number,
        office=Offices.of(remedy.organ).on(day),
        addressee=remedy.body,
        issued_on=day,
        request_number=row.number,
        subject=row.subject,
        arrived_on=row.arrived_on,
        received_on=row.received_on,
        body=composed(_parties(remedy, name), defence.sections),
        enclosures=_("证据目录和证据材料（%(count)s份）") % {"count": len(listed)}
        if listed
        else "",
    )


def defence_file(
    remedy: Remedy, defence: Defence, name: str, day: dt.date, form: str
) -> LetterFile:
    """The statement with 证据目录 behind it. Raises KeyError for an unknown form."""
    listed = remedy.evidence.all()
    appendix = (Heading(_("证据目录")), evidence_table(listed)) if listed else ()
    return export(
        defence_facts(remedy, defence, name, day),
        form,
        demonstration=remedy.organ.demonstration,
        appendix=appendix,
    )


def into_volume(request: InformationRequest) -> Iterator[Leaf]:
    """The signed statements of a case for its file. A third party stays covered: a copy of the
    file may go to somebody else."""
    for remedy in request.remedies.select_related("request__applicant", "organ"):
        for defence in remedy.defences.exclude(number=""):
            facts = defence_facts(remedy, defence, _name(remedy), defence.signed_on)
            yield Leaf(
                part=Part.REMEDY,
                title=f"{facts.title}（{defence.number}）",
                source=f"defence:{defence.pk}",
                origin=bind(
                    facts,
                    demonstration=remedy.organ.demonstration,
                    appendix=(Heading(_("证据目录")), evidence_table(remedy.evidence.all())),
                ),
                on=defence.signed_on,
            )


def _name(remedy: Remedy) -> str:
    if remedy.seeker == Seeker.APPLICANT:
        return vault.unseal(remedy.request.applicant.sealed)["name"]
    return remedy.masked_name


def evidence_file(remedy: Remedy, day: dt.date, form: str) -> LetterFile:
    """证据目录 alone. Raises KeyError for an unknown form."""
    title = _("证据目录")
    banner = str(requests_phrases.DEMONSTRATION) if remedy.organ.demonstration else ""
    document = Document(
        title=title,
        blocks=(_case_table(remedy), evidence_table(remedy.evidence.all())),
        author=remedy.organ.name,
        banner=banner,
        letterhead=Letterhead(remedy.organ.name, remedy.case_number),
        moment=dt.datetime.combine(day, NOON_UTC),
    )
    name = f"{title} {remedy.case_number or remedy.request.number}.{form}"
    return LetterFile(RENDERERS[form](document), MEDIA_TYPES[form], name)


def evidence_table(rows: Iterable[Evidence]) -> Table:
    """The list as a table: number, name, source, pages, what it proves."""
    head = tuple(
        Cell(text, header="col")
        for text in (_("序号"), _("证据名称"), _("来源、文号"), _("页数"), _("证明对象"))
    )
    body = tuple(
        (
            Cell(row.position),
            Cell(row.title, align=Align.LEFT),
            Cell(row.source, align=Align.LEFT),
            Cell(row.pages),
            Cell(row.proves, align=Align.LEFT),
        )
        for row in rows
    )
    return Table((head, *body), widths=(1, 4, 5, 1.5, 5), splits=True)


def _case_table(remedy: Remedy) -> Block:
    rows = (
        (_("案件"), remedy.case_number or _("（没有案号）")),
        (_("提交给"), remedy.body),
        (_("提交单位"), remedy.organ.name),
        (_("申请件"), remedy.request.number),
    )
    cells = tuple((Cell(name, header="row"), Cell(text, align=Align.LEFT)) for name, text in rows)
    return Table(cells, head=0, widths=(1, 4))


def _parties(remedy: Remedy, name: str) -> tuple[Party, ...]:
    is_review = remedy.track == Track.REVIEW
    return (
        Party(_("申请人") if is_review else _("原告"), name),
        Party(_("被申请人") if is_review else _("被告"), remedy.organ.name),
        Party(_("案号"), remedy.case_number),
    )
