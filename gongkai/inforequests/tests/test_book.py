"""申请件台账 and its figures: what stands in each line, what is covered, what is taken along."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from gongkai.inforequests import actions
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.phrases.book import BOOK
from gongkai.inforequests.queries.book import book_lines, with_what_a_line_shows
from gongkai.inforequests.queries.bookfilter import BookWanted, booked, punctual
from gongkai.inforequests.queries.figures import case_figures
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.book import Column, Punctuality
from gongkai.inforequests.tests.conftest import ID_NUMBER, moment
from gongkai.inforequests.web.bookcells import Cells
from gongkai.ledger.models import Entry
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 5, 1)
NAME = "欧阳测试"


@pytest.fixture
def told():
    """The line of a case by its columns."""

    def line(row):
        rows = with_what_a_line_shows(InformationRequest.objects.filter(pk=row.pk))
        (found,) = book_lines(rows, Column, TODAY)
        columns = tuple(Column)
        return dict(zip(columns, Cells().of(found, columns), strict=True))

    return line


def test_every_column_has_heading_and_cell(registered, told):
    assert set(BOOK) == set(Column) == set(told(registered()))


def test_an_extended_and_corrected_case_is_told_by_its_acts(registered, clerk, signer, told):
    row = registered("2026-02-06")
    deed = {"request": row, "by": clerk}
    actions.assign(**deed, at=moment("2026-02-06"))
    actions.notify_correction(**deed, points="请写明年度。", days=10, at=moment("2026-02-12"))
    actions.serve_correction(**deed, at=moment("2026-02-13"))
    actions.receive_correction(**deed, at=moment("2026-03-05"))
    line = told(row)
    assert {
        column: line[column] for column in Column if column.startswith(("correction", "base"))
    } == {
        Column.CORRECTION_SENT: dt.date(2026, 2, 12),
        Column.CORRECTION_DUE: dt.date(2026, 3, 5),
        Column.CORRECTION_RECEIVED: dt.date(2026, 3, 5),
        Column.BASE_DUE: dt.date(2026, 4, 2),
    }
    assert line[Column.CURRENT_DUE] == dt.date(2026, 4, 2)
    assert line[Column.OVERDUE_DAYS] == 19


def test_an_answered_case_names_letter_basis_and_cells(registered, replied, told):
    row = registered("2026-03-02", name=NAME)
    letter = replied(row, on="2026-03-20", dispatch=Dispatch.ONLINE)
    line = told(row)
    assert line[Column.LETTER] == letter.number
    assert (line[Column.ON_TIME], line[Column.DAYS_USED]) == ("是", 14)
    assert line[Column.REPORT_YEAR] == 2026
    assert line[Column.CELL_2021] == "r3_1"
    assert "第36条" in line[Column.BASIS]
    assert line[Column.OVERDUE_DAYS] is None
    assert line[Column.APPLICANT] != NAME


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"open", "late", "answered"}),
        ({"organ": "ceshi"}, set()),
        ({"organ": "ceshi", "below": True}, {"open", "late", "answered"}),
        ({"outcome": "G2"}, {"answered"}),
        ({"channel": "fax"}, set()),
        ({"year": 2026}, {"open", "late", "answered"}),
        ({"punctuality": "overdue"}, {"late"}),
        ({"punctuality": "running"}, {"open"}),
        ({"punctuality": "on_time"}, {"answered"}),
        ({"consulted": True}, set()),
        ({"fee": True}, set()),
        ({"disputed": True}, set()),
        ({"extended": True}, set()),
        ({"received_from": dt.date(2026, 4, 1)}, {"open"}),
        ({"closed_to": dt.date(2026, 3, 19)}, set()),
    ],
)
def test_filters(registered, replied, asked, found):
    rows = {"open": registered("2026-04-27"), "late": registered("2026-03-03")}
    rows["answered"] = registered("2026-03-02")
    replied(rows["answered"], dispatch=Dispatch.ONLINE)
    keys = set(booked(InformationRequest.objects.all(), BookWanted(**asked), TODAY))
    assert {name for name, row in rows.items() if row in keys} == found


def test_each_case_is_punctual_in_exactly_one_way(registered, replied):
    rows = [registered("2026-04-27"), registered("2026-03-03"), registered("2026-03-02")]
    replied(rows[2])
    for row in rows:
        ways = [
            way
            for way in Punctuality
            if InformationRequest.objects.filter(punctual(TODAY)[way], pk=row.pk).exists()
        ]
        assert len(ways) == 1


class TestPage:
    def test_identities_stay_covered_and_columns_are_chosen(self, as_, bureau, registered):
        row = registered(name=NAME)
        page = as_(bureau, Role.REPORTER).get(
            reverse("inforequests_desk:book"), {"column": ["number", "applicant", "agent"]}
        )
        text = page.content.decode()
        assert row.number in text and NAME not in text and ID_NUMBER not in text
        assert [column for column, *_rest in page.context["heads"]] == [
            Column.NUMBER,
            Column.APPLICANT,
            Column.AGENT,
        ]

    @pytest.mark.parametrize(
        "asked", [{"year": "x"}, {"organ": "nowhere"}, {"after": "~"}, {"column": "x"}]
    )
    def test_bad_input_narrows_nothing(self, as_, bureau, registered, asked):
        registered()
        page = as_(bureau, Role.INTAKE).get(reverse("inforequests_desk:book"), asked)
        assert page.status_code == 200

    def test_the_number_of_queries_does_not_grow(
        self, as_, bureau, registered, django_assert_max_num_queries
    ):
        browser, where = as_(bureau, Role.INTAKE), reverse("inforequests_desk:book")
        every = {"column": [column.value for column in Column]}
        counts = []
        for _round in range(2):
            registered(), registered()
            with django_assert_max_num_queries(80) as asked:
                browser.get(where, every)
            counts.append(len(asked))
        assert counts[0] == counts[1]


class TestExport:
    def test_every_column_with_an_explanation_and_a_record(self, as_, bureau, registered):
        rows = [registered(name=NAME), registered("2026-03-03", name=NAME)]
        told = as_(bureau, Role.INTAKE).post(
            reverse("inforequests_desk:book_export", args=["xlsx"]) + "?year=2026"
        )
        book = load_workbook(io.BytesIO(b"".join(told.streaming_content)))
        head, *lines = list(book.worksheets[0].values)
        assert len(head) == len(Column)
        assert [line[0] for line in lines] == [row.number for row in reversed(rows)]
        assert not [cell for line in lines for cell in line if cell in (NAME, ID_NUMBER)]
        notes = dict(list(book.worksheets[1].values))
        assert notes["收到年度"] == "2026" and "第31条" in notes["收到申请之日"]
        entry = Entry.objects.filter(event="request:list:exported").last()
        assert entry.data == {"form": "book.xlsx", "asked": {"year": "2026"}}

    def test_csv_of_the_other_organ_is_empty(self, as_, other_bureau, registered):
        row = registered()
        told = as_(other_bureau, Role.INTAKE).post(
            reverse("inforequests_desk:book_export", args=["csv"])
        )
        assert row.number not in b"".join(told.streaming_content).decode("utf-8-sig")

    def test_another_form_is_not_there(self, as_, bureau):
        where = reverse("inforequests_desk:book_export", args=["pdf"])
        assert as_(bureau, Role.INTAKE).post(where).status_code == 404


class TestFigures:
    def test_each_figure_is_the_number_of_lines_it_leads_to(self, as_, bureau, registered, replied):
        registered("2026-04-27"), registered("2026-03-03")
        replied(registered("2026-03-02"), dispatch=Dispatch.ONLINE)
        browser = as_(bureau, Role.REPORTER)
        page = browser.get(
            reverse("inforequests_desk:figures"),
            {"received_from": "2026-03-01", "received_to": "2026-04-30"},
        )
        checked = 0
        for chart in page.context["charts"]:
            for bar in chart.bars:
                assert len(browser.get(bar.url).context["lines"]) == bar.count, bar
                checked += 1
        assert checked >= 10
        assert page.context["found"].average_days == 14

    def test_a_day_that_cannot_be_read_stays_and_is_said(self, as_, bureau):
        where = reverse("inforequests_desk:figures")
        told = as_(bureau, Role.REPORTER).get(where, {"received_from": "2026-13-99"})
        assert 'value="2026-13-99"' in told.content.decode()
        assert "日期不对" in told.content.decode()

    def test_the_number_of_queries_does_not_grow(self, registered, django_assert_num_queries):
        for _round in range(2):
            registered(), registered("2026-04-27")
            with django_assert_num_queries(8):
                case_figures(InformationRequest.objects.all(), TODAY)

    def test_the_export_is_recorded(self, as_, bureau, registered):
        registered()
        where = reverse("inforequests_desk:figures_export")
        told = as_(bureau, Role.REPORTER).post(f"{where}?received_from=2026-01-01")
        sheet = load_workbook(io.BytesIO(b"".join(told.streaming_content))).worksheets[0]
        assert [cell.value for cell in sheet[2]] == ["合计", "收到", 1]
        entry = Entry.objects.filter(event="request:list:exported").last()
        assert entry.data["form"] == "figures.xlsx"
