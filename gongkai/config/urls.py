"""The address plan: desk, sign-in, and the portal at the root."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("desk/", include(wagtailadmin_urls)),
    path("accounts/", include("allauth.urls")),
    path("reports/", include("gongkai.annualreports.web.public_urls")),
    path("requests/", include("gongkai.inforequests.web.urls")),
    path("", include("gongkai.portal.web.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]
