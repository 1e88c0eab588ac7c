r"""joins.tsv, removed.tsv and findings.txt: decisions on broken words, furniture, findings.

The first line of joins.tsv and removed.tsv says ``format = 1``, each further line is a row; there
are no names of columns. Cells are parted by tabs. A backslash, tab or line end inside a cell is
written ``\\``, ``\t``, ``\n``, ``\r``, so that every row is one line and can be read back.
"""

from __future__ import annotations

from collections.abc import Iterable

from publisher.expressions import compiled
from publisher.model.findings import Finding
from publisher.model.text import Join, Text
from publisher.model.versions import FORMAT_LINE

SAFE = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
MEANT = {safe: character for character, safe in SAFE.items()}
UNSAFE = compiled(r"[\\\t\n\r]")
SAFE_SIGN = compiled(r"\\[\\tnr]")


def write_joins(text: Text) -> str:
    """Return joins.tsv: line, left, right, decision, result, confidence, evidence.

    Lines count from 1, confidence is a probability (0 to 1), ``; `` divides pieces of evidence.
    """
    return _table(map(_join_row, text.joins))


def write_removed(text: Text) -> str:
    """Return removed.tsv: line (from 1), kind, text as it stood, evidence."""
    return _table(
        _row(str(piece.place.first), piece.kind, piece.text, piece.evidence)
        for piece in text.furniture
    )


def write_findings(findings: Iterable[Finding]) -> str:
    """Return findings.txt: each finding in one line, its hint indented on the next."""
    return "".join(map(_finding_lines, findings))


def read_row(line: str) -> tuple[str, ...]:
    """Return the cells of one row of a table, as they were before they were written."""
    return tuple(SAFE_SIGN.sub(lambda sign: MEANT[sign[0]], cell) for cell in line.split("\t"))


def _table(rows: Iterable[str]) -> str:
    return "".join((f"{FORMAT_LINE}\n", *rows))


def _join_row(join: Join) -> str:
    evidence = "; ".join(join.evidence)
    line, confidence = str(join.place.first), f"{join.confidence:.3f}"
    return _row(line, join.left, join.right, join.decision, join.result, confidence, evidence)


def _row(*cells: str) -> str:
    return "\t".join(map(_safe, cells)) + "\n"


def _finding_lines(finding: Finding) -> str:
    head = f"{finding.place}: {finding.severity}[{finding.code}]: {_safe(finding.message)}\n"
    return f"{head}    hint: {_safe(finding.hint)}\n" if finding.hint else head


def _safe(cell: str) -> str:
    return UNSAFE.sub(lambda character: SAFE[character[0]], cell)
