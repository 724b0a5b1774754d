"""Addresses of organs and posts, below the desk."""

from __future__ import annotations

from django.urls import path

from gongkai.organs.web import desk, posts

app_name = "organs"
urlpatterns = [
    path("", desk.tree, name="tree"),
    path("<slug:code>/", desk.organ, name="organ"),
    path("<slug:code>/below/new/", desk.establish, name="establish"),
    path("<slug:code>/change/", desk.change, name="change"),
    path("<slug:code>/abolish/", desk.abolish, name="abolish"),
    path("<slug:code>/posts/new/", desk.open_post, name="open_post"),
    path("<slug:code>/officers/new/", desk.enrol, name="enrol"),
    path("<slug:code>/appointments/new/", desk.appoint, name="appoint"),
    path("<slug:code>/appointments/<int:pk>/relieve/", desk.relieve, name="relieve"),
    path("<slug:code>/appointments/<int:pk>/stand-in/", posts.stand_in, name="stand_in"),
]
