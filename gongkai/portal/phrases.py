"""Chinese wording of the portal that does not stand in a template."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

# Title and address name, in the order in which people look for them.
NAVIGATION = (
    (_("首页"), "portal:home"),
    (_("全部栏目"), "portal:columns"),
    (_("公开年报"), "portal:reports"),
)
