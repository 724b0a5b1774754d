"""Cases of this year that show what a request may come to: opinions, fees, the post, a dispute.

Like the open cases they are received around the day of loading; the report of 2020 does not count
them. Each is brought about by the actions of the office, on working days of its own period.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gongkai.demo import people, posting, replies
from gongkai.demo.open_cases import received_for
from gongkai.demo.prose import Writer
from gongkai.demo.rules.plans import ZONE
from gongkai.inforequests import actions
from gongkai.inforequests.models import InformationRequest, WantedForm
from gongkai.inforequests.rules.acts import Dispatch, Opinion, Party
from gongkai.inforequests.rules.applicants import ApplicantKind, Document
from gongkai.inforequests.rules.fees import Tariff
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.outcomes import Outcome, Proof, proofs_for
from gongkai.organs.models import Officer, Organ, Post
from gongkai.organs.roles import Role
from gongkai.remedies import actions as remedies
from gongkai.remedies.rules.complaints import Article, Way
from gongkai.remedies.rules.kinds import Procedure
from gongkai.remedies.rules.table_four import Track
from gongkai.workdays.rules.calendar import WorkdayCalendar

MORNING = dt.time(9)
QUESTION = "拟公开的合同涉及贵方，请就是否同意公开书面提出意见。（演示文书）"
TEXT = "演示材料。\n".encode()


@dataclass(slots=True)
class _Case:
    """One case with the officers of its organ; `day(n)` is the n-th working day after receipt."""

    key: int
    organ: Organ
    received: dt.date
    calendar: WorkdayCalendar
    writer: Writer
    subject: str = ""
    clerk: Officer = field(init=False)
    head: Officer = field(init=False)
    post: Post = field(init=False)
    request: InformationRequest = field(init=False)

    def __post_init__(self) -> None:
        self.clerk = people.holder(self.organ, Role.INTAKE)
        self.head = people.holder(self.organ, Role.SIGNER)
        self.post = Post.objects.get(organ=self.organ, name=f"{Role.HANDLER.label}岗")
        self.request = self._filed()

    def day(self, number: int) -> dt.datetime:
        """The morning of a working day after receipt; the day of receipt is 0."""
        day = self.calendar.add(self.received, number).result if number else self.received
        return dt.datetime.combine(day, MORNING, ZONE)

    def by(self, number: int, who: Officer | None = None) -> dict[str, object]:
        """What every deed of that day takes."""
        return {"request": self.request, "by": who or self.clerk, "at": self.day(number)}

    def in_process(self) -> None:
        actions.assign(**self.by(1), post=self.post)
        actions.hand_over(**self.by(1), post=self.post)

    def answer(self, number: int, outcome: Outcome, dispatch: Dispatch) -> None:
        """From the search to the signature on one day."""
        request, decided = self.request, replies.items(outcome, self.request.subject, self.organ)
        outcomes = [item.outcome for item in decided if item.outcome]
        found = Outcome.NOT_FOUND not in outcomes
        actions.record_search(**self.by(number), **replies.search(request.subject, found=found))
        if Proof.SECRECY_REVIEW in proofs_for(outcomes[0], outcomes):
            told = {"may_disclose": True, "deidentified": True, "opinion": replies.secrecy()}
            actions.review_secrecy(**self.by(number, self.head), **told)
            actions.add_file(
                **self.by(number), kind=FileKind.DISCLOSED, content=TEXT, name="演示材料.txt"
            )
        text = replies.text(outcome, request.subject, dispatch)
        actions.draft_reply(**self.by(number), items=decided, text=text)
        actions.submit_draft(**self.by(number))
        actions.check_draft(**self.by(number, self.head))
        actions.compare_draft(**self.by(number, self.head))
        replies.sign(request, self.head, self.day(number))

    def served_by_post(self, number: int) -> None:
        """Posted the next day, signed for two days later."""
        posting.post(self.request, self.clerk, self.day(number + 1))
        posting.arrive(self.request, self.clerk, self.day(number + 3))

    def _filed(self) -> InformationRequest:
        person = self.writer.person(self.key)
        intake = actions.Intake(
            kind=ApplicantKind.NATURAL,
            name=person.name,
            subject=self.subject or self.writer.request(self.key, self.received, self.organ.code),
            document=Document.RESIDENT_ID,
            document_number=person.id_number,
            phone=person.mobile,
            email=person.email,
            address=person.address,
            wanted_form=WantedForm.POST,
        )
        at = dt.datetime.combine(self.received, MORNING, ZONE)
        return actions.file_online(organ=self.organ, intake=intake, at=at).request


def _fee_asked(case: _Case) -> None:
    """按量收费, told to the applicant and not paid yet."""
    case.in_process()
    actions.propose_fee(
        **case.by(3),
        tariff=Tariff.BY_PAGE,
        pages=68,
        reason="申请人要求提供纸质复印件共68页。（演示文书）",
    )
    actions.decide_fee(**case.by(4, case.head))
    actions.serve_fee(**case.by(6))


def _two_parties(case: _Case) -> None:
    """Of two third parties one agrees and one says nothing in its fifteen days."""
    case.in_process()
    whom = (actions.Whom("演示第一公司"), actions.Whom("演示第二公司"))
    served_on = case.day(3).date()
    asked = actions.consult_together(
        **case.by(3) | {"on": case.day(2).date()},
        kind=Party.THIRD_PARTY,
        parties=whom,
        question=QUESTION,
        served_on=served_on,
    )
    actions.answer_consultation(
        **case.by(8), party=asked[0].label, opinion=Opinion.AGREES, reason="同意公开。（演示文书）"
    )
    actions.close_consultation(**case.by(19), party=asked[1].label)


def _referred(case: _Case) -> None:
    """报请保密部门确定, no answer yet."""
    case.in_process()
    actions.refer_secrecy(
        **case.by(4),
        body="演示保密部门",
        question="所申请的信息是否属于国家秘密，请予确定。（演示文书）",
        letter_number="演示请〔2026〕1号",
    )


def _to_be_posted(case: _Case) -> None:
    """Signed, and waits for the post."""
    case.in_process()
    case.answer(12, Outcome.GRANTED, Dispatch.POST)


def _archived(case: _Case) -> None:
    """From receipt to the sealed file; what was answered is open to everybody, without persons."""
    case.in_process()
    case.answer(10, Outcome.GRANTED, Dispatch.POST)
    case.served_by_post(10)
    actions.archive(**case.by(15))
    title = case.request.subject[:40]
    told = {"title": title, "asked": case.request.subject, "told": "予以公开。（演示文书）"}
    made = actions.prepare_answer(**case.by(16), **told)
    actions.submit_answer(answer=made, by=case.clerk, at=case.day(16))
    actions.publish_answer(
        answer=made, opinion="不含个人信息，可以公开。（演示文书）", by=case.head, at=case.day(17)
    )


def _disputed(case: _Case) -> None:
    """Refused, and brought before the body of reconsideration: the statement is due soon."""
    case.in_process()
    case.answer(9, Outcome.ENFORCEMENT_FILE, Dispatch.POST)
    case.served_by_post(9)
    remedies.register(
        request=case.request,
        track=Track.REVIEW,
        accepted_on=case.day(20).date(),
        case_number=f"演示复〔{case.day(20).year}〕{case.key}号",
        filing=remedies.Filing(
            applied_on=case.day(17).date(),
            copy_received_on=case.day(21).date(),
            procedure=Procedure.ORDINARY,
        ),
        by=case.head,
        at=case.day(21),
    )


def _asked_alike(case: _Case) -> None:
    """Registered only: others asked for the same."""


# Key, working days from the day of loading to the end of the plain period, and what happens.
CASES: tuple[tuple[int, int, Callable[[_Case], None]], ...] = (
    (111, 12, _fee_asked),
    (112, -5, _two_parties),
    (113, 14, _referred),
    (114, 7, _to_be_posted),
    (115, -2, _archived),
    (116, -3, _disputed),
    (117, 18, _asked_alike),
    (118, 18, _asked_alike),
    (119, 17, _asked_alike),
)
ALIKE = "2025年度城区老旧小区改造项目清单及验收结果"


def load(
    today: dt.date, calendar: WorkdayCalendar, organs: Mapping[str, Organ], writer: Writer
) -> None:
    """Bring each case as far as it has come, and receive one complaint."""
    for key, due_in, happen in CASES:
        received = received_for(due_in, today, calendar)
        subject = ALIKE if happen is _asked_alike else ""
        happen(_Case(key, organs[people.SHOWN], received, calendar, writer, subject))
    supervisor = people.visitor(Role.SUPERVISOR)
    remedies.receive_complaint(
        organ=organs["nongye"],
        article=Article.SUPERVISION,
        way=Way.LETTER,
        content="反映超过期限没有答复政府信息公开申请。（演示内容）",
        received_on=received_for(17, today, calendar),
        name=writer.person(120).name,
        by=supervisor,
    )
