"""``gongkai requests import``: exit codes and what it says."""

from __future__ import annotations

import json

import pytest
import time_machine
from click.testing import CliRunner

from gongkai.inforequests.commands_requests import requests
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.tests.conftest import moment
from gongkai.inforequests.tests.registers import case, register
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(moment("2026-07-01"), tick=True):
        yield


@pytest.fixture
def run(tmp_path, clerk):
    def do(rows, *options, organ="minzheng", by=None):
        path = tmp_path / "台账.xlsx"
        path.write_bytes(rows if isinstance(rows, bytes) else register(rows))
        told = ["import", str(path), "--organ", organ, "--by", by or clerk.username, *options]
        return CliRunner().invoke(requests, told)

    return do


GOOD, BAD = case(编号="A-2026-1"), case(编号="A-2026-2", 受理日期="三月")


def test_everything_imported(run):
    result = run([GOOD])
    assert (result.exit_code, InformationRequest.objects.count()) == (0, 1)
    assert run([GOOD]).exit_code == 0
    assert InformationRequest.objects.count() == 1


def test_rows_with_faults_are_named(run):
    result = run([GOOD, BAD], "--format", "json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["cases"], told["faulty"]) == (1, 1, 1)
    assert told["faults"]["5"][0].startswith("收到申请之日：")


def test_checked_only(run):
    assert run([GOOD], "--check").exit_code == 0
    assert run([GOOD, BAD], "--check").exit_code == 1
    assert not InformationRequest.objects.exists()


def test_with_a_mapping(run, tmp_path):
    told = {"columns": {"联系电话": "address"}, "values": {"kind": {"法人": "biz"}}}
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    row = case(编号="A-2026-3", 申请人类型="法人", 证件号码="")
    assert run([row], "--mapping", str(path)).exit_code == 0


@pytest.mark.parametrize(
    ("rows", "options", "more"),
    [
        pytest.param([GOOD], (), {"organ": "nobody"}, id="no such organ"),
        pytest.param([GOOD], (), {"by": "nobody"}, id="no such officer"),
        pytest.param(b"%PDF-1.4", (), {}, id="no table"),
        pytest.param([{}], ("--mapping", __file__), {}, id="mapping is no JSON"),
    ],
)
def test_bad_input(run, rows, options, more):
    result = run(rows, *options, **more)
    assert result.exit_code == 2 and "Traceback" not in result.output


def test_not_without_the_post(run, officer, bureau):
    assert run([GOOD], by=officer(bureau, Role.HANDLER).username).exit_code == 2
