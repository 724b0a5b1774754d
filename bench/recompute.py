"""Recomputing 10,000 open cases after a calendar change, each with its entry in the ledger.

The yardstick does the bare database work of the same result: it reads as many ledger rows,
updates as many requests and inserts as many entries, without folding a case or sealing the
chain.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from bench.scratch import installation
from bench.timing import seconds

if TYPE_CHECKING:
    from gongkai.organs.models import Organ

CASES = 10_000
PER_CASE = 6  # acts of each case
FOUNDED = dt.date(2000, 8, 20)
RECEIVED = dt.date(2026, 12, 1)


def run() -> dict[str, object]:
    with installation():
        organ = _organ()
        _fill(organ)
        previewing, moved = _preview()
        _enter_notice()
        ours = seconds(_recompute)
        bare = seconds(_bare)
        entries = _entries()
    return {
        "what": "recomputing open cases after a notice, each with its ledger act",
        "cases": CASES,
        "acts_each": PER_CASE,
        "seconds": round(ours, 2),
        "cases_per_second": round(CASES / ours),
        "ledger_entries_written": entries,
        "yardstick": "read, update and insert as many rows, without folding or chaining",
        "yardstick_seconds": round(bare, 2),
        "times_the_yardstick": round(ours / bare, 1),
        "preview_seconds": round(previewing, 2),
        "preview_moved": moved,
    }


def _organ() -> Organ:
    from gongkai.organs import actions as organs
    from gongkai.organs.models import OrganKind

    return organs.establish(
        code="ceshi",
        name="测试区人民政府",
        short_name="测试区",
        kind=OrganKind.DISTRICT_GOVERNMENT,
        on=FOUNDED,
        by=None,
    )


def _fill(organ: Organ) -> None:
    """Open cases of every sort: plain, consulting, extended; folded with the calendar of today."""
    from django.db import transaction

    from gongkai.inforequests.actions.casework import project
    from gongkai.inforequests.actions.periods import keep_periods
    from gongkai.inforequests.models import InformationRequest
    from gongkai.inforequests.rules.casefile import fold
    from gongkai.inforequests.rules.payloads import to_json
    from gongkai.ledger.actions import Deed, record_many
    from gongkai.workdays.queries import calendar

    rows, cases, deeds = [], [], []
    for place in range(CASES):
        history = _history(RECEIVED + dt.timedelta(days=place % 20))
        row = InformationRequest(
            number=f"CESHI-2026-{place:05}",
            organ=organ,
            channel="in_person",
            applicant_kind="natural",
            subject=f"测试事项第 {place} 号的全部材料",
        )
        case = fold(history, calendar())
        project(row, case)
        rows.append(row)
        cases.append(case)
        deeds += [Deed(act.event, row.stream, None, organ, None, to_json(act)) for act in history]
    with transaction.atomic():
        InformationRequest.objects.bulk_create(rows, batch_size=500)
        kept = list(zip(rows, cases, strict=True))
        for start in range(0, CASES, 500):
            keep_periods(kept[start : start + 500])
        record_many(deeds)


def _history(received: dt.date) -> tuple[object, ...]:
    from gongkai.inforequests.rules import acts
    from gongkai.inforequests.rules.applicants import ApplicantKind
    from gongkai.inforequests.rules.channels import Basis, Channel

    def after(days: int) -> dt.date:
        return received + dt.timedelta(days=days)

    return (
        acts.Registered(received, Channel.IN_PERSON, ApplicantKind.NATURAL, Basis.SUBMITTED),
        acts.Assigned(after(1)),
        acts.HandedOver(after(2)),
        acts.ConsultationSent(after(3), "third-1", acts.Party.THIRD_PARTY),
        acts.ConsultationServed(after(5), "third-1"),
        acts.Extended(after(12), 20, "head"),
    )


def _notice() -> object:
    from gongkai.workdays.rules.notices import Grade, HolidayNotice

    return HolidayNotice(
        number="测试〔2026〕1号",
        title="2027年放假安排（测试）",
        year=2027,
        issued_on=dt.date(2026, 11, 20),
        days_off=frozenset({dt.date(2027, 1, 1), dt.date(2027, 1, 4)}),
        makeup_days=frozenset({dt.date(2027, 1, 9)}),
        grade=Grade.A,
    )


def _preview() -> tuple[float, int]:
    from gongkai.workdays.preview import Preview, preview
    from gongkai.workdays.queries import calendar

    seen: list[Preview] = []
    proposed = calendar().with_notices([_notice()])
    taken = seconds(lambda: seen.append(preview(calendar(), proposed)))
    return taken, len(seen[0].moved)


def _enter_notice() -> None:
    """The rows of the notice alone, so that the recomputing is taken by itself."""
    from gongkai.organs import actions as organs
    from gongkai.workdays.models import Notice, NoticeDay

    value = _notice()
    row = Notice.objects.create(
        year=value.year,
        number=value.number,
        title=value.title,
        issued_on=value.issued_on,
        grade=value.grade,
        entered_by=organs.enrol(username="keeper", full_name="管理员", by=None),
        entered_at=dt.datetime(2026, 11, 23, tzinfo=dt.UTC),
    )
    NoticeDay.objects.bulk_create(
        NoticeDay(notice=row, day=day, kind=kind) for day, kind in value.days.items()
    )


def _recompute() -> None:
    from gongkai.inforequests.actions import recompute

    if max(recompute()) != CASES:
        raise SystemExit("not every case was recomputed")


def _entries() -> int:
    from gongkai.inforequests import events
    from gongkai.ledger.models import Entry

    return Entry.objects.filter(event=events.CLOCK_RECOMPUTED).count()


def _bare() -> None:
    from django.db import connection, transaction

    data = json.dumps({"due_on": "2027-03-01", "due_on_before": "2027-03-02"})
    entry = (
        "INSERT INTO ledger_entry (seq, stream, event, at, recorded_at, actor, organ, data,"
        " previous, digest) VALUES (%s, %s, 'bench', %s, %s, '', 'ceshi', %s, %s, %s)"
    )
    now, seal = dt.datetime(2026, 11, 23, tzinfo=dt.UTC), "0" * 64
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT stream, event, data FROM ledger_entry ORDER BY seq")
        cursor.fetchall()
        cursor.execute("SELECT id, number FROM inforequests_informationrequest ORDER BY id")
        cases = cursor.fetchall()
        cursor.executemany(
            "UPDATE inforequests_informationrequest SET due_on = %s, calendar_version = %s"
            " WHERE id = %s",
            [("2027-03-01", "bench", key) for key, _ in cases],
        )
        cursor.executemany(
            entry,
            [
                (10**9 + key, f"inforequests:request:{number}", now, now, data, seal, seal)
                for key, number in cases
            ],
        )
