"""Uploads of a form that is not right yet: examined, kept waiting, given back with the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.documents.uploads import UploadRefused
from gongkai.inforequests import actions, queries
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.web import limits
from gongkai.inforequests.web.applydraft import HeldFile
from gongkai.inforequests.web.files import refused

Obstacle = Callable[[Sequence[HeldFile], UploadedFile], str]

FILES_MOST = 20
FILES_GONE = gettext_lazy("附件放置太久，已经清除，请重新选择文件。")


def no_obstacle(held: Sequence[HeldFile], upload: UploadedFile) -> str:
    """For officers, who are not kept from sending many files."""
    return ""


def too_many(request: HttpRequest, held: Sequence[HeldFile], upload: UploadedFile) -> str:
    """Why this one of the public is not looked at; else it is counted, whatever is found in it."""
    if limits.must_wait(request, limits.FILES):
        return _("这个网络上传的文件太多，请过一小时再试，或者先不传附件，以后再补。")
    if len(held) >= FILES_MOST:
        return _("附件最多 %(most)s 个，请合并成几个文件。") % {"most": FILES_MOST}
    if sum(each.file.size for each in held) + (upload.size or 0) > queries.total_limit():
        return _("附件合计不能超过 %(most)s MB。请压缩图片，或者邮寄、当面提交其余材料。") % {
            "most": settings.GONGKAI_UPLOAD_TOTAL_MB
        }
    limits.count(request, limits.FILES)
    return ""


def hold(
    form: forms.Form,
    kinds: Mapping[str, FileKind],
    held: Sequence[HeldFile],
    obstacle: Obstacle = no_obstacle,
) -> tuple[HeldFile, ...]:
    """With the files that came along; what is wrong with one becomes an error of its field.

    `obstacle` says why a file is not even looked at; the others of its field then are not either.
    """
    found = list(held)
    for name, kind in kinds.items():
        for upload in form.cleaned_data.get(name, ()):
            if problem := obstacle(found, upload):
                form.add_error(name, problem)
                break
            try:
                file = _held(upload, kind)
            except UploadRefused as error:
                facts = {"name": upload.name, "why": refused(error)}
                form.add_error(name, _("“%(name)s”没有收下：%(why)s") % facts)
            else:
                # The same file chosen again after a mistake is still one.
                known = {(each.file.kind, each.file.digest) for each in found}
                found += [file] if (kind, file.file.digest) not in known else []
    return tuple(found)


def _held(upload: UploadedFile, kind: FileKind) -> HeldFile:
    content = upload.read(queries.upload_limits().size + 1)
    waiting = actions.hold_file(kind=kind, content=content, name=upload.name or "")
    return HeldFile(waiting, timezone.now())
