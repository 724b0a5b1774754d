"""Forms of the workshop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class YearForm(forms.Form):
    """选择报告年度; anything but a year on offer means the newest."""

    year = forms.TypedChoiceField(label=_("报告年度"), coerce=int, required=False)

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._newest = years[0]
        self.fields["year"].choices = [(year, f"{year}年度") for year in years]

    def chosen(self) -> int:
        """The year to show."""
        return (self.is_valid() and self.cleaned_data["year"]) or self._newest
