"""Numbers of the demonstration: of documents, and of people who do not exist."""

from __future__ import annotations

from datetime import date
from typing import Final

AREA_CODE: Final = "999999"
"""Not assigned by GB/T 2260, so that no identity number made here belongs to anyone."""
CHECK_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS: Final = "10X98765432"


def document_number(mark: str, year: int, number: int) -> str:
    """发文字号: 发文代字, year in 六角括号 and running number, as in 袁府发〔2020〕3号."""
    return f"{mark}〔{year}〕{number}号"


def id_number(born: date, sequence: int) -> str:
    """An identity number of no one, with a valid check digit (GB 11643)."""
    body = f"{AREA_CODE}{born:%Y%m%d}{sequence:03}"
    total = sum(int(digit) * weight for digit, weight in zip(body, CHECK_WEIGHTS, strict=True))
    return body + CHECK_DIGITS[total % 11]
