"""One small form for each step. They read what was typed; actions and rules judge it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import access, phrases, queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.applicants import Element
from gongkai.inforequests.rules.clock import EXTENSION_MOST
from gongkai.inforequests.web.forms import date_field
from gongkai.organs.models import Officer, Post

# What an officer writes into one letter, in characters; longer texts are enclosures.
LETTER_MOST = 20_000


class StepForm(forms.Form):
    """办理步骤 of one case; `row` gives the choices that depend on it."""

    def __init__(self, *args: Any, row: InformationRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        if "on" in self.fields:
            self.fields["on"].initial = timezone.localdate()

    @classmethod
    def prefilled(cls, asked: QueryDict) -> dict[str, Any]:
        """What a link to the step may have filled in already."""
        return {}


class DayForm(StepForm):
    """A step of which only the day is asked."""

    on = date_field(_("日期"))


class ConfirmForm(DayForm):
    """确认收到."""

    contact_record = forms.CharField(
        label=_("联系记录"), max_length=200, help_text=_("何时以什么方式与申请人确认。")
    )


class PostForm(StepForm):
    """Giving a case to a post of the organ for review."""

    post = forms.ModelChoiceField(
        label=_("审查岗位"), queryset=Post.objects.none(), required=False, empty_label=_("暂不指定")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = Post.objects.filter(
            organ=self.row.organ, role__in=access.ASSIGNABLE, closed_on__isnull=True
        ).select_related("organ")


class CorrectionForm(DayForm):
    """告知补正."""

    points = forms.CharField(
        label=_("需要补正的全部事项"),
        max_length=LETTER_MOST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("补正只能告知一次，请一次写全，并说明怎样补。"),
    )
    days = forms.IntegerField(label=_("补正期限（工作日）"), min_value=1)

    @classmethod
    def prefilled(cls, asked: QueryDict) -> dict[str, Any]:
        missing = [element for element in Element if element.value in asked.getlist("missing")]
        return {"points": phrases.points(missing)} if missing else {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ruling = queries.policy().correction_days
        self.fields["days"].initial = ruling.value
        self.fields["days"].help_text = _("未核实：%(note)s") % {"note": ruling.note}


class CorrectedForm(DayForm):
    """收到补正."""

    subject = forms.CharField(
        label=_("补正后的申请内容"),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        help_text=_("空着就保留原来的内容。"),
    )


class ReasonsForm(DayForm):
    """要求说明理由."""

    question = forms.CharField(
        label=_("为什么认为超过合理范围，请申请人说明什么"),
        max_length=LETTER_MOST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("写明件数和频次。答复期限照常计算，不因此停止（条例第35条）。"),
    )
    days = forms.IntegerField(
        label=_("请申请人在几个工作日内说明"),
        min_value=1,
        max_value=20,
        initial=5,
        help_text=_("未核实：条例没有规定这个期限，由本机关酌定。"),
    )


class ReasonsTextForm(DayForm):
    """收到理由说明."""

    text = forms.CharField(
        label=_("申请人说明的理由"),
        max_length=LETTER_MOST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ReasonsRejectedForm(DayForm):
    """理由不合理."""

    why = forms.CharField(
        label=_("为什么不合理"),
        max_length=LETTER_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("申请人没有说明理由的，也写在这里。接着拟写不予处理的答复。"),
    )


class DeferForm(DayForm):
    """延迟答复."""

    answer_by = date_field(
        _("告知申请人的答复日期"),
        help_text=_("合理的延迟期限由本机关确定；定了以后不能再延期（条例第35条）。"),
    )
    reason = forms.CharField(
        label=_("延迟的理由"), max_length=LETTER_MOST, widget=forms.Textarea(attrs={"rows": 4})
    )


class ExtendForm(DayForm):
    """延长答复期限."""

    days = forms.IntegerField(label=_("延长几个工作日"), min_value=1, max_value=EXTENSION_MOST)
    reason = forms.CharField(
        label=_("理由"), max_length=LETTER_MOST, widget=forms.Textarea(attrs={"rows": 4})
    )
    approved_by = forms.ModelChoiceField(
        label=_("同意延期的负责人"), queryset=Officer.objects.none(), empty_label=_("请选择")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["approved_by"].queryset = _approvers(self.row)


def _approvers(row: InformationRequest) -> QuerySet[Officer]:
    """Whoever holds an approving post today in the organ or above it."""
    today = timezone.localdate()
    parts = row.organ.path.rstrip("/").split("/")
    above = ["/".join(parts[:length]) + "/" for length in range(1, len(parts) + 1)]
    held = Q(appointments__ends_on__isnull=True) | Q(appointments__ends_on__gt=today)
    return Officer.objects.filter(
        held,
        appointments__begins_on__lte=today,
        appointments__post__role__in=access.EXTENSION_APPROVERS,
        appointments__post__organ__path__in=above,
    ).distinct()


class RecallForm(DayForm):
    """撤回签发."""

    reason = forms.CharField(
        label=_("为什么撤回"),
        max_length=200,
        help_text=_("原来的文书留在案卷里，文号不再使用；答复期限照常计算。"),
    )


class LookForm(forms.Form):
    """查看申请人身份: why."""

    reason = forms.CharField(
        label=_("查看原因"), max_length=100, help_text=_("会与您的姓名、时间一起记入台账。")
    )
