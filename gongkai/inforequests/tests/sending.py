"""Applying as a browser without scripts does it: fill in, check, send."""

from __future__ import annotations

import re

from gongkai.inforequests import phrases
from gongkai.inforequests.web.applydraft import Draft

APPLY = "/requests/apply/"


def check(client, typed, **more):
    """The page after the first step."""
    return client.post(APPLY, {**typed, **more, "step": "check"})


def draft_in(page):
    """The hidden field that the second step gives back."""
    return re.search(r'name="draft" value="([^"]+)"', page.content.decode())[1]


def answer_to(draft):
    """A right answer to the question on the page."""
    return sorted(phrases.RIDDLES[Draft.read(draft).question].answers)[0]


def dispatch(client, draft, **more):
    """The second step: what the server says before any redirect."""
    told = {"step": "send", "draft": draft, "answer": answer_to(draft)}
    return client.post(APPLY, told | more)


def send(client, typed):
    """Both steps, up to the receipt."""
    draft = draft_in(check(client, typed))
    return client.post(
        APPLY, {"step": "send", "draft": draft, "answer": answer_to(draft)}, follow=True
    )
