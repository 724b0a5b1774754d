"""A form field for several files at once; what they are is for `gongkai.documents.uploads`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

ACCEPTED = ".pdf,.docx,.xlsx,.pptx,.jpg,.jpeg,.png,.heic,.txt"
"""A hint for the file dialogue only."""


class FilesInput(forms.ClearableFileInput):
    """The file dialogue, for several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": ACCEPTED, "multiple": True} | (attrs or {}))


class FilesField(forms.FileField):
    """Files as a list, empty ones too: what is wrong with them is said by their name."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if self.required and not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return list(files)
