"""Assembling the file of one case of five hundred pages, against plainly merging the same pages.

The case has letters, reports as PDF, photographs and texts. The yardstick is pikepdf appending the
leaves of the finished volume one after the other and saving them: no rendering, no stamps, no
index, no originals, no sealing. Memory is the peak of each in a process of its own.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from PIL import Image

from bench.scratch import installation
from bench.timing import seconds

REPORTS, REPORT_PAGES = 40, 10
PICTURES, LETTERS, TEXTS = 60, 20, 10
# Of this program alone: what getrusage tells begins with the memory of whoever started it.
_PEAK = """
import re
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
_MERGE = """
import sys, time
from pathlib import Path
from pikepdf import Pdf
begun = time.perf_counter()
with Pdf.new() as whole:
    held = [Pdf.open(leaf) for leaf in sorted(Path(sys.argv[1]).glob("*.pdf"))]
    for leaf in held:
        whole.pages.extend(leaf.pages)
    whole.save(sys.argv[2])
print(time.perf_counter() - begun)
"""


def run() -> dict[str, object]:
    with installation() as folder:
        from gongkai.inforequests import actions

        row, by = _case()
        asked = seconds(lambda: actions.archive(request=row, by=by))
        before = _peak()
        taken = seconds(lambda: actions.assemble(row.bundles.get().pk))
        peak = _peak()
        bundle = row.bundles.get()
        with tempfile.TemporaryDirectory(dir=folder) as leaves:
            _split(bundle, Path(leaves))
            merged, merging_peak = _merge(Path(leaves))
        return {
            "what": "assembling, indexing, stamping, packing and sealing the file of one case",
            "yardstick": "pikepdf appending the same pages and saving them",
            "pages": bundle.pages,
            "pieces": len(bundle.sources),
            "pdf_megabytes": round(bundle.pdf_size / 2**20, 1),
            "zip_megabytes": round(bundle.zip_size / 2**20, 1),
            "archive_seconds": round(asked, 2),
            "seconds": round(taken, 1),
            "yardstick_seconds": round(merged, 2),
            "times_the_yardstick": round(taken / merged, 1),
            "peak_memory_mb": {
                "before": before,
                "assembling": peak,
                "yardstick": merging_peak,
            },
        }


def _peak() -> int:
    """The most memory this program ever had, in megabytes; Linux only."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024


def _case() -> tuple[object, object]:
    """A withdrawn request with many files, and who archives it."""
    import datetime as dt

    from django.conf import settings

    from gongkai.inforequests import actions
    from gongkai.inforequests.rules.applicants import ApplicantKind
    from gongkai.inforequests.rules.channels import Channel
    from gongkai.inforequests.rules.files import FileKind
    from gongkai.organs import actions as organs
    from gongkai.organs.models import OrganKind
    from gongkai.organs.roles import Role

    settings.GONGKAI_UPLOAD_TOTAL_MB = 2000
    since = dt.date(2000, 1, 1)
    organ = organs.establish(
        code="mou", name="某局", short_name="某局", kind=OrganKind.DEPARTMENT, on=since, by=None
    )
    by = organs.enrol(username="clerk", full_name="测试员", by=None)
    for role in (Role.INTAKE, Role.SIGNER):
        post = organs.open_post(organ=organ, name=str(role.label), role=role, by=None)
        organs.appoint(post=post, officer=by, on=since, by=None)
    intake = actions.Intake(
        kind=ApplicantKind.NATURAL, name="测试甲", subject="某规划全文", email="a@example.org"
    )
    row = actions.register(organ=organ, channel=Channel.IN_PERSON, intake=intake, by=by).request
    for number in range(REPORTS):
        _add(row, FileKind.ORIGINAL, f"报告{number}.pdf", _report(number), by)
    for number in range(PICTURES):
        _add(row, FileKind.EVIDENCE, f"照片{number}.jpg", _photograph(number), by)
    for number in range(TEXTS):
        _add(row, FileKind.EVIDENCE, f"说明{number}.txt", "说明\n".encode() * 20, by)
    for _number in range(LETTERS):
        _write(row, by)
    actions.withdraw(request=row, by=by)
    return row, by


def _add(row: object, kind: object, name: str, content: bytes, by: object) -> None:
    from gongkai.inforequests import actions

    actions.add_file(request=row, kind=kind, content=content, name=name, by=by)


def _write(row: object, by: object) -> None:
    from django.db import transaction
    from django.utils import timezone

    from gongkai.inforequests.actions.letters import issue

    with transaction.atomic():
        issue(row, kind="L31", body="请按时到场。" * 40, on=timezone.localdate(), by=by)


def _report(number: int) -> bytes:
    from gongkai.documents import to_pdf
    from gongkai.documents.model import Document, Paragraph

    lines = (Paragraph.of(f"第{number}份报告第{line}行") for line in range(22 * REPORT_PAGES - 10))
    return to_pdf.render(Document(f"报告{number}", tuple(lines)))


@cache
def _grain() -> Image.Image:
    return Image.effect_noise((400, 600), 80).resize((2000, 3000)).convert("RGB")


def _photograph(number: int) -> bytes:
    """Two thousand by three thousand dots, never twice the same, hard to compress."""
    out = io.BytesIO()
    picture = _grain().copy()
    picture.paste((number * 4, 0, 0), (0, 0, 200, 200))
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def _split(bundle: object, folder: Path) -> None:
    """The leaves of the finished volume, each as a PDF of its own."""
    import pikepdf

    from gongkai.inforequests import filestore

    pieces = bundle.pieces.filter(form="pdf").order_by("position")
    content = b"".join(filestore.take(place) for place in pieces.values_list("place", flat=True))
    each = bundle.pages // len(bundle.sources) + 1
    with pikepdf.open(io.BytesIO(content)) as volume:
        for start in range(0, len(volume.pages), each):
            with pikepdf.Pdf.new() as leaf:
                leaf.pages.extend(volume.pages[start : start + each])
                leaf.save(folder / f"{start:05}.pdf")


def _merge(leaves: Path) -> tuple[float, int]:
    """Seconds and peak memory in megabytes of the yardstick, in a process of its own."""
    command = [sys.executable, "-c", _MERGE + _PEAK, leaves, leaves.parent / "merged.pdf"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(told[0]), int(told[1]) // 1024
