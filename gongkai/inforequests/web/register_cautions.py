"""登记前的提醒: what an officer should have seen before a request is registered. Nothing here
refuses: 当面提交和邮寄的申请不得拒收."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.inforequests import queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.channels import CHANNEL_RULES, Channel
from gongkai.inforequests.rules.checks.personal_data import PersonalData, personal_data
from gongkai.inforequests.web.register_forms import RegisterForm
from gongkai.workdays.queries import calendar

# How far back earlier requests of the same applicant are looked for, and how many are shown.
EARLIER = dt.timedelta(days=365)
EARLIER_MOST = 5


@dataclass(frozen=True, slots=True)
class Cautions:
    """The reminders in words, and what the same applicant has sent already."""

    told: tuple[str, ...]
    earlier: tuple[InformationRequest, ...]

    def __bool__(self) -> bool:
        return bool(self.told or self.earlier)

    @property
    def seen(self) -> str:
        """What the page gives back to say that exactly these have been shown."""
        parts = (*self.told, *(row.number for row in self.earlier))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def cautions(form: RegisterForm) -> Cautions:
    """Everything to look at once more; only after ``is_valid``."""
    data, since = form.cleaned_data, timezone.localdate() - EARLIER
    earlier = queries.earlier_requests(data["organ"], data["document_number"], data["name"], since)
    told = [*_of_receipt(form), *_of_numbers(form), *_of_content(form)]
    return Cautions(tuple(told), tuple(earlier[:EARLIER_MOST]))


def _of_receipt(form: RegisterForm) -> list[str]:
    evidence, today, found = form.evidence(), timezone.localdate(), []
    arrived, confirmed = evidence.arrived_on, evidence.confirmed_on
    facts = {"arrived": arrived, "confirmed": confirmed, "channel": form.channel}
    waits = CHANNEL_RULES[form.channel].waits_for_confirmation
    if waits and confirmed is None:
        found.append(_("还没有与申请人确认，登记为“已到达待确认”，期限暂不起算。"))
        if form.channel is Channel.ORDINARY_MAIL and arrived < today:
            found.append(_("平信应当在收到当日与申请人确认（条例第31条），请尽快联系。"))
    if confirmed is not None and confirmed > arrived:
        found.append(
            _("确认日期 %(confirmed)s 晚于到达日期 %(arrived)s，联系记录要能证明为什么。") % facts
        )
    if evidence.forwarded_from:
        found.append(_("转来的申请，收到日按 %(arrived)s 计算，不按转交的日期。") % facts)
    starts = confirmed if waits else arrived
    if starts is not None and starts < today:
        gone = calendar().between(starts, today)
        found.append(
            _("收到日是 %(starts)s，答复期限到今天已经用去 %(gone)s 个工作日。")
            % {"starts": starts, "gone": gone}
        )
    return found


def _of_content(form: RegisterForm) -> list[str]:
    """Departments read what is asked for; who asks is no part of it."""
    name, subject = form.cleaned_data["name"], form.cleaned_data["subject"]
    is_natural = form.cleaned_data["kind"] == ApplicantKind.NATURAL
    named = is_natural and len(name) > 1 and name in subject
    kinds = {seen.kind for seen in personal_data(subject)}
    if named or kinds & {PersonalData.RESIDENT_ID, PersonalData.MOBILE}:
        return [_("申请的内容里写着姓名、身份证号码或者手机号。办理的科室看得到申请内容，请删去。")]
    return []


def _of_numbers(form: RegisterForm) -> list[str]:
    faults = (form.number_fault(), form.number_fault("agent_document", "agent_number"))
    return [str(fault) for fault in faults if fault]
