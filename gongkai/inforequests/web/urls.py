"""Public addresses, mounted at /requests/."""

from __future__ import annotations

from django.urls import path

from gongkai.inforequests.web import answered, apply, blankforms, fees, public, tracking

app_name = "inforequests"
urlpatterns = [
    path("", public.entry, name="entry"),
    path("apply/", apply.apply, name="apply"),
    path("correct/", apply.apply, name="correct"),
    path("form/", blankforms.page, name="form"),
    path("form/<slug:organ>.<slug:form>", blankforms.file, name="form_file"),
    path("fees/", fees.calculator, name="fees"),
    path("answered/", answered.answered, name="answered"),
    path("answered/<uuid:key>/", answered.one, name="answered_one"),
    path("answered/<uuid:key>/<uuid:file>/", answered.file, name="answered_file"),
    path("receipt/", public.receipt, name="receipt"),
    path("track/", tracking.track, name="track"),
    path("mine/", tracking.mine, name="mine"),
    path("mine/supplement/", tracking.supplement, name="supplement"),
    path("mine/withdraw/", tracking.withdraw, name="withdraw"),
    path("mine/file/", tracking.disclosed, name="disclosed"),
    path("mine/judge/", tracking.judge, name="judge"),
    path("mine/leave/", tracking.leave, name="leave"),
    path("mine/letter/", tracking.letter, name="letter"),
]
