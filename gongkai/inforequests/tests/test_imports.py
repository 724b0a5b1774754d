"""台账导入: read, mapped, examined, imported once, and going on with the right clock."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai import vault
from gongkai.documents.uploads import UploadRefused
from gongkai.inforequests import actions, queries
from gongkai.inforequests.actions import imports
from gongkai.inforequests.models import (
    Applicant,
    Counter,
    Handling,
    ImportedCase,
    InformationRequest,
    RegisterImport,
)
from gongkai.inforequests.queries.imports import Examination
from gongkai.inforequests.rules.casefile import Flag
from gongkai.inforequests.rules.errors import NothingToImport, RegisterUnreadable
from gongkai.inforequests.rules.imports.columns import Field
from gongkai.inforequests.rules.imports.problems import Caution, Fault
from gongkai.inforequests.tests.conftest import moment
from gongkai.inforequests.tests.registers import case, register
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

TODAY = "2026-07-01"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(moment(TODAY), tick=True):
        yield


@pytest.fixture
def upload(bureau, clerk):
    """Uploads a register of these rows and maps it as proposed."""

    def do(rows, values=None, **more):
        row = imports.upload_register(
            organ=bureau, content=register(rows, **more), name="台账.xlsx", by=clerk
        )
        columns = {Field(name): place for name, place in row.columns.items()}
        return imports.map_columns(imported=row, columns=columns, values=values or {}, by=clerk)

    return do


@pytest.fixture
def taken(upload, clerk):
    """Imports all rows that are free of faults."""

    def do(rows, **more):
        return imports.begin_import(imported=upload(rows, **more), by=clerk)

    return do


def only(number):
    return InformationRequest.objects.get(number=number)


def faults(imported):
    rows = Examination(imported).rows()
    return {
        each.row.number: [(p.code, p.field) for p in each.faults] for each in rows if each.faults
    }


class TestReading:
    def test_the_head_and_every_column_are_found(self, upload):
        row = upload([case(编号="A-2026-1")])
        assert (row.sheet, row.header) == ("台账", 2)
        assert len(row.columns) == 21
        assert row.columns["third_sent_on"] == 10 and row.columns["answered_on"] == 15

    def test_totals_and_notes_are_left_out_and_said(self, upload):
        found = Examination(upload([case(编号="A-2026-1")])).table
        assert [row.number for row in found.rows] == [4]
        assert [reason.value for _, reason in found.left_out] == ["total", "note"]

    @pytest.mark.parametrize(
        ("told", "code", "field"),
        [
            pytest.param(
                {"受理日期": "2026.13.5"}, Fault.NO_DATE, "received_on", id="no such month"
            ),
            pytest.param({"受理日期": "3月5日"}, Fault.NO_YEAR, "received_on", id="no year"),
            pytest.param({"受理日期": "2026-12-01"}, Fault.IN_FUTURE, "received_on", id="future"),
            pytest.param({"受理日期": ""}, Fault.MISSING, "received_on", id="no day of receipt"),
            pytest.param({"申请人类型": ""}, Fault.MISSING, "kind", id="no kind of applicant"),
            pytest.param({"申请人类型": "法人"}, Fault.UNKNOWN_WORD, "kind", id="which kind"),
            pytest.param(
                {"答复结果": "不予公开", "答复日期": "2026-03-09"},
                Fault.UNKNOWN_WORD,
                "outcome",
                id="refused on what ground",
            ),
            pytest.param({"答复结果": "予以公开"}, Fault.NEEDS, "answered_on", id="answered when"),
            pytest.param({"答复日期": "2026-03-09"}, Fault.NEEDS, "outcome", id="answered how"),
            pytest.param(
                {"答复结果": "予以公开", "答复日期": "2026-02-27"},
                Fault.ORDER,
                "answered_on",
                id="answer before receipt",
            ),
            pytest.param(
                {"证件号码": "110105194912310021"},
                Fault.ID_NUMBER,
                "document_number",
                id="check digit",
            ),
            pytest.param({"编号": "一/二"}, Fault.NUMBER_UNFIT, "number", id="number"),
            pytest.param({"延期日期": "2026-03-05"}, Fault.NEEDS, "extension_days", id="how long"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_cell(self, upload, told, code, field):
        imported = upload([case(**{"编号": "A-2026-1", **told})])
        assert faults(imported) == {4: [(code, Field(field))]}

    def test_one_number_twice(self, upload):
        imported = upload([case(编号="A-2026-1"), case(编号="A-2026-1", 申请内容="另一件")])
        twice = [(Fault.NUMBER_TWICE, Field.NUMBER)]
        assert faults(imported) == {4: twice, 5: twice}

    def test_a_number_of_another_case(self, upload, registered):
        number = registered("2026-03-02").number
        assert faults(upload([case(编号=number)])) == {4: [(Fault.NUMBER_TAKEN, Field.NUMBER)]}

    def test_the_same_row_twice_without_a_number(self, upload):
        assert faults(upload([case(), case()])) == {5: [(Fault.ROW_TWICE, None)]}

    def test_words_are_settled_once_for_all_rows_and_for_the_next_register(self, upload):
        rows = [case(编号=f"A-2026-{n}", 申请人类型="法人", 证件号码="") for n in (1, 2)]
        settled = {"kind": {"法人": "biz"}}
        assert faults(upload(rows, values=settled)) == {}
        assert faults(upload([case(编号="A-2026-3", 申请人类型="法人", 证件号码="")])) == {}

    def test_what_is_no_register(self, bureau, clerk):
        with pytest.raises(RegisterUnreadable):
            imports.upload_register(organ=bureau, content=b"\xef\xbb\xbf", name="空.csv", by=clerk)
        with pytest.raises(UploadRefused):
            imports.upload_register(organ=bureau, content=b"MZ\x90\x00x", name="a.xlsx", by=clerk)

    def test_a_csv_of_an_old_spreadsheet_program(self, bureau, clerk):
        text = (
            "编号,申请人,申请人类型,申请内容,收到日期\nA-2026-1,测试甲,个人,某批复,2026年3月2日\n"
        )
        row = imports.upload_register(
            organ=bureau, content=text.encode("gb18030"), name="台账.csv", by=clerk
        )
        columns = {Field(name): place for name, place in row.columns.items()}
        row = imports.map_columns(imported=row, columns=columns, values={}, by=clerk)
        assert row.examined["ready"] == [2]


class TestImporting:
    def test_a_decided_case_is_closed_and_marked(self, taken):
        taken(
            [
                case(
                    编号="旧〔2026〕3号",
                    答复日期="2026.3.20",
                    答复结果="不予公开（国家秘密）",
                    文号="民政公开〔2026〕7号",
                    送达方式="邮寄",
                    送达日期="2026-03-23",
                )
            ]
        )
        row = only("旧〔2026〕3号")
        assert (row.state, row.outcome, row.closed_on) == ("closed", "D1", dt.date(2026, 3, 20))
        assert row.on_time is True
        assert Flag.IMPORTED in queries.case_of(row).flags
        assert row.imported.reply_number == "民政公开〔2026〕7号"

    def test_an_open_case_goes_on_with_its_clock(self, taken):
        taken([case(编号="A-2026-9", 受理日期=dt.date(2026, 6, 22))])
        row = only("A-2026-9")
        assert (row.state, row.due_on) == ("registered", dt.date(2026, 7, 20))

    def test_a_case_that_waits_for_correction(self, taken):
        taken([case(编号="A-2026-9", 受理日期="2026-06-22", 补正告知日期="2026-06-24")])
        row = only("A-2026-9")
        assert (row.state, row.due_on) == ("correction_pending", None)

    def test_a_case_in_consultation_is_paused(self, taken):
        taken(
            [
                case(
                    编号="A-2026-9",
                    受理日期="2026-06-22",
                    征求第三方意见日期="2026-06-24",
                )
            ]
        )
        row = only("A-2026-9")
        assert (row.state, row.parties.get().label) == ("consulting", "third_party-1")
        assert row.due_on > dt.date(2026, 7, 20)

    def test_a_long_course_is_told_by_its_acts(self, taken):
        taken(
            [
                case(
                    编号="A-2026-9",
                    受理日期="2026-02-27",
                    补正告知日期="2026-03-04",
                    收到补正日期="2026-03-10",
                    征求第三方意见日期="2026-03-12",
                    第三方答复日期="2026-03-20",
                    第三方意见="不同意公开",
                    延期日期="2026-04-02",
                    延期天数="10个工作日",
                    答复日期="2026-04-24",
                    答复结果="部分公开",
                    送达方式="邮寄",
                )
            ]
        )
        told = [entry.event for entry in stream(only("A-2026-9").stream)]
        assert told == [
            "request:receipt:registered",
            "request:review:assigned",
            "request:correction:asked",
            "request:correction:received",
            "request:handling:started",
            "request:consultation:sent",
            "request:consultation:answered",
            "request:deadline:extended",
            "request:reply:imported",
            "request:case:imported",
        ]
        assert only("A-2026-9").on_time is True

    def test_an_extension_that_came_too_late_lengthens_nothing(self, upload, clerk):
        late = {"延期日期": "2026-06-01", "延期天数": 20}
        imported = upload([case(编号="A-2026-9", 受理日期="2026-04-01", **late)])
        (row,) = Examination(imported).rows()
        assert {Caution.EXTENSION_VOID, Caution.OVERDUE} <= {p.code for p in row.cautions}
        imports.begin_import(imported=imported, by=clerk)
        assert only("A-2026-9").extended is False

    def test_the_department_gets_the_case(self, taken, handler_post):
        taken([case(编号="A-2026-9", 受理日期="2026-06-22", 承办科室=handler_post.name)])
        row = only("A-2026-9")
        assert (row.state, row.handler) == ("in_process", handler_post)
        assert Handling.objects.get(request=row).is_lead

    def test_the_applicant_is_known_again(self, taken, filed):
        taken([case(编号="A-2026-9")])
        assert queries.same_applicant(filed("2026-06-30")).get().number == "A-2026-9"
        kept = Applicant.objects.get(request__number="A-2026-9")
        assert kept.masked_name == "测**"
        assert vault.unseal(kept.sealed)["phone"] == "0795-0000000"

    def test_new_numbers_come_after_the_old_ones(self, taken, bureau, filed):
        taken([case(编号="MINZHENG-2026-0031"), case(申请内容="没有编号的一件")])
        made = InformationRequest.objects.exclude(number="MINZHENG-2026-0031").get()
        assert made.number == "MINZHENG-2026-0032"
        assert filed("2026-06-30").number == "MINZHENG-2026-0033"
        assert Counter.objects.get(scope="request/minzheng/2026").last == 33

    def test_nothing_is_imported_twice(self, taken, upload, clerk):
        rows = [case(编号="A-2026-1"), case(申请内容="没有编号的一件")]
        first = taken(rows)
        with pytest.raises(NothingToImport):
            imports.begin_import(imported=upload(rows), by=clerk)
        with pytest.raises(NothingToImport):
            imports.begin_import(imported=upload(rows, title="另存的同一份台账"), by=clerk)
        assert first.state == "done"
        assert InformationRequest.objects.count() == ImportedCase.objects.count() == 2

    def test_only_the_rows_chosen(self, upload, clerk):
        imported = upload([case(编号=f"A-2026-{n}") for n in (1, 2, 3)])
        imports.begin_import(imported=imported, by=clerk, rows=[5])
        assert [row.number for row in InformationRequest.objects.all()] == ["A-2026-2"]
        imports.begin_import(imported=imported, by=clerk)
        assert InformationRequest.objects.count() == 3

    def test_faulty_rows_stay_out_and_are_taken_when_mended(self, taken):
        rows = [case(编号="A-2026-1"), case(编号="A-2026-2", 受理日期="三月五日")]
        first = taken(rows)
        assert (first.examined["faulty"], first.cases.count()) == ([5], 1)
        mended = taken([{**rows[1], "受理日期": "2026年3月5日"}])
        assert (mended.examined["done"], mended.cases.count()) == ([4], 1)

    def test_broken_off_it_goes_on_where_it_stood(self, upload, clerk, monkeypatch):
        monkeypatch.setattr(imports, "BATCH", 2)
        monkeypatch.setattr(imports, "AT_ONCE", 1)
        imported = upload([case(编号=f"A-2026-{n}") for n in range(1, 6)])
        imports.begin_import(imported=imported, by=clerk)
        assert imports.go_on_with_import(imported.pk, clerk)
        imports.stop_import(imported.pk, "OperationalError")
        assert not imports.go_on_with_import(imported.pk, clerk)
        imports.resume_import(imported=imported, by=clerk)
        while imports.go_on_with_import(imported.pk, clerk):
            pass
        imported.refresh_from_db()
        assert (imported.state, imported.cases.count()) == ("done", 5)

    def test_no_ledger_entry_names_the_applicant(self, taken):
        row = taken([case(编号="A-2026-1")])
        told = str([e.data for name in (row.stream, only("A-2026-1").stream) for e in stream(name)])
        assert not [word for word in ("测试甲", "0795", "11010519", "某某项目") if word in told]

    def test_only_intake_and_supervision(self, bureau, other_bureau, officer):
        for organ, role in ((bureau, Role.HANDLER), (other_bureau, Role.INTAKE)):
            with pytest.raises(NotYours):
                imports.upload_register(
                    organ=bureau, content=register([case()]), name="a.xlsx", by=officer(organ, role)
                )

    def test_each_row_costs_the_same_few_queries(self, upload, clerk):
        counts = []
        for start, size in ((1, 3), (11, 9)):
            imported = upload([case(编号=f"A-2026-{n}") for n in range(start, start + size)])
            with CaptureQueriesContext(connection) as told:
                Examination(imported).rows()
            counts.append(len(told))
        assert counts[0] == counts[1]

    def test_the_file_is_kept_sealed_and_not_swept_away(self, upload, sealed_folder):
        row = upload([case(编号="A-2026-1")])
        assert actions.sweep_files(older_than=dt.timedelta(0)) == 0
        kept = (sealed_folder / row.place).read_bytes()
        assert not kept.startswith(b"PK")
        assert RegisterImport.objects.get().digest == row.digest
