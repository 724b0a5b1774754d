"""The desk's own addresses inside Wagtail's admin.

The last of two patterns with one name is the one that links lead to; of two with one path, the
first one answers. The account page wins by its name, the script words by their path.
"""

from __future__ import annotations

from django.urls import path
from django.views.i18n import JavaScriptCatalog

from gongkai.desk.web import alerts, ledger
from gongkai.desk.web.account import DeskAccountView

# The scripts of the admin take their words from here: Wagtail's own, and over them ours.
SCRIPT_WORDS = JavaScriptCatalog.as_view(packages=["wagtail.admin", "gongkai.desk"])

urlpatterns = [
    path("alerts/", alerts.alert_list, name="desk_alerts"),
    path("alerts/seen/", alerts.seen, name="desk_alerts_seen"),
    path("ledger/", ledger.entries, name="desk_ledger"),
    path("ledger/verify/", ledger.verify, name="desk_ledger_verify"),
    path("my-account/", DeskAccountView.as_view(), name="wagtailadmin_account"),
    path("jsi18n/", SCRIPT_WORDS, name="wagtailadmin_javascript_catalog"),
]
