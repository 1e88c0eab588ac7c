"""The judge of EPUB files: the real epubcheck, in the one Java machine of the test process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import jpype

from tests.support import jvm

_NOTHING = "WARNING: : "  # a line of the report that says so


@dataclass(frozen=True, slots=True)
class Verdict:
    """What epubcheck says: fatals and errors together, warnings, and its messages."""

    errors: int
    warnings: int
    messages: tuple[str, ...]


def epubcheck(path: Path) -> Verdict:
    """Return epubcheck's verdict on a file; skip the test where Java or a package is missing."""
    jvm.start()
    _be_quiet()
    text = jpype.JClass("java.io.StringWriter")()
    writer = jpype.JClass("java.io.PrintWriter")(text)
    report = jpype.JClass("com.adobe.epubcheck.util.WriterReportImpl")(writer)
    checker = jpype.JClass("com.adobe.epubcheck.api.EpubCheck")(
        jpype.JClass("java.io.File")(str(path)), report
    )
    checker.check()
    writer.flush()
    errors = int(report.getFatalErrorCount()) + int(report.getErrorCount())
    said = [line for line in str(text.toString()).splitlines() if line != _NOTHING]
    return Verdict(errors, int(report.getWarningCount()), tuple(said))


def _be_quiet() -> None:
    """Keep epubcheck from printing what it looks at."""
    nowhere = jpype.JClass("java.io.OutputStream").nullOutputStream()
    jpype.JClass("java.lang.System").setOut(jpype.JClass("java.io.PrintStream")(nowhere))
