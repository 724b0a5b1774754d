"""The words of the organs room."""

from __future__ import annotations

from django.utils.translation import gettext as _

from gongkai.organs import errors

# The field of a form that a refusal is about; the others are about the deed as a whole.
FIELDS = {
    errors.OrganExists.code: "code",
    errors.OfficerExists.code: "username",
    errors.AlreadyAppointed.code: "officer",
    errors.TermOverlaps.code: "on",
    errors.ParentLater.code: "on",
    errors.ParentBelow.code: "parent",
    errors.RelievedBeforeArrival.code: "on",
    errors.AlreadyActing.code: "officer",
    errors.DeputyIsOneself.code: "officer",
    errors.DeputyNotInOffice.code: "officer",
    errors.StandInInThePast.code: "begins_on",
    errors.StandInEndsBeforeBegin.code: "ends_on",
    errors.StandInEndsSooner.code: "on",
}


def explain(error: errors.OrganError) -> str:
    """One sentence for the person who met the refusal."""
    match error:
        case errors.OrganExists(organ=organ):
            return _("机构代码“%(organ)s”已被使用，代码不能重复使用。") % {"organ": organ}
        case errors.UnknownOrgan(organ=organ):
            return _("没有代码为“%(organ)s”的机构。") % {"organ": organ}
        case errors.OrganHasChildren():
            return _("下面还有未撤销的机构，请先处理下级机构。")
        case errors.TermOverlaps(begins_on=begins_on):
            return _("变更日期必须晚于现有沿革的起始日期 %(day)s。") % {"day": begins_on}
        case errors.OfficerExists(username=username):
            return _("帐号“%(username)s”已存在。") % {"username": username}
        case errors.AlreadyAppointed(post=post):
            return _("该人员已在“%(post)s”岗位任职。") % {"post": post}
        case errors.OrganAbolished(abolished_on=day):
            return _("这个机构已于 %(day)s 撤销。") % {"day": day}
        case errors.ParentBelow():
            return _("不能把机构放到它自己或它的下级机构下面。")
        case errors.ParentLater(parent=parent, on=day):
            return _("上级机构“%(parent)s”在 %(day)s 并不存在。") % {"parent": parent, "day": day}
        case errors.AlreadyRelieved(ends_on=day):
            return _("已于 %(day)s 免职。") % {"day": day}
        case errors.RelievedBeforeArrival(begins_on=day):
            return _("离任日期必须晚于到任日期 %(day)s。") % {"day": day}
        case errors.LastTechnician():
            return _("这是最后一位系统管理岗人员，先任命接替的人才能免职。")
        case errors.OrgansPresent():
            return _("已经有机构了，第一个机构不能再次设立。请登录工作台，在“机构与岗位”里办理。")
    return _explain_stand_in(error)


def _explain_stand_in(error: errors.OrganError) -> str:
    match error:
        case errors.AlreadyActing(post=post):
            return _("该人员在这段时间已经代理“%(post)s”，请先结束那次代理。") % {"post": post}
        case errors.DeputyIsOneself():
            return _("代理人不能是本人，请选择另一位工作人员。")
        case errors.DeputyNotInOffice():
            return _("该人员在这段时间没有自己的岗位，不能代理。请换一位，或者先给该人员任职。")
        case errors.StandInOfStandIn():
            return _("代理的岗位不能再请别人代理，请由岗位本来的负责人另行安排。")
        case errors.StandInInThePast(earliest=day):
            return _("日期不能早于 %(day)s，代理不能补办。") % {"day": day}
        case errors.StandInEndsBeforeBegin():
            return _("回岗日期必须晚于离岗日期。")
        case errors.OutsideAppointment(ends_on=None, begins_on=day):
            return _("本人 %(day)s 才到任，这之前不能安排代理。") % {"day": day}
        case errors.OutsideAppointment(ends_on=day):
            return _("本人 %(day)s 离任，回岗日期不能晚于这一天。") % {"day": day}
        case errors.StandInOver():
            return _("这次代理已经结束或者作废，不用再办。")
        case errors.StandInEndsSooner(ends_on=day):
            return _("原定 %(day)s 回岗，只能提前，不能推后。") % {"day": day}
    return _("不能这样做。")
