"""Makes the command-line library speak Chinese, whatever the language of the terminal."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import click

LOCALE = Path(__file__).parent / "locale"


def speak() -> None:
    # The library looks its sentences up with the plain gettext functions, which ask the
    # environment for the language; offices run servers whose terminals are set to English.
    os.environ["LANGUAGE"] = "zh_CN"
    gettext.bindtextdomain("click", str(LOCALE))
    gettext.textdomain("click")


def in_help(command: click.Command) -> click.Command:
    """Put the fixed words of the usage line of a command, and of those below it, into Chinese."""
    if command.options_metavar:
        command.options_metavar = "[选项]"
    if isinstance(command, click.Group):
        command.subcommand_metavar = "命令 [参数]…"
        for member in command.commands.values():
            in_help(member)
    return command
