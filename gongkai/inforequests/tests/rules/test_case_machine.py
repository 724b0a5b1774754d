"""Any act on any case, in any order and on any day: admitted or refused by name, nothing else."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Dispatch, Opinion, Party, RemedyTrack
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.casefile import admit, fold
from gongkai.inforequests.rules.channels import Basis, Channel
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.outcomes import Outcome, Proof
from gongkai.inforequests.rules.payloads import from_json, to_json
from gongkai.inforequests.rules.policy import DEFAULT_POLICY, policy_with
from gongkai.inforequests.rules.reportcells import Part, cells_fed
from gongkai.inforequests.rules.states import UNANSWERED, possible_acts
from gongkai.workdays.rules.calendar import FIRST_DAY, WorkdayCalendar

OFFICIAL = WorkdayCalendar.official()
# The same district before the notices of the last years were known to it.
EARLIER = WorkdayCalendar(tuple(each for each in OFFICIAL.notices if each.year < 2024))
STRICT = policy_with(
    {
        "late_correction": "refused",
        "payment_effect": "pause",
        "extension_after_restart": "spent",
        "secrecy_referral_pauses": True,
    }
)

numbers = st.integers(-1, 60)
parties = st.sampled_from(("third-1", "third-2", "maker-1"))
firsts = st.one_of(
    st.dates(FIRST_DAY, date(2031, 12, 31)),
    st.sampled_from(
        (FIRST_DAY, date(2024, 2, 29), date(2026, 12, 31), date(2027, 1, 1), date(2030, 2, 28))
    ),
)
VALUES = {
    "days": numbers,
    "amount": numbers,
    "retention_years": numbers,
    "party": parties,
    "kind": st.sampled_from(Party),
    "opinion": st.sampled_from(Opinion),
    "approved_by": st.sampled_from(("", "head")),
    "post": st.just(""),
    "lead": st.just("X-1"),
    "into": st.just(("X-2",)),
    "letter": st.just("L14"),
    "outcome": st.sampled_from(Outcome),
    "dispatch": st.sampled_from(Dispatch),
    "items": st.lists(st.sampled_from(Outcome), max_size=3).map(tuple),
    "proofs": st.sampled_from((frozenset(), frozenset(Proof))),
    "track": st.sampled_from(RemedyTrack),
    "channel": st.sampled_from(Channel),
    "basis": st.sampled_from(Basis),
    "case_type": st.sampled_from(CaseType),
}
_HINTS = {
    act: [name for name in act.__dataclass_fields__ if name != "on"]
    for act in acts.ACT_TYPES.values()
}
_OPENING = (acts.Arrived, acts.Registered)


@st.composite
def values(draw, act):
    """The fields of an act beside its day; some of them no clerk would write."""
    chosen = dict(VALUES)
    if act in _OPENING:
        chosen["kind"] = st.sampled_from(ApplicantKind)
    if act is acts.RedoOrdered:
        chosen["days"] = st.one_of(st.none(), st.integers(1, 60))
    return {name: draw(chosen[name]) for name in _HINTS[act] if name in chosen}


class OneCase(RuleBasedStateMachine):
    """A case under every kind of treatment."""

    @initialize(
        first=firsts,
        opening=st.sampled_from(_OPENING),
        data=st.data(),
        calendar=st.sampled_from((OFFICIAL, EARLIER)),
        policy=st.sampled_from((DEFAULT_POLICY, STRICT)),
    )
    def begins(self, first, opening, data, calendar, policy):
        self.calendar, self.policy = calendar, policy
        self.history = (opening(first, **data.draw(values(opening))),)
        self.case = fold(self.history, calendar, policy)

    @rule(data=st.data(), later=st.integers(-20, 45))
    def something_that_the_state_knows(self, data, later):
        known = possible_acts(self.case.state)
        if known:
            self.tried(data.draw(st.sampled_from(known)), data, later)

    @rule(data=st.data(), later=st.integers(-400, 400))
    def anything_at_all(self, data, later):
        self.tried(data.draw(st.sampled_from(tuple(_HINTS))), data, later)

    def tried(self, act, data, later):
        on = max(FIRST_DAY, self.history[-1].on + timedelta(later))
        given = data.draw(values(act))
        if act is acts.ReplyDeferred:
            given["answer_by"] = max(FIRST_DAY, on + timedelta(data.draw(st.integers(-5, 200))))
        added = act(on, **given)
        try:
            self.case = admit(self.history, added, self.calendar, self.policy)
        except RuleError:
            return
        self.history = (*self.history, added)

    @precondition(lambda self: len(self.history) > 1)
    @rule()
    def the_calendar_changes(self):
        self.calendar = EARLIER if self.calendar is OFFICIAL else OFFICIAL
        self.case = fold(self.history, self.calendar, self.policy)

    @invariant()
    def stands_where_the_ledger_says(self):
        if hasattr(self, "case"):
            read = tuple(from_json(act.event, to_json(act)) for act in self.history)
            assert fold(read, self.calendar, self.policy) == self.case

    @invariant()
    def can_be_kept_in_the_columns(self):
        if not hasattr(self, "case"):
            return
        case = self.case
        assert (case.outcome is None) == (case.closed_on is None)
        assert case.closed_on is None or case.closed_on >= case.arrived_on
        assert case.received_on is None or case.received_on >= case.arrived_on
        assert case.received_on is None or case.clock is not None
        if case.due_on is not None:
            assert case.due_on > case.clock.start.on
        assert case.is_open == (case.state in UNANSWERED)

    @invariant()
    def feeds_the_report_evenly(self):
        """Each year: received and carried in = closed and carried out."""
        if not hasattr(self, "case"):
            return
        case, today = self.case, date(2052, 1, 1)
        fed = cells_fed(case.kind, case.received_on, case.closed_on, case.outcome, today)
        for year in {cell.year for cell in fed} - {today.year}:
            parts = [cell.part for cell in fed if cell.year == year]
            into = sum(part in (Part.RECEIVED, Part.CARRIED_IN) for part in parts)
            assert into == 1 == len(parts) - into


OneCase.TestCase.settings = settings(max_examples=40, stateful_step_count=25)
TestOneCase = OneCase.TestCase
