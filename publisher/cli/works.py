"""``publisher works``."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publisher.cli.arguments import AsJson, House, find_house
from publisher.cli.output import (
    counted,
    finding_as_json,
    print_columns,
    print_findings,
    print_json,
    shortened,
)
from publisher.model.findings import Severity

if TYPE_CHECKING:
    from publisher.pipeline.work_tables import ExportedFacts, ImportedFacts

EXAMPLES = (
    "publisher works export facts.csv",
    "publisher works import facts.csv",
    "publisher works import facts.xlsx --write",
    "publisher works import catalogue.xml --mapping marc.toml",
)
LONGEST_CELL = 40  # characters of a value, old or new


class Action(StrEnum):
    """What can be done with the facts of all works."""

    IMPORT = "import"
    EXPORT = "export"


def works(  # noqa: PLR0913 - every parameter is an option
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="import or export.")],
    table: Annotated[
        Path,
        typer.Argument(
            metavar="TABLE",
            help="A table (CSV or XLSX); for import also a catalogue (MARCXML, Dublin Core).",
        ),
    ],
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            metavar="FILE",
            help="What the columns or fields are in a manifest, as TOML.  [default: columns are keys]",
        ),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write the changes into the manifests.")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Change what a person wrote, too.")
    ] = False,
    house: House = None,
    as_json: AsJson = False,
) -> None:
    """Take facts of many works from a table or a catalogue, or write them into a table.

    Each text has a row, found by the columns work and language, each key of a manifest a column;
    an empty cell changes nothing. What would change is shown first, and written with --write.
    Values that a person wrote stay, unless --overwrite is given. A catalogue needs a mapping.
    """
    from publisher.pipeline.work_tables import ImportOptions, export_facts, import_facts

    root = find_house(house)
    if action is Action.EXPORT:
        _print_exported(export_facts(root, table), as_json=as_json)
        return
    done = import_facts(root, table, ImportOptions(mapping, write, overwrite))
    _print_imported(done, as_json=as_json)


def _print_exported(done: ExportedFacts, *, as_json: bool) -> None:
    if as_json:
        print_json(asdict(done))
        return
    keys = counted(len(done.keys), "key")
    typer.echo(f"{done.path} has {counted(done.texts, 'text')} with {keys}")


def _print_imported(done: ImportedFacts, *, as_json: bool) -> None:
    if as_json:
        changes = [asdict(change) for change in done.changes]
        findings = [finding_as_json(finding) for finding in done.findings]
        print_json({"changes": changes, "written": list(done.written), "findings": findings})
        return
    print_findings(done.findings, Severity.NOTE)
    print_columns(
        [
            (
                f"{change.work}.{change.language}" if change.language else change.work,
                change.key,
                shortened(change.old, LONGEST_CELL),
                f"→ {shortened(change.new, LONGEST_CELL)}",
                "kept: written by hand" if change.kept else "",
            )
            for change in done.changes
        ]
    )
    typer.echo(_summary(done), err=True)


def _summary(done: ImportedFacts) -> str:
    kept = sum(change.kept for change in done.changes)
    changed = len(done.changes) - kept
    said = [counted(changed, "change")]
    said += [f"{kept} kept as a person wrote them (--overwrite changes them too)"] * bool(kept)
    if done.written:
        said.append(f"written into {counted(len(done.written), 'manifest')}")
    elif changed:
        said.append("nothing is written yet; --write does")
    return "; ".join(said)
