"""Forms of organs, posts and accounts. They read what was typed; the actions judge it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.organs.models import Absence, Appointment, Officer, Organ, OrganKind, Post
from gongkai.organs.roles import Role


def date_field(label: Any, **options: Any) -> forms.DateField:
    """A date with the browser's own picker."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


class OrganFilter(forms.Form):
    """筛选机构."""

    text = forms.CharField(label=_("名称或代码"), max_length=50, required=False)
    kind = forms.ChoiceField(
        label=_("机构类别"), choices=[("", _("全部")), *OrganKind.choices], required=False
    )
    past = forms.BooleanField(label=_("包括已撤销的"), required=False)


class EstablishForm(forms.Form):
    """设立机构."""

    name = forms.CharField(label=_("机构全称"), max_length=100)
    short_name = forms.CharField(label=_("简称"), max_length=50)
    code = forms.SlugField(
        label=_("代码"),
        max_length=50,
        help_text=_("小写字母、数字和连字符，如 minzheng。设立后不能更改，撤销后也不再使用。"),
    )
    kind = forms.ChoiceField(label=_("机构类别"), choices=OrganKind.choices)
    vertical = forms.BooleanField(
        label=_("垂直管理"),
        required=False,
        help_text=_("垂直管理单位的年报由系统上级汇总，不进入本地汇总。"),
    )
    on = date_field(_("设立日期"))


class ChangeForm(forms.Form):
    """变更机构: the fields hold what is in force; what is left as it is stays."""

    name = forms.CharField(label=_("机构全称"), max_length=100)
    short_name = forms.CharField(label=_("简称"), max_length=50)
    kind = forms.ChoiceField(label=_("机构类别"), choices=OrganKind.choices)
    vertical = forms.BooleanField(label=_("垂直管理"), required=False)
    parent = forms.ModelChoiceField(
        label=_("上级机构"),
        queryset=Organ.objects.none(),
        required=False,
        empty_label=_("不变"),
        help_text=_("只能改到您负责管理的机构下面；下级机构和它们的记录一起移动。"),
    )
    on = date_field(_("变更生效日期"))
    reason = forms.CharField(
        label=_("变更依据"), max_length=200, help_text=_("如：机构改革方案的名称和文号。")
    )

    def __init__(self, *args: Any, organ: Organ, parents: QuerySet[Organ], **kwargs: Any) -> None:
        initial = {
            "name": organ.name,
            "short_name": organ.short_name,
            "kind": organ.kind,
            "vertical": organ.vertical,
            "on": timezone.localdate(),
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["parent"].queryset = parents

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not set(self.changed_data) - {"on", "reason"}:
            raise ValidationError(_("没有任何变动：请改名称、类别、上级机构中的至少一项。"))
        return cleaned


class AbolishForm(forms.Form):
    """撤销机构."""

    on = date_field(_("撤销日期"), help_text=_("从这一天起机构不再存在。"))
    reason = forms.CharField(label=_("撤销依据"), max_length=200)


class PostForm(forms.Form):
    """设岗."""

    role = forms.ChoiceField(label=_("职责"), choices=Role.choices)
    name = forms.CharField(
        label=_("岗位名称"), max_length=50, help_text=_("同一机构的岗位名称不能重复。")
    )


class EnrolForm(forms.Form):
    """开通帐号."""

    username = forms.CharField(
        label=_("登录帐号"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("字母、数字和 @ . + - _，开通后不能更改。"),
    )
    full_name = forms.CharField(label=_("姓名"), max_length=50)
    email = forms.EmailField(label=_("电子邮箱"), required=False)
    password = forms.CharField(
        label=_("首次口令"),
        max_length=128,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
        help_text=_("留空则由系统生成，开通后显示一次。至少 10 位，不能是常见口令。"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if password := cleaned.get("password"):
            person = Officer(
                username=cleaned.get("username", ""), full_name=cleaned.get("full_name", "")
            )
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned


class AccountField(forms.CharField):
    """登录帐号: typed or chosen among suggestions; the value is the officer."""

    def __init__(self, *, list_id: str, **options: Any) -> None:
        attrs = {"list": list_id, "autocomplete": "off"}
        super().__init__(max_length=150, widget=forms.TextInput(attrs=attrs), **options)

    def suggest(self, officers: Iterable[Officer]) -> None:
        self.suggestions = [(officer.username, officer.full_name) for officer in officers]

    def clean(self, value: Any) -> Officer:
        username = super().clean(value)
        officer = Officer.objects.filter(username=username, is_active=True).first()
        if officer is None:
            raise ValidationError(_("没有这个帐号，请先开通。"))
        return officer


class AppointForm(forms.Form):
    """任职: a post of this organ and an account."""

    post = forms.ModelChoiceField(
        label=_("岗位"), queryset=Post.objects.none(), empty_label=_("请选择")
    )
    officer = AccountField(
        label=_("登录帐号"),
        list_id="id_officer_list",
        help_text=_("输入帐号或姓名时会列出相近的帐号。"),
    )
    on = date_field(_("到任日期"))

    def __init__(
        self, *args: Any, posts: QuerySet[Post], officers: QuerySet[Officer], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = posts
        self.fields["post"].label_from_instance = _post_label
        self.fields["officer"].suggest(officers)


class RelieveForm(forms.Form):
    """免职."""

    on = date_field(_("离任日期"), help_text=_("从这一天起不再在任，前一天是最后一天。"))


class StandInForm(forms.Form):
    """安排代理 for one post."""

    officer = AccountField(
        label=_("代理人的登录帐号"),
        list_id="id_officer_list",
        help_text=_("输入帐号或姓名时会列出本机构的同事。代理人要有自己的岗位。"),
    )
    begins_on = date_field(_("离岗日期"), help_text=_("从这一天起代理，可以从今天开始。"))
    ends_on = date_field(_("回岗日期"), help_text=_("从这一天起不再代理，到期自动结束。"))
    reason = forms.ChoiceField(label=_("事由"), choices=[("", _("请选择")), *Absence.choices])

    def __init__(self, *args: Any, officers: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, initial={"begins_on": timezone.localdate()}, **kwargs)
        self.fields["officer"].suggest(officers)

    def deed(self) -> dict[str, Any]:
        """What the action is told."""
        data = self.cleaned_data
        return {
            "deputy": data["officer"],
            "begins_on": data["begins_on"],
            "ends_on": data["ends_on"],
            "reason": Absence(data["reason"]),
        }


class AbsenceForm(StandInForm):
    """缺岗安排: the officer's own posts, all or one of them."""

    ALL = "all"
    post = forms.ChoiceField(label=_("岗位"))
    field_order = ("post",)

    def __init__(self, *args: Any, own: Sequence[Appointment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own
        choices = [(str(held.pk), str(held.post)) for held in own]
        if len(own) > 1:
            every = _("我的全部岗位（%(count)s 个）") % {"count": len(own)}
            choices.insert(0, (self.ALL, every))
        self.fields["post"].choices = choices

    def chosen(self) -> list[Appointment]:
        """The posts that the deputy is to stand in for."""
        post = self.cleaned_data["post"]
        return [held for held in self.own if post in (self.ALL, str(held.pk))]


class EndForm(forms.Form):
    """提前结束代理."""

    on = date_field(_("回岗日期"), help_text=_("从这一天起不再代理；填今天则立即结束。"))


def _post_label(post: Post) -> str:
    return f"{post.name}（{post.get_role_display()}）"
