"""字体: which typefaces a PDF is set in.

GB/T 9704 asks for 小标宋 (title), 黑体 and 楷体 (headings) and 仿宋 (body). Those fonts may not be
redistributed, so an office puts its own files into a folder, and where a face is missing the
free Noto Serif SC and Noto Sans SC that are installed with gongkai step in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

SERIF = "Noto Serif SC"
SANS = "Noto Sans SC"

# Names as the font files give them; some list the Chinese and some the English family name.
WANTED: dict[str, tuple[str, ...]] = {
    "title": ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体"),
    "heading1": ("SimHei", "黑体", "STHeiti"),
    "heading2": ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti"),
    "body": ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong"),
    "numbers": ("SimSun", "宋体", "STSong"),
}
# Rare characters of personal names are missing from GB 2312 fonts, so a Noto face always follows.
FALLBACK: dict[str, str] = {
    "title": SERIF,
    "heading1": SANS,
    "heading2": SERIF,
    "body": SERIF,
    "numbers": SERIF,
}


@dataclass(frozen=True, slots=True)
class Typefaces:
    """字体方案: for each role the families to use in order, and the loaded font files."""

    families: dict[str, tuple[str, ...]]
    files: typst.Fonts

    def is_fallback(self, role: str) -> bool:
        """Whether the face the standard asks for is missing."""
        return self.families[role] == (FALLBACK[role],)


@cache
def typefaces(folder: Path | None = None) -> Typefaces:
    """Typefaces from the office's ``folder`` first, then from gongkai's own.

    System fonts are left out on purpose: a report must look the same on every machine.
    """
    bundled = Path(pylopdf_fonts_zh_cn.serif_path()).parent
    paths = [str(bundled)] if folder is None else [str(folder), str(bundled)]
    files = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
    present = {family.casefold(): family for family in files.families()}
    return Typefaces({role: _choose(role, present) for role in WANTED}, files)


def _choose(role: str, present: dict[str, str]) -> tuple[str, ...]:
    found = [present[name.casefold()] for name in WANTED[role] if name.casefold() in present]
    return (*found[:1], FALLBACK[role])
