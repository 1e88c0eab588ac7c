"""The judge of EPUB files: the real epubcheck, in the one Java machine of the test process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jpype

from tests.support import jvm

_BAD = ("FATAL", "ERROR", "WARNING")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What epubcheck says: fatals and errors together, warnings, and its messages.

    A message begins with its number: ``RSC-005 EPUB/nav.xhtml:12 …``.
    """

    errors: int
    warnings: int
    messages: tuple[str, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the numbers of the messages, each once, in order."""
        return tuple(sorted({message.partition(" ")[0] for message in self.messages}))


def epubcheck(path: Path) -> Verdict:
    """Return epubcheck's verdict on a file; skip the test where Java or a package is missing."""
    jvm.start()
    _be_quiet()
    text = jpype.JClass("java.io.StringWriter")()
    writer = jpype.JClass("java.io.PrintWriter")(text)
    report = jpype.JClass("com.adobe.epubcheck.reporting.CheckingReport")(writer, str(path))
    report.initialize()
    file = jpype.JClass("java.io.File")(str(path))
    jpype.JClass("com.adobe.epubcheck.api.EpubCheck")(file, report).check()
    report.generate()
    said = [m for m in json.loads(str(text.toString()))["messages"] if m["severity"] in _BAD]
    errors = int(report.getFatalErrorCount()) + int(report.getErrorCount())
    return Verdict(errors, int(report.getWarningCount()), tuple(map(_line, said)))


def _line(message: dict[str, Any]) -> str:
    place = message["locations"][0] if message["locations"] else {"path": "", "line": 0}
    return f"{message['ID']} {place['path']}:{place['line']} {message['message']}"


def _be_quiet() -> None:
    """Keep epubcheck from printing what it looks at."""
    nowhere = jpype.JClass("java.io.OutputStream").nullOutputStream()
    jpype.JClass("java.lang.System").setOut(jpype.JClass("java.io.PrintStream")(nowhere))
