"""The column tree, as Wagtail pages. What is published under a column lives in `disclosures`."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from gongkai.columns.rules.specs import Figure, Kind
from gongkai.organs.models import Organ


class KindChoice(models.TextChoices):
    """栏目类型."""

    LIST = Kind.LIST.value, _("列表")
    SINGLE = Kind.SINGLE.value, _("单页")
    LEADERS = Kind.LEADERS.value, _("领导信息")
    ORGANS = Kind.ORGANS.value, _("机构职能")
    GUIDE = Kind.GUIDE.value, _("指南")
    LINK = Kind.LINK.value, _("链接")
    TOPIC = Kind.TOPIC.value, _("专题")
    POLICY = Kind.POLICY.value, _("政策文件库")
    REPORTS = Kind.REPORTS.value, _("年度报告")
    INTERACTION = Kind.INTERACTION.value, _("互动")


class FigureChoice(models.TextChoices):
    """统计归口: the counting group of chapter one of the annual report."""

    NEWS = Figure.NEWS.value, _("政务动态")
    POLICY = Figure.POLICY.value, _("政策文件")
    INTERPRETATION = Figure.INTERPRETATION.value, _("解读文件")
    KEY_AREA = Figure.KEY_AREA.value, _("重点领域信息")
    INTERACTION = Figure.INTERACTION.value, _("政民互动")
    SIX = Figure.SIX.value, _("“六稳”“六保”")
    EPIDEMIC = Figure.EPIDEMIC.value, _("疫情防控")
    RESPONSE = Figure.RESPONSE.value, _("回应关切")
    OTHER = Figure.OTHER.value, _("其他")


class PortalRoot(Page):
    """门户首页: the root of one site's columns."""

    organ = models.ForeignKey(
        Organ, verbose_name=_("主办机构"), on_delete=models.PROTECT, related_name="portals"
    )

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["columns.ColumnPage"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("organ")]
    preview_modes: ClassVar = []

    class Meta:
        verbose_name = _("门户首页")
        verbose_name_plural = _("门户首页")

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """The portal has its own routes: Wagtail's page routing costs three times as much."""
        return _parts(super().get_url_parts(request), self, "/")


class ColumnPage(Page):
    """栏目: a place of the portal with its duty organ, cycle and legal basis.

    The fields come from a `ColumnSpec` when the catalogue is laid out and may then be edited.
    """

    code = models.SlugField(_("栏目代码"), max_length=80, unique=True)
    kind = models.CharField(
        _("栏目类型"), max_length=16, choices=KindChoice, default=KindChoice.LIST
    )
    figure = models.CharField(
        _("统计归口"), max_length=16, choices=FigureChoice, default=FigureChoice.OTHER
    )
    introduction = RichTextField(_("栏目说明"), blank=True)
    duty_organ = models.ForeignKey(
        Organ,
        verbose_name=_("责任单位"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="columns",
        help_text=_("留空表示由各机关分别负责。"),
    )
    cycle_days = models.PositiveSmallIntegerField(
        _("更新周期（天）"), null=True, blank=True, help_text=_("留空表示随产生随公开。")
    )
    limit = models.CharField(_("公开时限"), max_length=20, blank=True)
    article = models.CharField(_("条例条款"), max_length=20, blank=True)
    basis = models.TextField(_("公开依据"), blank=True)
    verified = models.BooleanField(
        _("依据已核实"), default=False, help_text=_("未核实的依据在页面上会标明。")
    )
    target = models.CharField(_("链接地址"), max_length=300, blank=True)

    parent_page_types: ClassVar = ["columns.PortalRoot", "columns.ColumnPage"]
    subpage_types: ClassVar = ["columns.ColumnPage"]
    preview_modes: ClassVar = []
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("code", "kind", "figure", "target")], _("类型与统计")
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("duty_organ", "cycle_days", "limit")], _("责任与时限")
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("article", "basis", "verified")], _("公开依据")
        ),
    ]

    class Meta:
        verbose_name = _("栏目")
        verbose_name_plural = _("栏目")

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """The portal has its own routes: Wagtail's page routing costs three times as much."""
        return _parts(super().get_url_parts(request), self, f"/columns/{self.code}/")


def _parts(
    found: tuple[int, str, str] | None, page: Page, address: str
) -> tuple[int, str, str] | None:
    if found is None:
        return None
    site_id, root_url, _path = found
    return site_id, root_url, address
