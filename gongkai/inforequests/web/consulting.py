"""征求意见 on the desk: asking several at once, one party's record, and what is made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.documents.uploads import UploadRefused
from gongkai.inforequests import access, actions, phrases
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries.consultations import Asked, consultations
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.errors import NotTheLead, RuleError
from gongkai.inforequests.rules.states import EDITABLE, UNANSWERED, State, possible_acts
from gongkai.inforequests.web import consultation_forms as forms
from gongkai.inforequests.web.cases import case_or_404
from gongkai.inforequests.web.files import refused
from gongkai.inforequests.web.said import said
from gongkai.inforequests.web.step_forms import DayForm, LookForm
from gongkai.organs.access import Viewer
from gongkai.organs.models import Officer


@never_cache
@require_http_methods(["GET", "POST"])
def consult(request: HttpRequest, number: str) -> HttpResponse:
    """征求意见 of one or several parties with the same question."""
    viewer, row = case_or_404(request, number)
    access.require(viewer, row.organ, acts.ConsultationSent)
    if acts.ConsultationSent not in possible_acts(State(row.state)):
        messages.error(request, phrases.not_now())
        return redirect("inforequests_desk:detail", row.number)
    posted = request.POST if request.method == "POST" else None
    form = forms.ConsultForm(posted, row=row)
    whom = forms.WhomFormSet(posted, prefix="whom")
    context: dict[str, Any] = {"row": row, "form": form, "whom": whom}
    if posted is not None and all((form.is_valid(), whom.is_valid())):
        try:
            asked = _ask(row, request.user, form.cleaned_data, whom.named())
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
            context["leads_elsewhere"] = isinstance(error, NotTheLead)
        else:
            told = _("已向 %(count)s 方征求意见，并告知申请人。请按文书送达。")
            messages.success(request, told % {"count": len(asked)})
            return _back(row)
    status = 422 if posted is not None else 200
    return render(request, "inforequests/desk/consult.html", context, status=status)


def _ask(
    row: InformationRequest, by: Officer, data: dict[str, Any], whom: list[dict[str, str]]
) -> list[Any]:
    chosen = data | {"kind": Party(data["kind"]), "is_lead": data["is_lead"] != "no"}
    parties = tuple(actions.Whom(**each) for each in whom)
    return actions.consult_together(request=row, by=by, parties=parties, **chosen)


@never_cache
@require_http_methods(["GET", "POST"])
def party(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """查看被征求意见方: asks why, records the look, then shows."""
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.PARTY_READERS)
    kept = get_object_or_404(row.parties, pk=key)
    form = LookForm(request.POST or None)
    context: dict[str, Any] = {"row": row, "party": kept, "form": form}
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            context["seen"] = actions.look_at_party(party=kept, reason=reason, by=request.user)
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
        context["shows_contact"] = viewer.may(row.organ, *access.PARTY_CONTACTS)
    status = 422 if form.errors else 200
    return render(request, "inforequests/desk/party.html", context, status=status)


Run = Callable[[InformationRequest, str, Officer, dict[str, Any]], object]


@dataclass(frozen=True, slots=True)
class PartyDeed:
    """What is done about one party, apart from the course of the case."""

    slug: str
    label: Promise
    fits: Callable[[InformationRequest, Viewer, Asked], bool]
    form: Callable[[Asked], type[DayForm]]
    run: Run

    def note(self, asked: Asked) -> str:
        """Whom it is about."""
        return f"{asked.party.get_kind_display()}：{asked.name}"


def _may_assess(row: InformationRequest, viewer: Viewer, asked: Asked) -> bool:
    known = asked.known
    open_point = (
        known.opinion is Opinion.OBJECTS
        or (known.kind is Party.THIRD_PARTY and known.opinion is None and known.lapsed)
        or (known.kind is Party.AGENCY and not asked.consultation.is_open and not known.ended)
    )
    is_open = State(row.state) in EDITABLE and open_point
    return is_open and viewer.may(row.organ, *access.OPINION_ASSESSORS)


def _may_overrule(row: InformationRequest, viewer: Viewer, asked: Asked) -> bool:
    known = asked.known
    objects = known.kind is Party.THIRD_PARTY and known.opinion is Opinion.OBJECTS
    is_open = State(row.state) in UNANSWERED and objects and not known.overruled
    return is_open and viewer.may(row.organ, *access.OPINION_OVERRULERS)


def _may_amend(row: InformationRequest, viewer: Viewer, asked: Asked) -> bool:
    admitted = acts.OpinionAmended in possible_acts(State(row.state))
    is_over = admitted and not asked.consultation.is_open
    return is_over and access.may(viewer, row.organ, acts.OpinionAmended)


def _form_of(asked: Asked) -> type[DayForm]:
    if asked.known.kind is Party.AGENCY:
        return forms.CoordinationForm
    return forms.ObjectionForm if asked.known.opinion is Opinion.OBJECTS else forms.SilenceForm


def _assess(row: InformationRequest, label: str, by: Officer, data: dict[str, Any]) -> None:
    accepted = {"yes": True, "no": False}.get(data.pop("accepted", ""))
    actions.assess_opinion(request=row, party=label, by=by, accepted=accepted, **data)


def _overrule(row: InformationRequest, label: str, by: Officer, data: dict[str, Any]) -> None:
    actions.disclose_despite(request=row, party=label, by=by, **data)


def _amend(row: InformationRequest, label: str, by: Officer, data: dict[str, Any]) -> None:
    actions.amend_opinion(request=row, party=label, by=by, **said(data))


DEEDS: dict[str, PartyDeed] = {
    deed.slug: deed
    for deed in (
        PartyDeed("assess", gettext_lazy("判断意见"), _may_assess, _form_of, _assess),
        PartyDeed(
            "disclose",
            gettext_lazy("决定为公共利益公开，并告知第三方"),
            _may_overrule,
            lambda _asked: forms.PublicInterestForm,
            _overrule,
        ),
        PartyDeed(
            "amend",
            gettext_lazy("登记补充意见"),
            _may_amend,
            lambda _asked: forms.SaidForm,
            _amend,
        ),
    )
}


def deeds_for(row: InformationRequest, viewer: Viewer, asked: Asked) -> list[PartyDeed]:
    """What this person can do about the party now."""
    return [deed for deed in DEEDS.values() if deed.fits(row, viewer, asked)]


@never_cache
@require_http_methods(["GET", "POST"])
def party_deed(request: HttpRequest, number: str, key: int, slug: str) -> HttpResponse:
    """A small form about one party, and back to the case."""
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.PARTY_READERS)
    deed = DEEDS.get(slug)
    asked = next((each for each in consultations(row).parties if each.party.pk == key), None)
    if deed is None or asked is None:
        raise Http404
    if not deed.fits(row, viewer, asked):
        messages.error(request, phrases.not_now())
        return _back(row)
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = deed.form(asked)(*posted, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            deed.run(row, asked.party.label, request.user, form.cleaned_data)
        except (RuleError, UploadRefused) as error:
            form.add_error(None, refused(error))
        else:
            messages.success(request, _("已办理：%(step)s") % {"step": deed.label})
            return _back(row)
    context = {"row": row, "step": deed, "form": form, "note": deed.note(asked)}
    status = 422 if form.errors else 200
    return render(request, "inforequests/desk/step.html", context, status=status)


def _back(row: InformationRequest) -> HttpResponse:
    return redirect(f"{reverse('inforequests_desk:detail', args=[row.number])}#consultation")
