"""台账导入: a register read again from its sealed file, row by row, with what each would become."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet
from django.utils import timezone

from gongkai import vault
from gongkai.documents.spreadsheets import (
    Sheet,
    SpreadsheetUnreadable,
    filled,
    read_csv,
    read_xlsx,
)
from gongkai.inforequests import access, filestore
from gongkai.inforequests.models import ImportedCase, InformationRequest, RegisterImport
from gongkai.inforequests.phrases.imports import REASONS_COLUMN, ROW_COLUMN
from gongkai.inforequests.queries.cases import policy
from gongkai.inforequests.queries.handlings import departments_for
from gongkai.inforequests.rules.errors import RegisterUnreadable
from gongkai.inforequests.rules.imports.cells import text_of
from gongkai.inforequests.rules.imports.columns import Field
from gongkai.inforequests.rules.imports.course import Course, course_of
from gongkai.inforequests.rules.imports.problems import Caution, Fault, Problem
from gongkai.inforequests.rules.imports.rows import Reading, RegisterRow, read_row
from gongkai.inforequests.rules.imports.tables import Table, TableRow, read_table
from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ, Post
from gongkai.organs.roles import Role
from gongkai.workdays.queries import calendar
from gongkai.workdays.rules.calendar import FIRST_DAY

_ZIP = b"PK\x03\x04"
_ASKED_AT_ONCE = 500


def imports_for(viewer: Viewer) -> QuerySet[RegisterImport]:
    """Imports of the organs whose registers the viewer takes over, newest first."""
    rows = viewer.scoped(RegisterImport.objects.all(), *access.IMPORTERS)
    return rows.select_related("organ", "created_by").order_by("-created_at", "-pk")


def import_for(viewer: Viewer, key: str) -> RegisterImport:
    """One import. Raises DoesNotExist alike for what is missing and what is not the viewer's."""
    return imports_for(viewer).get(key=key)


def sheets_in(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a register. Raises RegisterUnreadable."""
    try:
        return read_xlsx(content) if content.startswith(_ZIP) else read_csv(content)
    except SpreadsheetUnreadable as error:
        raise RegisterUnreadable(why=error.code) from error


def sheets_of(row: RegisterImport) -> tuple[Sheet, ...]:
    """The sheets of an import's file. Raises SealedFileLost, RegisterUnreadable."""
    return sheets_in(filestore.opened(row.place))


@dataclass(frozen=True, slots=True)
class Posts:
    """承办岗位 by the names that registers use for them; a name of several is none."""

    known: Mapping[str, Post]

    @classmethod
    def of(cls, organ: Organ) -> Posts:
        departments = list(departments_for(InformationRequest(organ=organ)))
        own = Post.objects.filter(organ=organ, role=Role.INTAKE, closed_on__isnull=True)
        named: list[tuple[str, Post]] = []
        for post in (*own.select_related("organ"), *departments):
            named.append((post.name, post))
            if post.organ_id != organ.pk:
                named.extend((name, post) for name in (post.organ.short_name, post.organ.name))
        counts = Counter(name for name, _ in dict.fromkeys(named))
        return cls({name: post for name, post in named if name and counts[name] == 1})


@dataclass(frozen=True, slots=True)
class ExaminedRow:
    """检查过的一行: what it says, what it would become, and what is wrong with it."""

    row: RegisterRow
    course: Course | None
    problems: tuple[Problem, ...]
    mark: str
    post: Post | None = None
    request: str = ""  # the number under which it has been imported

    @property
    def faults(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.is_fault)

    @property
    def cautions(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if not each.is_fault)

    @property
    def is_ready(self) -> bool:
        """Whether a case can be made of it."""
        return not self.request and self.course is not None and not self.faults


@dataclass(slots=True)
class _Done:
    """What is in the system already: by mark and by number, and numbers of other cases."""

    by_mark: dict[str, str]
    imported: dict[str, str]
    taken: set[str]


class Examination:
    """检查 of one register with its 对应关系, on one day."""

    def __init__(self, row: RegisterImport, today: date | None = None) -> None:
        self.row = row
        self.today = today or timezone.localdate()
        self._calendar, self._policy = calendar(), policy()
        self.columns = {Field(name): place for name, place in row.columns.items()}
        self.sheets = sheets_of(row)
        self.sheet = next((s for s in self.sheets if s.name == row.sheet), self.sheets[0])

    @cached_property
    def table(self) -> Table:
        return read_table(filled(self.sheet), self.row.header or 0, self.sheet.hidden_rows)

    @cached_property
    def reading(self) -> Reading:
        return Reading(self.columns, self.row.values, self.today, FIRST_DAY)

    @cached_property
    def read(self) -> dict[int, RegisterRow]:
        """Each row as it reads by itself, by its number."""
        return {row.number: read_row(row, self.reading) for row in self.table.rows}

    @cached_property
    def marks(self) -> dict[int, tuple[str, ...]]:
        """Of each row its digest by every key in use, the newest first."""
        return {row.number: self._marks(row) for row in self.table.rows}

    def numbers(self) -> list[int]:
        """The rows that are cases, in order."""
        return [row.number for row in self.table.rows]

    def rows(self, wanted: Collection[int] | None = None) -> list[ExaminedRow]:
        """The rows wanted, or all, each examined to the end."""
        chosen = [n for n in self.read if wanted is None or n in wanted]
        done = self._done(chosen)
        return [self._examined(number, done) for number in chosen]

    def summary(self) -> dict[str, list[int]]:
        """Row numbers by what is to be done with them; holds nothing that the rows say."""
        found: dict[str, list[int]] = {"ready": [], "faulty": [], "cautioned": [], "done": []}
        for each in self.rows():
            kind = "done" if each.request else "ready" if each.is_ready else "faulty"
            found[kind].append(each.row.number)
            if each.is_ready and each.cautions:
                found["cautioned"].append(each.row.number)
        return found

    def _marks(self, row: TableRow) -> tuple[str, ...]:
        pairs = zip(self.table.headings, row.cells, strict=True)
        told = (f"{name}={text_of(cell)}" for name, cell in pairs if _counts(name, cell))
        return vault.fingerprints("\x1f".join(told))

    def _examined(self, number: int, done: _Done) -> ExaminedRow:
        row, marks = self.read[number], self.marks[number]
        mark = marks[0]
        known = (done.by_mark[each] for each in marks if each in done.by_mark)
        request = next(known, "") or done.imported.get(row.case_number, "")
        problems = [*row.problems, *self._twice(row, mark)]
        if not request and row.case_number in done.taken:
            problems.append(Problem(Fault.NUMBER_TAKEN, Field.NUMBER, {"text": row.case_number}))
        post = self._post(row, problems)
        course = None
        if not any(problem.is_fault for problem in problems):
            course = course_of(
                row,
                self._calendar,
                self._policy,
                self.today,
                post=str(post.pk) if post else "",
                with_department=bool(post and post.role == Role.HANDLER),
            )
            problems.extend(course.problems)
            course = course if course.case else None
        if not row.case_number:
            problems.append(Problem(Caution.NUMBER_TO_COME, Field.NUMBER))
        return ExaminedRow(row, course, tuple(problems), mark, post, request)

    def _twice(self, row: RegisterRow, mark: str) -> list[Problem]:
        if row.case_number:
            others = [n for n in self._by_number.get(row.case_number, ()) if n != row.number]
            facts = {"text": row.case_number, "row": others[0] if others else 0}
            return [Problem(Fault.NUMBER_TWICE, Field.NUMBER, facts)] if others else []
        first = self._by_mark[mark]
        return [Problem(Fault.ROW_TWICE, None, {"row": first})] if first != row.number else []

    @cached_property
    def _by_number(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for row in self.read.values():
            found.setdefault(row.case_number, []).append(row.number)
        return found

    @cached_property
    def _by_mark(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for number, marks in self.marks.items():
            found.setdefault(marks[0], number)
        return found

    @cached_property
    def _posts(self) -> Posts:
        return Posts.of(self.row.organ)

    def _post(self, row: RegisterRow, problems: list[Problem]) -> Post | None:
        name = row.texts.get(Field.HANDLER, "")
        post = self._posts.known.get(name)
        if name and post is None:
            problems.append(Problem(Caution.HANDLER_UNKNOWN, Field.HANDLER, {"text": name[:40]}))
        return post

    def _done(self, chosen: Sequence[int]) -> _Done:
        """What of these rows is in the system already. Two queries for each 500 rows."""
        found = _Done({}, {}, set())
        for start in range(0, len(chosen), _ASKED_AT_ONCE):
            group = chosen[start : start + _ASKED_AT_ONCE]
            kept = ImportedCase.objects.filter(organ=self.row.organ).values_list(
                "mark", "request__number"
            )
            found.by_mark.update(
                kept.filter(mark__in=[mark for n in group for mark in self.marks[n]])
            )
            wanted = [self.read[n].case_number for n in group if self.read[n].case_number]
            rows = InformationRequest.objects.filter(number__in=wanted)
            for number, organ, source in rows.values_list(
                "number", "organ_id", "imported__source_id"
            ):
                if source is not None and organ == self.row.organ_id:
                    found.imported[number] = number
                else:
                    found.taken.add(number)
        return found


def _counts(heading: str, cell: object) -> bool:
    """Whether a cell belongs to what tells one row from another: not what we wrote ourselves."""
    return cell != "" and heading not in (str(REASONS_COLUMN), str(ROW_COLUMN))


def progress(row: RegisterImport) -> int:
    """How many cases have been made of the rows of this import."""
    return row.cases.count()
