"""The program pandoc: where it is, which version, and how it is started so that it does no harm."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from publisher.errors import SourceError
from publisher.model.source_kinds import SourceKind

# What pandoc calls the kinds that it reads. Nothing of ``markdown`` is left out that a person may
# have meant; smart quotes would change the signs that stand in the file.
FORMATS: dict[SourceKind, str] = {
    SourceKind.DOCX: "docx",
    SourceKind.ODT: "odt",
    SourceKind.RTF: "rtf",
    SourceKind.LATEX: "latex",
    SourceKind.MARKDOWN: "markdown-smart",
    SourceKind.RST: "rst",
    SourceKind.JATS: "jats",
    SourceKind.FB2: "fb2",
}
INSTALL = "pip install 'publisher[office]', or apt-get install --no-install-recommends pandoc"
# Of the heap, in megabytes; a book of 300,000 words takes 700.
MOST_MEMORY = 1500
# Of wall time; the process that waits for it has 90.
MOST_SECONDS = 80
# Characters of what pandoc says that go into a message.
SAID = 200
_VERSION = re.compile(r"pandoc\S* (\d+(?:\.\d+)+)")


def is_for_pandoc(kind: SourceKind) -> bool:
    """Tell whether pandoc reads files of a kind."""
    return kind in FORMATS


@cache
def find_pandoc() -> Path | None:
    """Return the program: that of the extra ``office``, or else the system's; None without either."""
    wheel = find_spec("pypandoc")
    beside = Path(wheel.origin).parent / "files" / "pandoc" if wheel and wheel.origin else None
    if beside is not None and beside.is_file():
        return beside
    found = shutil.which("pandoc")
    return Path(found) if found else None


@cache
def pandoc_version() -> str | None:
    """Return the version of pandoc; None where it is missing or does not say."""
    program = find_pandoc()
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - a program that was installed here
            [program, "--version"],
            capture_output=True,
            text=True,
            timeout=MOST_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = _VERSION.match(done.stdout)
    return found[1] if found else None


def run_pandoc(arguments: Sequence[str], path: Path) -> bytes:
    """Return what pandoc makes of a file; it reads no other file and writes none.

    Raises SourceError where pandoc is missing, refuses the file, or reaches a limit.
    """
    program = find_pandoc()
    if program is None:
        raise SourceError("pandoc is missing, which reads files of this kind", hint=INSTALL)
    heap = ("+RTS", f"-M{MOST_MEMORY}m", "-RTS")
    command = [str(program), *heap, "--sandbox", "--quiet", *arguments, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        message = f"reading the file took more than {MOST_SECONDS} seconds and was ended"
        raise SourceError(message, hint="divide it into several works") from None
    if done.returncode:
        raise _refused(done.stderr.decode("utf-8", "replace"), done.returncode)
    return done.stdout


def _refused(said: str, code: int) -> SourceError:
    # 251 is GHC's answer to a heap that is full.
    if code == 251 or "heap" in said.lower():
        message = f"reading the file needs more than {MOST_MEMORY} MB of memory"
        return SourceError(message, hint="divide it into several works")
    words = " ".join(said.split())[:SAID] or f"it ended with code {code}"
    return SourceError(f"pandoc cannot read the file: {words}", hint="save it anew in its program")
