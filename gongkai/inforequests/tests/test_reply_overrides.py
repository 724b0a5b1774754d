"""放行: by a named person, with a reason, for this version alone."""

from __future__ import annotations

import pytest

from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import CheckOverride
from gongkai.inforequests.rules import reply_errors as errors
from gongkai.inforequests.rules.checks import Level
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests import replies
from gongkai.inforequests.tests.conftest import moment
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours

pytestmark = pytest.mark.django_db

AT = moment("2026-03-20")


@pytest.fixture
def row(registered, clerk):
    found = registered("2026-03-02")
    actions.assign(request=found, by=clerk, at=moment("2026-03-03"))
    return found


@pytest.fixture
def doubtful(row, clerk, lawyer, filled):
    """Not found by one keyword: a warning."""
    actions.record_search(
        request=row,
        systems="业务系统",
        keywords="规划",
        paper="文书档案",
        asked="规划科",
        result="没有",
        found=False,
        by=clerk,
        at=AT,
    )
    told = replies.reply(replies.decision(Outcome.NOT_FOUND))
    replies.bring_to_approval(row, told, clerk, lawyer, AT)
    (found,) = queries.open_warnings(row, AT.date())
    assert (found.code, found.level) == ("K14", Level.WARN)
    return row, {"request": row, "check": found.code, "place": found.place, "at": AT}


def test_a_warning_stops_the_signature_until_it_is_set_aside(doubtful, lawyer, signer):
    row, deed = doubtful
    with pytest.raises(errors.ChecksOpen):
        actions.sign(request=row, by=signer, at=AT)
    actions.override(**deed, reason="没有别的名称。", by=lawyer)
    entry = stream(row.stream).get(event="request:check:overridden")
    assert entry.data == {"check": "K14", "place": "item-1", "version": 1}
    assert entry.actor == lawyer.username
    actions.sign(request=row, by=signer, at=AT)
    row.refresh_from_db()
    assert row.state == State.DISPATCHED


def test_it_needs_a_reason(doubtful, lawyer):
    _row, deed = doubtful
    with pytest.raises(errors.OverrideWithoutReason):
        actions.override(**deed, reason=" ", by=lawyer)


def test_it_needs_the_post(doubtful, clerk):
    _row, deed = doubtful
    with pytest.raises(NotYours):
        actions.override(**deed, reason="算了", by=clerk)


@pytest.mark.parametrize(
    ("check", "place"), [("K13", "item-1"), ("K14", "item-2"), ("K14", ""), ("K99", "")]
)
def test_nothing_else_can_be_set_aside(doubtful, lawyer, check, place):
    _row, deed = doubtful
    with pytest.raises(errors.NothingToOverride):
        actions.override(**deed | {"check": check, "place": place}, reason="算了", by=lawyer)
    assert not CheckOverride.objects.exists()


def test_what_blocks_cannot_be_set_aside(row, clerk, lawyer, filled):
    told = replies.reply(replies.decision(Outcome.NOT_FOUND))
    replies.bring_to_approval(row, told, clerk, lawyer, AT)
    with pytest.raises(errors.NothingToOverride):
        actions.override(request=row, check="K13", place="item-1", reason="算了", by=lawyer, at=AT)


def test_a_new_version_needs_it_anew(doubtful, clerk, lawyer, signer):
    row, deed = doubtful
    actions.override(**deed, reason="没有别的名称。", by=lawyer)
    actions.return_draft(request=row, reason="改理由。", by=signer, at=AT)
    changed = replies.reply(replies.decision(Outcome.NOT_FOUND, reason="换一种说法。"))
    replies.bring_to_approval(row, changed, clerk, lawyer, AT)
    with pytest.raises(errors.ChecksOpen):
        actions.sign(request=row, by=signer, at=AT)
