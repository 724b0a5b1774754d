"""Addresses of the desk pages, mounted below /desk/requests/."""

from __future__ import annotations

from django.urls import path

from gongkai.inforequests.web import desk, files, files, grouping, letters, reviewing

app_name = "inforequests_desk"
urlpatterns = [
    path("", desk.case_list, name="list"),
    path("new/", desk.register, name="register"),
    path("letterheads/<slug:organ>/", letters.letterhead, name="letterhead"),
    path("<str:number>/", desk.detail, name="detail"),
    path("<str:number>/identity/", desk.identity, name="identity"),
    path("<str:number>/letters/<str:key>.<slug:form>", letters.file, name="letter"),
    path("<str:number>/files/", files.add, name="files"),
    path("<str:number>/files/<uuid:key>/", files.open_, name="file"),
    path("<str:number>/files/<uuid:key>/remove/", files.remove, name="file_remove"),
    path("<str:number>/files/", files.add, name="files"),
    path("<str:number>/files/<uuid:key>/", files.open_, name="file"),
    path("<str:number>/files/<uuid:key>/remove/", files.remove, name="file_remove"),
    path("<str:number>/review/", reviewing.review, name="review"),
    path("<str:number>/split/", grouping.split, name="split"),
    path("<str:number>/join/", grouping.join, name="join"),
    path("<str:number>/<slug:slug>/", desk.step, name="step"),
]
