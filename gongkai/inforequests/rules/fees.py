"""信息处理费 (国办函〔2020〕109号第3条): two progressive tariffs, amounts in 元."""

from __future__ import annotations

from gongkai.inforequests.rules.errors import NegativeCount

FREE_CASES = 10  # per applicant and calendar month
FREE_PAGES = 30  # per request

# (last page of the bracket, price of a page in it); beyond the last bracket _PAGE_BEYOND.
_PAGE_BRACKETS = ((FREE_PAGES, 0), (100, 10), (200, 20))
_PAGE_BEYOND = 40


def case_price(place: int) -> int:
    """按件: the price of the `place`-th request of an applicant in one calendar month.

    Ten are free, twenty cost 100 each, and every further ten cost 100 more apiece.
    """
    _refuse_negative(place)
    if place <= FREE_CASES:
        return 0
    return 100 if place <= 30 else 100 + 100 * ((place - 31) // 10 + 1)


def case_fee(cases: int) -> int:
    """按件: the sum for the first `cases` requests of an applicant in one calendar month."""
    _refuse_negative(cases)
    return sum(case_price(place) for place in range(1, cases + 1))


def page_fee(pages: int) -> int:
    """按量: the fee for the pages handed over in one request; requests are not added up."""
    _refuse_negative(pages)
    fee, done = 0, 0
    for last, price in _PAGE_BRACKETS:
        fee += max(min(pages, last) - done, 0) * price
        done = last
    return fee + max(pages - done, 0) * _PAGE_BEYOND


def _refuse_negative(count: int) -> None:
    if count < 0:
        raise NegativeCount(count=count)
