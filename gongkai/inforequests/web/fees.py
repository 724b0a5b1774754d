"""信息处理费: the desk page that shows how a fee is reckoned, and the public page to reckon one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai.inforequests import access, actions, queries
from gongkai.inforequests.models import FeeNotice, InformationRequest
from gongkai.inforequests.phrases.fees import TARIFFS, UNITS
from gongkai.inforequests.queries.fees import (
    MonthCount,
    Namesake,
    month_count,
    proposal_of,
)
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.certainty import Ruling
from gongkai.inforequests.rules.fees import (
    COPIED_FORMS,
    FEE_POINTS,
    SCHEDULES,
    Bracket,
    Quote,
    Tariff,
    quote,
    quote_one,
)
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.states import State, possible_acts
from gongkai.inforequests.web.cases import case_or_404
from gongkai.inforequests.web.fee_forms import (
    CalculatorForm,
    DecisionForm,
    DeclineForm,
    MoneyForm,
    NamesakeForm,
    ProposalForm,
)
from gongkai.inforequests.web.handling import done
from gongkai.organs.access import Viewer

SHOWN_MOST = 50  # the last requests of a month; the count is of all


@dataclass(frozen=True, slots=True)
class QuoteTable:
    """费用计算 as a table."""

    title: Promise | str
    unit: Promise | str
    quote: Quote

    @classmethod
    def of(cls, found: Quote) -> QuoteTable:
        return cls(TARIFFS[found.tariff], UNITS[found.tariff], found)


@dataclass(frozen=True, slots=True)
class PriceTable:
    """收费标准 as a table; `goes_on` says that dearer brackets follow without end."""

    title: Promise | str
    unit: Promise | str
    brackets: tuple[Bracket, ...]
    goes_on: bool


@dataclass(frozen=True, slots=True)
class CountedLine:
    """One request of the month, in its place."""

    place: int
    request: InformationRequest


@never_cache
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """收费测算: which request of the month this is, what it would cost, and the next step."""
    viewer, row = case_or_404(request, number)
    return render(request, "inforequests/desk/fee.html", _context(row, viewer))


@require_POST
def propose(request: HttpRequest, number: str) -> HttpResponse:
    """提出收费."""
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.FEE_PROPOSERS)
    deed = partial(actions.propose_fee, request=row)
    return done(request, row, ProposalForm(request.POST), _("提出收费"), deed, anchor="fees")


@require_POST
def decide(request: HttpRequest, number: str) -> HttpResponse:
    """决定收费."""
    viewer, row = case_or_404(request, number)
    access.require(viewer, row.organ, acts.FeeAsked)
    deed = partial(actions.decide_fee, request=row)
    return done(request, row, DecisionForm(request.POST), _("发出收费通知"), deed, anchor="fees")


@require_POST
def decline(request: HttpRequest, number: str) -> HttpResponse:
    """不同意收费, or taken back."""
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.FEE_PROPOSERS, *access.ACT_ROLES[acts.FeeAsked])
    deed = partial(actions.decline_fee, request=row)
    return done(request, row, DeclineForm(request.POST), _("不收费"), deed, anchor="fees")


@require_POST
def pay(request: HttpRequest, number: str) -> HttpResponse:
    """登记缴费, also of what comes too late."""
    viewer, row = case_or_404(request, number)
    access.require(viewer, row.organ, acts.FeePaid)
    deed = partial(actions.record_payment, request=row)
    form = MoneyForm(request.POST, row=row)
    return done(request, row, form, _("登记缴费"), deed, anchor="fees")


@require_POST
def refund(request: HttpRequest, number: str) -> HttpResponse:
    """登记退费."""
    viewer, row = case_or_404(request, number)
    access.require(viewer, row.organ, acts.FeePaid)
    deed = partial(actions.record_refund, request=row)
    form = MoneyForm(request.POST, row=row)
    return done(request, row, form, _("登记退费"), deed, anchor="fees")


@require_POST
def judge(request: HttpRequest, number: str) -> HttpResponse:
    """认定同名申请人."""
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.NAMESAKE_JUDGES)

    def deed(other: str, **said: Any) -> None:
        found = queries.visible_to(viewer).filter(number=other).select_related("applicant").first()
        if found is None:
            raise Http404
        actions.judge_namesake(request=row, other=found, **said)

    back = reverse("inforequests_desk:fee", args=[row.number])
    form = NamesakeForm(request.POST)
    return done(request, row, form, _("认定同名申请人"), deed, anchor="namesakes", back=back)


@require_safe
def calculator(request: HttpRequest) -> HttpResponse:
    """信息处理费测算 for everybody; works by address alone, without script."""
    form = CalculatorForm(request.GET if request.GET else None)
    quotes = []
    if form.is_bound and form.is_valid():
        asked = ((Tariff.BY_CASE, "cases"), (Tariff.BY_PAGE, "pages"))
        given = ((tariff, form.cleaned_data[name]) for tariff, name in asked)
        quotes = [QuoteTable.of(quote(tariff, n)) for tariff, n in given if n is not None]
    context = {
        "form": form,
        "quotes": quotes,
        "schedule": SCHEDULES[-1],
        "tables": [_prices(tariff) for tariff in Tariff],
        "points": list(FEE_POINTS.values()),
    }
    status = 422 if form.errors else 200
    return render(request, "inforequests/public/fees.html", context, status=status)


def _prices(tariff: Tariff) -> PriceTable:
    schedule = SCHEDULES[-1]
    shown = 5 if tariff is Tariff.BY_CASE else len(schedule.by_page)
    brackets = tuple(each for each, _ in zip(schedule.brackets(tariff), range(shown), strict=False))
    return PriceTable(TARIFFS[tariff], UNITS[tariff], brackets, tariff is Tariff.BY_CASE)


def _context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    count, proposal = month_count(row), proposal_of(row)
    is_open = acts.FeeAsked in possible_acts(State(row.state))
    may_propose = is_open and proposal is None and viewer.may(row.organ, *access.FEE_PROPOSERS)
    pages = sum(
        each.pages or 0 for each in queries.files_of(row).filter(kind=FileKind.DISCLOSED.value)
    )
    lines = [CountedLine(place, each) for place, each in enumerate(count.counted, 1)]
    tables = [QuoteTable.of(quote_one(Tariff.BY_CASE, count.place))]
    by_page = row.wanted_form in COPIED_FORMS
    if proposal is not None and proposal.tariff == Tariff.BY_PAGE:
        pages = proposal.quantity  # what is proposed, not what is on file so far
    if by_page and pages:
        tables.append(QuoteTable.of(quote_one(Tariff.BY_PAGE, pages)))
    return {
        "row": row,
        "count": count,
        "month": row.received_on or row.arrived_on,
        "lines": lines[-SHOWN_MOST:],
        "left_out": max(len(lines) - SHOWN_MOST, 0),
        "free": SCHEDULES[-1].free(Tariff.BY_CASE),
        "pages": pages,
        "by_page": by_page,
        "tables": tables,
        "points": _points(),
        "namesakes": _namesakes(count),
        "may_judge": viewer.may(row.organ, *access.NAMESAKE_JUDGES),
        "proposal": proposal,
        "proposal_unit": UNITS[Tariff(proposal.tariff)] if proposal else "",
        "form": ProposalForm(initial={"pages": pages or None}) if may_propose else None,
        **_decision(row, viewer, proposal),
    }


def _points() -> list[Ruling[Any]]:
    """What an officer should know to be unsettled before asking for money."""
    points = [SCHEDULES[-1].begins_on, *FEE_POINTS.values()]
    policy = queries.policy()
    points += [policy.payment_days, policy.payment_effect, policy.fee_waiver_pauses]
    return [point for point in points if not point.grade.is_settled]


def _namesakes(count: MonthCount) -> list[tuple[Namesake, NamesakeForm]]:
    return [
        (
            each,
            NamesakeForm(
                initial={"other": each.request.number}, auto_id=f"same{each.request.pk}_%s"
            ),
        )
        for each in count.namesakes[:SHOWN_MOST]
    ]


def _decision(
    row: InformationRequest, viewer: Viewer, proposal: FeeNotice | None
) -> dict[str, Any]:
    """The forms with which the waiting proposal is decided, for whoever may."""
    if proposal is None:
        return {"decide": None, "decline": None}
    may_decide = access.may(viewer, row.organ, acts.FeeAsked)
    today = timezone.localdate()
    own = proposal.proposed_by_id == viewer.officer.pk
    return {
        "decide": DecisionForm(initial={"on": today}) if may_decide and not own else None,
        "decline": DeclineForm(auto_id="decline_%s") if may_decide or own else None,
    }
