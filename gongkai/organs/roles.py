"""Roles (职责): what a post may do. Plain words, so that a post list reads like an org chart."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """职责 of a post. One post has one role; an officer may hold several posts."""

    EDITOR = "editor", _("信息编辑")
    REVIEWER = "reviewer", _("公开审查")
    PUBLISHER = "publisher", _("信息签发")
    INTAKE = "intake", _("依申请受理")
    HANDLER = "handler", _("依申请承办")
    LAWYER = "lawyer", _("合法性审核")
    SIGNER = "signer", _("答复签发")
    ARCHIVIST = "archivist", _("档案管理")
    REPORTER = "reporter", _("年报编制")
    SUPERVISOR = "supervisor", _("政务公开主管")
    AUDITOR = "auditor", _("监督审计")
    TECHNICIAN = "technician", _("系统管理")


# A post of these roles acts for its own organ and for every organ below it: the disclosure
# office guides and checks the whole district (条例第3条、第46条、第47条).
REACHES_BELOW = frozenset({Role.SUPERVISOR, Role.AUDITOR, Role.TECHNICIAN, Role.REPORTER})

# Whoever stands in here decides for the organ: a deputy is allowed, and pointed out wherever named.
DECIDES_FOR_THE_ORGAN = frozenset({Role.LAWYER, Role.SIGNER})
