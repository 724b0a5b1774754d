"""申请件编号 and 文号: consecutive by organ and year, by template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from string import Formatter

_FIELDS = frozenset({"org", "name", "year", "seq"})
_READ = {"year": r"(?P<year>\d{4})", "seq": r"(?P<seq>\d{1,9})"}
_NUMBER = re.compile(r"[0-9A-Za-z\u4e00-\u9fff〔〕()（）第号字\-]+")


class TemplateUnfit(ValueError):
    """A numbering template that shows no organ, year or running number, or something unknown."""

    code = "numbering_template_unfit"


def may_be_number(text: str) -> bool:
    """Whether a number given elsewhere can be kept: it stands in addresses, so it holds a digit
    and no sign that an address reads otherwise."""
    return bool(_NUMBER.fullmatch(text)) and any(char.isdecimal() for char in text)


@dataclass(frozen=True, slots=True)
class Numbering:
    """编号规则. `org` is the organ's code in capitals, `name` its short name."""

    template: str

    def __post_init__(self) -> None:
        try:
            fields = {name for _, name, _, _ in Formatter().parse(self.template) if name}
            sample = self.written(org="A", name="某局", on=date(2020, 1, 1), seq=1)
        except (ValueError, KeyError, IndexError) as error:
            raise TemplateUnfit(self.template) from error
        shows_all = {"year", "seq"} <= fields and fields & {"org", "name"}
        if fields - _FIELDS or not shows_all or not _NUMBER.fullmatch(sample):
            raise TemplateUnfit(self.template)

    def written(self, *, org: str, name: str, on: date, seq: int) -> str:
        """The number `seq` of the organ in the year of `on`."""
        return self.template.format(org=org.upper(), name=name, year=on.year, seq=seq)

    def read(self, number: str, *, org: str, name: str) -> tuple[int, int] | None:
        """Year and running number of a number that this rule could have given; else None."""
        known = {"org": re.escape(org.upper()), "name": re.escape(name)}
        pattern = "".join(
            re.escape(text) + (_READ.get(part) or known.get(part or "", "") if part else "")
            for text, part, _, _ in Formatter().parse(self.template)
        )
        found = re.fullmatch(pattern, number)
        return (int(found["year"]), int(found["seq"])) if found else None
