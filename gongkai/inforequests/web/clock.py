"""期限: the what-if of any officer, and the printable explanation of one case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.inforequests import access, explanationfiles, queries
from gongkai.inforequests.explanation import Explanation, explain, explain_case
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.whatif import history_of
from gongkai.inforequests.web.clock_forms import ROWS, ActForm, ReceiptForm
from gongkai.organs.access import NotYours, viewer_of
from gongkai.organs.models import Organ
from gongkai.workdays import phrases as calendar_phrases
from gongkai.workdays.queries import calendar
from gongkai.workdays.rules.errors import WorkdayError

ROWS_MOST = 20


@require_safe
def try_clock(request: HttpRequest) -> HttpResponse:
    """期限试算: dates in, due date and every day out. The address holds nothing but dates."""
    if not viewer_of(request.user).roles & set(access.READERS):
        raise NotYours(access.READERS, Organ(short_name=_("受理机关")))
    sheet = Sheet.read(request.GET)
    context = {
        "sheet": sheet,
        "kinds": ROWS.values(),
        "is_full": len(sheet.rows) >= ROWS_MOST,
        "told": sheet.told(),
    }
    status = 422 if sheet.is_refused else 200
    return render(request, "inforequests/desk/clock_try.html", context, status=status)


@never_cache
@require_safe
def case_clock(request: HttpRequest, number: str) -> HttpResponse:
    """期限说明 of one case, to read and to print."""
    row = _case(request, number)
    context = {"row": row, "told": explain_case(row, timezone.localdate())}
    return render(request, "inforequests/desk/clock_case.html", context)


@never_cache
@require_safe
def case_clock_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The same on paper."""
    row, today = _case(request, number), timezone.localdate()
    made = explanationfiles.pdf(
        explain_case(row, today),
        on=today,
        organ=row.organ.name,
        demonstration=row.organ.demonstration,
    )
    response = HttpResponse(made, content_type="application/pdf")
    name = _("答复期限说明 %(number)s") % {"number": row.number}
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.pdf")
    return response


def _case(request: HttpRequest, number: str) -> InformationRequest:
    try:
        return queries.request_for(viewer_of(request.user), number)
    except InformationRequest.DoesNotExist as error:
        raise Http404 from error


@dataclass
class Sheet:
    """试算表: what was typed, row by row, and what comes of it.

    A row that was just added or taken away shows the form as it stands, without judging it.
    """

    receipt: ReceiptForm
    rows: list[ActForm] = field(default_factory=list)
    is_asked: bool = False
    link: str = ""

    @classmethod
    def read(cls, asked: QueryDict) -> Sheet:
        """The sheet of an address; whatever is no date or no act in it shows as an error."""
        if "received" not in asked:
            return cls(ReceiptForm(initial={"received": timezone.localdate()}))
        kinds = [kind for kind in asked.getlist("act") if kind in ROWS][:ROWS_MOST]
        kept = [place for place in range(len(kinds)) if str(place) != asked.get("drop")]
        is_asked = not asked.keys() & {"add", "drop"}
        rows = [_row(kinds[place], place, asked, is_asked=is_asked) for place in kept]
        if asked.get("add") in ROWS and len(rows) < ROWS_MOST:
            rows.append(ROWS[asked["add"]]())
        for place, row in enumerate(rows):
            row.prefix = str(place)
        receipt = ReceiptForm(asked) if is_asked else ReceiptForm(initial=asked.dict())
        return cls(receipt, rows, is_asked)

    def told(self) -> Explanation | None:
        """The answer, or None where nothing was asked or something typed cannot be read."""
        if not self.is_asked or not self._is_read():
            return None
        acts = [row.question() for row in self.rows]
        policy = queries.policy()
        try:
            question = self.receipt.question() | {"acts": acts}
            told = explain(history_of(question, calendar(), policy), calendar(), policy)
        except RuleError:
            self._blame(acts)
        except WorkdayError as error:
            self.receipt.add_error("received", calendar_phrases.refusal(error))
        else:
            self.link = f"?{urlencode(list(self._address()))}"
            return told
        return None

    @property
    def is_refused(self) -> bool:
        """Whether something is marked as wrong."""
        return bool(self.receipt.errors or any(row.errors for row in self.rows))

    def _is_read(self) -> bool:
        is_read = self.receipt.is_valid()
        received = self.receipt.cleaned_data.get("received") if is_read else None
        # Every row is looked at, so that all that is wrong is said at once.
        return all([is_read, *[row.check(received) for row in self.rows]])

    def _blame(self, acts: list[dict[str, Any]]) -> None:
        """Mark the first row with which the rules no longer go along."""
        for place in range(len(acts)):
            question = self.receipt.question() | {"acts": acts[: place + 1]}
            try:
                history_of(question, calendar(), queries.policy())
            except RuleError as error:
                self.rows[place].refuse(error)
                return

    def _address(self) -> Iterator[tuple[str, Any]]:
        yield from self.receipt.question().items()
        for row in self.rows:
            yield "act", row.act
        for place, row in enumerate(self.rows):
            filled = row.question().items()
            yield from ((f"{place}-{name}", value) for name, value in filled if name != "act")


def _row(kind: str, place: int, asked: QueryDict, *, is_asked: bool) -> ActForm:
    if is_asked:
        return ROWS[kind](asked, prefix=str(place))
    # A row keeps what was typed into it while another one comes or goes.
    start = f"{place}-"
    typed = {name.removeprefix(start): v for name, v in asked.items() if name.startswith(start)}
    return ROWS[kind](initial=typed)
