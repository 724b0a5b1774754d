"""主题分类: what an item is about, in a scheme that is renamed from time to time.

Codes are stable; names change with the scheme's version (扶贫 became 乡村振兴 in 2021). The
wording was not compared with the source word by word, so every name is graded 未核实.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

GRADE: Final = "未核实"


class SubjectUnknown(KeyError):
    """No subject with this code."""

    code = "subject_unknown"

    def __init__(self, subject: str) -> None:
        self.subject = subject
        super().__init__(subject)


@dataclass(frozen=True, slots=True)
class Name:
    """The name a subject bears from ``since`` on, and the version that gave it."""

    since: date
    version: str
    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """主题: one first-level heading with all names it has had, oldest first."""

    code: str
    names: tuple[Name, ...]
    grade: str = GRADE

    def name_on(self, day: date) -> str:
        """The name in force on ``day``; before the first version, the first name."""
        return self._on(day).text

    def version_on(self, day: date) -> str:
        """The version of the scheme in force for this subject on ``day``."""
        return self._on(day).version

    def _on(self, day: date) -> Name:
        known = [name for name in self.names if name.since <= day]
        return known[-1] if known else self.names[0]


_FIRST: Final = (date(2008, 5, 1), "2008")
_RENAMED: Final = (date(2021, 2, 25), "2021")

_HEADINGS: Final = (
    ("organisation", "国务院组织机构"),
    ("general", "综合政务"),
    ("economy", "国民经济管理、国有资产监管"),
    ("finance", "财政、金融、审计"),
    ("land-energy", "国土资源、能源"),
    ("agriculture", "农业、林业、水利"),
    ("industry-transport", "工业、交通"),
    ("trade-tourism", "商贸、海关、旅游"),
    ("market-safety", "市场监管、安全生产监管"),
    ("construction-environment", "城乡建设、环境保护"),
    ("science-education", "科技、教育"),
    ("culture", "文化、广电、新闻出版"),
    ("health-sport", "卫生、体育"),
    ("population", "人口与计划生育、妇女儿童工作"),
    ("labour", "劳动、人事、监察"),
    ("security-justice", "公安、安全、司法"),
    ("civil-affairs", "民政、扶贫、救灾"),
    ("ethnic-religious", "民族、宗教"),
    ("foreign", "对外事务"),
    ("hmt-overseas", "港澳台侨工作"),
    ("defence", "国防"),
    ("other", "其他"),
)
_LATER: Final = {"civil-affairs": "民政、乡村振兴、救灾"}


def _names(code: str, first: str) -> tuple[Name, ...]:
    later = (Name(*_RENAMED, _LATER[code]),) if code in _LATER else ()
    return (Name(*_FIRST, first), *later)


SUBJECTS: Final = tuple(Subject(code, _names(code, first)) for code, first in _HEADINGS)
_BY_CODE: Final = {subject.code: subject for subject in SUBJECTS}


def subject(code: str) -> Subject:
    """The subject with this code. Raises ``SubjectUnknown``."""
    try:
        return _BY_CODE[code]
    except KeyError:
        raise SubjectUnknown(code) from None
