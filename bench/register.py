"""The register of 200,000 requests as one XLSX file, every column, and the memory it takes.

The yardstick writes the very same cells with XlsxWriter alone, in its own mode of constant memory:
what is left is reading, folding each case from its acts and putting it into words.
`BENCH_CASES` sets another size.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
import resource
import tempfile
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from bench import workbench
from bench.scratch import installation
from bench.timing import seconds

if TYPE_CHECKING:
    from django.test import Client

CASES = int(os.environ.get("BENCH_CASES", "200000"))
SAMPLE = 1000


def run() -> dict[str, object]:
    workbench.CASES = CASES
    workbench.OPEN = CASES // 20
    workbench.ROUNDS = 5
    workbench.BATCH = min(workbench.BATCH, CASES)
    with installation():
        organs, _clerk, guide, posts = workbench._office()
        workbench._load(organs, posts)
        _acts()
        above = workbench._browser(guide)
        page = workbench._page(above, "/desk/requests/register/")
        figures = workbench._page(above, "/desk/requests/figures/?received_from=2012-01-01")
        before = _peak()
        with tempfile.TemporaryFile() as file:
            ours = seconds(lambda: _export(above, file))
            size = file.tell()
        grown = _peak() - before
        cells = _some_cells()
        bare = seconds(lambda: _bare(cells))
    return {
        "what": "the register as one XLSX file, every column, over the web",
        "requests": CASES,
        "columns": len(cells[0]),
        "seconds": round(ours, 1),
        "requests_per_second": round(CASES / ours),
        "file_megabytes": round(size / 2**20, 1),
        "peak_memory_grown_megabytes": round(grown / 1024, 1),
        "yardstick": "the same cells with XlsxWriter alone in constant-memory mode",
        "yardstick_seconds": round(bare, 1),
        "times_the_yardstick": round(ours / bare, 1),
        "page_of_the_register_ms": page,
        "page_of_the_figures_ms": figures,
    }


def _acts() -> None:
    """Two acts for each case in the ledger; unsealed, for only reading is measured."""
    from gongkai.inforequests.models import InformationRequest
    from gongkai.inforequests.rules import acts
    from gongkai.inforequests.rules.acts import Dispatch
    from gongkai.inforequests.rules.applicants import ApplicantKind
    from gongkai.inforequests.rules.channels import Basis, Channel
    from gongkai.inforequests.rules.outcomes import Outcome
    from gongkai.inforequests.rules.payloads import to_json
    from gongkai.ledger.models import Entry

    def told() -> Iterator[Entry]:
        now, seq = dt.datetime.now(dt.UTC), itertools.count(10_000_000)
        rows = InformationRequest.objects.filter(number__startswith="BENCH-")
        for row in rows.iterator(chunk_size=5000):
            history: list[acts.Act] = [
                acts.Registered(
                    row.received_on, Channel(row.channel), ApplicantKind.NATURAL, Basis.SUBMITTED
                )
            ]
            if row.closed_on:
                history += [
                    acts.Assigned(row.received_on),
                    acts.HandedOver(row.received_on),
                    acts.Drafted(row.closed_on),
                    acts.SubmittedForCheck(row.closed_on),
                    acts.Checked(row.closed_on),
                    acts.Answered(
                        row.closed_on, Outcome(row.outcome), Dispatch.ONLINE, letter="L14"
                    ),
                ]
            for act in history:
                yield Entry(
                    seq=next(seq),
                    stream=row.stream,
                    event=act.event,
                    at=now,
                    recorded_at=now,
                    actor="",
                    organ="",
                    data=to_json(act),
                    previous="",
                    digest=f"bench-{next(seq)}",
                )

    entries = told()
    while batch := list(itertools.islice(entries, 20_000)):
        Entry.objects.bulk_create(batch, batch_size=2000)


def _export(browser: Client, file: IO[bytes]) -> None:
    told = browser.post("/desk/requests/register/export.xlsx")
    assert told.status_code == 200, told.status_code
    for part in told.streaming_content:
        file.write(part)


def _some_cells() -> list[list[object]]:
    from django.utils import timezone

    from gongkai.inforequests.models import InformationRequest
    from gongkai.inforequests.queries.book import book_lines, with_what_a_line_shows
    from gongkai.inforequests.rules.book import Column
    from gongkai.inforequests.web.bookcells import Cells

    rows = with_what_a_line_shows(InformationRequest.objects.order_by("-pk"))[:SAMPLE]
    cells, columns = Cells(), tuple(Column)
    return [cells.of(line, columns) for line in book_lines(rows, columns, timezone.localdate())]


def _bare(cells: list[list[object]]) -> None:
    import xlsxwriter

    with tempfile.TemporaryFile() as file:
        book = xlsxwriter.Workbook(file, {"constant_memory": True})
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for place, row in enumerate(itertools.islice(itertools.cycle(cells), CASES)):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(place, column, value, day)
                elif isinstance(value, int):
                    sheet.write_number(place, column, value)
                elif value:
                    sheet.write_string(place, column, value)
        book.close()


def _peak() -> int:
    """Peak resident memory of this process so far, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
