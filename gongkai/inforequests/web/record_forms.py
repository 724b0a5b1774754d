"""更正与自身相关的政府信息记录 (条例第41条): the form of the public."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.actions import Intake
from gongkai.inforequests.queries.similar import SimilarItem
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.web.apply_forms import ApplyForm
from gongkai.inforequests.web.text_fields import ProseField

_TOLD = ("record", "wrong", "right")


class RecordForm(ApplyForm):
    """更正申请: which record, what is wrong with it, what it should say, and how one can see it."""

    template = "inforequests/public/correct.html"

    record = ProseField(
        label=_("哪一份记录"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("名称、文号、在哪里看到，或者哪个机关、哪一年提供给您的。"),
        error_messages={"required": _("请写明是哪一份记录。")},
    )
    wrong = ProseField(
        label=_("不准确的地方"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("请写明哪里不准确。")},
    )
    right = ProseField(
        label=_("应当更正为"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("请写明应当更正为什么内容。")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Nothing is handed out, so no form is wanted; what is asked for is told in three parts.
        del self.fields["subject"], self.fields["wanted_form"]
        files = self.fields["other_files"]
        files.label = _("证明记录不准确的证据")
        files.help_text = _("例如证件、证书、判决书的照片或者扫描件；也可以以后补交。")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        told = ((self.fields[name].label, cleaned.get(name, "")) for name in _TOLD)
        line = _now("%(label)s：%(text)s")
        cleaned["subject"] = "\n".join(
            line % {"label": label, "text": text} for label, text in told
        )
        cleaned["wanted_form"] = ""
        return cleaned

    def intake(self) -> Intake:
        return replace(super().intake(), case_type=CaseType.RECORD_CORRECTION)

    def similar_items(self) -> list[SimilarItem]:
        """What is public already corrects nothing."""
        return []
