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
    return _("不能这样做。")
