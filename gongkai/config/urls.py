"""The address plan: desk, sign-in, and the portal at the root."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls

handler400 = "gongkai.portal.web.errors.bad_request"
handler500 = "gongkai.portal.web.errors.server_error"

urlpatterns = [
    # Wagtail's own sign-in knows no second factor: there is one door.
    path("desk/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("desk/", include(wagtailadmin_urls)),
    path("accounts/", include("allauth.urls")),
    path("reports/", include("gongkai.annualreports.web.public_urls")),
    path("requests/", include("gongkai.inforequests.web.urls")),
    path("", include("gongkai.portal.web.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]
