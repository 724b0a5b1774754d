"""案卷附件的种类: what a file of a case is, and who may send or see it."""

from __future__ import annotations

from enum import StrEnum


class FileKind(StrEnum):
    """附件种类."""

    APPLICATION = "application"
    IDENTITY = "identity"  # 身份证明: only for those who may see the identity
    AUTHORISATION = "authorisation"  # 授权委托书, alike
    ENVELOPE = "envelope"  # 信封连邮戳, fax or mail as it came
    SUPPLEMENT = "supplement"
    EVIDENCE = "evidence"
    SERVICE = "service"  # 交邮凭证 and 送达回证, with names and addresses on them
    OPINION = "opinion"  # what a consulted party wrote: it shows who that is
    ORIGINAL = "original"  # what was asked for, before anything was covered: never leaves
    DISCLOSED = "disclosed"  # what goes out with the reply


# What goes out is fixed while it is checked and signed, and after it has gone.
FIXED_WITH_THE_REPLY = frozenset({FileKind.DISCLOSED})

# They show who the applicant or a consulted party is: every opening has a reason on record.
IDENTIFYING = frozenset(
    {
        *(FileKind.APPLICATION, FileKind.IDENTITY, FileKind.AUTHORISATION),
        *(FileKind.ENVELOPE, FileKind.SERVICE, FileKind.OPINION),
    }
)
