"""What the page of a reply shows beside its sheet: findings, letter, hands, whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import access, phrases, queries
from gongkai.inforequests.models import CheckOverride, InformationRequest, ReplyDraft
from gongkai.inforequests.phrases import checks as words
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.checks import Finding, Level, Moment, run
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.foureyes import Hands, needs_lawyer
from gongkai.inforequests.rules.items import outcomes_of, whole_of
from gongkai.inforequests.rules.letters import LETTER_RULES, LetterElement
from gongkai.inforequests.rules.letters.passages import Passage
from gongkai.inforequests.rules.letters.text import compose
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES
from gongkai.inforequests.rules.particulars import ItemDecision, SecrecyLevel, Subtype
from gongkai.inforequests.rules.states import RUNNING, STEPS_BEFORE_SIGNATURE, State
from gongkai.inforequests.rules.turns import turn
from gongkai.inforequests.web.reply_forms import Sheet
from gongkai.organs.access import Viewer
from gongkai.organs.models import Officer

WAITING = (State.LEGAL_CHECK, State.APPROVAL)
# Shown by the page itself, or nothing to be filled before the signature.
_NOT_IN_THE_TEXT = (LetterElement.NUMBER,)


@dataclass(frozen=True, slots=True)
class FindingLine:
    """校验结果 in words, with the place to mend it and what was said to set it aside."""

    finding: Finding
    override: CheckOverride | None

    @property
    def level(self) -> str:
        return self.finding.level.value

    @property
    def level_name(self) -> Any:
        return words.LEVELS[self.finding.level]

    @property
    def message(self) -> str:
        return words.finding(self.finding)

    @property
    def where(self) -> str:
        return words.place(self.finding.place)

    @property
    def anchor(self) -> str:
        """The field to go to: an item, or a field of the sheet."""
        place = self.finding.place
        return place if place.startswith("item-") else f"id_{place}" if place else ""

    @property
    def key(self) -> str:
        """What the button to set it aside names."""
        return f"{self.finding.code}@{self.finding.place}"

    @property
    def stops(self) -> bool:
        """Whether it keeps the reply from being signed."""
        return self.finding.level is Level.BLOCK or (
            self.finding.level is Level.WARN and self.override is None
        )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the letter as it would be printed."""

    passages: tuple[Passage, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Words:
    """别人的改动, or what one has typed oneself: one field with its words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """一项 as it stands in the draft, each fact with its label."""

    position: int
    text: str
    facts: tuple[tuple[Any, Any], ...]

    @classmethod
    def of(cls, item: ItemDecision) -> ItemLine:
        chosen = f"{item.outcome.value} {phrases.OUTCOMES[item.outcome]}" if item.outcome else "—"
        limb = phrases.SUBTYPES[Subtype(item.subtype)] if item.subtype else ""
        facts = [
            (_("处理决定"), chosen),
            (_("属于哪一类"), limb),
            (_("事实和理由"), item.reason),
            (_("另外引用的法律、行政法规"), item.basis),
            *(
                (phrases.PARTICULARS[name].label, said(name, text))
                for name, text in item.particulars
            ),
        ]
        return cls(item.position, item.text, tuple(each for each in facts if each[1]))


def said(name: str, value: str) -> Any:
    """The value of a particular in words."""
    if name == "secrecy_level" and value in list(SecrecyLevel):
        return phrases.SECRECY_LEVELS[SecrecyLevel(value)]
    return {"yes": _("是"), "no": _("否")}.get(value, value)


def turn_of(row: InformationRequest) -> str:
    """Whose turn it is, by their posts."""
    waits = turn(State(row.state))
    roles = access.TURN_ROLES.get(waits.who, ()) if waits else ()
    return "、".join(str(role.label) for role in roles)


def is_open(row: InformationRequest) -> bool:
    """Whether a reply is still to be written or signed."""
    return State(row.state) in RUNNING


def context(row: InformationRequest, viewer: Viewer, today: date) -> dict[str, Any]:
    """Everything but the sheet itself."""
    draft, state = queries.draft_of(row), State(row.state)
    dossier, hands = queries.dossier(row, today), queries.hands_of(row, draft)
    findings = _findings(row, dossier)
    whole = whole_of(dossier.items)
    return {
        "draft": draft,
        "hands": people(hands),
        "turn": turn_of(row),
        "items": [ItemLine.of(item) for item in dossier.items],
        "whole": OUTCOME_RULES[whole].name if whole else "",
        "findings": findings,
        "stopping": sum(line.stops for line in findings),
        "letter": list(_paragraphs(dossier)),
        "letter_title": LETTER_RULES[dossier.letter.kind].title if dossier.letter else "",
        "returned": row.remarks.filter(is_return=True).select_related("by").last(),
        "disclosed": queries.files_of(row).filter(kind=FileKind.DISCLOSED),
        "searches": row.searches.select_related("by"),
        "reviewed": row.secrecy_reviews.select_related("by").last(),
        "needs_lawyer": needs_lawyer(outcomes_of(dossier.items)) and bool(hands.lawyers),
        **_rights(row, viewer, state, draft, hands),
    }


def _rights(
    row: InformationRequest,
    viewer: Viewer,
    state: State,
    draft: ReplyDraft | None,
    hands: Hands,
) -> dict[str, bool]:
    """Which buttons are there. A drafter sees why theirs are not."""

    def may(act: type[Act]) -> bool:
        return access.may(viewer, row.organ, act)

    own = getattr(viewer.officer, "username", "") in hands.drafters
    waits = state in WAITING and draft is not None
    compared = bool(hands.compared_by)
    return {
        "is_own": own,
        "may_write": state not in WAITING and may(acts.Drafted),
        "may_submit": state in STEPS_BEFORE_SIGNATURE and may(acts.SubmittedForCheck),
        "may_resume": state is State.DRAFTING and may(acts.Resumed),
        "may_check": state is State.LEGAL_CHECK and may(acts.Checked) and not own,
        "may_return": waits and may(acts.Returned),
        "may_sign": state is State.APPROVAL and may(acts.Answered) and not own,
        "may_compare": waits
        and not compared
        and not own
        and viewer.may(row.organ, *access.COMPARERS),
        "may_override": waits and viewer.may(row.organ, *access.OVERRIDERS),
        "may_search": viewer.may(row.organ, *access.SEARCHERS),
        "may_review_secrecy": viewer.may(row.organ, *access.SECRECY_REVIEWERS),
    }


def people(hands: Hands) -> dict[str, Any]:
    """经手人 by their names. One query."""
    known = {*hands.drafters, hands.checked_by, hands.compared_by} - {""}
    names = {
        each.username: each.get_full_name() for each in Officer.objects.filter(username__in=known)
    }
    return {
        "drafted": [names.get(each, each) for each in sorted(hands.drafters)],
        "checked": names.get(hands.checked_by, hands.checked_by),
        "compared": names.get(hands.compared_by, hands.compared_by),
    }


def _findings(row: InformationRequest, dossier: Dossier) -> list[FindingLine]:
    """What the checks say before a signature, the gravest first."""
    if dossier.draft_version == 0:
        return []
    aside = {
        (each.check_code, each.place): each
        for each in row.overrides.filter(version=dossier.draft_version).select_related("by")
    }
    lines = [
        FindingLine(each, aside.get((each.code, each.place))) for each in run(dossier, Moment.SIGN)
    ]
    order = list(Level)
    return sorted(lines, key=lambda line: (not line.stops, order.index(line.finding.level)))


def _paragraphs(dossier: Dossier) -> Iterator[Paragraph]:
    """The letter as it would read now, paragraph by paragraph."""
    if dossier.letter is None:
        return
    together: list[Passage] = []
    for passage in compose(dossier.letter):
        if passage.element in _NOT_IN_THE_TEXT:
            continue
        if together and not passage.runs_on:
            yield _paragraph(together)
            together = []
        together.append(passage)
    if together:
        yield _paragraph(together)


def _paragraph(passages: list[Passage]) -> Paragraph:
    first = passages[0]
    kinds = {LetterElement.ADDRESSEE: "opening", LetterElement.SIGNATURE: "signature"}
    kind = "heading" if first.is_heading else kinds.get(first.element, "text")
    return Paragraph(tuple(passages), kind)


def differences(sheet: Sheet, row: InformationRequest) -> list[Words]:
    """What somebody else has saved that differs from what stands in the sheet."""
    stored = Sheet.stored(queries.draft_of(row), queries.items_of(row), list(phrases.OUTCOMES))
    found = []
    for mine, other in zip((sheet.form, *sheet.items), (stored.form, *stored.items), strict=False):
        for name, value in other.initial.items():
            typed = mine.data.get(mine.add_prefix(name), "")
            if name not in ("version", "count") and str(value) != typed and name in other.fields:
                found.append(Words(_label(other, name), _shown(other, name, value)))
    for extra in stored.items[len(sheet.items) :]:
        found.append(Words(_label(extra, "text"), str(extra.initial["text"])))
    return found


def typed(sheet: Sheet) -> list[Words]:
    """What stands in a sheet that could not be saved any more."""
    return [
        Words(_label(form, name), _shown(form, name, form.data.get(form.add_prefix(name))))
        for form in (sheet.form, *sheet.items)
        for name in form.fields
        if name not in ("version", "count") and form.data.get(form.add_prefix(name))
    ]


def _label(form: Any, name: str) -> str:
    prefix = words.place(form.prefix) if form.prefix else ""
    return f"{prefix} {form.fields[name].label}".strip()


def _shown(form: Any, name: str, value: Any) -> str:
    named = dict(getattr(form.fields[name], "choices", ()))
    return str(named.get(value, value))
