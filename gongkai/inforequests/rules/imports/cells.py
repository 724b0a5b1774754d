"""单元格: dates as people and spreadsheets write them, numbers, and words that mean nothing."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

_EPOCH = dt.date(1899, 12, 30)  # day zero of serial numbers
_SERIAL = (36526, 73050)  # 2000-01-01 to 2099-12-31
_WRITTEN = re.compile(
    r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?"
    r"(?:\s*T?\s*(?:上午|下午)?\s*\d{1,2}[:时点]\d{0,2}分?(?::\d{2})?(?:\.\d+)?)?"
    r"(?:\s*\(?(?:星期|周)[一二三四五六日天]\)?)?"
)
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_YEARLESS = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_NUMERALS = "〇一二三四五六七八九"
_CHINESE = re.compile(
    r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_NOTHING = frozenset(
    {"", "-", "--", "—", "——", "/", "\\", "无", "空", "未", "否", "n/a", "na", "无需"}
)


class NoYear(ValueError):
    """A day without its year."""


def text_of(cell: Any) -> str:
    """A cell as text: whole numbers without a point, no signs that cannot be seen."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    told = unicodedata.normalize("NFC", str(cell))
    return "".join(char for char in told if char.isprintable() or char in "\n\t").strip()


def says_nothing(cell: Any) -> bool:
    """Empty, or one of the signs that people put where nothing is to be said."""
    return text_of(cell).strip().lower() in _NOTHING


def read_day(cell: Any) -> dt.date:
    """A day, as a date, a serial number or in writing. Raises NoYear, or ValueError."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    told = unicodedata.normalize("NFKC", text_of(cell)).strip()
    if re.fullmatch(r"\d{5}(\.\d+)?", told):
        return _from_serial(int(float(told)))
    if found := _WRITTEN.fullmatch(told) or _COMPACT.fullmatch(told):
        return dt.date(*map(int, found.groups()))
    if found := _CHINESE.fullmatch(told):
        return _from_chinese(*found.groups())
    if _YEARLESS.fullmatch(told):
        raise NoYear(told)
    raise ValueError(told)


def _from_serial(number: int) -> dt.date:
    if not _SERIAL[0] <= number <= _SERIAL[1]:
        raise ValueError(number)
    return _EPOCH + dt.timedelta(days=number)


def _from_chinese(year: str, month: str, day: str) -> dt.date:
    digits = year.replace("零", "〇").replace("○", "〇")
    number = int("".join(str(_NUMERALS.index(each)) for each in digits))
    return dt.date(number, _counted(month), _counted(day))


def _counted(text: str) -> int:
    """一 to 三十一."""
    tens, ten, units = text.partition("十")
    if not ten:
        return _NUMERALS.index(text)
    return (_NUMERALS.index(tens) if tens else 1) * 10 + (_NUMERALS.index(units) if units else 0)


def read_count(cell: Any) -> int:
    """A count such as 15, 15.0 or 15个工作日. Raises ValueError."""
    told = unicodedata.normalize("NFKC", text_of(cell))
    found = re.fullmatch(r"(\d{1,4})\s*(?:个?工作日|天|日)?", told)
    if found is None:
        raise ValueError(told)
    return int(found[1])
