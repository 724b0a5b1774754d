"""How much one form may send, asked before anything is written to the disk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

_MIB = 1024 * 1024
# Room for the fields beside the files.
_REST = 4 * _MIB
# A browser shows no answer before it has sent everything: so much is read and thrown away.
_READ_OUT = 256 * _MIB


class Bounded(FileUploadHandler):
    """Turns away what exceeds all files of one request together; passes on everything else."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        if content_length > settings.GONGKAI_UPLOAD_TOTAL_MB * _MIB + _REST:
            if content_length <= _READ_OUT:
                while input_data.read(_MIB):
                    pass
            raise RequestDataTooBig

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
