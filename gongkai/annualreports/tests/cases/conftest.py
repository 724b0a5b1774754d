"""Real cases for the report: the fixtures of requests serve here as well."""

from __future__ import annotations

from gongkai.inforequests.tests.conftest import (
    bureau,
    clerk,
    district,
    filled,
    lawyer,
    officer,
    prepared,
    registered,
    replied,
    signer,
)

__all__ = [
    "bureau",
    "clerk",
    "district",
    "filled",
    "lawyer",
    "officer",
    "prepared",
    "registered",
    "replied",
    "signer",
]
