from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ColumnsConfig(AppConfig):
    name = "gongkai.columns"
    verbose_name = _("栏目")
