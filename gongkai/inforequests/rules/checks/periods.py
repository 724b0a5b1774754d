"""期限: one extension with consent, told in time; warnings before the end (条例第33条)."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.inforequests.rules import acts, errors
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import OUTGOING, Check, Hit, Level, Moment
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters import EXTENSION

_AT = frozenset({Moment.EXTENSION})

# Working days before the end of the answering period on which the organ warns itself [设计].
WARN_DAYS = (7, 3, 1)
DEFENCE_WARN_DAYS = 3

_UNAPPROVED = frozenset({errors.ExtensionUnapproved.code, errors.ExtensionAfterExpiry.code})


def _extended_wrongly(dossier: Dossier) -> Iterator[Hit]:
    if dossier.refused in _UNAPPROVED and isinstance(dossier.next_act, acts.Extended):
        yield Hit(about=dossier.refused)
    extended = any(isinstance(act, acts.Extended) for act in dossier.acts)
    if extended and not any(kind == EXTENSION for kind, _number in dossier.letters_sent):
        yield Hit(about="untold")


def _second_extension(dossier: Dossier) -> Iterator[Hit]:
    if dossier.refused == errors.ExtensionSpent.code:
        yield Hit()


def _ending(dossier: Dossier) -> Iterator[Hit]:
    left = dossier.days_left
    if left is None:
        return
    if left < 0:
        yield Hit(about="over", facts={"days": -left})
    elif left <= WARN_DAYS[0]:
        nearest = min(days for days in WARN_DAYS if left <= days)
        yield Hit(about=f"within_{nearest}", facts={"days": left})


def _defence_ending(dossier: Dossier) -> Iterator[Hit]:
    left = dossier.defence_days_left
    if left is None or left > DEFENCE_WARN_DAYS:
        return
    if not any(file.kind is FileKind.EVIDENCE for file in dossier.files):
        yield Hit(about="over" if left < 0 else "", facts={"days": abs(left)})


CHECKS = (
    Check(
        "K10",
        "延期要经负责人同意、在届满前批准并告知",
        "条例第33条第二款",
        Grade.STATUTE,
        Level.BLOCK,
        _AT | OUTGOING,
        _extended_wrongly,
        held_by="没有负责人同意或者届满后的延期在录入时被拒绝；批准的同时写出告知书。",
    ),
    Check(
        "K11",
        "只能延期一次",
        "条例第33条第二款",
        Grade.STATUTE,
        Level.BLOCK,
        _AT,
        _second_extension,
        held_by="第二次延期在录入时被拒绝。",
    ),
    Check(
        "K12",
        "答复期限临近或者已经届满",
        "条例第33条",
        Grade.DESIGN,
        Level.ESCALATE,
        frozenset({Moment.ALWAYS}),
        _ending,
        held_by="剩7、3、1个工作日时提醒是系统的约定。",
    ),
    Check(
        "K41",
        "复议、诉讼的举证期限临近，还没有材料",
        "行政复议法第48条、第54条；行政诉讼法第67条",
        Grade.STATUTE,
        Level.ESCALATE,
        frozenset({Moment.ALWAYS}),
        _defence_ending,
        held_by="期限按登记的收到副本日期和程序计算；没有写明程序的按较短的5个工作日提醒。",
    ),
)
