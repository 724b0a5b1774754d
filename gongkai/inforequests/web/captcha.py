"""提交验证: a little work by the sender's device, or a plain question where no script runs.

The work is altcha's proof of work: find the number whose digest with a given salt is known. Both
the proof and the question belong to the key of one application, and a key is filed once: so
neither can be used a second time. `GONGKAI_CAPTCHA=false` asks for neither (inner networks).
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
import secrets
import unicodedata
from typing import Any

import altcha
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from gongkai.inforequests import phrases
from gongkai.inforequests.web import limits

# About a second on a simple phone; the digest is written in JavaScript, because browsers keep
# their own from pages without HTTPS.
MOST = 40_000
LASTS = dt.timedelta(hours=1)

_TYPES = {"algorithm": str, "challenge": str, "number": int, "salt": str, "signature": str}


def task(key: str) -> dict[str, Any]:
    """The work for the application of this key, as the script reads it."""
    options = altcha.ChallengeOptionsV1(
        max_number=MOST,
        hmac_key=_secret(),
        expires=timezone.now() + LASTS,
        params={"for": key},
    )
    return altcha.create_challenge_v1(options).to_dict()


def draw(unlike: int | None = None) -> int:
    """A question, another one than last time."""
    return secrets.choice([i for i in range(len(phrases.RIDDLES)) if i != unlike])


def question(number: int) -> str:
    """The question in words."""
    return str(phrases.RIDDLES[number].text)


def is_passed(request: HttpRequest, key: str, number: int) -> bool:
    """Whether the proof or the answer that came with the form is right.

    Wrong answers are counted; after too many of them only a proof is taken for a while.
    """
    if not settings.GONGKAI_CAPTCHA or _proves(request.POST.get("proof", ""), key):
        return True
    if limits.must_wait(request, limits.ANSWERS):
        return False
    answer = _plain(request.POST.get("answer", ""))
    if answer in phrases.RIDDLES[number].answers:
        return True
    if answer:
        limits.count(request, limits.ANSWERS)
    return False


def _proves(proof: str, key: str) -> bool:
    try:
        told = json.loads(base64.b64decode(proof, validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return False
    if not isinstance(told, dict):
        return False
    if not all(type(told.get(name)) is kind for name, kind in _TYPES.items()):
        return False
    is_right, _why = altcha.verify_solution_v1(told, _secret(), check_expires=True)
    return is_right and altcha.extract_params_v1(told).get("for") == [key]


def _plain(answer: str) -> str:
    text = unicodedata.normalize("NFKC", answer[:40]).strip().strip("。.!！")
    return text.removesuffix("个").strip()


def _secret() -> str:
    return f"{settings.SECRET_KEY}inforequests.captcha"
