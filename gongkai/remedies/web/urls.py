"""Addresses of the desk pages, mounted below /desk/remedies/."""

from __future__ import annotations

from django.urls import path

from gongkai.remedies.web import complaints, desk, materials

app_name = "remedies_desk"
urlpatterns = [
    path("", desk.register, name="list"),
    path("export.xlsx", desk.export, name="export"),
    path("new/<str:number>/", desk.new, name="new"),
    path("complaints/", complaints.register, name="complaints"),
    path("complaints/export.xlsx", complaints.export, name="complaints_export"),
    path("complaints/new/", complaints.new, name="complaint_new"),
    path("complaints/<int:key>/", complaints.detail, name="complaint"),
    path("complaints/<int:key>/who/", complaints.who, name="complainant"),
    path("complaints/<int:key>/decide/", complaints.decide, name="complaint_decide"),
    path("complaints/<int:key>/reply/", complaints.reply, name="complaint_reply"),
    path("<int:key>/", desk.detail, name="detail"),
    path("<int:key>/edit/", desk.edit, name="edit"),
    path("<int:key>/sent/", desk.sent, name="sent"),
    path("<int:key>/conclude/", desk.conclude, name="conclude"),
    path("<int:key>/evidence/", materials.evidence, name="evidence"),
    path("<int:key>/evidence/propose/", materials.propose, name="evidence_propose"),
    path("<int:key>/evidence.<slug:form>", materials.evidence_file, name="evidence_file"),
    path("<int:key>/defence/", materials.defence, name="defence"),
    path("<int:key>/defence/sign/", materials.sign, name="defence_sign"),
    path("<int:key>/defence.<slug:form>", materials.defence_file, name="defence_file"),
]
