"""工作台: what officers see first."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "gongkai.desk"
    verbose_name = _("工作台")

    def ready(self) -> None:
        from gongkai.desk import sources  # noqa: F401  registers every source of duties
