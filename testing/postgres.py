"""A PostgreSQL of our own for one test run: made from nothing, gone afterwards."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Losing this cluster in a power cut loses nothing.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


def find_binaries() -> Path | None:
    """The folder with initdb and pg_ctl: from PATH, or where Debian keeps them, newest first."""
    if path := shutil.which("initdb"):
        folder = Path(path).resolve().parent
        if (folder / "pg_ctl").exists():
            return folder
    versions = [p for p in Path("/usr/lib/postgresql").glob("*/bin") if (p / "initdb").exists()]
    return max(versions, key=lambda p: float(p.parent.name), default=None)


@contextmanager
def cluster(binaries: Path) -> Iterator[str]:
    """Run a cluster on a free port of this machine; yields its address for GONGKAI_DATABASE."""
    # /tmp itself, not TMPDIR: the other user below must be able to walk into it.
    folder = Path(tempfile.mkdtemp(prefix="gongkai-pg-", dir="/tmp"))
    server = _Server(binaries, folder)
    try:
        yield server.start()
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


class _Server:
    def __init__(self, binaries: Path, folder: Path) -> None:
        self.binaries, self.folder = binaries, folder
        self.data = folder / "data"
        self.user = _unprivileged()

    def start(self) -> str:
        password, port = secrets.token_hex(12), _free_port()
        secret = self.folder / "password"
        secret.write_text(password)
        for path in (self.folder, secret):
            if self.user:
                shutil.chown(path, self.user)
        self._run(
            "initdb", "--pgdata", str(self.data), "--username=gongkai", f"--pwfile={secret}",
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync",
        )  # fmt: skip
        options = [
            f"port={port}",
            "listen_addresses=127.0.0.1",
            f"unix_socket_directories={self.folder}",
        ]
        switches = " ".join(f"-c {option}" for option in (*options, *FAST))
        log = str(self.folder / "log")
        self._run("pg_ctl", "start", "--wait", "-D", str(self.data), "-l", log, "-o", switches)
        return f"postgres://gongkai:{password}@127.0.0.1:{port}/postgres"

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "-D", str(self.data), "-m", "immediate")

    def _run(self, program: str, *arguments: str) -> None:
        # A file, not a pipe: the server inherits it and would keep a pipe open for ever.
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
            done = subprocess.run(
                [str(self.binaries / program), *arguments],
                user=self.user,
                extra_groups=[] if self.user else None,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
            output.seek(0)
            if done.returncode != 0:
                raise RuntimeError(f"{program} failed: {output.read()[-2000:]}")


def _unprivileged() -> str | None:
    """PostgreSQL refuses to run as root, as tests in containers do: then somebody else runs it."""
    if os.geteuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
