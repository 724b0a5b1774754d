"""What a person is told about an uploaded file: what is wrong with it and what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from gongkai.documents.uploads.values import MIB, Fault, UploadRefused, Warned

REFUSALS = {
    Fault.EMPTY: gettext_lazy("文件是空的（0 字节）。请确认选对了文件，重新上传。"),
    Fault.TOO_BIG: gettext_lazy("文件超过 %(limit)s MB。请压缩图片、分成几个文件后再上传。"),
    Fault.TYPE_NOT_ALLOWED: gettext_lazy(
        "不能上传%(found)s。可以上传 PDF、docx、xlsx、pptx 文档，jpg、png、heic 图片和 txt 文本，"
        "请另存为其中一种再上传。"
    ),
    Fault.LEGACY_OFFICE: gettext_lazy(
        "这是旧版 Office 或者 WPS 格式的文件（如 doc、xls、wps）%(macros)s。"
        "请打开后另存为 docx、xlsx 或者 PDF 再上传。"
    ),
    Fault.EXTENSION_MISMATCH: gettext_lazy(
        "文件名以 .%(extension)s 结尾，内容却是 %(kind)s 格式。"
        "请用原来的软件打开，另存为正确的格式再上传。"
    ),
    Fault.GLUED: gettext_lazy(
        "文件里夹带了%(with)s，不能接收。请用原来的软件打开，重新另存一份再上传。"
    ),
    Fault.BROKEN: gettext_lazy(
        "文件不完整或者已经损坏，打不开。请确认自己能打开它，重新另存一份再上传。"
    ),
    Fault.ENCRYPTED: gettext_lazy("文件设了打开密码，工作人员看不到内容。请取消密码后再上传。"),
    Fault.MACROS: gettext_lazy("文件带有宏，请另存为不含宏的 docx、xlsx 或者 PDF 再上传。"),
    Fault.EMBEDDED_OBJECT: gettext_lazy(
        "文档里嵌入了别的文件或者控件。请把嵌入的内容单独上传，文档另存为 PDF 再上传。"
    ),
    Fault.EXTERNAL_REFERENCE: gettext_lazy(
        "文档打开时会读取外部的模板、图片或者数据。请断开这些链接，或者另存为 PDF 再上传。"
    ),
    Fault.ARCHIVE_BOMB: gettext_lazy("文件解开后过大或者结构异常，不能接收。请另存为 PDF 再上传。"),
    Fault.ARCHIVE_PATH: gettext_lazy(
        "文件的内部结构异常，不能接收。请用 Office 或者 WPS 打开，重新另存一份再上传。"
    ),
    Fault.XML_ENTITIES: gettext_lazy(
        "文件的内部结构异常，不能接收。请用 Office 或者 WPS 打开，重新另存一份再上传。"
    ),
    Fault.PDF_SCRIPT: gettext_lazy("PDF 里带有脚本。请打开后用“打印”功能重新生成一份 PDF 再上传。"),
    Fault.PDF_LAUNCH: gettext_lazy(
        "PDF 里带有启动程序的动作。请打开后用“打印”功能重新生成一份 PDF 再上传。"
    ),
    Fault.PDF_ATTACHMENT: gettext_lazy(
        "PDF 里带有附件。请把附件取出来单独上传，PDF 用“打印”功能重新生成一份再上传。"
    ),
    Fault.PDF_XFA: gettext_lazy(
        "这是动态表单 PDF，工作人员可能看不到内容。请用“打印”功能重新生成一份 PDF 再上传。"
    ),
    Fault.TOO_MANY_PAGES: gettext_lazy(
        "PDF 有 %(pages)s 页，最多 %(limit)s 页。请分成几个文件，或者只上传有关的页。"
    ),
    Fault.TOO_COMPLEX: gettext_lazy(
        "PDF 结构过于复杂，检查不了。请打开后用“打印”功能重新生成一份 PDF 再上传。"
    ),
    Fault.TOO_MANY_PIXELS: gettext_lazy("图片太大（%(width)s×%(height)s 像素）。请缩小后再上传。"),
    Fault.NOT_TEXT: gettext_lazy(
        "文件已经损坏，或者不是可以上传的格式。可以上传 PDF、docx、xlsx、pptx 文档，"
        "jpg、png、heic 图片和 txt 文本；txt 文本请用 UTF-8 编码保存。"
    ),
}

FOUND = {
    "program": gettext_lazy("可执行程序"),
    "script": gettext_lazy("脚本"),
    "html": gettext_lazy("网页或者 SVG 文件"),
    "archive": gettext_lazy("压缩包或者其他打包格式的文件"),
    "rtf": gettext_lazy("RTF 文档"),
    "image": gettext_lazy("这种格式的图片"),
    "media": gettext_lazy("音频、视频或者这种格式的图片"),
}

GLUED = {
    "pdf": gettext_lazy("另一个 PDF"),
    "html": gettext_lazy("网页代码"),
    "archive": gettext_lazy("压缩包"),
    "data": gettext_lazy("别的内容"),
}

MACROS_TOO = gettext_lazy("，还带有宏")

WARNINGS = {
    Warned.LOCAL_TEMPLATE: gettext_lazy("文档记着作者电脑上的模板位置，不影响阅读。"),
    Warned.PDF_RESTRICTED: gettext_lazy("PDF 限制了打印或者复制，不影响阅读。"),
    Warned.TRAILING_DATA: gettext_lazy("图片后面带有手机添加的其他数据，不影响查看。"),
}


def refusal(error: UploadRefused) -> str:
    """Why the file is not taken and what to do, in plain words, translated."""
    facts = dict(error.facts)
    if error.code is Fault.TOO_BIG:
        facts["limit"] = f"{facts['limit'] / MIB:g}"
    if "found" in facts:
        facts["found"] = str(FOUND[facts["found"]])
    if "with" in facts:
        facts["with"] = str(GLUED[facts["with"]])
    if "macros" in facts:
        facts["macros"] = str(MACROS_TOO) if facts["macros"] else ""
    return str(REFUSALS[error.code] % facts)


def warning(mark: Warned) -> str:
    """What is worth a look in a file that was taken, translated."""
    return str(WARNINGS[mark])
