"""Who did it: names and posts of officers, as they were on the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext

from gongkai.organs.models import Appointment, Officer, Organ


@dataclass(frozen=True, slots=True)
class Officeholders:
    """经办人员: officers with all they ever held. Two queries, however many are asked for."""

    known: dict[str, Officer]

    @classmethod
    def of(cls, usernames: Iterable[str]) -> Officeholders:
        held = Appointment.objects.select_related("post")
        officers = Officer.objects.filter(username__in=set(usernames))
        found = officers.prefetch_related(Prefetch("appointments", held))
        return cls({officer.username: officer for officer in found})

    def named(self, username: str, organ: Organ, on: date) -> str:
        """The officer with the posts held in the organ that day, 代理 marked; a name that is no
        longer known stays as the ledger has it."""
        officer = self.known.get(username)
        if officer is None:
            return username
        posts = [
            gettext("%(post)s（代理）") % {"post": held.post.name}
            if held.acting
            else held.post.name
            for held in officer.appointments.all()
            if held.post.organ_id == organ.pk and _covers(held, on)
        ]
        return f"{officer} · {'、'.join(posts)}" if posts else str(officer)


def _covers(held: Appointment, on: date) -> bool:
    return held.begins_on <= on and (held.ends_on is None or on < held.ends_on)
