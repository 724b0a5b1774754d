"""邮件号码: thirteen characters; those of the Universal Postal Union bear a check digit (S10)."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

_LENGTH = 13
_S10 = re.compile(r"([A-Z]{2})(\d{8})(\d)([A-Z]{2})")
_DIGITS = re.compile(r"\d{13}")  # domestic EMS
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_INSTEAD_OF = {10: 0, 11: 5}
_HOME = "CN"


class Fault(StrEnum):
    """Why a text is no 邮件号码."""

    LENGTH = "length"
    CHARACTERS = "characters"
    CHECK_DIGIT = "check_digit"


class Doubt(StrEnum):
    """Why a 邮件号码 that may be right had better be looked at again."""

    FORM = "form"  # neither S10 nor thirteen digits: which forms there are is 未核实
    COUNTRY = "country"  # not posted in China


def plain(typed: str) -> str:
    """As typed, in half-width capitals without blanks and hyphens."""
    return re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", typed)).upper()


def check_digit(serial: str) -> int:
    """The ninth digit to these eight (S10)."""
    rest = 11 - sum(int(d) * w for d, w in zip(serial, _WEIGHTS, strict=True)) % 11
    return _INSTEAD_OF.get(rest, rest)


def fault(number: str) -> Fault | None:
    """What is wrong with a plain number, None where nothing is known to be."""
    if not re.fullmatch(r"[A-Z0-9]+", number):
        return Fault.CHARACTERS
    if len(number) != _LENGTH:
        return Fault.LENGTH
    found = _S10.fullmatch(number)
    if found and check_digit(found[2]) != int(found[3]):
        return Fault.CHECK_DIGIT
    return None


def doubt(number: str) -> Doubt | None:
    """What deserves a second look at a number without fault."""
    found = _S10.fullmatch(number)
    if found:
        return None if found[4] == _HOME else Doubt.COUNTRY
    return None if _DIGITS.fullmatch(number) else Doubt.FORM
