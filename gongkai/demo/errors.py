"""Why a demonstration is not loaded. Codes are stable; the wording is in phrases.py."""

from __future__ import annotations


class DemoRefused(RuntimeError):
    """Base of this room's refusals."""

    code = "demo-refused"


class RealDataPresent(DemoRefused):
    """The database holds organs that no demonstration put there."""

    code = "real-data-present"


class AlreadyLoaded(DemoRefused):
    """The demonstration is complete."""

    code = "already-loaded"


class LoadUnderWay(DemoRefused):
    """Another process is loading into the same data folder."""

    code = "load-under-way"
