"""Forms of the calendar pages. They read what was typed; the rules judge it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from gongkai.workdays import phrases
from gongkai.workdays.rules.calendar import FIRST_YEAR, LAST_YEAR
from gongkai.workdays.rules.notices import Grade, HolidayNotice
from gongkai.workdays.rules.proposals import ReadDays, read_days

LARGEST_FILE = 64 * 1024


class NoticeForm(forms.Form):
    """录入放假通知: the head of the notice, and its days pasted or from a file."""

    year = forms.IntegerField(label=_("年份"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    title = forms.CharField(
        label=_("标题"),
        max_length=200,
        help_text=_("照抄原文，如：国务院办公厅关于2026年部分节假日安排的通知"),
    )
    number = forms.CharField(
        label=_("发文字号"),
        max_length=60,
        required=False,
        help_text=_("如：国办发明电〔2025〕7号。没有核实的先空着，页面上会显示“未核实”。"),
    )
    issued_on = forms.DateField(
        label=_("成文日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    grade = forms.ChoiceField(
        label=_("核实情况"),
        choices=[(grade.value, label) for grade, label in phrases.GRADES.items()],
    )
    amends = forms.BooleanField(
        label=_("调整已有通知"),
        required=False,
        help_text=_("该年已有放假通知、这份是对它的补充或修改时勾选；没有提到的日子不变。"),
    )
    days = forms.CharField(
        label=_("放假和调休上班的日期"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=_(
            "每行一个日期或起止日期，加“休”或“班”，例如：2026-01-01..2026-01-03,休。"
            "也可以粘贴 JSON。"
        ),
    )
    file = forms.FileField(
        label=_("或者从文件导入"),
        required=False,
        help_text=_("CSV 或 JSON 文件，内容同上；选了文件就不看上面的文本框。"),
    )

    def clean_file(self) -> str:
        """The text of the file; offices save CSV in UTF-8 or in the national encoding."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return ""
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("文件太大：放假通知不会超过 64 KB。"))
        content = file.read()
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
        raise forms.ValidationError(_("看不懂这个文件，请另存为 UTF-8 的 CSV。"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        read = read_days(cleaned.get("file") or cleaned.get("days") or "")
        for finding in read.findings:
            if finding.is_error:
                self.add_error("days", phrases.remark(finding))
        cleaned["read"] = read
        return cleaned

    def proposal(self) -> HolidayNotice:
        """The notice as the rules know it; only after ``is_valid``."""
        cleaned = self.cleaned_data
        return HolidayNotice(
            number=cleaned["number"],
            title=cleaned["title"],
            year=cleaned["year"],
            issued_on=cleaned["issued_on"],
            days_off=self.read.days_off,
            makeup_days=self.read.makeup_days,
            grade=Grade(cleaned["grade"]),
        )

    @property
    def read(self) -> ReadDays:
        """The days that were read, with remarks that do not stop the notice."""
        return self.cleaned_data["read"]

    def carried(self) -> dict[str, str]:
        """What the confirmation page sends again: the same notice without the file."""
        notice = self.proposal()
        lines = (f"{day},{kind}" for day, kind in notice.days.items())
        values = {
            "year": str(notice.year),
            "title": notice.title,
            "number": notice.number,
            "issued_on": str(notice.issued_on),
            "grade": str(notice.grade),
            "days": "\n".join(lines),
        }
        return values | ({"amends": "on"} if self.cleaned_data["amends"] else {})


class WhatIfForm(forms.Form):
    """推算: a start date and a number of working days."""

    start = forms.DateField(
        label=_("起算日（不计入）"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    days = forms.IntegerField(label=_("工作日数"))


class WithdrawForm(forms.Form):
    """撤下放假通知: why."""

    reason = forms.CharField(label=_("撤下原因"), max_length=200)
