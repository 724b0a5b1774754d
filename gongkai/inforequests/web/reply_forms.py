"""The sheet of a reply: one form for each item, one for what the items do not say.

A draft may be saved half done: nothing is required here but what can be stored. What a reply lacks
is said by the checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import phrases
from gongkai.inforequests.actions import DraftText
from gongkai.inforequests.models import ReplyDraft
from gongkai.inforequests.rules.items import MOST, Items
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome
from gongkai.inforequests.rules.particulars import (
    PARTICULARS,
    SUBTYPES,
    Entry,
    ItemDecision,
    Particular,
)
from gongkai.inforequests.web.forms import choices, date_field
from gongkai.inforequests.web.text_fields import ProseField

REASON_MOST, TEXT_MOST, LINE_MOST = 20_000, 4_000, 300
NOT_CHOSEN = ("", _("请选择"))
_MARK = "p_"  # in front of the names of particulars


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ReplyForm(forms.Form):
    """答复稿 beside its items; `version` is the one the officer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    count = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST)
    opening = ProseField(
        label=_("开头说明"),
        max_length=TEXT_MOST,
        required=False,
        widget=_area(3),
        help_text=_("放在各项答复前面，一般可以空着。申请内容、法律依据、救济告知由系统写入。"),
    )
    enclosures = ProseField(
        label=_("附件清单"),
        max_length=TEXT_MOST,
        required=False,
        widget=_area(3),
        help_text=_("随答复提供的文件，每行一件，写明页数；提供信息而没有附件的写“无”。"),
    )
    dispatch = forms.ChoiceField(
        label=_("送达方式"),
        required=False,
        choices=[NOT_CHOSEN, *choices(phrases.DISPATCHES)],
    )


class ItemForm(forms.Form):
    """一项申请事项 with the fields its decision asks for; what others asked for is carried."""

    text = ProseField(label=_("事项内容"), max_length=TEXT_MOST, required=False, widget=_area(2))
    outcome = forms.ChoiceField(label=_("处理决定"), required=False)
    subtype = forms.ChoiceField(label=_("属于哪一类"), required=False)
    reason = ProseField(
        label=_("事实和理由"),
        max_length=REASON_MOST,
        required=False,
        widget=_area(4),
        help_text=_("查明了什么、为什么这样处理。法条和结论由系统写入，不用抄。"),
    )
    basis = ProseField(
        label=_("另外引用的法律、行政法规"),
        max_length=LINE_MOST,
        required=False,
        help_text=_("名称和条款。条例的条款会自动写入。"),
    )

    def __init__(
        self, *args: Any, allowed: Sequence[Outcome], item: ItemDecision, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial=_initial(item), **kwargs)
        self.position = item.position
        self.fields["outcome"].choices = [
            NOT_CHOSEN,
            *((each.value, f"{each.value} {phrases.OUTCOMES[each]}") for each in allowed),
        ]
        self.decided = self._decided(allowed, item)
        self._fit()

    def _decided(self, allowed: Sequence[Outcome], item: ItemDecision) -> Outcome | None:
        typed = self.data.get(self.add_prefix("outcome")) if self.is_bound else item.outcome
        return next((each for each in allowed if each == typed), None)

    def _fit(self) -> None:
        """Leave what this decision asks for, carry along what was typed for another one."""
        limbs = SUBTYPES.get(self.decided, ()) if self.decided else ()
        if len(limbs) > 1:
            named = ((limb.value, phrases.SUBTYPES[limb]) for limb in limbs)
            self.fields["subtype"].choices = [NOT_CHOSEN, *named]
        else:
            del self.fields["subtype"]
        wanted = PARTICULARS.get(self.decided, ()) if self.decided else ()
        for each in wanted:
            self.fields[_MARK + each.name] = _asked(each)
        if any(each.name == "statute" for each in wanted):
            del self.fields["basis"]
        for name in self._carried():
            self.fields[name] = ProseField(
                required=False, max_length=TEXT_MOST, widget=forms.HiddenInput
            )

    def _carried(self) -> Iterator[str]:
        if not self.is_bound:
            return
        known = {_MARK + each.name for wanted in PARTICULARS.values() for each in wanted}
        for name in sorted(known - set(self.fields)):
            if self.data.get(self.add_prefix(name)):
                yield name

    def item(self) -> ItemDecision:
        """The item as typed; only after ``is_valid``."""
        typed = self.cleaned_data
        wanted = PARTICULARS.get(self.decided, ()) if self.decided else ()
        particulars = ((each.name, _written(typed[_MARK + each.name])) for each in wanted)
        return ItemDecision(
            position=self.position,
            text=typed["text"],
            outcome=self.decided,
            subtype=typed.get("subtype", ""),
            reason=typed["reason"],
            basis=typed.get("basis", ""),
            particulars=tuple((name, value) for name, value in particulars if value),
        )

    @property
    def article(self) -> str:
        """The article of the chosen decision."""
        return OUTCOME_RULES[self.decided].article if self.decided else ""

    @property
    def note(self) -> str:
        """What is not settled about it."""
        return OUTCOME_RULES[self.decided].note if self.decided else ""


def _initial(item: ItemDecision) -> dict[str, Any]:
    own = {name: getattr(item, name) for name in ("text", "subtype", "reason", "basis")}
    return (
        own
        | {"outcome": item.outcome.value if item.outcome else ""}
        | {_MARK + name: value for name, value in item.particulars}
    )


def _written(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value or "")


def _asked(each: Particular) -> forms.Field:
    asked = phrases.PARTICULARS[each.name]
    told = {"label": asked.label, "help_text": asked.help, "required": False}
    match each.entry:
        case Entry.DAY:
            return date_field(asked.label, required=False, help_text=asked.help)
        case Entry.YES_NO:
            return forms.ChoiceField(
                choices=[NOT_CHOSEN, ("no", _("否")), ("yes", _("是"))], **told
            )
        case Entry.LEVEL:
            levels = choices(phrases.SECRECY_LEVELS)
            return forms.ChoiceField(choices=[NOT_CHOSEN, *levels], **told)
        case Entry.LINE:
            return ProseField(max_length=LINE_MOST, **told)
        case _:
            return ProseField(max_length=TEXT_MOST, widget=_area(3), **told)


@dataclass(frozen=True, slots=True)
class Sheet:
    """答复稿 on the screen: what is typed, or what is stored."""

    form: ReplyForm
    items: tuple[ItemForm, ...]

    @classmethod
    def stored(cls, draft: ReplyDraft | None, items: Items, allowed: Sequence[Outcome]) -> Sheet:
        """As the database has it."""
        first = {
            "version": draft.version if draft else 0,
            "count": len(items),
            "opening": draft.opening if draft else "",
            "enclosures": draft.enclosures if draft else "",
            "dispatch": draft.dispatch if draft else "",
        }
        return cls(ReplyForm(initial=first), _forms(items, allowed, None))

    @classmethod
    def typed(cls, data: QueryDict, stored: Items, allowed: Sequence[Outcome]) -> Sheet:
        """As it was typed; the number of items is the one on the screen."""
        form = ReplyForm(data)
        count = form.cleaned_data["count"] if form.is_valid() else len(stored)
        blank = tuple(ItemDecision(place, "") for place in range(1, count + 1))
        return cls(form, _forms(blank, allowed, data))

    @property
    def is_valid(self) -> bool:
        """Whether what was typed can be stored."""
        return all([self.form.is_valid(), *(each.is_valid() for each in self.items)])

    def decisions(self) -> Items:
        """The items as typed."""
        return tuple(each.item() for each in self.items)

    def text(self) -> DraftText:
        """What was typed beside them."""
        typed = self.form.cleaned_data
        return DraftText(typed["opening"], typed["enclosures"], typed["dispatch"])

    @property
    def version(self) -> int:
        """The version the officer saw."""
        seen: int = self.form.cleaned_data["version"]
        return seen

    def errors(self) -> Iterator[tuple[str, str, str]]:
        """Every fault with its label and the field it belongs to."""
        for form in (self.form, *self.items):
            for name, faults in form.errors.items():
                bound = form[name]
                for fault in faults:
                    yield str(bound.label), str(fault), bound.id_for_label

    def on_top_of(self, version: int) -> Sheet:
        """The same words, to be saved over this version."""
        data = self.form.data.copy()
        data["version"] = str(version)
        return replace(self, form=ReplyForm(data))


def _forms(
    items: Items, allowed: Sequence[Outcome], data: QueryDict | None
) -> tuple[ItemForm, ...]:
    return tuple(
        ItemForm(data, prefix=f"item-{item.position}", allowed=allowed, item=item) for item in items
    )


class DecisionForm(forms.Form):
    """审核, 核对, 退回, 放行, 签发: which version was seen, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    reason = ProseField(label=_("理由"), max_length=TEXT_MOST, required=False)

    def faults(self) -> Iterator[tuple[str, str, str]]:
        """Every fault with its label; the field is further down the page."""
        for name, faults in self.errors.items():
            for fault in faults:
                yield str(self[name].label), str(fault), "decide"


class SearchForm(forms.Form):
    """登记检索: whatever was not searched stays blank."""

    on = date_field(_("检索日期"))
    systems = ProseField(label=_("检索的系统"), max_length=TEXT_MOST, required=False)
    keywords = ProseField(label=_("检索关键词"), max_length=TEXT_MOST, required=False)
    paper = ProseField(label=_("查找的纸质档案"), max_length=TEXT_MOST, required=False)
    asked = ProseField(label=_("询问的业务科室和答复"), max_length=TEXT_MOST, required=False)
    span = ProseField(label=_("时间范围"), max_length=100, required=False)
    result = ProseField(label=_("检索结果"), max_length=TEXT_MOST, widget=_area(2))
    found = forms.TypedChoiceField(
        label=_("找到所申请的信息了吗"),
        choices=[("no", _("没有找到")), ("yes", _("找到了"))],
        coerce=lambda value: value == "yes",
    )


class SecrecyForm(forms.Form):
    """保密审查."""

    on = date_field(_("审查日期"))
    may_disclose = forms.TypedChoiceField(
        label=_("审查结论"),
        choices=[NOT_CHOSEN, ("yes", _("可以公开")), ("no", _("不可以公开"))],
        coerce=lambda value: value == "yes",
    )
    opinion = ProseField(label=_("审查意见"), max_length=TEXT_MOST, widget=_area(2))
    deidentified = forms.BooleanField(
        label=_("已核对个人信息的去标识化处理"),
        required=False,
        help_text=_("身份证号、手机号、银行账号、住址门牌等都已遮盖，底层文字也已去除。"),
    )
