"""上传文件检查: what an uploaded file is by its content, or why it is not taken."""

from gongkai.documents.uploads.examination import examine
from gongkai.documents.uploads.phrases import refusal, warning
from gongkai.documents.uploads.values import (
    DEFAULT_LIMITS,
    MIB,
    Examined,
    Fault,
    FileKind,
    UploadLimits,
    UploadRefused,
    Warned,
)

__all__ = [
    "DEFAULT_LIMITS",
    "MIB",
    "Examined",
    "Fault",
    "FileKind",
    "UploadLimits",
    "UploadRefused",
    "Warned",
    "examine",
    "refusal",
    "warning",
]
