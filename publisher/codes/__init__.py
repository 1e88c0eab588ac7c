"""Every finding code: what it means, how much it matters, what to do about it.

The table stands in ``data/AREA.toml``, a file for each first half of a code. docs/findings.md
is made from it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from publisher.expressions import compiled
from publisher.model.findings import Severity
from publisher.packaged import packaged_tables
from publisher.structs import frozen

_DATA = Path(__file__).parent / "data"
_MARKED_AS_CODE = compiled(r"`([^`]+)`")


@frozen
class Code:
    """One finding code; ``severities`` holds several where the matter itself decides.

    ``meaning`` is a sentence and ``remedy`` what to do, without capital and full stop, both in
    Markdown; ``formerly`` holds the names that the code had in the version before this one.
    """

    name: str
    severities: tuple[Severity, ...]
    meaning: str
    remedy: str
    formerly: tuple[str, ...] = ()

    @property
    def hint(self) -> str:
        """Return the remedy as findings show it: code stands in quotation marks."""
        return _MARKED_AS_CODE.sub(r"“\1”", self.remedy)


@frozen
class Group:
    """The codes with one first half (``epub/``), in order of name, under a heading for people."""

    area: str
    title: str
    codes: tuple[Code, ...]


@cache
def code_groups() -> tuple[Group, ...]:
    """Return all codes in groups, in order of their areas' names."""
    paths = sorted(_DATA.glob("*.toml"))
    return tuple(
        _group(path.stem, found) for path, found in zip(paths, packaged_tables(paths), strict=True)
    )


def code_named(name: str) -> Code:
    """Return a code by its name; raise KeyError for one that is not in the table."""
    return _codes()[name]


def former_names(name: str) -> tuple[str, ...]:
    """Return the names that a code had in the version before this one, by which it is still known.

    For whoever looks for a code by name: a program that reads findings as JSON, for instance.
    """
    known = _codes().get(name)
    return known.formerly if known else ()


@cache
def _codes() -> dict[str, Code]:
    return {code.name: code for group in code_groups() for code in group.codes}


def _group(area: str, table: dict[str, Any]) -> Group:
    codes = (_code(f"{area}/{name}", row) for name, row in sorted(table["codes"].items()))
    return Group(area, table["title"], tuple(codes))


def _code(name: str, row: dict[str, str | list[str]]) -> Code:
    severity = row["severity"]
    severities = [severity] if isinstance(severity, str) else severity
    return Code(
        name,
        tuple(map(Severity, severities)),
        str(row["meaning"]),
        str(row["remedy"]),
        tuple(row.get("formerly", ())),
    )
