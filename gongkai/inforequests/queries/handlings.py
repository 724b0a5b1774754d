"""承办: whom a case can be handed to."""

from __future__ import annotations

from django.db.models import Case, Q, QuerySet, When

from gongkai.inforequests.models import InformationRequest
from gongkai.organs.models import OrganKind, Post
from gongkai.organs.roles import Role


def departments_for(request: InformationRequest) -> QuerySet[Post]:
    """可以转办的岗位: open posts of 依申请承办 in the organ itself, then in those below it.

    The office of a government (政府办公室) works for the whole of it: the departments beside the
    office know what was asked for.
    """
    organ = request.organ
    reach = Q(organ__path__startswith=organ.path)
    if organ.kind == OrganKind.OFFICE and organ.parent_id:
        reach |= Q(organ__path__startswith=organ.parent.path)
    posts = Post.objects.filter(reach, role=Role.HANDLER, closed_on__isnull=True)
    own_first = Case(When(organ=organ, then=0), default=1)
    return posts.select_related("organ").order_by(own_first, "organ__path", "pk")
