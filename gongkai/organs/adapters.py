"""allauth's switchboard: accounts are made by the office, not by visitors."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class NoSignup(DefaultAccountAdapter):
    """工作人员帐号由系统管理岗开通，不开放自行注册。"""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
