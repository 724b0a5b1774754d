"""发送网关: what takes notices over. A vendor is added by naming its class (docs/notices.md)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from gongkai.notices.rules.channels import Channel
from gongkai.notices.rules.states import Answer

TOLD_MOST = 300


@dataclass(frozen=True, slots=True)
class Message:
    """One notice as a gateway gets it. `key` is the same at every try."""

    key: str
    to: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """网关答复. `told` is kept and shown: no recipient and no text may stand in it."""

    answer: Answer
    gateway_id: str = ""
    told: str = ""
    retry_after: dt.timedelta | None = None


class Gateway(Protocol):
    """What every gateway offers; made with its options of the settings as keywords.

    `is_real` is false for one that only writes down what would be sent. `knows_repeats` says that
    a message handed over twice under one key reaches the recipient once: only then is a try whose
    answer was lost made again by itself.
    """

    is_real: bool
    knows_repeats: bool

    def send(self, message: Message) -> Outcome:
        """Hand over one message. What goes wrong is an Outcome, not an exception."""
        ...


@dataclass(frozen=True, slots=True)
class OnlyWritten:
    """没有接入短信网关: text messages are written into a file of the data folder, covered.

    For trying out; the desk says so wherever notices are shown.
    """

    folder: str
    is_real: bool = False
    knows_repeats: bool = True

    def send(self, message: Message) -> Outcome:
        path = Path(self.folder)
        path.mkdir(parents=True, exist_ok=True)
        with (path / "sms.log").open("a", encoding="utf-8") as log:
            log.write(f"{message.key} {message.to[:3]}****{message.to[-4:]} {message.text}\n")
        return Outcome(Answer.TAKEN, told=_("没有接入网关，只写入了文件。"))


def gateway(channel: Channel) -> Gateway:
    """The gateway that the settings name for this channel. Raises ImproperlyConfigured."""
    options = dict(settings.GONGKAI_GATEWAYS[channel.value])
    path = options.pop("gateway")
    try:
        return _made(path, options)
    except (ImportError, TypeError, ValueError) as error:
        raise ImproperlyConfigured(f"不能使用{channel.value}网关“{path}”：{error}") from error


def _made(path: str, options: dict[str, Any]) -> Gateway:
    return import_string(path)(**options)
