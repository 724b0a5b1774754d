"""Addresses of the figures, below the desk."""

from __future__ import annotations

from django.urls import path

from gongkai.indicators.web import desk

app_name = "indicators"
urlpatterns = [
    path("", desk.table, name="table"),
    path("enter/", desk.enter, name="enter"),
    path("<slug:organ>/<int:year>/<str:code>/", desk.records, name="records"),
]
