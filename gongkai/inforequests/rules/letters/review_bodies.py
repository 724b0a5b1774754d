"""行政复议机关: to whom an applicant may turn against an organ, by kind of organ and by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.inforequests.rules.certainty import Grade

# 行政复议法 as revised in 2023 takes effect.
REVISION_2023 = date(2024, 1, 1)


class OrganClass(StrEnum):
    """机关类别: what kind of organ replies, as far as jurisdiction asks."""

    DEPARTMENT = "department"  # a department, office or institution of a government
    GOVERNMENT = "government"  # a government of a city, county or township
    STREET = "street"  # 派出机关 of a government
    VERTICAL = "vertical"  # under vertical management


class ReviewBody(StrEnum):
    """复议机关: which authority reconsiders, in relation to the organ that replied."""

    OWN_GOVERNMENT = "own_government"  # 本级人民政府, or the one that set the organ up
    GOVERNMENT_ABOVE = "government_above"  # 上一级人民政府
    DEPARTMENT_ABOVE = "department_above"  # 上一级主管部门


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """复议管辖: the bodies the applicant may choose between, the article, and how sure that is."""

    bodies: tuple[ReviewBody, ...]
    article: str
    grade: Grade = Grade.STATUTE
    note: str = ""


_SINCE_2024 = {
    OrganClass.DEPARTMENT: Jurisdiction((ReviewBody.OWN_GOVERNMENT,), "第24条"),
    OrganClass.STREET: Jurisdiction((ReviewBody.OWN_GOVERNMENT,), "第24条"),
    OrganClass.GOVERNMENT: Jurisdiction((ReviewBody.GOVERNMENT_ABOVE,), "第24条"),
    OrganClass.VERTICAL: Jurisdiction(
        (ReviewBody.DEPARTMENT_ABOVE,),
        "第27条",
        Grade.UNVERIFIED,
        "第27条列举海关、金融、外汇管理、税务、国家安全等机关；其他垂直管理单位是否适用尚待核对。",
    ),
}

_BEFORE_NOTE = "2023年修订以前的行政复议法没有逐条核对，复议机关按通行理解书写。"
_BEFORE_2024 = {
    OrganClass.DEPARTMENT: Jurisdiction(
        (ReviewBody.OWN_GOVERNMENT, ReviewBody.DEPARTMENT_ABOVE),
        "",
        Grade.UNVERIFIED,
        _BEFORE_NOTE,
    ),
    OrganClass.STREET: Jurisdiction(
        (ReviewBody.OWN_GOVERNMENT,), "", Grade.UNVERIFIED, _BEFORE_NOTE
    ),
    OrganClass.GOVERNMENT: Jurisdiction(
        (ReviewBody.GOVERNMENT_ABOVE,), "", Grade.UNVERIFIED, _BEFORE_NOTE
    ),
    OrganClass.VERTICAL: Jurisdiction(
        (ReviewBody.DEPARTMENT_ABOVE,), "", Grade.UNVERIFIED, _BEFORE_NOTE
    ),
}


def jurisdiction(organ: OrganClass, on: date) -> Jurisdiction:
    """复议管辖 for a letter of that day (行政复议法第24条、第27条 since 2024)."""
    return (_SINCE_2024 if on >= REVISION_2023 else _BEFORE_2024)[organ]
