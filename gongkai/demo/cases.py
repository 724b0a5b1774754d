"""The demonstration's requests: every planned act goes through the action that does it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.demo import people, posting, replies
from gongkai.demo.prose import Writer
from gongkai.demo.rules.plans import ZONE, RequestPlan, YearPlan
from gongkai.inforequests import actions
from gongkai.inforequests.models import InformationRequest, WantedForm
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.applicants import ApplicantKind, Document
from gongkai.inforequests.rules.channels import Channel, Evidence
from gongkai.inforequests.rules.outcomes import Outcome, Proof, proofs_for
from gongkai.organs.models import Officer, Organ, Post
from gongkai.organs.roles import Role
from gongkai.remedies import actions as remedies
from gongkai.remedies.models import Remedy
from gongkai.remedies.rules.table_four import Result, Track

MORNING = dt.time(9, 30)
# Recorded by the action of another act: filing confirms, service closes, and a consultation is
# sent with the proof of its delivery.
WITH_ANOTHER = (acts.Confirmed, acts.Closed, acts.ConsultationServed)
POINTS = "请写明所申请信息的年度，以及能够确定该信息的文件名称或者其他特征。（演示文书）"
QUESTION = "拟公开的信息涉及贵方，请就是否同意公开书面提出意见。（演示文书）"
EXTENSION_REASON = "需要核对的材料较多，不能在原期限内完成。（演示文书）"


@dataclass(slots=True)
class _Case:
    """One request on its way, with the officers of its organ at hand."""

    plan: RequestPlan
    organ: Organ
    writer: Writer
    clerk: Officer
    lawyer: Officer
    signer: Officer
    handling: Post
    request: InformationRequest | None = None
    remedy: Remedy | None = None

    def go(self, organs: Mapping[str, Organ]) -> None:
        """From receipt to archive, act by act."""
        for place, act in enumerate(self.plan.acts, 1):
            if not isinstance(act, WITH_ANOTHER):
                self._do(act, self.plan.acts[place:], organs)

    def _do(self, act: Act, ahead: tuple[Act, ...], organs: Mapping[str, Organ]) -> None:
        at = dt.datetime.combine(act.on, MORNING, ZONE)
        deed = {"request": self.request, "by": self.clerk, "at": at}
        match act:
            case acts.Arrived():
                self.request = actions.file_online(
                    organ=self.organ, intake=self._intake(), at=at
                ).request
            case acts.Registered():
                self.request = self._register(organs, at)
            case acts.Assigned():
                actions.assign(**deed, post=self.handling)
            case acts.HandedOver():
                actions.hand_over(**deed, post=self.handling)
            case acts.CorrectionAsked(days=days):
                actions.notify_correction(**deed, points=POINTS, days=days)
            case acts.CorrectionServed():
                actions.serve_correction(**deed)
            case acts.Corrected():
                actions.receive_correction(**deed)
            case acts.ConsultationSent(kind=kind):
                self._consult(kind, act.on, ahead[0])
            case acts.ConsultationAnswered(opinion=opinion):
                party = self.request.parties.get().label
                actions.answer_consultation(**deed, party=party, opinion=opinion)
            case acts.Extended(days=days):
                actions.extend(**deed, days=days, reason=EXTENSION_REASON, approved_by=self.signer)
            case acts.Drafted():
                self._draft(ahead, at)
            case acts.SubmittedForCheck():
                actions.submit_draft(**deed)
            case acts.Checked():
                actions.check_draft(**deed | {"by": self.lawyer})
                actions.compare_draft(**deed | {"by": self.lawyer})
            case acts.Answered(dispatch=dispatch):
                replies.sign(self.request, self.signer, at)
                if dispatch is acts.Dispatch.POST:
                    posting.post(self.request, self.clerk, at)
            case acts.Served():
                if self.request.deliveries.exists():
                    posting.arrive(self.request, self.clerk, at)
                else:
                    actions.serve(**deed)
            case acts.RemedyOpened():
                self._seek_review(act.on, at)
            case acts.RedoOrdered(days=days):
                self._order_anew(act.on, days, at)
            case acts.Archived():
                actions.archive(**deed)
            case _:
                raise TypeError(f"the demonstration has no action for {act}")

    def _seek_review(self, on: dt.date, at: dt.datetime) -> None:
        self.remedy = remedies.register(
            request=self.request,
            track=Track.REVIEW,
            accepted_on=on,
            by=self.lawyer,
            case_number=f"演示复〔{on.year}〕{self.plan.key}号",
            at=at,
        )

    def _order_anew(self, on: dt.date, days: int | None, at: dt.datetime) -> None:
        remedies.conclude(
            remedy=self.remedy,
            result=Result.CORRECTED,
            on=on,
            redo=True,
            redo_days=days,
            by=self.lawyer,
            at=at,
        )

    def _intake(self) -> actions.Intake:
        person = self.writer.person(self.plan.key)
        subject = self.writer.request(self.plan.key, self.plan.received_on, self.organ.code)
        natural = self.plan.kind is ApplicantKind.NATURAL
        return actions.Intake(
            kind=self.plan.kind,
            name=person.name if natural else self.writer.organisation(self.plan.key),
            subject=subject,
            document=Document.RESIDENT_ID if natural else Document.OTHER,
            document_number=person.id_number if natural else f"演示证{self.plan.key:06}",
            phone=person.mobile,
            email=person.email,
            address=person.address,
            wanted_form=WantedForm.ONLINE,
        )

    def _register(self, organs: Mapping[str, Organ], at: dt.datetime) -> InformationRequest:
        place = organs[self.plan.zone or self.plan.organ].short_name
        return actions.register(
            organ=self.organ,
            channel=Channel.ZONE,
            intake=self._intake(),
            by=self.clerk,
            evidence=Evidence(arrived_on=at.date()),
            service_point=f"{place}政务公开专区",
            at=at,
        ).request

    def _consult(self, kind: acts.Party, sent_on: dt.date, following: Act) -> None:
        served_on = following.on if isinstance(following, acts.ConsultationServed) else sent_on
        actions.consult(
            request=self.request,
            kind=kind,
            name=self.writer.person(1000 + self.plan.key).name,
            question=QUESTION,
            by=self.clerk,
            on=sent_on,
            served_on=served_on,
            at=dt.datetime.combine(served_on, MORNING, ZONE),
        )

    def _draft(self, ahead: tuple[Act, ...], at: dt.datetime) -> None:
        planned = next(act for act in ahead if isinstance(act, acts.Answered))
        subject = self.request.subject
        decided = replies.items(planned.outcome, subject, self.organ)
        self._file_records([item.outcome for item in decided], subject, at)
        actions.draft_reply(
            request=self.request,
            items=decided,
            text=replies.text(planned.outcome, subject, planned.dispatch),
            by=self.clerk,
            at=at,
        )

    def _file_records(self, outcomes: list[Outcome], subject: str, at: dt.datetime) -> None:
        """检索 for whatever is looked for, 保密审查 for whatever is given."""
        deed = {"request": self.request, "at": at}
        found = Outcome.NOT_FOUND not in outcomes
        actions.record_search(**deed, by=self.clerk, **replies.search(subject, found=found))
        if Proof.SECRECY_REVIEW in proofs_for(outcomes[0], outcomes):
            actions.review_secrecy(
                **deed,
                by=self.lawyer,
                may_disclose=True,
                deidentified=True,
                opinion=replies.secrecy(),
            )


def load(plan: YearPlan, organs: Mapping[str, Organ], writer: Writer) -> None:
    """Bring every planned request from receipt to archive."""
    for planned in plan.requests:
        organ = organs[planned.organ]
        clerk = people.holder(organ, Role.INTAKE)
        answering = people.holder(organ, Role.SIGNER)
        handling = Post.objects.get(organ=organ, name=f"{Role.HANDLER.label}岗")
        case = _Case(planned, organ, writer, clerk, answering, answering, handling)
        case.go(organs)
