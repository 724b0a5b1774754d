"""信息处理费 on the case page: what was asked, until when, what was paid, what goes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from gongkai.inforequests import access, queries
from gongkai.inforequests.models import FeeNotice, InformationRequest
from gongkai.inforequests.phrases.fees import UNITS
from gongkai.inforequests.queries.fees import account_of, notices_of, place_in_month, proposal_of
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.deadlines import Deadline, Term
from gongkai.inforequests.rules.fees import SCHEDULES, Tariff
from gongkai.inforequests.rules.payments import Account
from gongkai.inforequests.rules.states import State, possible_acts
from gongkai.inforequests.web.fee_forms import MoneyForm
from gongkai.organs.access import Viewer

ANCHOR = "fees"
TITLE = gettext_lazy("信息处理费")
TEMPLATE = "inforequests/desk/panels/fees.html"


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One 收费通知 with its account."""

    notice: FeeNotice
    account: Account
    unit: Any

    @property
    def paid_after_lapse(self) -> bool:
        """Whether money came in although the case had been closed for want of it."""
        return self.notice.lapsed_on is not None and self.account.held > 0

    @property
    def paid_in_time(self) -> bool:
        """Whether the whole sum had been paid before the case was closed for want of it."""
        settled = self.account.settled_on
        lapsed = self.notice.lapsed_on
        return settled is not None and lapsed is not None and settled < lapsed


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """While a fee may be asked, and ever after it was proposed."""
    if row.case_type != CaseType.INFORMATION or row.received_on is None:
        return False
    return _may_be_asked(row) or row.fees.exists()


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """What the template reads; a fixed number of queries."""
    lines = [
        NoticeLine(each, account_of(row, each), UNITS[Tariff(each.tariff)])
        for each in notices_of(row)
    ]
    may_keep_money = bool(lines) and access.may(viewer, row.organ, acts.FeePaid)
    latest = lines[0] if lines else None
    pay_by = _pay_by(row) if latest else None
    return {
        "is_open": _may_be_asked(row),
        "place": place_in_month(row) if _may_be_asked(row) else None,
        "free": SCHEDULES[-1].free(Tariff.BY_CASE),
        "proposal": proposal_of(row),
        "lines": lines,
        "pay_by": pay_by,
        "is_served": pay_by is not None and pay_by.starts_on is not None,
        "pay": MoneyForm(row=row, auto_id="pay_%s") if may_keep_money else None,
        "refund": _refund(row, latest) if may_keep_money and latest else None,
    }


def _may_be_asked(row: InformationRequest) -> bool:
    return acts.FeeAsked in possible_acts(State(row.state))


def _pay_by(row: InformationRequest) -> Deadline | None:
    deadlines = queries.case_of(row).deadlines
    return next((each for each in deadlines if each.term is Term.PAY), None)


def _refund(row: InformationRequest, line: NoticeLine) -> MoneyForm | None:
    if not line.account.held:
        return None
    due = line.account.to_refund
    return MoneyForm(row=row, auto_id="refund_%s", initial={"amount": due or None})
