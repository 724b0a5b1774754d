"""Addresses of the calendar pages, below the desk."""

from __future__ import annotations

from django.urls import path

from gongkai.workdays.web import desk

app_name = "workdays"
urlpatterns = [
    path("", desk.year, name="current"),
    path("<int:year>/", desk.year, name="year"),
    path("recompute/", desk.recompute, name="recompute"),
    path("notices/new/", desk.new_notice, name="new_notice"),
    path("notices/<uuid:key>/withdraw/", desk.withdraw_notice, name="withdraw_notice"),
]
