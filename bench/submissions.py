"""Applications per second, by several writers while fifty readers read, and whether any is lost.

Measured twice on each database: through the action alone, and through both pages of the form as a
browser without scripts sends them. Afterwards every application that was accepted must be there,
with consecutive numbers and a whole ledger. The yardstick writes the rows of finished applications
again, each in a transaction of its own, with nothing reckoned: one writer against one writer.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing as mp
import os
import re
import statistics
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from bench.scratch import installation
from bench.timing import in_turns
from testing import postgres

if TYPE_CHECKING:
    from gongkai.inforequests.actions import Intake
    from gongkai.organs.models import Organ

WRITERS = 4
READERS = 50
THINKS = 1.0  # seconds between two questions of one reader
LASTS = 10.0  # seconds of each measurement
ALONE = 200  # applications of one writer against the yardstick
ROUNDS = 5
ORGANS = 5
FOUNDED = dt.date(2000, 8, 20)
SUBJECT = "2020年度某街道旧城改造项目征收补偿方案、评估报告和资金使用情况"
# The example number of GB 11643; it belongs to no one.
ID_NUMBER = "11010519491231002X"

# A database needs settings of its own, its writers only a connection.
spawned, forked = mp.get_context("spawn"), mp.get_context("fork")


def run() -> dict[str, object]:
    figures: dict[str, object] = {
        "what": "applications filed by several writers while readers follow a case",
        "writers": WRITERS,
        "readers": READERS,
        "a_reader_waits_seconds": THINKS,
        "sqlite": _apart("sqlite"),
    }
    binaries = postgres.find_binaries()
    if binaries:
        with postgres.cluster(binaries) as address:
            figures["postgresql_without_fsync"] = _apart(address)
    return figures


def _apart(database: str) -> dict[str, object]:
    """One database in a process of its own: settings are read once."""
    told = spawned.SimpleQueue()
    child = spawned.Process(target=_measure, args=(database, told))
    child.start()
    child.join()
    if child.exitcode:
        raise RuntimeError(f"the measurement on {database.partition(':')[0]} failed")
    return told.get()


def _measure(database: str, told: Any) -> None:
    os.environ |= {"GONGKAI_DATABASE": database, "GONGKAI_CAPTCHA": "false"}
    with installation():
        organs = _organs()
        figures: dict[str, object] = {}
        for name in ("action", "pages"):
            figures[name] = _together(name, [organ.pk for organ in organs])
        ours, bare = in_turns(lambda: _alone(organs[0]), _insert, prepare=_rows, rounds=ROUNDS)
        figures["one_writer_per_second"] = round(ALONE / ours)
        figures["yardstick"] = "the same rows inserted bare, one transaction an application"
        figures["yardstick_per_second"] = round(ALONE / bare)
        figures["ratio_to_yardstick"] = round(bare / ours, 3)
        told.put(figures)


def _organs() -> list[Organ]:
    from gongkai.organs import actions
    from gongkai.organs.models import OrganKind
    from gongkai.organs.roles import Role

    found = []
    for n in range(ORGANS):
        organ = actions.establish(
            code=f"organ{n}",
            name=f"测试机关{n}",
            short_name=f"测试机关{n}",
            kind=OrganKind.DEPARTMENT,
            on=FOUNDED,
            by=None,
        )
        actions.open_post(organ=organ, name="受理岗", role=Role.INTAKE, by=None)
        found.append(organ)
    return found


def _together(way: str, organs: Sequence[int]) -> dict[str, object]:
    """Writers in processes of their own and all readers in one more, for a while."""
    from django.db import connection

    first = _filed()
    connection.close()
    start, results = forked.Barrier(WRITERS + 1), forked.SimpleQueue()
    people = [
        forked.Process(target=_write, args=(way, organs[n % len(organs)], start, results))
        for n in range(WRITERS)
    ]
    people.append(forked.Process(target=_read, args=(organs[0], start, results)))
    for each in people:
        each.start()
    told = [results.get() for _ in people]
    for each in people:
        each.join()
    written = [each for each in told if "accepted" in each]
    read = next(each for each in told if "reads" in each)
    accepted = sum(each["accepted"] for each in written)
    return {
        "per_second": round(sum(each["accepted"] / each["seconds"] for each in written)),
        "slowest_of_a_hundred_ms": max(each["p99"] for each in written),
        "accepted": accepted,
        # The readers' case was filed beside.
        "lost": accepted + 1 - (_filed() - first),
        "gaps_or_doubles_in_numbers": _gaps(),
        "ledger_whole": _whole(),
        "reads_per_second": read["reads"],
        "read_p95_ms": read["p95"],
    }


def _write(way: str, organ: int, start: Any, results: Any) -> None:
    from gongkai.organs.models import Organ

    place = Organ.objects.get(pk=organ)
    deed = _filing(place) if way == "action" else _sending(place)
    deed()
    start.wait()
    begun, times = time.perf_counter(), []
    while time.perf_counter() - begun < LASTS:
        at = time.perf_counter()
        deed()
        times.append(time.perf_counter() - at)
    seconds = time.perf_counter() - begun
    # The one before the start was accepted as well.
    results.put({"accepted": len(times) + 1, "seconds": seconds, "p99": _share(times, 99)})


def _filing(organ: Organ) -> Callable[[], object]:
    from gongkai.inforequests.actions import file_online

    intake = _intake()
    return lambda: file_online(organ=organ, intake=intake, submission_key=uuid.uuid4())


def _sending(organ: Organ) -> Callable[[], object]:
    from django.test import Client

    browser, address = Client(HTTP_HOST="localhost"), count(1)
    typed = {
        "organ": organ.pk,
        "kind": "natural",
        "name": "测试甲",
        "document": "resident_id",
        "document_number": ID_NUMBER,
        "email": "someone@example.org",
        "subject": SUBJECT,
        "wanted_form": "email",
        "step": "check",
    }

    def send() -> None:
        # One address may not send without end.
        n = next(address)
        home = f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}"
        page = browser.post("/requests/apply/", typed, REMOTE_ADDR=home)
        draft = re.search(rb'name="draft" value="([^"]+)"', page.content)[1].decode()
        told = {"step": "send", "draft": draft}
        sent = browser.post("/requests/apply/", told, REMOTE_ADDR=home)
        if sent.status_code != 302:
            raise RuntimeError(f"not accepted: {sent.status_code}")

    return send


def _read(organ: int, start: Any, results: Any) -> None:
    """All readers as threads of one process: each asks how a case stands, thinks, asks again."""
    from django.db import connection

    from gongkai.inforequests import actions, queries
    from gongkai.organs.models import Organ

    filed = actions.file_online(organ=Organ.objects.get(pk=organ), intake=_intake())
    times: list[float] = []

    def reader(n: int) -> None:
        until = time.perf_counter() + LASTS
        time.sleep(n / READERS * THINKS)
        while time.perf_counter() < until:
            at = time.perf_counter()
            queries.case_of(queries.tracked(filed.request.number, filed.code))
            times.append(time.perf_counter() - at)
            time.sleep(THINKS)
        connection.close()

    threads = [threading.Thread(target=reader, args=(n,)) for n in range(READERS)]
    start.wait()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    results.put({"reads": round(len(times) / LASTS), "p95": _share(times, 95)})


def _alone(organ: Organ) -> None:
    from gongkai.inforequests.actions import file_online

    intake = _intake()
    for _ in range(ALONE):
        file_online(organ=organ, intake=intake, submission_key=uuid.uuid4())


def _rows() -> list[list[tuple[str, list[Any]]]]:
    """Insert statements with the rows just filed, application by application, as new ones."""
    from gongkai.inforequests.models import Applicant, InformationRequest, QueryCode
    from gongkai.ledger.models import Entry

    _forget()
    filed = list(InformationRequest.objects.order_by("-pk")[:ALONE])
    applicants = Applicant.objects.in_bulk([row.pk for row in filed])
    codes = QueryCode.objects.in_bulk([row.pk for row in filed])
    entries: dict[str, list[Entry]] = {}
    for entry in Entry.objects.filter(stream__in=[row.stream for row in filed]):
        entries.setdefault(entry.stream, []).append(entry)
    made = []
    for row in filed:
        logged = entries[row.stream]
        applicant, code = applicants[row.pk], codes[row.pk]
        # Below all others, so that no sequence of the database is moved.
        row.pk = -row.pk
        row.number, row.submission_key = f"B{uuid.uuid4()}", uuid.uuid4()
        applicant.request_id = code.request_id = row.pk
        for entry in logged:
            entry.pk += 10**9
            entry.digest = uuid.uuid4().hex * 2
        made.append([_statement(each) for each in (row, applicant, code, *logged)])
    return made


def _statement(row: Any) -> tuple[str, list[Any]]:
    from django.db import connection

    fields = row._meta.concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    marks = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(row._meta.db_table)
    return f"INSERT INTO {table} ({names}) VALUES ({marks})", values


def _forget() -> None:
    """What the yardstick wrote in the round before."""
    from django.db import connection

    tables = {
        "inforequests_applicant": "request_id < 0",
        "inforequests_querycode": "request_id < 0",
        "inforequests_informationrequest": "id < 0",
        "ledger_entry": f"seq >= {10**9}",
    }
    with connection.cursor() as cursor:
        for table, written in tables.items():
            cursor.execute(f"DELETE FROM {table} WHERE {written}")


def _insert(prepared: list[list[tuple[str, list[Any]]]]) -> None:
    from django.db import connection, transaction

    for application in prepared:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement, values in application:
                cursor.execute(statement, values)


def _intake() -> Intake:
    from gongkai.inforequests.actions import Intake
    from gongkai.inforequests.rules.applicants import ApplicantKind, Document

    return Intake(
        kind=ApplicantKind.NATURAL,
        name="测试甲",
        subject=SUBJECT,
        document=Document.RESIDENT_ID,
        document_number=ID_NUMBER,
        email="someone@example.org",
        wanted_form="email",
    )


def _filed() -> int:
    from gongkai.inforequests.models import Applicant, InformationRequest, QueryCode

    counts = {model.objects.count() for model in (InformationRequest, Applicant, QueryCode)}
    if len(counts) != 1:
        raise RuntimeError(f"requests, applicants and query codes differ: {counts}")
    return counts.pop()


def _gaps() -> int:
    """Numbers left out or given twice, over all organs."""
    from gongkai.inforequests.models import InformationRequest

    given: dict[str, list[int]] = {}
    for number in InformationRequest.objects.values_list("number", flat=True):
        scope, _dash, serial = number.rpartition("-")
        given.setdefault(scope, []).append(int(serial))
    return sum(sorted(each) != list(range(1, len(each) + 1)) for each in given.values())


def _whole() -> bool:
    from gongkai.ledger.queries import findings

    return findings() == []


def _share(times: list[float], percent: int) -> float:
    if len(times) < 2:
        return round(max(times, default=0) * 1000, 1)
    return round(statistics.quantiles(times, n=100)[percent - 1] * 1000, 1)
