"""救济告知: what a letter tells about reconsideration and litigation. Nobody writes it by hand.

`{reviewers}` stands for the bodies that reconsider, `{forum}` for the article that makes them so,
`{court}` for the court. Until 2023 a refusal
could go to either; since 2024 a refusal under 条例第14条至第16条 goes to reconsideration first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongkai.inforequests.rules.letters.review_bodies import REVISION_2023
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome, Remedy

_REVIEW = "《中华人民共和国行政复议法》"
_COURT = "《中华人民共和国行政诉讼法》"
_EITHER_WAY = (
    "自知道本{letter}之日起60日内，向{{reviewers}}申请行政复议；"
    "或者自知道之日起6个月内，向{{court}}提起行政诉讼"
)
_EITHER = "如对本答复不服，可以" + _EITHER_WAY.format(letter="答复")
_THIRD = "如认为公开上述信息侵犯您的合法权益，可以" + _EITHER_WAY.format(letter="告知")
_FIRST = (
    "应当先自知道本答复之日起60日内，向{reviewers}申请行政复议；"
    "对行政复议决定不服的，再依法提起行政诉讼"
)
_FIRST_ARTICLES = f"（{_REVIEW}第二十条、第二十三条第一款第（四）项、{{forum}}）"

SINCE_2024: dict[Remedy, tuple[str, ...]] = {
    Remedy.NONE: (),
    Remedy.EITHER: (f"{_EITHER}（{_REVIEW}第二十条、{{forum}}，{_COURT}第四十六条）。",),
    Remedy.REVIEW_FIRST: (f"如对本不予公开决定不服，{_FIRST}{_FIRST_ARTICLES}。",),
    Remedy.MIXED: (
        f"对依照《中华人民共和国政府信息公开条例》第十四条、第十五条、第十六条不予公开的部分"
        f"不服的，{_FIRST}{_FIRST_ARTICLES}。",
        f"对其余部分不服的，可以{_EITHER_WAY.format(letter='答复')}"
        f"（{_REVIEW}第二十条、{{forum}}，{_COURT}第四十六条）。",
    ),
    Remedy.THIRD: (f"{_THIRD}（{_REVIEW}第二十条、{{forum}}，{_COURT}第四十六条）。",),
    Remedy.FEE: (
        "对收费有异议的，可以向本机关提出；因逾期未缴费而不再处理的，"
        "可以对不再处理的决定依法投诉、申请行政复议或者提起行政诉讼。",
    ),
}

# No article of 行政复议法 is cited: those of 2023 did not exist yet.
_EITHER_BEFORE = (f"{_EITHER}（《中华人民共和国政府信息公开条例》第五十一条）。",)
BEFORE_2024: dict[Remedy, tuple[str, ...]] = {
    **SINCE_2024,
    **dict.fromkeys((Remedy.EITHER, Remedy.REVIEW_FIRST, Remedy.MIXED), _EITHER_BEFORE),
    Remedy.THIRD: (f"{_THIRD}（《中华人民共和国政府信息公开条例》第五十一条）。",),
}


def remedy_of(outcome: Outcome, items: Sequence[Outcome] = ()) -> Remedy:
    """The code for a reply: that of its outcome, or what its single items make together.

    A refusal that must be reconsidered first beside anything else is MIX, whatever the whole is
    counted as: the applicant of an item "not found" keeps the direct way to court.
    """
    if not items:
        return OUTCOME_RULES[outcome].remedy
    codes = {OUTCOME_RULES[item].remedy for item in items}
    if codes == {Remedy.REVIEW_FIRST}:
        return Remedy.REVIEW_FIRST
    return Remedy.MIXED if codes & {Remedy.REVIEW_FIRST, Remedy.MIXED} else Remedy.EITHER


def notice(remedy: Remedy, on: date) -> tuple[str, ...]:
    """The paragraphs of a letter of that day; none for a procedural letter."""
    return (SINCE_2024 if on >= REVISION_2023 else BEFORE_2024)[remedy]
