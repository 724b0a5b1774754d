"""Organs, posts and the officers who hold them."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.organs.roles import DECIDES_FOR_THE_ORGAN, Role


class Officer(AbstractUser):
    """工作人员: a person who can sign in. What they may do follows from the posts they hold."""

    first_name = None
    last_name = None
    full_name = models.CharField(_("姓名"), max_length=50)

    REQUIRED_FIELDS = ("full_name",)

    class Meta:
        verbose_name = _("工作人员")
        verbose_name_plural = _("工作人员")
        ordering = ("username",)

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class OrganKind(models.TextChoices):
    """机构类别, as the annual report collects them (part 6 of its rules: who reports to whom)."""

    CITY_GOVERNMENT = "city_government", _("市级政府")
    DISTRICT_GOVERNMENT = "district_government", _("县级政府")
    OFFICE = "office", _("政府办公室")
    DEPARTMENT = "department", _("政府部门")
    INSTITUTION = "institution", _("事业单位")
    VERTICAL = "vertical", _("垂直管理单位")
    TOWNSHIP = "township", _("乡镇政府")
    STREET = "street", _("街道办事处")


class OrganFields(models.Model):
    """What an organ is called and where it stands, today (Organ) or at a time (OrganTerm)."""

    name = models.CharField(_("机构全称"), max_length=100)
    short_name = models.CharField(_("简称"), max_length=50)
    kind = models.CharField(_("机构类别"), max_length=24, choices=OrganKind)
    vertical = models.BooleanField(
        _("垂直管理"),
        default=False,
        help_text=_("垂直管理单位的年报由系统上级汇总，不进入本地汇总。"),
    )

    class Meta:
        abstract = True


class Organ(OrganFields):
    """机构: an administrative organ as it stands today; its history is in OrganTerm.

    `path` holds the codes from the root down (``yichun/yuanzhou/minzheng/``), so that "this organ
    and all below it" is one prefix comparison, the same on both databases.
    """

    code = models.SlugField(_("代码"), max_length=50, unique=True, allow_unicode=False)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("上级机构"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    path = models.CharField(max_length=300, unique=True, editable=False)
    position = models.PositiveIntegerField(_("排序"), default=0)
    established_on = models.DateField(_("设立日期"))
    abolished_on = models.DateField(_("撤销日期"), null=True, blank=True)
    demonstration = models.BooleanField(
        _("演示机构"),
        default=False,
        help_text=_("演示机构的页面、文书和导出文件都会标明是演示数据。"),
    )

    class Meta:
        verbose_name = _("机构")
        verbose_name_plural = _("机构")
        ordering = ("position", "path")
        constraints = (
            models.CheckConstraint(
                name="organ_abolished_after_established",
                condition=Q(abolished_on__isnull=True) | Q(abolished_on__gt=F("established_on")),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def exists_on(self, day: dt.date) -> bool:
        """Whether the organ existed on `day`; the day of abolition no longer counts."""
        return self.established_on <= day and (self.abolished_on is None or day < self.abolished_on)


class OrganTerm(OrganFields):
    """机构沿革: the organ's name, kind and superior during [begins_on, ends_on)."""

    organ = models.ForeignKey(Organ, on_delete=models.CASCADE, related_name="terms")
    parent = models.ForeignKey(
        Organ,
        verbose_name=_("上级机构"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    begins_on = models.DateField(_("起"))
    ends_on = models.DateField(_("止"), null=True, blank=True)
    reason = models.CharField(_("变更依据"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("机构沿革")
        verbose_name_plural = _("机构沿革")
        ordering = ("organ", "begins_on")
        constraints = (
            models.UniqueConstraint(fields=("organ", "begins_on"), name="organ_term_begins_once"),
            models.CheckConstraint(
                name="organ_term_ends_after_begin",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("begins_on")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}（{self.begins_on}—{self.ends_on or ''}）"


class Post(models.Model):
    """岗位: the holder of duties. Columns, cases and tasks hang on posts, never on persons."""

    organ = models.ForeignKey(
        Organ, verbose_name=_("机构"), on_delete=models.PROTECT, related_name="posts"
    )
    name = models.CharField(_("岗位名称"), max_length=50)
    role = models.CharField(_("职责"), max_length=16, choices=Role)
    closed_on = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("岗位")
        verbose_name_plural = _("岗位")
        ordering = ("organ", "role")
        constraints = (
            models.UniqueConstraint(fields=("organ", "name"), name="post_name_once_per_organ"),
        )

    def __str__(self) -> str:
        return f"{self.organ.short_name}·{self.name}"


class Absence(models.TextChoices):
    """缺岗事由. A closed list: why somebody is ill is nobody's business here."""

    LEAVE = "leave", _("休假")
    TRAINING = "training", _("培训学习")
    TRIP = "trip", _("公务外出")
    OTHER = "other", _("其他")


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Appointments by when they count."""

    def not_over(self, day: dt.date) -> AppointmentQuerySet:
        """In force on `day` or later."""
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=day),
            Q(post__closed_on__isnull=True) | Q(post__closed_on__gt=day),
        )

    def in_force(self, day: dt.date) -> AppointmentQuerySet:
        """In force on `day`."""
        return self.not_over(day).filter(begins_on__lte=day)


class Appointment(models.Model):
    """任职: an officer holds a post during [begins_on, ends_on).

    With `acting_for` it is a 代理: the officer stands in for that appointment while its holder is
    away (缺岗), and may do what the post may. A 代理 always has its end.
    """

    post = models.ForeignKey(
        Post, verbose_name=_("岗位"), on_delete=models.PROTECT, related_name="appointments"
    )
    officer = models.ForeignKey(
        Officer, verbose_name=_("工作人员"), on_delete=models.PROTECT, related_name="appointments"
    )
    begins_on = models.DateField(_("到任日期"))
    ends_on = models.DateField(_("离任日期"), null=True, blank=True)
    acting_for = models.ForeignKey(
        "self",
        verbose_name=_("代理"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stand_ins",
    )
    absence = models.CharField(_("缺岗事由"), max_length=16, choices=Absence, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("任职")
        verbose_name_plural = _("任职")
        ordering = ("post", "begins_on")
        constraints = (
            models.UniqueConstraint(
                fields=("post", "officer", "begins_on"),
                condition=Q(acting_for__isnull=True),
                name="appointment_begins_once",
            ),
            # A 代理 may be over on the day it began: the holder is back, and it ends at once.
            models.CheckConstraint(
                name="appointment_ends_after_begin",
                condition=Q(ends_on__isnull=True)
                | Q(ends_on__gt=F("begins_on"))
                | Q(acting_for__isnull=False, ends_on=F("begins_on")),
            ),
            models.CheckConstraint(
                name="appointment_acting_ends_and_says_why",
                condition=Q(acting_for__isnull=True, absence="")
                | (Q(acting_for__isnull=False, ends_on__isnull=False) & ~Q(absence="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.officer} {self.post}"

    @property
    def acting(self) -> bool:
        """Whether the post is held as a deputy."""
        return self.acting_for_id is not None

    @property
    def decides(self) -> bool:
        """Whether the post decides for the organ, so that a deputy is pointed out."""
        return self.post.role in DECIDES_FOR_THE_ORGAN
