"""Forms of the figures. They read what was typed; the action judges it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gongkai.indicators.overview import Wanted
from gongkai.indicators.phrases import GROUPS, PROVENANCES
from gongkai.indicators.registry import registry
from gongkai.indicators.rules.indicators import Provenance
from gongkai.organs.models import Organ

FIRST_YEAR = 2008  # the Regulation came into force on 2008-05-01


class _OrganAndYear(forms.Form):
    organ = forms.ModelChoiceField(
        label=_("机构"), queryset=Organ.objects.none(), to_field_name="code", empty_label=None
    )
    year = forms.TypedChoiceField(label=_("年度"), coerce=int)

    def __init__(self, *args: Any, organs: QuerySet[Organ], newest: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs
        self.fields["organ"].label_from_instance = lambda organ: organ.name
        years = range(newest, FIRST_YEAR - 1, -1)
        self.fields["year"].choices = [(year, str(year)) for year in years]


class FigureFilter(_OrganAndYear):
    """选择机构和年度, and narrow the table."""

    group = forms.ChoiceField(
        label=_("分组"), choices=[("", _("全部")), *GROUPS.items()], required=False
    )
    provenance = forms.ChoiceField(
        label=_("数据来源"),
        choices=[("", _("全部")), *((p.value, label) for p, label in PROVENANCES.items())],
        required=False,
    )
    text = forms.CharField(label=_("名称"), max_length=50, required=False)
    known = forms.BooleanField(label=_("只看有数的"), required=False)

    def wanted(self) -> Wanted:
        """What the table is narrowed to; only after ``is_valid``."""
        read = self.cleaned_data
        return Wanted(read["group"], read["text"], read["provenance"], read["known"])


class EnterForm(_OrganAndYear):
    """录入指标."""

    code = forms.ChoiceField(label=_("指标"))
    value = forms.DecimalField(label=_("数值"), min_value=0, max_digits=20, decimal_places=6)
    source = forms.CharField(
        label=_("数据来源说明"), max_length=200, help_text=_("数从哪里来，如：某登记簿、某次统计。")
    )
    field_order = ("code", "organ", "year", "value", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [
            (indicator.code, f"{indicator.name}（{indicator.unit}）")
            for indicator in registry()
            if indicator.provenance is Provenance.ENTERED
        ]
