"""密钥使用情况: which key sealed what, so that one knows when an old key may go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.db.models import BinaryField, Count, F, Model, QuerySet
from django.db.models.functions import Substr

from gongkai import vault
from gongkai.inforequests import filestore
from gongkai.inforequests.models import (
    Applicant,
    BundlePiece,
    CaseFile,
    ConsultedParty,
    Delivery,
    IncomingMail,
    PartyOpinion,
    RegisterImport,
)
from gongkai.notices.models import Notice

# The columns that are sealed, and the rows whose files are.
SEALED_COLUMNS: dict[str, tuple[type[Model], str]] = {
    "applicants": (Applicant, "sealed"),
    "parties": (ConsultedParty, "sealed_name"),
    "contacts": (ConsultedParty, "sealed_contact"),
    "assessments": (ConsultedParty, "sealed_words"),
    "opinions": (PartyOpinion, "sealed_reason"),
    "deliveries": (Delivery, "sealed"),
    "mails": (IncomingMail, "sealed"),
    "names": (CaseFile, "sealed_name"),
    "notices": (Notice, "sealed"),
    "import_names": (RegisterImport, "sealed_name"),
}
SEALED_LABELS: dict[str, str] = {}
SEALED_FILES: dict[str, type[Model]] = {
    "files": CaseFile,
    "mail_files": IncomingMail,
    "volumes": BundlePiece,
    "import_files": RegisterImport,
}

MISSING = "?"
"""Stands for the key of a file that is not where its row says."""


def register_sealed(what: str, model: type[Model], column: str, label: str) -> None:
    """Let a room above have its own sealed column counted and moved to a new key with ours."""
    SEALED_COLUMNS[what] = (model, column)
    SEALED_LABELS[what] = label


def key_use() -> dict[str, dict[str, int]]:
    """How many rows and files each key sealed, by what they are; key ids, never keys.

    Columns are counted by the database; of files the first bytes of each are read.
    """
    counted = {what: _counted(model, column) for what, (model, column) in SEALED_COLUMNS.items()}
    counted |= {what: dict(Counter(_marks(model))) for what, model in SEALED_FILES.items()}
    return counted


def sealed_with_lost_keys() -> int:
    """How many sealed rows name a key that is not here; files are not looked at."""
    counted = (_counted(model, column) for model, column in SEALED_COLUMNS.values())
    return sum(rows for marks in counted for mark, rows in marks.items() if vault.is_lost(mark))


def sealed_otherwise(model: type[Model], column: str) -> QuerySet[Model]:
    """The rows whose column is not sealed with the newest key, in the order of their keys."""
    newest = vault.key_ids()[0].encode()
    return _marked(model, column).exclude(mark=newest).order_by("pk")


def _counted(model: type[Model], column: str) -> dict[str, int]:
    rows = _marked(model, column).values_list("mark").annotate(rows=Count("pk")).order_by("mark")
    return {vault.sealed_with(mark): count for mark, count in rows}


def _marked(model: type[Model], column: str) -> QuerySet[Model]:
    length = len(vault.key_ids()[0])
    filled = model.objects.filter(**{f"{column}__isnull": False})
    return filled.annotate(mark=Substr(F(column), 1, length, output_field=BinaryField()))


def _marks(model: type[Model]) -> Iterator[str]:
    places = model.objects.exclude(place="").values_list("place", flat=True)
    for place in places.iterator(chunk_size=2000):
        try:
            yield filestore.sealed_with(place)
        except FileNotFoundError:
            yield MISSING
