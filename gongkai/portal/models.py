"""Facts of one site that every page shows."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="site")
class SiteFacts(BaseSiteSetting):
    """网站基本信息: name, sponsor, identifiers and contact of one site, for footer and meta tags.

    The identifiers are those that 《政府网站发展指引》(国办发〔2017〕47号) asks every page to show.
    """

    name = models.CharField(_("网站名称"), max_length=100)
    domain = models.CharField(_("域名"), max_length=100, blank=True)
    sponsor = models.CharField(_("主办单位"), max_length=100, blank=True)
    operator = models.CharField(_("承办单位"), max_length=100, blank=True)
    id_code = models.CharField(_("网站标识码"), max_length=20, blank=True)
    icp = models.CharField(_("ICP 备案编号"), max_length=50, blank=True)
    police = models.CharField(_("公安机关备案号"), max_length=50, blank=True)
    contact = models.CharField(_("联系方式"), max_length=200, blank=True)
    demonstration = models.BooleanField(
        _("演示站点"), default=False, help_text=_("勾选后，每个页面都会标明是演示数据。")
    )

    class Meta:
        verbose_name = _("网站基本信息")
        verbose_name_plural = _("网站基本信息")

    def __str__(self) -> str:
        return self.name
