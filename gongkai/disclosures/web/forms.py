"""Forms of publishing. They read what was typed; the rules and the actions judge it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.columns.models import ColumnPage
from gongkai.disclosures import phrases
from gongkai.disclosures.actions import Manuscript, NormativeFacts
from gongkai.disclosures.desk import ItemFilter
from gongkai.disclosures.models import Item, NormativeDocument, NormativeKind, Standing, TallyKind
from gongkai.disclosures.queries import public_items
from gongkai.disclosures.rules import markup
from gongkai.disclosures.rules.genres import Genre
from gongkai.disclosures.rules.manuscripts import TITLE_LIMIT
from gongkai.disclosures.rules.subjects import SUBJECTS
from gongkai.disclosures.rules.tallies import Counts, fault_of
from gongkai.disclosures.rules.validity import Change, Life, LifeRefused
from gongkai.disclosures.shelves import Shelf
from gongkai.organs.models import Organ

FIRST_YEAR = 2008  # the Regulation came into force on 2008-05-01


class ShelfField(forms.CharField):
    """栏目: typed or picked by the way to it; its code will do as well. Gives the Shelf."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=300, widget=forms.TextInput(), **options)
        self.shelves: tuple[Shelf, ...] = ()

    def offer(self, shelves: tuple[Shelf, ...], list_id: str) -> None:
        """The columns to choose from, suggested while typing."""
        self.shelves = shelves
        self.suggestions = [(shelf.trail, "") for shelf in shelves]
        self.widget.attrs |= {"list": list_id, "autocomplete": "off"}

    def clean(self, value: Any) -> Shelf | None:
        typed = super().clean(value).strip()
        if not typed:
            return None
        same = [s for s in self.shelves if typed in (s.trail, s.code)]
        ending = [s for s in self.shelves if s.trail.endswith(f"/{typed}")]
        if len(found := same or ending) == 1:
            return found[0]
        if ending:
            raise ValidationError(_("有不止一个这样的栏目，请从列表里选出完整的路径。"))
        raise ValidationError(_("没有这个栏目，请从列表里选择。"))


class FilterForm(forms.Form):
    """筛选公开信息."""

    text = forms.CharField(label=_("标题"), max_length=100, required=False)
    column = ShelfField(label=_("栏目"), required=False)
    standing = forms.ChoiceField(
        label=_("公开状态"), choices=[("", _("全部")), *Standing.choices], required=False
    )
    since = forms.DateField(
        label=_("发布日期自"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("发布日期至"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, shelves: tuple[Shelf, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["column"].offer(shelves, "id_column_list")

    def wanted(self) -> ItemFilter:
        """What was asked for; a field that cannot be read narrows nothing."""
        if not self.is_bound:
            return ItemFilter()
        self.is_valid()
        read = self.cleaned_data
        column = read.get("column")
        return ItemFilter(
            column=column.pk if column else None,
            standing=read.get("standing", ""),
            text=read.get("text", ""),
            since=read.get("since"),
            until=read.get("until"),
        )


def _date(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


class PublishForm(forms.Form):
    """发布信息."""

    organ = forms.ModelChoiceField(
        label=_("发布机构"), queryset=Organ.objects.none(), empty_label=None
    )
    column = ShelfField(
        label=_("栏目"), help_text=_("输入栏目名称的一部分，从列出的末级栏目里选择。")
    )
    title = forms.CharField(label=_("标题"), max_length=TITLE_LIMIT)
    body = forms.CharField(
        label=_("正文"),
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "直接粘贴文字，每行一段；也可以用简单的 HTML（p、h2、ul、table、a 等），"
            "样式和脚本会去掉。"
        ),
    )
    formed_on = _date(_("成文日期"), help_text=_("信息形成之日，用来核对二十个工作日的公开时限。"))
    doc_no = forms.CharField(
        label=_("文号"), max_length=60, required=False, help_text=_("如：袁府发〔2020〕8号")
    )
    genre = forms.ChoiceField(
        label=_("体裁分类"),
        required=False,
        choices=[("", _("不填")), *((genre.value, genre.term) for genre in Genre)],
    )
    subject = forms.ChoiceField(label=_("主题分类"), required=False)
    source = forms.CharField(
        label=_("来源"), max_length=100, required=False, help_text=_("不填则为发布机构。")
    )
    normative = forms.ChoiceField(
        label=_("登记为"),
        required=False,
        choices=[("", _("一般信息")), *NormativeKind.choices],
        help_text=_("规章、行政规范性文件进入登记簿，年报表二按登记簿统计。"),
    )
    made_on = _date(_("制发日期"), required=False)
    effective_on = _date(_("施行日期"), required=False)
    expires_on = _date(
        _("有效期至"), required=False, help_text=_("最后有效的一天；长期有效的不填。")
    )
    interprets = forms.CharField(
        label=_("解读的文件"),
        max_length=600,
        required=False,
        help_text=_("本条是解读时，填被解读文件的索引号，几个之间用逗号隔开。"),
    )

    def __init__(
        self, *args: Any, organs: QuerySet[Organ], shelves: tuple[Shelf, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs
        self.fields["column"].offer(shelves, "id_column_list")
        today = timezone.localdate()
        self.fields["subject"].choices = [
            ("", _("不填")),
            *((subject.code, subject.name_on(today)) for subject in SUBJECTS),
        ]

    def clean_interprets(self) -> tuple[Item, ...]:
        wanted = [n for n in re.split(r"[\s,，;；、]+", self.cleaned_data["interprets"]) if n]
        found = {item.index_no: item for item in public_items().filter(index_no__in=wanted)}
        if missing := [number for number in wanted if number not in found]:
            raise ValidationError(
                _("没有索引号为“%(number)s”的已公开信息。"), params={"number": missing[0]}
            )
        return tuple(found.values())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("normative"):
            for name in ("made_on", "effective_on"):
                if name not in self.errors and cleaned.get(name) is None:
                    self.add_error(name, _("登记规范性文件必须填写。"))
            if not {"made_on", "effective_on", "expires_on"} & set(self.errors):
                _judge_life(self, cleaned["made_on"], cleaned["effective_on"], cleaned)
        return cleaned

    def manuscript(self) -> Manuscript:
        """The manuscript as the action takes it; only after ``is_valid``."""
        read = self.cleaned_data
        return Manuscript(
            column=ColumnPage.objects.get(pk=read["column"].pk),
            title=read["title"],
            body=markup.typed(read["body"]),
            formed_on=read["formed_on"],
            source=read["source"],
            doc_no=read["doc_no"],
            genre=read["genre"],
            subject=read["subject"],
            interprets=read["interprets"],
            normative=self._normative(),
        )

    def _normative(self) -> NormativeFacts | None:
        read = self.cleaned_data
        if not read["normative"]:
            return None
        return NormativeFacts(
            kind=NormativeKind(read["normative"]),
            made_on=read["made_on"],
            effective_on=read["effective_on"],
            expires_on=read["expires_on"],
        )


class WithdrawForm(forms.Form):
    """撤下信息."""

    reason = forms.CharField(
        label=_("撤下原因"), max_length=200, widget=forms.Textarea(attrs={"rows": 3})
    )


class RepealForm(forms.Form):
    """废止规范性文件."""

    on = _date(_("废止日期"), help_text=_("从这一天起不再有效。"))
    by_document = forms.CharField(
        label=_("废止依据"), max_length=200, help_text=_("宣布废止的文件名称和文号。")
    )

    def __init__(self, *args: Any, document: NormativeDocument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            d = self.document
            repeal = Change(cleaned["on"], cleaned["by_document"])
            _judge_life(self, d.made_on, d.effective_on, {"expires_on": d.expires_on}, repeal)
        return cleaned


class TallyFilter(forms.Form):
    """筛选办理情况统计."""

    year = forms.IntegerField(label=_("年度"), min_value=FIRST_YEAR, max_value=2100, required=False)
    kind = forms.ChoiceField(
        label=_("类别"), choices=[("", _("全部")), *TallyKind.choices], required=False
    )


class TallyForm(forms.Form):
    """填报办理情况统计: what does not apply stays empty; nothing done is 0."""

    organ = forms.ModelChoiceField(label=_("机构"), queryset=Organ.objects.none(), empty_label=None)
    year = forms.IntegerField(label=_("年度"), min_value=FIRST_YEAR, max_value=2100)
    kind = forms.ChoiceField(label=_("类别"), choices=TallyKind.choices)
    prev_items = forms.IntegerField(label=_("上一年项目数量"), min_value=0, required=False)
    delta = forms.IntegerField(label=_("本年增/减"), required=False, help_text=_("减少的写负数。"))
    decisions = forms.IntegerField(label=_("处理决定数量"), min_value=0, required=False)
    amount = forms.DecimalField(
        label=_("金额（万元）"), min_value=0, max_digits=16, decimal_places=6, required=False
    )

    def __init__(self, *args: Any, organs: QuerySet[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        names = ("prev_items", "delta", "decisions", "amount")
        if not self.errors and (fault := fault_of(Counts(**{n: cleaned[n] for n in names}))):
            self.add_error(*phrases.TALLY_FAULTS[fault])
        return cleaned


def _judge_life(
    form: forms.Form,
    made_on: dt.date,
    effective_on: dt.date,
    read: dict[str, Any],
    repeal: Change | None = None,
) -> None:
    try:
        Life(made_on, effective_on, read.get("expires_on"), repeal=repeal)
    except LifeRefused as error:
        field, told = phrases.LIFE_REFUSALS[error.reason]
        form.add_error(field if field in form.fields else None, told)
