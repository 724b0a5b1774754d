"""申请人: kinds (年度报告表三的六列), statutory elements (条例第29条), check digits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.inforequests.rules.case_types import CaseType


class ApplicantKind(StrEnum):
    """申请人类型. The value is the column of table three in the annual report."""

    NATURAL = "natural"
    BUSINESS = "biz"
    RESEARCH = "research"
    WELFARE = "welfare"
    LEGAL = "legal"
    OTHER = "other"

    @property
    def is_organisation(self) -> bool:
        """法人或其他组织."""
        return self is not ApplicantKind.NATURAL


class Document(StrEnum):
    """身份证明的种类. What is kept of it is this value; its words belong to the pages."""

    RESIDENT_ID = "resident_id"
    CREDIT_CODE = "credit_code"
    OTHER = "other"


class IdentityProof(StrEnum):
    """当面核对的证件, before anything is handed to whoever says that a request is theirs."""

    APPLICANT = "applicant"
    AGENT = "agent"  # with 授权委托书


class Element(StrEnum):
    """申请应当包括的内容 (条例第29条第二款). Nothing else may be demanded."""

    NAME = "name"
    IDENTITY = "identity"
    CONTACT = "contact"
    INFORMATION = "information"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Application:
    """申请书 as handed in; a blank text is a missing element."""

    name: str
    identity_number: str
    contact: tuple[str, ...]  # telephone, address, e-mail: at least one that reaches
    information: str  # name, document number, or other features to find it by
    wanted_form: str


def missing_elements(
    application: Application, case_type: CaseType = CaseType.INFORMATION
) -> tuple[Element, ...]:
    """The statutory elements an application lacks, in the order of the article.

    Whoever asks to have a record corrected (条例第41条) wants nothing handed out in any form.
    """
    present = {
        Element.NAME: _says_something(application.name),
        Element.IDENTITY: _says_something(application.identity_number),
        Element.CONTACT: any(_says_something(way) for way in application.contact),
        Element.INFORMATION: _says_something(application.information),
        Element.FORM: _says_something(application.wanted_form),
    }
    if case_type is CaseType.RECORD_CORRECTION:
        present[Element.FORM] = True
    return tuple(element for element in Element if not present[element])


def _says_something(text: str) -> bool:
    """Not blank; signs that nobody can see (zero width, direction marks) are blank as well."""
    return any(char.isprintable() and not char.isspace() for char in text)


class NumberFault(StrEnum):
    """Why a number is not one that the standard could have issued."""

    LENGTH = "length"
    CHARACTERS = "characters"
    BIRTH_DATE = "birth-date"
    CHECK_DIGIT = "check-digit"


_ID_LENGTH = 18
_ID_WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(17))
_ID_CHECK_DIGITS = "10X98765432"


def resident_id_fault(number: str) -> NumberFault | None:
    """What is wrong with a 公民身份号码 (GB 11643), or None.

    Only what the standard fixes is tested: length, digits, a birth date that exists, and the
    check digit (ISO 7064 MOD 11-2). Area codes change over the decades and are left alone.
    """
    if len(number) != _ID_LENGTH:
        return NumberFault.LENGTH
    body, check = number[:17], number[17].upper()
    if not (body.isascii() and body.isdigit() and check in _ID_CHECK_DIGITS):
        return NumberFault.CHARACTERS
    try:
        date(int(body[6:10]), int(body[10:12]), int(body[12:14]))
    except ValueError:
        return NumberFault.BIRTH_DATE
    total = sum(int(digit) * weight for digit, weight in zip(body, _ID_WEIGHTS, strict=True))
    return None if _ID_CHECK_DIGITS[total % 11] == check else NumberFault.CHECK_DIGIT


_CREDIT_LENGTH = 18
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z
_CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def credit_code_fault(code: str) -> NumberFault | None:
    """What is wrong with a 统一社会信用代码 (GB 32100), or None; the check is MOD 31-3."""
    if len(code) != _CREDIT_LENGTH:
        return NumberFault.LENGTH
    code = code.upper()
    if any(character not in _CREDIT_ALPHABET for character in code):
        return NumberFault.CHARACTERS
    values = [_CREDIT_ALPHABET.index(character) for character in code]
    total = sum(value * weight for value, weight in zip(values[:17], _CREDIT_WEIGHTS, strict=True))
    return None if (31 - total % 31) % 31 == values[17] else NumberFault.CHECK_DIGIT


def masked_name(name: str) -> str:
    """A name as lists show it: the first character stays, the rest is covered."""
    name = name.strip()
    return name[:1] + "*" * max(len(name) - 1, 1) if name else ""


def masked_number(number: str) -> str:
    """A document number as lists show it: three characters before, four after.

    A number too short to stay covered by that is covered whole.
    """
    if len(number) < 10:
        return "*" * len(number)
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}"
