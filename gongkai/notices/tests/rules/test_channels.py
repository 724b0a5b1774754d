"""收件人: what a channel reaches, and how it is shown."""

from __future__ import annotations

import pytest

from gongkai.notices.rules.channels import Channel, masked, reaches, recipient
from gongkai.notices.rules.errors import BadRecipient


@pytest.mark.parametrize(
    ("channel", "typed", "sent_to", "shown"),
    [
        (Channel.SMS, "138 0000 0000", "13800000000", "138****0000"),
        (Channel.SMS, "+86-13800000000", "13800000000", "138****0000"),
        (Channel.EMAIL, " someone@example.org ", "someone@example.org", "s***@example.org"),
    ],
)
def test_written_in_many_ways_sent_in_one(channel, typed, sent_to, shown):
    assert recipient(channel, typed) == sent_to
    assert masked(channel, sent_to) == shown


@pytest.mark.parametrize(
    ("channel", "typed"),
    [
        (Channel.SMS, "0795-3210000"),
        (Channel.SMS, "12800000000"),
        (Channel.SMS, "１３８００００００００"),
        (Channel.SMS, ""),
        (Channel.EMAIL, "someone"),
        (Channel.EMAIL, "a@b.org\nBcc: c@d.org"),
        (Channel.EMAIL, f"{'a' * 250}@example.org"),
    ],
    ids=["landline", "no-such-prefix", "full-width", "nothing", "no-host", "header", "long"],
)
def test_what_cannot_be_reached_is_refused_without_repeating_it(channel, typed):
    assert not reaches(channel, typed)
    with pytest.raises(BadRecipient) as raised:
        recipient(channel, typed)
    assert not typed or typed not in str(raised.value)
