"""机关的文书信息: who reconsiders and judges, as far as organs and the office's entries tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.inforequests.models import Letterhead
from gongkai.inforequests.rules.letters.citing import cited
from gongkai.inforequests.rules.letters.facts import Office
from gongkai.inforequests.rules.letters.review_bodies import (
    Jurisdiction,
    OrganClass,
    ReviewBody,
    jurisdiction,
)
from gongkai.organs.models import Organ, OrganKind

_GOVERNMENTS = (OrganKind.CITY_GOVERNMENT, OrganKind.DISTRICT_GOVERNMENT, OrganKind.TOWNSHIP)


def letterhead_of(organ: Organ) -> Letterhead:
    """What the office has entered, or an empty one. One query."""
    return Letterhead.objects.filter(organ=organ).first() or Letterhead(organ=organ)


@dataclass(frozen=True, slots=True)
class Offices:
    """行文机关: an organ with what its letters need, to be named as of any day."""

    organ: Organ
    head: Letterhead
    government: str

    @classmethod
    def of(cls, organ: Organ) -> Offices:
        """Two queries."""
        return cls(organ, letterhead_of(organ), _government_over(organ))

    def jurisdiction(self, on: date) -> Jurisdiction:
        """复议管辖 for letters of that day."""
        return jurisdiction(_class_of(self.organ), on)

    def on(self, day: date) -> Office:
        """The organ as its letters of that day name it."""
        forum = self.jurisdiction(day)
        government = self.head.review_body or self.government
        names = {
            ReviewBody.OWN_GOVERNMENT: government,
            ReviewBody.GOVERNMENT_ABOVE: government,
            ReviewBody.DEPARTMENT_ABOVE: self.head.department_above,
        }
        return Office(
            name=self.organ.name,
            reviewers=tuple(names[body] for body in forum.bodies),
            forum=cited(forum.article),
            review_at=_review_place(self.head),
            court=self.head.court,
            contact=self.head.contact,
            payment_at=self.head.payment_at,
        )


def _review_place(head: Letterhead) -> str:
    """Where to apply for reconsideration, by letter and over the net (复议法第22条第二款)."""
    at, online = head.review_at.strip(), head.review_online
    return at if not online or online in at else "，".join(filter(None, (at, online)))


def _class_of(organ: Organ) -> OrganClass:
    if organ.vertical or organ.kind == OrganKind.VERTICAL:
        return OrganClass.VERTICAL
    if organ.kind in _GOVERNMENTS:
        return OrganClass.GOVERNMENT
    return OrganClass.STREET if organ.kind == OrganKind.STREET else OrganClass.DEPARTMENT


def _government_over(organ: Organ) -> str:
    """The full name of the nearest government above, "" where the tree ends below it."""
    codes = organ.path.rstrip("/").split("/")[:-1]
    above = ["/".join(codes[:length]) + "/" for length in range(1, len(codes) + 1)]
    found = Organ.objects.filter(path__in=above, kind__in=_GOVERNMENTS).values_list("path", "name")
    return max(found, key=lambda row: len(row[0]), default=("", ""))[1]
