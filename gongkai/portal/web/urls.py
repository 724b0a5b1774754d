"""The portal's addresses. They are promised to stay: pages of the site are cited by them."""

from __future__ import annotations

from django.urls import path

from gongkai.portal.web import columns, home, items, reports, styleguide

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("columns/", columns.all_columns, name="columns"),
    path("columns/<slug:code>/", columns.column, name="column"),
    path("items/<int:pk>/", items.item, name="item"),
    path("reports/", reports.reports, name="reports"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]
