"""The program pandoc behind one door: where it is, which version, and how it is run, with limits.

In: what pandoc is to do, and what it is given. Out: what it made of it. It is a program of its
own, from the package ``pypandoc_binary`` or the system, and nothing else asks for it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from publisher.errors import InstallationError, OutputError
from publisher.expressions import compiled

INSTALL = "pip install 'publisher[office]', or apt-get install pandoc"
MOST_MEMORY = 1500  # of the heap, in megabytes; a book of 300,000 words takes 700
MOST_SECONDS = 120  # of wall time
SAID = 200  # characters of what pandoc says that go into a message
_VERSION = compiled(r"pandoc\S* (\d+(?:\.\d+)+)")


@cache
def find_pandoc() -> Path | None:
    """Return the program: that of ``pypandoc_binary``, or else the system's; None without either."""
    wheel = find_spec("pypandoc")
    beside = Path(wheel.origin).parent / "files" / "pandoc" if wheel and wheel.origin else None
    if beside is not None and beside.is_file():
        return beside
    found = shutil.which("pandoc")
    return Path(found) if found else None


@cache
def pandoc_version() -> str:
    """Return the version of pandoc; nothing where it is missing."""
    if find_pandoc() is None:
        return ""
    found = _VERSION.match(run_pandoc(("--version",), b"").decode("utf-8", "replace"))
    return found[1] if found else "unknown"


@cache
def tree_version() -> tuple[int, ...]:
    """Return the version of the trees that this pandoc reads and writes (``pandoc-api-version``)."""
    empty = json.loads(run_pandoc(("--from", "markdown", "--to", "json"), b""))
    return tuple(empty["pandoc-api-version"])


def run_pandoc(arguments: Sequence[str], given: bytes) -> bytes:
    """Return what pandoc makes of what it is given; nothing from the user's own folders counts.

    Raises InstallationError where pandoc is missing, OutputError where it fails or takes too long.
    """
    program = find_pandoc()
    if program is None:
        raise InstallationError("pandoc is missing", hint=INSTALL)
    heap = ("+RTS", f"-M{MOST_MEMORY}m", "-RTS")
    command = [str(program), *heap, "--data-dir=.", "--quiet", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - a program that was installed here
            command, input=given, capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise OutputError(f"pandoc took more than {MOST_SECONDS} seconds and was ended") from None
    except OSError as error:
        raise InstallationError(f"pandoc cannot be run: {error}", hint=INSTALL) from error
    if done.returncode:
        words = " ".join(done.stderr.decode("utf-8", "replace").split())[:SAID]
        raise OutputError(f"pandoc gave up: {words or f'it ended with code {done.returncode}'}")
    return done.stdout
