"""Forms of 台账导入: the file, its head, what its columns hold, what its words mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongkai.documents.spreadsheets import Sheet
from gongkai.inforequests import phrases
from gongkai.inforequests.phrases.imports import FIELDS
from gongkai.inforequests.rules.imports.columns import Field
from gongkai.inforequests.rules.imports.words import OPEN, key
from gongkai.inforequests.rules.outcomes import COUNTED
from gongkai.organs.models import Organ

MEANINGS = {
    Field.KIND: phrases.APPLICANT_KINDS,
    Field.CHANNEL: phrases.CHANNELS,
    Field.OUTCOME: {each: phrases.OUTCOMES[each] for each in COUNTED},
    Field.DISPATCH: phrases.DISPATCHES,
    Field.THIRD_OPINION: phrases.OPINIONS,
    Field.CO_OPINION: phrases.OPINIONS,
}


class UploadForm(forms.Form):
    """上传台账."""

    organ = forms.ModelChoiceField(
        label=_("受理机关"), queryset=Organ.objects.none(), empty_label=_("请选择")
    )
    file = forms.FileField(
        label=_("台账文件"),
        help_text=_("xlsx 或者 csv。旧的 xls 请先另存为 xlsx。"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, organs: QuerySet[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs
        if len(organs) == 1:
            self.fields["organ"].initial = organs[0]


class TableForm(forms.Form):
    """工作表和表头."""

    sheet = forms.ChoiceField(label=_("工作表"))
    header = forms.IntegerField(
        label=_("表头最后一行的行号"),
        min_value=1,
        max_value=20_000,
        help_text=_("表头占两行的，填下面一行。"),
    )

    def __init__(self, *args: Any, sheets: Sequence[Sheet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = [
            (s.name, _now("%s（隐藏）") % s.name if s.is_hidden else s.name) for s in sheets
        ]


class ColumnsForm(forms.Form):
    """对应关系: one choice for each column of the file."""

    def __init__(
        self, *args: Any, headings: Sequence[str], columns: Mapping[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        held = {place: name for name, place in columns.items()}
        options = [("", _("不导入")), *((field.value, label) for field, label in FIELDS.items())]
        for place, heading in enumerate(headings):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading or _now("（第 %s 列没有表头）") % (place + 1),
                required=False,
                choices=options,
                initial=held.get(place, ""),
            )

    def clean(self) -> dict[str, Any]:
        chosen: dict[str, str] = {}
        for name in self.fields:
            field = self.cleaned_data.get(name)
            if field and field in chosen:
                told = _now("“%(field)s”已经由另一列“%(other)s”对应，只能选一列。")
                facts = {"field": FIELDS[Field(field)], "other": chosen[field]}
                self.add_error(name, told % facts)
            elif field:
                chosen[field] = self.fields[name].label
        return self.cleaned_data

    def columns(self) -> dict[Field, int]:
        """Field to column; only after ``is_valid``."""
        read = ((name, field) for name, field in self.cleaned_data.items() if field)
        return {Field(field): int(name.removeprefix("column_")) for name, field in read}


class WordsForm(forms.Form):
    """说法对应: what a word of the file means, once for all rows."""

    def __init__(
        self,
        *args: Any,
        words: Mapping[Field, Mapping[str, int]],
        settled: Mapping[str, Mapping[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked: dict[str, tuple[Field, str]] = {}
        for field, counts in words.items():
            for word, count in counts.items():
                name = f"word_{len(self.asked)}"
                self.asked[name] = (field, word)
                told = {"field": FIELDS[field], "word": word, "count": count}
                self.fields[name] = forms.ChoiceField(
                    label=_now("%(field)s“%(word)s”（%(count)s 行）") % told,
                    required=False,
                    choices=_meanings(field),
                    initial=settled.get(field.value, {}).get(key(word), ""),
                )

    def values(self) -> dict[str, dict[str, str]]:
        """Meanings by field and word; only after ``is_valid``."""
        found: dict[str, dict[str, str]] = {}
        for name, (field, word) in self.asked.items():
            meaning = self.cleaned_data.get(name)
            if meaning:
                found.setdefault(field.value, {})[key(word)] = meaning
        return found


def _meanings(field: Field) -> list[tuple[str, Any]]:
    choices = [(each.value, label) for each, label in MEANINGS[field].items()]
    if field is Field.OUTCOME:
        choices.insert(0, (OPEN, _("还没有办结")))
    return [("", _("请选择")), *choices]
