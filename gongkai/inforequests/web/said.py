"""What a party said, from a form to the deed: its opinion, and its file examined and sealed."""

from __future__ import annotations

from typing import Any

from gongkai.inforequests.actions.files import hold_file
from gongkai.inforequests.rules.acts import Opinion
from gongkai.inforequests.rules.files import FileKind


def said(data: dict[str, Any]) -> dict[str, Any]:
    """The cleaned data of `SaidForm` as `actions.answer_consultation` takes them.

    Raises UploadRefused.
    """
    file = data.get("file")
    held = None
    if file:
        held = hold_file(kind=FileKind.OPINION, content=file.read(), name=file.name)
    return data | {"opinion": Opinion(data["opinion"]), "file": held}
