"""Replies of the demonstration in the post: sent with proof, and signed for."""

from __future__ import annotations

import datetime as dt

from gongkai.inforequests import actions
from gongkai.inforequests.models import Delivery, InformationRequest
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters import OUTCOME_OF
from gongkai.inforequests.rules.service import Carrier, Method, Result
from gongkai.inforequests.rules.tracking_numbers import check_digit
from gongkai.organs.models import Officer

PROOF = "交邮凭证（演示材料）。\n".encode()


def post(request: InformationRequest, by: Officer, at: dt.datetime) -> Delivery:
    """Register the last reply as posted, under a number that no real letter bears."""
    serial = f"{request.pk:08}"
    delivery = actions.send(
        letter=request.letters.filter(kind__in=OUTCOME_OF).latest("pk"),
        method=Method.POST,
        carrier=Carrier.REGISTERED,
        tracking_number=f"XX{serial}{check_digit(serial)}CN",
        by=by,
        at=at,
    )
    actions.add_file(
        request=request,
        kind=FileKind.SERVICE,
        content=PROOF,
        name="交邮凭证（演示）.txt",
        by=by,
        at=at,
    )
    return delivery


def arrive(request: InformationRequest, by: Officer, at: dt.datetime) -> None:
    """Record that the last attempt was signed for: the reply is served, the case closed."""
    delivery = Delivery.objects.filter(request=request, result="").latest("pk")
    actions.record_result(delivery=delivery, result=Result.SIGNED, by=by, at=at)
