"""样式页: every component of the portal, with sample text that says so."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gongkai.portal.shapes import Entry, Fact, Figure, Link, ListedItem, PageLinks, State, Tone

SWATCHES = (
    *("paper", "paper-sunk", "ink", "ink-soft", "line", "line-firm"),
    *("accent", "accent-wash", "seal", "good", "warn", "bad"),
)
STATES = (
    State(_("有效"), Tone.GOOD),
    State(_("即将到期"), Tone.WARN),
    State(_("已废止"), Tone.BAD),
    State(_("尚未施行"), Tone.INFO),
    State(_("待核实"), Tone.IDLE),
)
SAMPLE_DAY = date(2020, 11, 27)
ITEMS = (
    ListedItem(
        _("示例：关于某事项的通告"), "#main", SAMPLE_DAY, organ=_("某局"), column=_("公告公示")
    ),
    ListedItem(
        _("示例：关于印发某办法的通知"),
        "#main",
        SAMPLE_DAY,
        number=_("某府发〔2020〕1号"),
        state=STATES[0],
        interpretations=(Link(_("示例：某办法的图解"), "#main"),),
    ),
)
FACTS = (
    Fact(_("索引号"), _("示例/2020-00001")),
    Fact(_("成文日期"), SAMPLE_DAY.isoformat()),
    Fact(_("公开时限"), _("示例值"), unverified=True),
)
FIGURES = (
    Figure(_("示例数字"), "1,234", _("条"), _("同比上升 5.6%"), "#main"),
    Figure(_("示例数字"), "56", _("件"), _("同比持平")),
    Figure(_("示例比率"), "98.7", "%"),
)
ENTRIES = (
    Entry(_("示例入口"), "#main", _("一句话说明点进去能做什么。")),
    Entry(_("示例入口"), "#main", _("标题用动词开头，说人们要做的事。")),
)


class SampleForm(forms.Form):
    """A form with one field of each kind, shown with its errors."""

    name = forms.CharField(
        label=_("姓名（示例）"),
        help_text=_("与身份证件一致。"),
        error_messages={"required": _("请填写姓名")},
    )
    phone = forms.CharField(label=_("联系电话（示例）"), required=False)
    way = forms.ChoiceField(
        label=_("送达方式（示例）"),
        choices=(("web", _("网上查看")), ("post", _("邮寄"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("请选择一种送达方式")},
    )
    text = forms.CharField(label=_("内容描述（示例）"), widget=forms.Textarea, required=False)
    sure = forms.BooleanField(
        label=_("所填内容属实（示例）"), error_messages={"required": _("请勾选确认")}
    )


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    context = {
        "swatches": SWATCHES,
        "states": STATES,
        "items": ITEMS,
        "nothing": (),
        "pages": PageLinks(older="#main"),
        "facts": FACTS,
        "figures": FIGURES,
        "entries": ENTRIES,
        "form": SampleForm({}),
    }
    return render(request, "portal/styleguide.html", context)
