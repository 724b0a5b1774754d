"""帐号: an officer's own settings of the desk. Names and posts are the administrator's to set."""

from __future__ import annotations

from wagtail.admin.views.account import (
    AccountView,
    BaseSettingsPanel,
    NameEmailSettingsPanel,
)


class DeskAccountView(AccountView):
    """Wagtail's page without its panel for first and last names, which officers do not have."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        panels = super().get_panels()
        return [panel for panel in panels if not isinstance(panel, NameEmailSettingsPanel)]
