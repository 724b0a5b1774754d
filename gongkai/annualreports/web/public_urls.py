"""Addresses of published reports on the portal."""

from __future__ import annotations

from django.urls import path

from gongkai.annualreports.web import public

app_name = "published_reports"
urlpatterns = [
    path("<slug:organ>/<int:year>/", public.report, name="report"),
    path("<slug:organ>/<int:year>/report.<str:form>", public.download, name="download"),
]
