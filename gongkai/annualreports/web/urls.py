"""Addresses of the workshop, below the desk."""

from __future__ import annotations

from django.urls import path

from gongkai.annualreports.web import desk

app_name = "annualreports"
urlpatterns = [
    path("", desk.workshop, name="workshop"),
    path("<slug:organ>/<int:year>/", desk.report, name="report"),
    path("<slug:organ>/<int:year>/build/", desk.build, name="build"),
    path("<slug:organ>/<int:year>/publish/", desk.publish, name="publish"),
    path("<slug:organ>/<int:year>/report.<str:form>", desk.download, name="download"),
    path("<slug:organ>/<int:year>/cells/<str:address>/", desk.cell, name="cell"),
    path("<slug:organ>/<int:year>/figures/<str:key>/", desk.figure, name="figure"),
]
