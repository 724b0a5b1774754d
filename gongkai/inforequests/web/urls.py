"""Public addresses, mounted at /requests/."""

from __future__ import annotations

from django.urls import path

from gongkai.inforequests.web import apply, letters, public

app_name = "inforequests"
urlpatterns = [
    path("", public.entry, name="entry"),
    path("apply/", apply.apply, name="apply"),
    path("receipt/", public.receipt, name="receipt"),
    path("track/", public.track, name="track"),
    path("letter/", letters.own_file, name="letter"),
]
