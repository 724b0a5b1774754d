"""文书 and the numbers they bear."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.models.requests import InformationRequest
from gongkai.organs.models import Officer, Organ


class Letterhead(models.Model):
    """文书信息 of an organ: what its letters say about itself and about remedies.

    Nothing here is guessed: what is blank stands in the letter as a mark to be filled in.
    """

    organ = models.OneToOneField(
        Organ, on_delete=models.PROTECT, related_name="letterhead", primary_key=True
    )
    contact = models.CharField(
        _("联系方式"), max_length=200, blank=True, help_text=_("联系部门、电话和地址。")
    )
    review_body = models.CharField(
        _("行政复议机关全称"),
        max_length=100,
        blank=True,
        help_text=_("空着就按机构关系写：部门写本级人民政府，政府写上一级人民政府。"),
    )
    department_above = models.CharField(
        _("上一级主管部门全称"),
        max_length=100,
        blank=True,
        help_text=_("垂直管理单位的复议机关；2024年以前的文书也要写。"),
    )
    review_at = models.CharField(_("行政复议机关地址和网上渠道"), max_length=200, blank=True)
    review_online = models.URLField(
        _("网上申请行政复议的网址"),
        blank=True,
        help_text=_("网上送达答复的必须写明（行政复议法第22条第二款）。"),
    )
    court = models.CharField(
        _("有管辖权的人民法院全称"), max_length=100, blank=True, help_text=_("请向法制机构核实。")
    )

    payment_at = models.TextField(
        _("信息处理费的缴纳方式"),
        max_length=500,
        blank=True,
        help_text=_("到哪里、用什么方式缴费，开户银行和账户以财政部门公布的为准。"),
    )

    class Meta:
        verbose_name = _("文书信息")
        verbose_name_plural = _("文书信息")

    def __str__(self) -> str:
        return str(self.organ_id)


class Letter(models.Model):
    """文书 sent out in a case. `kind` is its place in the list of letters, such as L14.

    `facts` keeps what the letter said and the case may forget: what was asked for by then, the
    organ's name, bodies and court, the basis and the enclosures.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="letters"
    )
    kind = models.CharField(_("文书种类"), max_length=8)
    number = models.CharField(_("文号"), max_length=80, unique=True)
    body = models.TextField(_("正文"), blank=True)
    issued_on = models.DateField(_("成文日期"))
    party = models.ForeignKey(
        "ConsultedParty",
        verbose_name=_("收件的一方"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="letters",
    )
    facts = models.JSONField(_("成文时的事实"), default=dict, blank=True)
    recalled_at = models.DateTimeField(_("撤回签发时间"), null=True, blank=True)
    recall_reason = models.CharField(_("撤回签发的原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("文书")
        verbose_name_plural = _("文书")
        ordering = ("issued_on", "pk")

    def __str__(self) -> str:
        return self.number


class Wording(models.Model):
    """文书措辞: an office's own words for one kind of letter, version by version.

    `passages` maps names of passages (`rules.letters.wording`) to templates;
    a version in use is never changed, a newer one takes its place.
    """

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="wordings")
    kind = models.CharField(_("文书种类"), max_length=8)
    version = models.PositiveIntegerField(_("版本"))
    passages = models.JSONField(_("措辞"), default=dict)
    reason = models.CharField(_("修改原因"), max_length=200)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("文书措辞")
        verbose_name_plural = _("文书措辞")
        ordering = ("organ", "kind", "version")
        constraints = (
            models.UniqueConstraint(fields=("organ", "kind", "version"), name="wording_version"),
        )

    def __str__(self) -> str:
        return f"{self.kind} v{self.version}"


class Counter(models.Model):
    """编号计数: the last number given out in a scope (kind, organ, year); locked while counting."""

    scope = models.CharField(max_length=120, unique=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("编号计数")
        verbose_name_plural = _("编号计数")

    def __str__(self) -> str:
        return f"{self.scope} {self.last}"
