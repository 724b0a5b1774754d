"""A district with two bureaus, officers of every role, and requests in few words."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from gongkai.inforequests import actions
from gongkai.inforequests.rules.acts import Dispatch, Party
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.tests import replies
from gongkai.organs import actions as organs
from gongkai.organs.models import OrganKind, Post
from gongkai.organs.roles import Role

BACKEND = "gongkai.organs.backends.AppointmentBackend"
FOUNDED = dt.date(2000, 8, 20)
SHANGHAI = dt.timezone(dt.timedelta(hours=8))
# The example number of GB 11643; it belongs to no one.
ID_NUMBER = "11010519491231002X"


def moment(text, hour=10):
    """An hour of a day, Beijing time."""
    day = dt.date.fromisoformat(text)
    return dt.datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI)


def intake(**changed):
    """A complete application of a natural person."""
    values = {
        "kind": ApplicantKind.NATURAL,
        "name": "测试甲",
        "subject": "2019年度某某规划全文",
        "document": "resident_id",
        "document_number": ID_NUMBER,
        "email": "someone@example.org",
        "wanted_form": "email",
    }
    return actions.Intake(**(values | changed))


@pytest.fixture
def district(db):
    return _organ("ceshi", "测试区人民政府", OrganKind.DISTRICT_GOVERNMENT)


@pytest.fixture
def bureau(district):
    return _organ("minzheng", "测试区民政局", OrganKind.DEPARTMENT, district)


@pytest.fixture
def other_bureau(district):
    return _organ("nongye", "测试区农业农村局", OrganKind.DEPARTMENT, district)


def _organ(code, name, kind, parent=None):
    return organs.establish(
        code=code, name=name, short_name=name, kind=kind, on=FOUNDED, parent=parent, by=None
    )


@pytest.fixture
def officer(db):
    """The holder of a role in an organ; appointed at the first asking."""
    known = {}

    def holder(organ, role):
        if (organ.pk, role) not in known:
            person = organs.enrol(username=f"{organ.code}-{role}", full_name="测试员", by=None)
            post = organs.open_post(organ=organ, name=str(role.label), role=role, by=None)
            organs.appoint(post=post, officer=person, on=FOUNDED, by=None)
            known[organ.pk, role] = person
        return known[organ.pk, role]

    return holder


@pytest.fixture
def as_(officer):
    """A browser signed in as the holder of a role."""

    def sign_in(organ, role):
        browser = Client()
        browser.force_login(officer(organ, role), backend=BACKEND)
        return browser

    return sign_in


@pytest.fixture
def clerk(bureau, officer):
    return officer(bureau, Role.INTAKE)


@pytest.fixture
def signer(bureau, officer):
    return officer(bureau, Role.SIGNER)


@pytest.fixture
def handler(bureau, officer):
    return officer(bureau, Role.HANDLER)


@pytest.fixture
def handler_post(bureau, handler):
    return Post.objects.get(organ=bureau, role=Role.HANDLER)


@pytest.fixture
def filed(bureau):
    """Files a request online, on a working monday unless told otherwise."""

    def file(on="2026-03-02", organ=bureau, **changed):
        return actions.file_online(organ=organ, intake=intake(**changed), at=moment(on)).request

    return file


@pytest.fixture
def registered(bureau, clerk):
    """Registers a request at the counter."""

    def register(on="2026-03-02", channel=Channel.IN_PERSON, **changed):
        filed = actions.register(
            organ=bureau, channel=channel, intake=intake(**changed), by=clerk, at=moment(on)
        )
        return filed.request

    return register


@pytest.fixture
def lawyer(bureau, officer):
    return officer(bureau, Role.LAWYER)


@pytest.fixture
def replied(bureau, officer, clerk, signer):
    """Answers a request as one item, with every record on file and different persons."""

    def reply(
        request, on="2026-03-20", outcome=Outcome.GRANTED, dispatch=Dispatch.ONLINE, **changed
    ):
        at = moment(on)
        replies.fill_letterhead(bureau)
        replies.file_records(request, [outcome], clerk, signer, at)
        told = replies.reply(replies.decision(outcome, **changed), dispatch=dispatch)
        return actions.answer(
            request=request,
            reply=told,
            by=signer,
            drafted_by=clerk,
            checked_by=officer(bureau, Role.LAWYER),
            at=at,
        )

    return reply


@pytest.fixture
def prepared(registered, replied, clerk, signer):
    """A request of this year that has gone through what this decision presupposes."""

    def prepare(outcome, year=2026):
        if outcome is Outcome.REPEATED:
            replied(registered(f"{year}-02-17"), on=f"{year}-02-26")
        row = registered(f"{year}-03-02")
        deed = {"request": row, "by": clerk}
        actions.assign(**deed, at=moment(f"{year}-03-03"))
        if outcome is Outcome.STILL_UNCLEAR:
            actions.notify_correction(**deed, points="请写明年度。", at=moment(f"{year}-03-04"))
            actions.serve_correction(**deed, at=moment(f"{year}-03-05"))
            actions.receive_correction(**deed, at=moment(f"{year}-03-09"))
        if outcome is Outcome.EXCESSIVE:
            asked, given, judged = (moment(f"{year}-03-{day}") for day in ("04", "09", "10"))
            actions.ask_reasons(**deed, question="本月已经十二件。", days=10, at=asked)
            actions.receive_reasons(**deed, text="想了解情况。", at=given)
            actions.reject_reasons(request=row, why="与申请无关。", by=signer, at=judged)
        return row

    return prepare


@pytest.fixture
def filled(bureau):
    """The bureau has filled in what its letters say about it."""
    return replies.fill_letterhead(bureau)


@pytest.fixture
def consulted(registered, clerk, handler):
    """A request about which a third party and a co-making organ were asked."""
    row = registered("2026-03-02")
    actions.assign(request=row, by=handler, at=moment("2026-03-03"))
    actions.hand_over(request=row, by=handler, at=moment("2026-03-03"))
    for kind, name in (
        (Party.THIRD_PARTY, "测试第三方公司"),
        (Party.CO_MAKER, "测试区某某局"),
        (Party.AGENCY, "测试区另一局"),
    ):
        actions.consult(
            request=row, kind=kind, name=name, question="合同", by=clerk, at=moment("2026-03-04")
        )
    return row


@pytest.fixture
def own(bureau, clerk):
    """A request with its query code, filed online."""
    return actions.file_online(organ=bureau, intake=intake(), at=moment("2026-03-02"))


@pytest.fixture
def application(bureau, clerk):
    """What a natural person types into the public form."""
    return {
        "organ": str(bureau.pk),
        "kind": "natural",
        "name": "测试甲",
        "document": "resident_id",
        "document_number": ID_NUMBER,
        "email": "someone@example.org",
        "subject": "2019年度某某规划全文",
        "wanted_form": "email",
    }


@pytest.fixture
def sealed_folder(settings, tmp_path):
    """A store of sealed files of its own: other tests left files in the common one."""
    chosen = dict(settings.STORAGES)
    options = {**chosen["sealed"]["OPTIONS"], "location": str(tmp_path)}
    chosen["sealed"] = {**chosen["sealed"], "OPTIONS": options}
    settings.STORAGES = chosen
    return tmp_path
