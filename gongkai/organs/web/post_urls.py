"""Addresses of an officer's own posts, below the desk."""

from __future__ import annotations

from django.urls import path

from gongkai.organs.web import posts

app_name = "posts"
urlpatterns = [
    path("", posts.mine, name="mine"),
    path("absence/", posts.absence, name="absence"),
    path("stand-ins/<int:pk>/end/", posts.end, name="end"),
]
