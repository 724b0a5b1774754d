"""工作台: what officers see first."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "gongkai.desk"
    verbose_name = _("工作台")
