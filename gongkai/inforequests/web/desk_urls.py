"""Addresses of the desk pages, mounted below /desk/requests/."""

from __future__ import annotations

from django.urls import path

from gongkai.inforequests.web import (
    checks,
    clock,
    desk,
    files,
    grouping,
    handling,
    letters,
    mail,
    registering,
    reviewing,
    wordings,
    worklist,
)

app_name = "inforequests_desk"
urlpatterns = [
    path("", worklist.case_list, name="list"),
    path("assign/", worklist.assign_many, name="assign"),
    path("find/", worklist.find, name="find"),
    path("export.<slug:form>", worklist.export, name="export"),
    path("checks/", checks.checks, name="checks"),
    path("new/", desk.register, name="register"),
    path("mail/", mail.mail_list, name="mails"),
    path("mail/<uuid:key>/", mail.mail_detail, name="mail"),
    path("mail/<uuid:key>/raw/", mail.mail_raw, name="mail_raw"),
    path("mail/<uuid:key>/register/", registering.register_mail, name="mail_register"),
    path("mail/<uuid:key>/dismiss/", mail.mail_dismiss, name="mail_dismiss"),
    path("mail/<uuid:key>/take-up/", mail.mail_take_up, name="mail_take_up"),
    path("letterheads/<slug:organ>/", letters.letterhead, name="letterhead"),
    path("wordings/<slug:organ>/", wordings.kinds, name="wordings"),
    path("wordings/<slug:organ>/<slug:kind>/", wordings.wording, name="wording"),
    path("wordings/<slug:organ>/<slug:kind>/restore/", wordings.restore, name="wording_restore"),
    path(
        "wordings/<slug:organ>/<slug:kind>/sample.<slug:form>",
        wordings.preview,
        name="wording_preview",
    ),
    path("clock/", clock.try_clock, name="clock_try"),
    path("<str:number>/", desk.detail, name="detail"),
    path("<str:number>/clock/", clock.case_clock, name="clock"),
    path("<str:number>/clock.pdf", clock.case_clock_pdf, name="clock_pdf"),
    path("<str:number>/next/", desk.next_step, name="next"),
    path("<str:number>/handling/", handling.add, name="handling"),
    path("<str:number>/handling/<int:key>/answer/", handling.answer, name="handling_answer"),
    path("<str:number>/handling/<int:key>/recall/", handling.recall, name="handling_recall"),
    path("<str:number>/handling/<int:key>/lead/", handling.lead, name="handling_lead"),
    path("<str:number>/remarks/", handling.remark, name="remarks"),
    path("<str:number>/identity/", desk.identity, name="identity"),
    path("<str:number>/letters/<str:key>.<slug:form>", letters.file, name="letter"),
    path("<str:number>/files/", files.add, name="files"),
    path("<str:number>/files/<uuid:key>/", files.open_, name="file"),
    path("<str:number>/files/<uuid:key>/remove/", files.remove, name="file_remove"),
    path("<str:number>/review/", reviewing.review, name="review"),
    path("<str:number>/split/", grouping.split, name="split"),
    path("<str:number>/join/", grouping.join, name="join"),
    path("<str:number>/<slug:slug>/", desk.step, name="step"),
]
