"""What is asked of the list of cases, in forms. They read; `queries.workbench` narrows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import access, phrases
from gongkai.inforequests.queries import Order, Tab, Wanted
from gongkai.inforequests.rules.outcomes import COUNTED
from gongkai.inforequests.web.forms import choices, date_field
from gongkai.organs.models import Organ, Post

TABS = {
    Tab.WAITING: _("等我办"),
    Tab.MINE: _("我的"),
    Tab.ORGAN: _("本机关"),
    Tab.SOON: _("快到期"),
    Tab.LATE: _("超期"),
    Tab.DONE: _("已办结"),
}
ORDERS = {Order.NEWEST: _("新的在前"), Order.DUE: _("先到期的在前（只列期限在走的）")}
SIZES = (50, 25, 100, 200)
WITHIN = (5, 3, 10)

_ANY = ("", _("全部"))


class ListFilter(forms.Form):
    """筛选. What cannot be read narrows nothing, and is said at its field."""

    words = forms.CharField(
        label=_("编号或者内容"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=[_ANY, *choices(phrases.STATES)]
    )
    organ = forms.ChoiceField(label=_("机关"), required=False)
    order = forms.ChoiceField(label=_("排序"), required=False, choices=choices(ORDERS))
    channel = forms.ChoiceField(
        label=_("渠道"), required=False, choices=[_ANY, *choices(phrases.CHANNELS)]
    )
    kind = forms.ChoiceField(
        label=_("申请人类型"), required=False, choices=[_ANY, *choices(phrases.APPLICANT_KINDS)]
    )
    outcome = forms.ChoiceField(
        label=_("处理决定"),
        required=False,
        choices=[_ANY, *((each.value, phrases.OUTCOMES[each]) for each in COUNTED)],
    )
    case_type = forms.ChoiceField(
        label=_("事项类型"), required=False, choices=[_ANY, *choices(phrases.CASE_TYPES)]
    )
    received_from = date_field(_("收到日期自"), required=False)
    received_to = date_field(_("收到日期至"), required=False)
    due_by = date_field(_("期限不晚于"), required=False)
    handler = forms.ModelChoiceField(
        label=_("承办岗位"), queryset=Post.objects.none(), required=False, empty_label=_("全部")
    )
    within = forms.TypedChoiceField(
        label=_("快到期是指"),
        required=False,
        coerce=int,
        empty_value=WITHIN[0],
        choices=[(days, _("%(days)s个工作日以内") % {"days": days}) for days in WITHIN],
    )
    size = forms.TypedChoiceField(
        label=_("每页"),
        required=False,
        coerce=int,
        empty_value=SIZES[0],
        choices=[(size, _("%(size)s件") % {"size": size}) for size in SIZES],
    )
    late = forms.BooleanField(label=_("只看超期或者超期答复的"), required=False)

    ALWAYS_SEEN = ("words", "state", "organ", "order")

    def __init__(
        self, *args: Any, organs: list[Organ], posts: QuerySet[Post], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].choices = [_ANY, *((each.code, each.short_name) for each in organs)]
        self.fields["handler"].queryset = posts

    def wanted(self, tab: Tab) -> Wanted:
        """What was asked for within the tab."""
        self.is_valid()
        read = {name: value for name, value in self.cleaned_data.items() if value}
        read.pop("size", None)
        handler = read.pop("handler", None)
        order = Order(read.pop("order", Order.NEWEST))
        return Wanted(tab=tab, order=order, handler=handler.pk if handler else None, **read)

    def page_size(self) -> int:
        """How many cases on a page; only after `wanted`."""
        return self.cleaned_data.get("size") or SIZES[0]

    def is_narrowed_further(self) -> bool:
        """Whether one of the fields that stand folded away is filled."""
        folded = set(self.fields) - {*self.ALWAYS_SEEN}
        return any(self.data.get(name) for name in folded)

    def seen(self) -> list[forms.BoundField]:
        return [self[name] for name in self.ALWAYS_SEEN]

    def folded(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in self.ALWAYS_SEEN]


class FindForm(forms.Form):
    """按申请人查找: the whole name or the whole document number, and why."""

    words = forms.CharField(
        label=_("申请人姓名、名称或者证件号码"),
        max_length=100,
        help_text=_("要写全，一字不差才查得到。查的内容不会留在网址和台账里。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=_("查找原因"), max_length=100, help_text=_("会与您的姓名、时间一起记入台账。")
    )


class BulkForm(forms.Form):
    """批量分派: the cases ticked and the post that gets them."""

    cases = forms.TypedMultipleChoiceField(coerce=int, required=False)
    post = forms.ModelChoiceField(
        label=_("分派给"), queryset=Post.objects.none(), empty_label=_("请选择岗位")
    )

    def __init__(self, *args: Any, posts: QuerySet[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ticked = self.data.getlist("cases") if self.is_bound else []
        self.fields["cases"].choices = [(key, key) for key in ticked if key.isdecimal()]
        self.fields["post"].queryset = posts.filter(role__in=access.ASSIGNABLE)
