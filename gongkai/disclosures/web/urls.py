"""Addresses of publishing, below the desk."""

from __future__ import annotations

from django.urls import path

from gongkai.disclosures.web import desk, tallies

app_name = "disclosures"
urlpatterns = [
    path("", desk.items, name="items"),
    path("new/", desk.publish, name="publish"),
    path("tallies/", tallies.tallies, name="tallies"),
    path("tallies/file/", tallies.file_tally, name="file_tally"),
    path("<int:pk>/", desk.item, name="item"),
    path("<int:pk>/withdraw/", desk.withdraw, name="withdraw"),
    path("<int:pk>/repeal/", desk.repeal, name="repeal"),
]
