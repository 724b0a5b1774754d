"""The steps an officer can take on a case: which act, which form, which action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import access, actions
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries import case_of
from gongkai.inforequests.queries.service import unsent_reply
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.consultations import EndReason
from gongkai.inforequests.rules.states import State, possible_acts
from gongkai.inforequests.rules.turns import turn
from gongkai.inforequests.web import consultation_forms as opinions
from gongkai.inforequests.web import fee_forms
from gongkai.inforequests.web import step_forms as forms
from gongkai.inforequests.web.handling_forms import HandOverForm
from gongkai.inforequests.web.said import said
from gongkai.organs.access import Viewer
from gongkai.organs.models import Officer

Run = Callable[[InformationRequest, Officer, dict[str, Any]], object]


@dataclass(frozen=True, slots=True)
class Step:
    """办理步骤 on the desk; `page` names the page where it is done, if it has one of its own.
    `fits` says what the state alone does not tell."""

    slug: str
    label: Promise
    act: type[Act]
    form: type[forms.StepForm]
    run: Run
    page: str = ""
    fits: Callable[[InformationRequest], bool] = lambda _row: True

    def is_open(self, row: InformationRequest, viewer: Viewer) -> bool:
        """Whether the state admits it and a post of the viewer allows it."""
        admitted = self.act in possible_acts(State(row.state))
        return admitted and access.may(viewer, row.organ, self.act) and self.fits(row)


def _confirm(row: InformationRequest, by: Officer, data: dict[str, Any]) -> None:
    actions.confirm_receipt(request=row, by=by, **data)


def _assign(row: InformationRequest, by: Officer, data: dict[str, Any]) -> None:
    actions.assign(request=row, by=by, post=data["post"])


def _hand_over(row: InformationRequest, by: Officer, data: dict[str, Any]) -> None:
    posts = list(data.pop("others"))
    actions.hand_over(request=row, by=by, posts=posts, **data)


def _opinion(row: InformationRequest, by: Officer, data: dict[str, Any]) -> None:
    actions.answer_consultation(request=row, by=by, **said(data))


def _end(row: InformationRequest, by: Officer, data: dict[str, Any]) -> None:
    actions.end_consultation(request=row, by=by, **data | {"reason": EndReason(data["reason"])})


def _determined(row: InformationRequest, by: Officer, data: dict[str, Any]) -> None:
    may_disclose = data["may_disclose"] == "yes"
    actions.record_determination(request=row, by=by, **data | {"may_disclose": may_disclose})


def _waits_for_receipt(row: InformationRequest) -> bool:
    """Whether any letter of 征求意见 is not known to have been received."""
    clock = case_of(row).clock
    asked = clock.consultations if clock else ()
    return any(each.is_open and each.served_on is None for each in asked)


def _plain(action: Callable[..., object]) -> Run:
    def run(row: InformationRequest, by: Officer, data: dict[str, Any]) -> None:
        action(request=row, by=by, **data)

    return run


def _on_page(slug: str, label: Promise, act: type[Act], page: str = "reply") -> Step:
    """A step done on a page of its own, such as the reply with its draft, check and signature."""
    return Step(slug, label, act, forms.StepForm, _plain(actions.draft_reply), page=page)


STEPS: dict[str, Step] = {
    step.slug: step
    for step in (
        Step("confirm", _("与申请人确认收到"), acts.Confirmed, forms.ConfirmForm, _confirm),
        Step("assign", _("分派审查"), acts.Assigned, forms.PostForm, _assign),
        Step("hand-over", _("转业务科室办理"), acts.HandedOver, HandOverForm, _hand_over),
        Step(
            "correction",
            _("告知补正"),
            acts.CorrectionAsked,
            forms.CorrectionForm,
            _plain(actions.notify_correction),
        ),
        Step(
            "ask-reasons",
            _("要求说明理由"),
            acts.ReasonsAsked,
            forms.ReasonsForm,
            _plain(actions.ask_reasons),
        ),
        Step(
            "reasons",
            _("登记收到理由说明"),
            acts.ReasonsReceived,
            forms.ReasonsTextForm,
            _plain(actions.receive_reasons),
        ),
        Step(
            "reasons-rejected",
            _("理由不合理，不予处理"),
            acts.ReasonsRejected,
            forms.ReasonsRejectedForm,
            _plain(actions.reject_reasons),
        ),
        Step(
            "defer",
            _("理由合理，告知延迟答复"),
            acts.ReplyDeferred,
            forms.DeferForm,
            _plain(actions.defer_reply),
        ),
        Step(
            "correction-served",
            _("登记补正告知书送达"),
            acts.CorrectionServed,
            forms.DayForm,
            _plain(actions.serve_correction),
        ),
        Step(
            "corrected",
            _("登记收到补正"),
            acts.Corrected,
            forms.CorrectedForm,
            _plain(actions.receive_correction),
        ),
        Step(
            "abandoned",
            _("逾期不补正，不再处理"),
            acts.CorrectionLapsed,
            forms.DayForm,
            _plain(actions.abandon),
        ),
        _on_page("consult", _("征求意见"), acts.ConsultationSent, "consult"),
        Step(
            "consultation-served",
            _("登记征求意见书送达"),
            acts.ConsultationServed,
            opinions.PartyServedForm,
            _plain(actions.serve_consultation),
            fits=_waits_for_receipt,
        ),
        Step(
            "opinion", _("登记收到意见"), acts.ConsultationAnswered, opinions.OpinionForm, _opinion
        ),
        Step(
            "silence",
            _("登记逾期未提出意见"),
            acts.ConsultationLapsed,
            opinions.PartyForm,
            _plain(actions.close_consultation),
        ),
        Step("end-consultation", _("终止征求"), acts.ConsultationEnded, opinions.EndForm, _end),
        Step(
            "refer-secrecy",
            _("报请主管部门或者保密部门确定"),
            acts.SecrecyReferred,
            opinions.ReferralForm,
            _plain(actions.refer_secrecy),
        ),
        Step(
            "determination",
            _("登记收到确定意见"),
            acts.SecrecyDetermined,
            opinions.DeterminationForm,
            _determined,
        ),
        Step("extend", _("延长答复期限"), acts.Extended, forms.ExtendForm, _plain(actions.extend)),
        _on_page("fee", _("决定收取信息处理费"), acts.FeeAsked, page="fee"),
        Step(
            "fee-paid",
            _("登记缴费"),
            acts.FeePaid,
            fee_forms.MoneyForm,
            _plain(actions.record_payment),
        ),
        Step(
            "fee-served",
            _("登记收费通知送达"),
            acts.FeeServed,
            forms.DayForm,
            _plain(actions.serve_fee),
        ),
        Step(
            "fee-lapsed",
            _("逾期不缴费，不再处理"),
            acts.FeeLapsed,
            forms.DayForm,
            _plain(actions.lapse_fee),
        ),
        Step(
            "fee-waived",
            _("撤回收费决定"),
            acts.FeeWaived,
            fee_forms.WaiveForm,
            _plain(actions.waive_fee),
        ),
        _on_page("draft", _("拟写答复"), acts.Drafted),
        _on_page("submit", _("修改答复稿、送审核"), acts.SubmittedForCheck),
        _on_page("check", _("审核答复稿"), acts.Checked),
        _on_page("sign", _("签发答复"), acts.Answered),
        _on_page("serve", _("送达答复"), acts.Served, page="serve"),
        Step(
            "recall",
            _("撤回签发"),
            acts.ReplyRecalled,
            forms.RecallForm,
            _plain(actions.recall_reply),
            fits=lambda row: unsent_reply(row) is not None,
        ),
        Step(
            "withdraw",
            _("登记申请人撤回"),
            acts.Withdrawn,
            forms.DayForm,
            _plain(actions.withdraw),
        ),
        Step(
            "archive",
            _("归档"),
            acts.Archived,
            forms.StepForm,
            _plain(actions.archive),
            page="archive",
        ),
    )
}


def next_step(row: InformationRequest, steps: list[Step]) -> Step | None:
    """Of these steps the one that brings the case on, if any does (`rules.turns`)."""
    due = turn(State(row.state))
    for act in due.leads_on if due else ():
        for step in steps:
            if step.act is act:
                return step
    return None


def open_steps(row: InformationRequest, viewer: Viewer) -> list[Step]:
    """The steps that can be taken now by this person, in the order of the procedure."""
    return [step for step in STEPS.values() if step.is_open(row, viewer)]
