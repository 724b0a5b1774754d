"""Every address below /desk/remedies/, for every role, in the organ of the case and elsewhere."""

from __future__ import annotations

import pytest
from django.urls import reverse

from gongkai.organs.roles import Role as R
from gongkai.remedies import actions, queries
from gongkai.remedies.rules.complaints import Article, Way
from gongkai.remedies.tests.conftest import day
from gongkai.remedies.web import urls

pytestmark = pytest.mark.django_db

READ = {R.INTAKE, R.LAWYER, R.SIGNER, R.SUPERVISOR, R.AUDITOR, R.REPORTER}
KEEP = {R.INTAKE, R.LAWYER}
ABOVE = {R.SUPERVISOR, R.AUDITOR}

OWN = {
    "list": READ,
    "export": READ - {R.SIGNER},
    "new": KEEP,
    "complaints": ABOVE,
    "complaints_export": ABOVE,
    "complaint_new": {R.SUPERVISOR},
    # one complaint: only above the organ complained of
    "complaint": set(),
    "complainant": set(),
    "complaint_decide": set(),
    "complaint_reply": set(),
    "detail": READ,
    "edit": KEEP,
    "sent": KEEP,
    "conclude": KEEP,
    "evidence": KEEP,
    "evidence_propose": KEEP,
    "evidence_file": KEEP | {R.SIGNER},
    "defence": KEEP | {R.SIGNER},
    "defence_sign": {R.SIGNER},
    "defence_file": KEEP | {R.SIGNER},
}
# What does not speak of a case opens for whoever has the post in any organ.
ANYWHERE = ("list", "export", "complaints", "complaints_export", "complaint_new")
POSTED = {"export", "complaints_export", "complainant", "evidence_propose", "defence_sign"}
NAME, PHONE = "欧阳测试", "0795-0000000"
SHOWS_IDENTITY = {"complainant", "defence_file"}


@pytest.fixture
def keys(under_review, lawyer, district, officer, bureau):
    """The arguments of every address."""
    remedy = under_review()
    sections = queries.proposed_sections(remedy)
    actions.draft_defence(remedy=remedy, sections=sections, seen=0, by=lawyer)
    complaint = actions.receive_complaint(
        organ=bureau,
        article=Article.REPORT,
        way=Way.PHONE,
        content="不答复",
        received_on=day("2026-03-02"),
        name=NAME,
        contact=PHONE,
        by=officer(district, R.SUPERVISOR),
    )
    of_remedy = {name: [remedy.pk] for name in OWN}
    of_complaint = {name: [complaint.pk] for name in OWN if name.startswith("complain")}
    return {
        **of_remedy,
        **of_complaint,
        **dict.fromkeys(ANYWHERE, ()),
        "new": [remedy.request.number],
        "evidence_file": [remedy.pk, "pdf"],
        "defence_file": [remedy.pk, "pdf"],
    }


def answer(browser, name, keys):
    where = reverse(f"remedies_desk:{name}", args=keys[name])
    return browser.post(where) if name in POSTED else browser.get(where)


def opens(told):
    """Neither "not there" nor Wagtail's way back to its first page."""
    return told.status_code != 404 and not (
        told.status_code == 302 and told["Location"] == "/desk/"
    )


def opened(browser, keys):
    return {name for name in OWN if opens(answer(browser, name, keys))}


def test_every_address_has_its_row():
    assert {route.name for route in urls.urlpatterns} == set(OWN)


@pytest.mark.parametrize("role", R)
def test_in_the_organ_of_the_case(as_, bureau, keys, role):
    assert opened(as_(bureau, role), keys) == {n for n, roles in OWN.items() if role in roles}


@pytest.mark.parametrize("role", R)
def test_in_another_organ(as_, other_bureau, keys, role):
    found = opened(as_(other_bureau, role), keys)
    assert found == {name for name in ANYWHERE if role in OWN[name]}


@pytest.mark.parametrize("role", [R.SUPERVISOR, R.AUDITOR, R.REPORTER])
def test_whoever_guides_the_district_reads_its_bureaus(as_, district, keys, role):
    found = opened(as_(district, role), keys)
    assert {"detail", "list"} <= found
    assert ("complaint" in found) is (role in ABOVE)
    assert ("complaint_decide" in found) is (role is R.SUPERVISOR)
    assert not found & {"edit", "conclude", "defence", "defence_sign", "defence_file"}


def test_without_a_post_nothing_opens(client, keys):
    for name in OWN:
        told = answer(client, name, keys)
        assert told.status_code == 302
        assert told["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("role", sorted(READ))
def test_no_page_names_anybody_unless_it_is_there_for_that(as_, bureau, keys, role):
    browser = as_(bureau, role)
    for name in set(OWN) - SHOWS_IDENTITY:
        told = answer(browser, name, keys)
        text = b"".join(told) if told.streaming else told.content
        assert not [secret for secret in (NAME, PHONE) if secret.encode() in text], name
