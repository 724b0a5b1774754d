"""Every address below /desk/requests/, for every role, in the organ of the case and elsewhere."""

from __future__ import annotations

import pytest
from django.urls import reverse

from gongkai.inforequests import actions
from gongkai.inforequests.models import Handling
from gongkai.inforequests.tests.conftest import ID_NUMBER, moment
from gongkai.inforequests.web import desk_urls
from gongkai.organs.models import Post
from gongkai.organs.roles import Role as R

pytestmark = pytest.mark.django_db

CASEWORK = {R.INTAKE, R.HANDLER}
WHOLE = {
    *(R.INTAKE, R.HANDLER, R.LAWYER, R.SIGNER),
    *(R.ARCHIVIST, R.SUPERVISOR, R.AUDITOR, R.REPORTER),
}

# Whom each address lets in, by the name of the address: roles of the organ of the case.
OWN = {
    "list": set(R),
    "assign": {R.INTAKE, R.HANDLER, R.SIGNER},
    "find": {R.INTAKE},
    "archives": {R.INTAKE, R.ARCHIVIST, R.SUPERVISOR, R.AUDITOR},
    "archives_export": {R.INTAKE, R.ARCHIVIST, R.SUPERVISOR, R.AUDITOR},
    "archive": {R.INTAKE, R.ARCHIVIST},
    "case_export": {R.INTAKE, R.LAWYER},
    "export": {R.INTAKE, R.SUPERVISOR, R.AUDITOR, R.REPORTER},
    "register": {R.INTAKE},
    "forms": WHOLE,
    "book": WHOLE,
    "book_export": {R.INTAKE, R.SUPERVISOR, R.AUDITOR, R.REPORTER},
    "figures": WHOLE,
    "figures_export": {R.INTAKE, R.SUPERVISOR, R.AUDITOR, R.REPORTER},
    "groups": WHOLE,
    "group_join": CASEWORK,
    "proposals": WHOLE,
    "propose": {R.INTAKE, R.HANDLER, R.SIGNER, R.SUPERVISOR},
    "answers": WHOLE,
    "imports": {R.INTAKE, R.SUPERVISOR},
    "mails": set(R),  # each sees the mail of the organs whose 受理 they hold
    "letterhead": {R.INTAKE, R.SUPERVISOR},
    "wordings": {R.INTAKE, R.SUPERVISOR},
    "wording": {R.INTAKE, R.SUPERVISOR},
    "wording_preview": {R.INTAKE, R.SUPERVISOR},
    "clock_try": WHOLE,
    "detail": WHOLE,
    "clock": WHOLE,
    "clock_pdf": WHOLE,
    "next": WHOLE,
    "handling": CASEWORK,
    "handling_answer": {R.HANDLER},
    "handling_recall": CASEWORK,
    "handling_lead": CASEWORK,
    "remarks": {R.INTAKE, R.HANDLER, R.LAWYER, R.SIGNER, R.ARCHIVIST, R.SUPERVISOR},
    "receipt": {R.INTAKE},
    "receipt_file": {R.INTAKE},
    "receipt_correct": {R.INTAKE},
    "query_code": {R.INTAKE},
    "fee": WHOLE,
    "fee_propose": CASEWORK,
    "fee_decide": {R.SIGNER},
    "fee_decline": {R.INTAKE, R.HANDLER, R.SIGNER},
    "fee_pay": {R.INTAKE},
    "fee_refund": {R.INTAKE},
    "fee_namesake": {R.INTAKE},
    "write": {R.INTAKE, R.HANDLER, R.SIGNER},
    "identity": {R.INTAKE},
    "letter": {R.INTAKE},
    "review": {R.INTAKE, R.HANDLER, R.LAWYER},
    "reply": WHOLE,
    "consult": CASEWORK,
    "serve": CASEWORK,
    "postings": CASEWORK,
    "postings_export": {R.INTAKE},
    "split": CASEWORK,
    "join": CASEWORK,
    "step": {R.INTAKE, R.HANDLER, R.SIGNER},
}
# One message, one file, one earlier wording: tried where they are made.
TRIED_ELSEWHERE = {
    *("import", "import_columns", "import_words", "import_faulty", "import_run"),
    *("mail", "mail_many", "mail_raw", "mail_register", "mail_dismiss", "mail_take_up"),
    *("service_send", "service_result", "service_number", "service_receipt"),
    *("run", "proposal", "answer_prepare"),
    *(
        "files",
        "file",
        "file_remove",
        "bundle",
        "bundle_anew",
        "wording_restore",
        "party",
        "party_deed",
    ),
}
# What does not speak of the case opens for whoever has the post in any organ.
ANYWHERE = (
    *(
        "list",
        "assign",
        "find",
        "archives",
        "archives_export",
        "export",
        "register",
        "forms",
        "mails",
        "clock_try",
        "imports",
    ),
    *("postings", "postings_export"),
    *("book", "book_export", "figures", "figures_export", "groups", "proposals", "answers"),
)
ELSEWHERE = {name: OWN[name] for name in ANYWHERE}
POSTED = {
    *("book_export", "figures_export"),
    *("assign", "export", "archives_export", "postings_export"),
    *("handling", "handling_answer", "handling_recall", "handling_lead"),
    *("fee_propose", "fee_decide", "fee_decline", "fee_pay", "fee_refund", "fee_namesake"),
    *("remarks", "receipt_correct", "wording_preview"),
}
NAME, PHONE = "欧阳测试", "0795-0000000"
SHOWS_IDENTITY = {"identity", "letter", "receipt", "receipt_file", "query_code"}


class Doors:
    """The addresses of one case, and which of them open."""

    def __init__(self, row):
        part = Handling.objects.filter(request=row).first()
        case, organ, key = [row.number], row.organ.code, part.pk if part else 1
        self.keys = {
            **dict.fromkeys(OWN, case),
            **dict.fromkeys(ANYWHERE, ()),
            "export": ["csv"],
            "book_export": ["csv"],
            "postings_export": ["csv"],
            "letterhead": [organ],
            "wordings": [organ],
            "wording": [organ, "L14"],
            "wording_preview": [organ, "L14", "pdf"],
            "receipt_file": [*case, "pdf"],
            "letter": [*case, "receipt", "pdf"],
            "step": [*case, "extend"],
            **{f"handling_{deed}": [*case, key] for deed in ("answer", "recall", "lead")},
        }

    def open_to(self, browser, names):
        return {name for name in names if self.opens(browser, name)}

    def opens(self, browser, name):
        """Whether the answer is neither "not there" nor Wagtail's way back to its first page."""
        told = self.answer(browser, name)
        sent_home = told.status_code == 302 and told["Location"] == "/desk/"
        return told.status_code != 404 and not sent_home

    def answer(self, browser, name):
        where = reverse(f"inforequests_desk:{name}", args=self.keys[name])
        return browser.post(where) if name in POSTED else browser.get(where)


@pytest.fixture
def handled(filed, clerk, handler_post):
    """A case in the hands of a department of its organ."""
    row = filed(name=NAME, phone=PHONE)
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    actions.hand_over(request=row, post=handler_post, by=clerk, at=moment("2026-03-03"))
    return row


def test_every_address_has_its_row():
    assert {route.name for route in desk_urls.urlpatterns} == set(OWN) | TRIED_ELSEWHERE


@pytest.mark.parametrize("role", R)
def test_in_the_organ_of_the_case(as_, bureau, handled, role):
    opened = Doors(handled).open_to(as_(bureau, role), OWN)
    assert opened == {name for name, roles in OWN.items() if role in roles}


@pytest.mark.parametrize("role", R)
def test_in_another_organ(as_, other_bureau, handled, role):
    opened = Doors(handled).open_to(as_(other_bureau, role), OWN)
    assert opened == {name for name, roles in ELSEWHERE.items() if role in roles}


@pytest.mark.parametrize("role", [R.SUPERVISOR, R.AUDITOR, R.REPORTER])
def test_whoever_guides_the_district_reads_its_bureaus(as_, district, handled, role):
    browser = as_(district, role)
    assert Doors(handled).open_to(browser, ["detail", "identity", "letter"]) == {"detail"}
    assert handled.number in browser.get(reverse("inforequests_desk:list")).content.decode()


def test_without_a_post_nothing_opens(client, handled):
    doors = Doors(handled)
    for name in OWN:
        told = doors.answer(client, name)
        assert told.status_code == 302
        assert told["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("role", WHOLE)
def test_no_page_says_who_the_applicant_is_unless_it_is_there_for_that(as_, bureau, handled, role):
    doors, browser = Doors(handled), as_(bureau, role)
    for name in set(OWN) - SHOWS_IDENTITY:
        told = doors.answer(browser, name)
        text = b"".join(told) if told.streaming else told.content
        found = [secret for secret in (NAME, PHONE, ID_NUMBER) if secret.encode() in text]
        assert not found, name


class TestGuest:
    """A department of an organ below, asked to help in a case of the district."""

    @pytest.fixture
    def row(self, district, bureau, officer, filed):
        clerk = officer(district, R.INTAKE)
        officer(district, R.HANDLER), officer(bureau, R.HANDLER)
        row = filed(organ=district, name=NAME, phone=PHONE)
        own, guest = (Post.objects.get(organ=organ, role=R.HANDLER) for organ in (district, bureau))
        actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
        actions.hand_over(
            request=row,
            lead=own,
            posts=[guest],
            task="请查找规划文本",
            by=clerk,
            at=moment("2026-03-03"),
        )
        return row

    @pytest.fixture
    def doors(self, row, bureau):
        doors = Doors(row)
        part = Handling.objects.get(request=row, post__organ=bureau)
        doors.keys |= {
            f"handling_{deed}": [row.number, part.pk] for deed in ("answer", "recall", "lead")
        }
        return doors

    def test_sees_the_case_and_may_answer_and_nothing_else(self, as_, bureau, doors):
        about_the_case = set(OWN) - set(ELSEWHERE)
        opened = doors.open_to(as_(bureau, R.HANDLER), about_the_case)
        assert opened == {"detail", "handling_answer"}

    def test_other_posts_of_its_organ_see_nothing(self, as_, bureau, doors):
        for role in set(R) - {R.HANDLER, R.TECHNICIAN}:
            assert not doors.open_to(as_(bureau, role), ["detail", "handling_answer"])

    def test_sees_what_is_asked_for_and_its_own_part(self, as_, bureau, row):
        told = as_(bureau, R.HANDLER).get(reverse("inforequests_desk:detail", args=[row.number]))
        text = told.content.decode()
        assert row.subject in text
        assert "请查找规划文本" in text
        assert [shown.anchor for shown in told.context["panels"]] == ["facts", "handling"]
        assert len(told.context["panels"][1].context["lines"]) == 1

    def test_learns_nothing_of_the_applicant(self, as_, bureau, row):
        browser = as_(bureau, R.HANDLER)
        pages = [
            browser.get(reverse("inforequests_desk:detail", args=[row.number])),
            browser.get(reverse("inforequests_desk:list"), {"tab": "mine"}),
        ]
        for told in pages:
            text = told.content.decode()
            assert row.number in text
            assert not [secret for secret in ("欧", "0795", ID_NUMBER[:6]) if secret in text]

    def test_a_part_of_another_department_is_not_there(self, as_, bureau, district, row):
        part = Handling.objects.get(request=row, post__organ=district)
        where = reverse("inforequests_desk:handling_answer", args=[row.number, part.pk])
        assert as_(bureau, R.HANDLER).post(where, {"opinion": "x"}).status_code == 404

    def test_recalled_it_sees_nothing_any_more(self, as_, bureau, officer, district, row, doors):
        part = Handling.objects.get(request=row, post__organ=bureau)
        actions.recall_department(handling=part, by=officer(district, R.INTAKE))
        assert not doors.open_to(as_(bureau, R.HANDLER), ["detail", "handling_answer"])
