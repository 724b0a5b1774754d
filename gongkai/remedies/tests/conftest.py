"""Remedies stand on requests: their fixtures serve here as well."""

from __future__ import annotations

from gongkai.inforequests.tests.conftest import (
    bureau,
    clerk,
    district,
    filed,
    officer,
    other_bureau,
    replied,
    signer,
)

__all__ = ["bureau", "clerk", "district", "filed", "officer", "other_bureau", "replied", "signer"]
