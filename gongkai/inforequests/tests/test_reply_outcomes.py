"""Every decision from the draft to the letter, and what it cannot leave without."""

from __future__ import annotations

import pytest

from gongkai.inforequests import actions
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.items import outcomes_for
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests import replies
from gongkai.inforequests.tests.conftest import moment
from gongkai.ledger.queries import stream

pytestmark = pytest.mark.django_db

SINGLE = outcomes_for(is_record_correction=False)
END = "2026-03-24"


@pytest.fixture
def ready(registered, filed, replied, clerk, handler, signer):
    """A request that has gone through what this decision presupposes."""

    def prepare(outcome):
        if outcome is Outcome.REPEATED:
            replied(registered("2026-02-09"), on="2026-02-10")
        row = registered("2026-03-02")
        deed = {"request": row, "by": clerk}
        actions.assign(**deed, at=moment("2026-03-03"))
        if outcome is Outcome.STILL_UNCLEAR:
            actions.notify_correction(**deed, points="请写明年度。", at=moment("2026-03-04"))
            actions.serve_correction(**deed, at=moment("2026-03-05"))
            actions.receive_correction(**deed, at=moment("2026-03-09"))
        if outcome is Outcome.EXCESSIVE:
            actions.ask_reasons(
                **deed, question="本月已经十二件。", days=10, at=moment("2026-03-04")
            )
            actions.receive_reasons(**deed, text="想了解情况。", at=moment("2026-03-09"))
            actions.reject_reasons(
                request=row, why="与申请无关。", by=signer, at=moment("2026-03-10")
            )
        return row

    return prepare


@pytest.mark.parametrize("outcome", SINGLE)
def test_each_decision_is_signed_with_its_records(
    ready, bureau, clerk, lawyer, signer, filled, outcome
):
    row = ready(outcome)
    replies.file_records(row, [outcome], clerk, signer, moment(END))
    letter = actions.answer(
        request=row,
        reply=replies.reply(replies.decision(outcome)),
        drafted_by=clerk,
        checked_by=lawyer,
        by=signer,
        at=moment(END),
    )
    row = InformationRequest.objects.get(pk=row.pk)
    assert (row.state, row.outcome) == (State.DISPATCHED, outcome)
    assert letter.kind == OUTCOME_RULES[outcome].letter
    sent = stream(row.stream).get(event=acts.Answered.event)
    assert set(sent.data["proofs"]) == set(OUTCOME_RULES[outcome].proofs)
