"""Addresses of the handbook, mounted below /desk/handbook/."""

from __future__ import annotations

from django.urls import path

from gongkai.handbook.web import views

app_name = "handbook"
urlpatterns = [
    path("", views.contents, name="contents"),
    path("letters/", views.letters, name="letters"),
    path("checks/", views.checks, name="checks"),
    path("terms/", views.terms, name="terms"),
    path("<slug:slug>/", views.page, name="page"),
]
