"""承办: whom a case can be handed to."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.inforequests.models import InformationRequest
from gongkai.organs.models import Post
from gongkai.organs.roles import Role


def departments_for(request: InformationRequest) -> QuerySet[Post]:
    """可以转办的岗位: open posts of 依申请承办 in the organ itself, then in those below it."""
    posts = Post.objects.filter(
        role=Role.HANDLER,
        closed_on__isnull=True,
        organ__path__startswith=request.organ.path,
    )
    return posts.select_related("organ").order_by("organ__path", "pk")
