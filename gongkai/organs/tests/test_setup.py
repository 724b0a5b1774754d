"""`gongkai setup`: from an empty installation to the first person who may do everything else."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from gongkai.ledger.queries import findings
from gongkai.organs.access import viewer_of
from gongkai.organs.commands import setup
from gongkai.organs.models import Officer, Organ
from gongkai.organs.passwords import first_password
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db
SAID = {
    "--code": "yuanzhou",
    "--name": "测试区人民政府",
    "--short-name": "测试区",
    "--account": "manager",
    "--person": "测试员",
}
PASSWORD = "a-fitting-word-26"


def run(changed: dict[str, str] | None = None, password: str = PASSWORD) -> Result:
    words = [word for pair in (SAID | (changed or {})).items() for word in pair]
    return CliRunner().invoke(setup, words, env={"GONGKAI_SETUP_PASSWORD": password})


def test_the_first_account_manages_the_first_organ() -> None:
    answer = run({"--format": "json"})
    assert json.loads(answer.output) == {"organ": "yuanzhou", "account": "manager"}
    officer = Officer.objects.get()
    assert officer.check_password(PASSWORD)
    assert viewer_of(officer).may(Organ.objects.get(), Role.TECHNICIAN)
    assert findings() == []


def test_it_runs_only_once() -> None:
    run()
    answer = run({"--code": "other", "--account": "other"})
    assert answer.exit_code == 1
    assert "已经有机构了" in answer.output
    assert Organ.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "password", "told"),
    [
        pytest.param({"--kind": "kingdom"}, PASSWORD, "没有“kingdom”这个机构类别", id="kind"),
        pytest.param({"--code": "袁州"}, PASSWORD, "", id="code not a slug"),
        pytest.param({"--name": "长" * 101}, PASSWORD, "", id="name too long"),
        pytest.param({}, "short", "口令太短，至少要 10 个字符", id="password too short"),
        pytest.param({}, "manager123", "", id="password like the account"),
    ],
)
def test_bad_input_makes_nothing(changed: dict[str, str], password: str, told: str) -> None:
    answer = run(changed, password)
    assert answer.exit_code == 2
    assert told in answer.output
    assert not Organ.objects.exists()
    assert not Officer.objects.exists()


def test_what_is_not_said_is_asked_for() -> None:
    typed = f"yuanzhou\n测试区人民政府\nmanager\n测试员\n{PASSWORD}\n{PASSWORD}\n"
    assert CliRunner().invoke(setup, [], input=typed).exit_code == 0
    assert Organ.objects.get().short_name == "测试区人民政府"


def test_made_passwords_are_long_and_never_the_same() -> None:
    made = {first_password() for _ in range(100)}
    assert len(made) == 100
    assert all(len(password) == 19 for password in made)
