"""What is refused on the way of a reply: from the draft to the signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.inforequests.rules.errors import RuleError

if TYPE_CHECKING:
    from gongkai.inforequests.rules.checks import Finding


@dataclass(eq=False)
class DraftChanged(RuleError):
    """A draft saved or signed on top of a version that somebody else has changed since."""

    code = "draft_changed"
    version: int
    by: str


@dataclass(eq=False)
class DraftLocked(RuleError):
    """A draft that waits for check or signature: it has to be returned before it is changed."""

    code = "draft_locked"
    state: str


@dataclass(eq=False)
class NoDraft(RuleError):
    """A step that needs a draft before there is one."""

    code = "no_draft"


@dataclass(eq=False)
class ItemUnknown(RuleError):
    """An item that the request does not have."""

    code = "item_unknown"
    position: int


@dataclass(eq=False)
class ItemsMiscounted(RuleError):
    """No item at all, or more than one letter can go through."""

    code = "items_miscounted"
    count: int
    most: int


@dataclass(eq=False)
class DispatchMissing(RuleError):
    """A draft sent on that does not say how the reply will be served."""

    code = "dispatch_missing"


@dataclass(eq=False)
class ItemUndecided(RuleError):
    """A draft sent on while an item has no words or no decision yet."""

    code = "item_undecided"
    positions: tuple[int, ...]


@dataclass(eq=False)
class NotAnItemOutcome(RuleError):
    """A decision that no single item can have: 部分公开 follows from several, O1 and O2 from
    silence, R1 to R3 belong to 更正自身记录."""

    code = "not_an_item_outcome"
    position: int
    outcome: str


@dataclass(eq=False)
class ReturnWithoutReason(RuleError):
    """退回 that does not say why."""

    code = "return_without_reason"


@dataclass(eq=False)
class CheckedByDrafter(RuleError):
    """审核 or 核对 by somebody who wrote the draft."""

    code = "checked_by_drafter"
    person: str


@dataclass(eq=False)
class SignedByDrafter(RuleError):
    """签发 by somebody who wrote the draft."""

    code = "signed_by_drafter"
    person: str


@dataclass(eq=False)
class LawyerNeeded(RuleError):
    """A refusal that no 合法性审核 post has checked, although the organ has one."""

    code = "lawyer_needed"


@dataclass(eq=False)
class ChecksOpen(RuleError):
    """A signature while checks stand open: nothing has happened."""

    code = "checks_open"
    findings: tuple[Finding, ...]

    def facts(self) -> dict[str, Any]:
        """The codes of the checks."""
        return {"checks": [finding.code for finding in self.findings]}


@dataclass(eq=False)
class LetterIncomplete(RuleError):
    """A signature under a letter that lacks a mandatory element or still has a blank."""

    code = "letter_incomplete"
    missing: tuple[str, ...]


@dataclass(eq=False)
class NothingToOverride(RuleError):
    """校验放行 of what is no open warning; what blocks cannot be set aside at all."""

    code = "nothing_to_override"
    check: str


@dataclass(eq=False)
class OverrideWithoutReason(RuleError):
    """校验放行 that does not say why."""

    code = "override_without_reason"
    check: str
