"""Text that people typed or pasted, without the signs that only deceive the eye."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms

# Overrides, embeddings and isolates turn around how a text reads, not what it says.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class ProseField(forms.CharField):
    """Text of any script; signs that reverse its direction are left out."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return _TURNING.sub("", text) if isinstance(text, str) else text


class NameField(forms.CharField):
    """姓名或者名称: no invisible signs, and single spaces; every script and middle dot stays."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not isinstance(text, str):
            return text
        seen = "".join(char for char in text if unicodedata.category(char) != "Cf")
        return " ".join(re.split(r"[ \t\r\n\f\v\u3000\xa0]+", seen)).strip()
