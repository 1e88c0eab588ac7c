"""LibreOffice run without a window: a flat ODT goes in, a PDF comes out."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import pyphen

# Seconds for one layout; it takes two on an idle machine, and one that hangs never ends.
PATIENCE = 90
REGISTRY = "org.openoffice.Office.Linguistic/ServiceManager/Dictionaries"


def convert(document: str, language: str, country: str) -> bytes:
    """Return the PDF of a flat ODT, hyphenated in a language with pyphen's patterns.

    Every run has a profile of its own in a temporary folder, so that runs at one time do not wait
    for each other. ValueError where LibreOffice makes no PDF, or not in time.
    """
    with TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "book.fodt").write_text(document, "utf-8")
        _write_profile(home, language, country)
        command = [
            "soffice", f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless",
            "--norestore", "--convert-to", "pdf", "--outdir", folder, "book.fodt",
        ]  # fmt: skip
        _run(command, home)
        made = home / "book.pdf"
        if not made.is_file():
            raise ValueError("LibreOffice made no PDF")
        return made.read_bytes()


def _write_profile(home: Path, language: str, country: str) -> None:
    """Tell LibreOffice where the patterns of a language lie; none are known of some."""
    found = pyphen.LANGUAGES.get(language)
    user = home / "profile" / "user"
    user.mkdir(parents=True)
    if not found:
        return
    patterns = home / "patterns.dic"
    lines = Path(found).read_bytes().splitlines(keepends=True)
    patterns.write_bytes(b"".join(line for line in lines if _keeps_letters(line)))
    values = {
        "Locations": patterns.as_uri(),
        "Format": "DICT_HYPH",
        "Locales": f"{language}-{country}",
    }
    props = "".join(
        f'<prop oor:name="{name}" oor:op="fuse"><value>{escape(value)}</value></prop>'
        for name, value in values.items()
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f'<item oor:path="/{REGISTRY}"><node oor:name="patterns" oor:op="fuse">{props}</node></item>'
        "</oor:items>",
        "utf-8",
    )


def _keeps_letters(pattern: bytes) -> bool:
    """Tell whether a broken word keeps its letters; Hungarian vissza would become visz-sza."""
    return not (b"/" in pattern and b"=" in pattern)


def _run(command: list[str], home: Path) -> None:
    """Run a command that starts others; all of them are killed when time is up."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=home, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise ValueError(f"LibreOffice did not end in {PATIENCE} seconds") from None
