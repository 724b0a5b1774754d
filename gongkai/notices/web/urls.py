"""Addresses of the desk pages, mounted below /desk/notices/."""

from __future__ import annotations

from django.urls import path

from gongkai.notices.web import desk

app_name = "notices_desk"
urlpatterns = [
    path("", desk.notice_list, name="list"),
    path("<uuid:key>/", desk.notice, name="detail"),
    path("<uuid:key>/retry/", desk.retry, name="retry"),
    path("<uuid:key>/cancel/", desk.cancel, name="cancel"),
    path("<uuid:key>/confirm/", desk.confirm, name="confirm"),
]
