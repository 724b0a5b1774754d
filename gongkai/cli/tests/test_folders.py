"""Commands that only read speak of the demonstration where there is nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gongkai.cli import folders


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The folders of a demonstration and of an installation, both empty, and nothing said."""
    demo, installed = tmp_path / "demo", tmp_path / "data"
    for folder in (demo, installed):
        folder.mkdir()
    monkeypatch.setattr(folders, "DEMO_DATA", demo)
    monkeypatch.setattr(folders, "INSTALLED_DATA", installed)
    for name in ("GONGKAI_DATA", "GONGKAI_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    return demo, installed


def fill(folder: Path) -> None:
    (folder / folders.DATABASE).write_bytes(b"data")


def test_the_demonstration_is_spoken_of_where_there_is_nothing_else(
    both: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    demo, installed = both
    fill(demo)
    (installed / folders.DATABASE).touch()
    folders.prefer_what_is_there()
    assert os.environ["GONGKAI_DATA"] == str(demo)
    assert "演示数据" in capsys.readouterr().err


@pytest.mark.parametrize("case", ["nothing there", "an installation too", "folder said"])
def test_otherwise_nothing_changes(
    both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    demo, installed = both
    if case != "nothing there":
        fill(demo)
    if case == "an installation too":
        fill(installed)
    if case == "folder said":
        monkeypatch.setenv("GONGKAI_DATA", "elsewhere")
    folders.prefer_what_is_there()
    assert os.environ.get("GONGKAI_DATA") in (None, "elsewhere")
