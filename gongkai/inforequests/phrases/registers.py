"""Words of the registers: proposals, the log of answered requests, runs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.rules.openness import AnswerStanding, ProposalOrigin

PROPOSAL_ORIGINS = {
    ProposalOrigin.REPEATED: _("多人申请"),
    ProposalOrigin.OFFICER: _("办理人员提出"),
    ProposalOrigin.SUGGESTION: _("申请人建议"),
}
ANSWER_STANDINGS = {
    AnswerStanding.DRAFT: _("拟稿"),
    AnswerStanding.REVIEW: _("待审查"),
    AnswerStanding.PUBLISHED: _("已公开"),
    AnswerStanding.WITHDRAWN: _("已撤下"),
}
