"""Published items: one flat table, shown under their column."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.columns.models import ColumnPage, FigureChoice
from gongkai.organs.models import Organ


class Standing(models.TextChoices):
    """公开状态 of an item. Drafts and their review come with the editorial flow."""

    PUBLIC = "public", _("已公开")
    WITHDRAWN = "withdrawn", _("已撤下")


class Way(models.TextChoices):
    """公开方式."""

    PROACTIVE = "proactive", _("主动公开")
    ON_REQUEST = "on_request", _("依申请公开")


class Item(models.Model):
    """公开信息: one piece of government information on the portal.

    `first_published_at` is set by the publish action and never again. `figure` is copied from the
    column when the item is published: a column may later be counted elsewhere, yet the figures of
    a past year must stay.
    """

    column = models.ForeignKey(
        ColumnPage, verbose_name=_("栏目"), on_delete=models.PROTECT, related_name="items"
    )
    organ = models.ForeignKey(
        Organ, verbose_name=_("发布机构"), on_delete=models.PROTECT, related_name="items"
    )
    figure = models.CharField(_("统计归口"), max_length=16, choices=FigureChoice)
    index_no = models.CharField(_("索引号"), max_length=60, unique=True)
    title = models.CharField(_("标题"), max_length=200)
    summary = models.CharField(_("内容概述"), max_length=200, blank=True)
    body = models.TextField(_("正文"))
    doc_no = models.CharField(_("文号"), max_length=60, blank=True)
    genre = models.CharField(_("体裁"), max_length=20, blank=True)
    subject = models.CharField(_("主题分类"), max_length=40, blank=True)
    source = models.CharField(_("来源"), max_length=100)
    way = models.CharField(_("公开方式"), max_length=12, choices=Way, default=Way.PROACTIVE)
    formed_on = models.DateField(_("成文日期"))
    first_published_at = models.DateTimeField(_("发布日期"), editable=False)
    standing = models.CharField(
        _("公开状态"), max_length=12, choices=Standing, default=Standing.PUBLIC
    )
    withdrawn_at = models.DateTimeField(_("撤下时间"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("撤下原因"), max_length=200, blank=True)
    interprets = models.ManyToManyField(
        "self",
        verbose_name=_("解读的文件"),
        symmetrical=False,
        related_name="interpretations",
        blank=True,
    )

    class Meta:
        verbose_name = _("公开信息")
        verbose_name_plural = _("公开信息")
        ordering = ("-first_published_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="item_withdrawn_has_time_and_reason",
                condition=Q(standing=Standing.PUBLIC, withdrawn_at__isnull=True)
                | (
                    Q(standing=Standing.WITHDRAWN, withdrawn_at__gte=F("first_published_at"))
                    & ~Q(withdrawn_reason="")
                ),
            ),
        )
        indexes = (
            # Keyset pages of one column, newest first.
            models.Index(
                fields=("column", "-first_published_at", "-id"),
                name="item_column_newest",
                condition=Q(standing="public"),
            ),
            models.Index(
                fields=("-first_published_at", "-id"),
                name="item_newest",
                condition=Q(standing="public"),
            ),
            # The newest of one counting group: the policy library, the home page.
            models.Index(
                fields=("figure", "-first_published_at", "-id"),
                name="item_figure_newest",
                condition=Q(standing="public"),
            ),
            # Counting a year for the annual report.
            models.Index(fields=("organ", "figure", "first_published_at"), name="item_counting"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/items/{self.pk}/"


class NormativeKind(models.TextChoices):
    """规章、规范性文件: what table two counts under 第二十条第（一）项."""

    RULE = "rule", _("规章")
    NORMDOC = "normdoc", _("行政规范性文件")


class NormativeDocument(models.Model):
    """规范性文件: the register behind table two, with validity.

    Not every policy paper is one, and departments make them too: the two counts cannot be derived
    from each other. A document jointly made is registered once, by the organ that leads.
    """

    item = models.OneToOneField(
        Item, verbose_name=_("公开信息"), on_delete=models.PROTECT, related_name="normative"
    )
    organ = models.ForeignKey(
        Organ, verbose_name=_("制定机关"), on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("类别"), max_length=8, choices=NormativeKind)
    made_on = models.DateField(_("制发日期"))
    effective_on = models.DateField(_("施行日期"))
    expires_on = models.DateField(_("有效期至"), null=True, blank=True)
    repealed_on = models.DateField(_("废止日期"), null=True, blank=True)
    repealed_by = models.CharField(_("废止依据"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("规范性文件")
        verbose_name_plural = _("规范性文件")
        constraints = (
            models.CheckConstraint(
                name="normative_repeal_says_by_what",
                condition=Q(repealed_on__isnull=True) | ~Q(repealed_by=""),
            ),
        )
        indexes = (models.Index(fields=("organ", "kind", "made_on"), name="normative_counting"),)

    def __str__(self) -> str:
        return str(self.item)


class TallyKind(models.TextChoices):
    """What table two counts under items (五), (六), (八) and (九) of 条例第20条."""

    LICENSE = "license", _("行政许可")
    OTHER_SERVICE = "other_service", _("其他对外管理服务事项")
    PENALTY = "penalty", _("行政处罚")
    COERCION = "coercion", _("行政强制")
    FEE = "fee", _("行政事业性收费")
    PROCUREMENT = "procurement", _("政府集中采购")


class Tally(models.Model):
    """办理情况统计: what one organ decided, charged or bought in one year.

    Matters (事项) and decisions (处理决定) are different counts. Amounts are in 万元.
    """

    organ = models.ForeignKey(
        Organ, verbose_name=_("机构"), on_delete=models.PROTECT, related_name="tallies"
    )
    year = models.PositiveSmallIntegerField(_("年度"))
    kind = models.CharField(_("类别"), max_length=16, choices=TallyKind)
    prev_items = models.PositiveIntegerField(_("上一年项目数量"), null=True, blank=True)
    delta = models.IntegerField(_("本年增/减"), null=True, blank=True)
    decisions = models.PositiveIntegerField(_("处理决定数量"), null=True, blank=True)
    amount = models.DecimalField(
        _("金额（万元）"), max_digits=16, decimal_places=6, null=True, blank=True
    )
    filed_at = models.DateTimeField(_("填报时间"))

    class Meta:
        verbose_name = _("办理情况统计")
        verbose_name_plural = _("办理情况统计")
        ordering = ("year", "organ", "kind")
        constraints = (
            models.UniqueConstraint(fields=("organ", "year", "kind"), name="tally_once_a_year"),
            models.CheckConstraint(
                name="tally_amount_not_negative",
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
            ),
            models.CheckConstraint(
                name="tally_items_not_negative",
                condition=Q(prev_items__isnull=True)
                | Q(delta__isnull=True)
                | Q(delta__gte=0 - F("prev_items")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organ} {self.year} {self.get_kind_display()}"


class IndexCounter(models.Model):
    """索引号流水: the last serial number given out for one scope of the numbering template."""

    scope = models.CharField(max_length=60, unique=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("索引号流水")
        verbose_name_plural = _("索引号流水")

    def __str__(self) -> str:
        return f"{self.scope} {self.last}"
