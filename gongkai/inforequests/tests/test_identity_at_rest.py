"""Who applies, writes or is asked stands nowhere in the open: not in a table, not in the ledger."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from django.apps import apps

from gongkai.inforequests import actions
from gongkai.inforequests.commands import clock
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.rules.applicants import Document
from gongkai.inforequests.tests.conftest import ID_NUMBER, moment
from gongkai.ledger.models import Entry
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

PERSON = {
    "name": "欧阳测试",
    "phone": "0795-0000000",
    "address": "某某路九十九号",
    "email": "ouyang@example.org",
    "agent_name": "司马代理",
    "agent_document": Document.OTHER,
    "agent_number": "E00000000",
}
MAIL = b"From: <sikong@example.org>\r\nSubject: x\r\n\r\nx"
SECRETS = (
    *(str(PERSON[field]) for field in PERSON if field != "agent_document"),
    *(ID_NUMBER, "第五方公司", "sikong@example.org"),
)


@pytest.fixture
def case(filed, filled, clerk, handler, handler_post, bureau, sealed_folder):
    """Everybody there can be in a case: applicant, agent, third party; and a writer of mail."""
    row = filed(**PERSON)
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    actions.hand_over(request=row, post=handler_post, by=clerk, at=moment("2026-03-03"))
    actions.consult(
        request=row,
        kind=Party.THIRD_PARTY,
        name="第五方公司",
        question="合同",
        by=clerk,
        at=moment("2026-03-04"),
    )
    actions.draft_reply(request=row, by=clerk, at=moment("2026-03-05"))
    actions.keep_mail(organ=bureau, raw=MAIL, arrived_at=moment("2026-03-02"))
    actions.look_at_identity(request=row, reason="核对", by=clerk)
    return row


def told_by(text):
    return [secret for secret in SECRETS if secret in text]


def test_no_table_holds_them_in_the_open(case):
    for model in apps.get_models():
        rows = str(list(model.objects.all().values()))
        assert not told_by(rows), model.__name__


def test_the_ledger_does_not_know_them(case):
    kept = Entry.objects.values_list("stream", "data")
    assert kept and not told_by(json.dumps(list(kept), ensure_ascii=False))


def test_the_command_line_does_not_say_them(case):
    told = CliRunner().invoke(clock, ["explain", case.number, "--format", "json"])
    assert told.exit_code == 0 and not told_by(told.output)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR, Role.REPORTER])
def test_an_exported_list_covers_them(case, as_, bureau, role):
    told = as_(bureau, role).post("/desk/requests/export.csv", {"tab": "organ"})
    text = b"".join(told).decode() if told.streaming else told.content.decode()
    assert case.number in text and not told_by(text)
