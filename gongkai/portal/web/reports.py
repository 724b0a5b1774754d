"""政府信息公开工作年度报告 of all organs, by year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.portal import reporting


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/reports.html", {"years": reporting.by_year()})
