"""Sign-in and desk access by appointment: no groups to keep in step with posts."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.db.models import Model

from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer

DESK = "wagtailadmin.access_admin"


class AppointmentBackend(ModelBackend):
    """Opens the desk to whoever holds a post today; everything else is asked of the rooms."""

    def has_perm(self, user_obj: Officer, perm: str, obj: Model | None = None) -> bool:
        # Asked some twenty times for one page of the desk: only its own permission asks for posts.
        if perm == DESK:
            return DESK in self.get_all_permissions(user_obj, obj)
        return user_obj.is_active and perm in super().get_all_permissions(user_obj, obj)

    def get_all_permissions(self, user_obj: Officer, obj: Model | None = None) -> set[str]:
        granted: set[str] = set(super().get_all_permissions(user_obj, obj))
        if obj is None and user_obj.is_active and viewer_of(user_obj).holdings:
            granted.add(DESK)
        return granted
