"""The words of the organs room."""

from __future__ import annotations

from django.utils.translation import gettext as _

from gongkai.organs import errors


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
    return _("不能这样做。")
