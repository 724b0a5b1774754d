"""个人信息的识别: numbers proven by their check digits, mobile numbers, doors of dwellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gongkai.inforequests.rules.applicants import (
    credit_code_fault,
    masked_number,
    resident_id_fault,
)
from gongkai.inforequests.rules.checks.wording import plain


class PersonalData(StrEnum):
    """个人信息的种类."""

    RESIDENT_ID = "resident_id"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Seen:
    """个人信息 in a text; `shown` is covered, so that a message does not repeat the mistake."""

    kind: PersonalData
    shown: str


_RESIDENT_ID = re.compile(r"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])")
_CARD = re.compile(r"(?<![0-9A-Za-z])[3-69][0-9](?:[ -]?[0-9]){14,17}(?![0-9A-Za-z])")
_COUNT = "[0-9一二三四五六七八九十]{1,4}"
_ADDRESS = re.compile(
    rf"(?:栋|幢|号楼|座)\s*{_COUNT}单元|{_COUNT}单元\s*[0-9]{{2,4}}\s*(?:室|户|号)"
    r"|(?:栋|幢|号楼|座)\s*[0-9]{3,4}\s*(?:室|户|号)"
    rf"|村[^，。；\s]{{0,8}}?{_COUNT}组\s*[0-9]+\s*号"
)


def personal_data(text: str) -> Iterator[Seen]:
    """What in the text would tell who somebody is or how to reach them."""
    clean = plain(text)
    ids = {found[0] for found in _RESIDENT_ID.finditer(clean) if not resident_id_fault(found[0])}
    yield from (Seen(PersonalData.RESIDENT_ID, masked_number(number)) for number in sorted(ids))
    for found in _MOBILE.finditer(clean):
        yield Seen(PersonalData.MOBILE, masked_number(_digits(found[0])))
    for found in _CARD.finditer(clean):
        digits = _digits(found[0])
        if digits not in ids and _is_card(digits):
            yield Seen(PersonalData.BANK_CARD, masked_number(digits))
    for found in _ADDRESS.finditer(clean):
        yield Seen(PersonalData.ADDRESS, f"{found[0][:1]}……")


def _digits(text: str) -> str:
    return re.sub(r"[ -]", "", text)


def _is_card(digits: str) -> bool:
    """The Luhn digit fits, and it is no 统一社会信用代码, which may be all digits."""
    doubled = (int(d) * (2 if place % 2 else 1) for place, d in enumerate(reversed(digits)))
    fits = sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
    return fits and credit_code_fault(digits) is not None
