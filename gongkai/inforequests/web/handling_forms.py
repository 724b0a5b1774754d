"""Forms of 转办 and 批注."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.web.forms import date_field
from gongkai.inforequests.web.step_forms import StepForm
from gongkai.organs.models import Post

# What an officer writes about a case, in characters; longer texts are files of the case.
SAID_MOST = 10_000

_TASK = {
    "label": _("要办的事"),
    "max_length": SAID_MOST,
    "required": False,
    "help_text": _("只写要查找和答复什么，不要写申请人是谁。"),
}


class DepartmentForm(forms.Form):
    """请科室承办."""

    post = forms.ModelChoiceField(
        label=_("承办岗位"), queryset=Post.objects.none(), empty_label=_("请选择")
    )
    task = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **_TASK)
    due_on = date_field(_("请在这一天以前反馈"), required=False)

    def __init__(self, *args: Any, row: InformationRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = queries.departments_for(row)


class HandOverForm(StepForm):
    """转办: one department leads, others help."""

    post = forms.ModelChoiceField(
        label=_("牵头承办"),
        queryset=Post.objects.none(),
        required=False,
        empty_label=_("不转，由原来的岗位接着办"),
    )
    others = forms.ModelMultipleChoiceField(
        label=_("同时请这些科室或者单位办理"),
        queryset=Post.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "其他单位的岗位只看得到申请内容和自己的部分，完全看不到申请人；"
            "本机关的岗位看得到办理过程，申请人的身份照样遮盖。"
        ),
    )
    task = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), **_TASK)
    due_on = date_field(_("请在这一天以前反馈"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("post", "others"):
            self.fields[name].queryset = queries.departments_for(self.row)


class AnswerForm(forms.Form):
    """反馈办理意见."""

    opinion = forms.CharField(
        label=_("办理意见"),
        max_length=SAID_MOST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("写明查找的情况、是否有这份信息、能不能公开和理由。"),
    )


class RemarkForm(forms.Form):
    """批注."""

    text = forms.CharField(
        label=_("写批注"),
        max_length=SAID_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("只有办理人员看得到，申请人看不到。"),
    )
