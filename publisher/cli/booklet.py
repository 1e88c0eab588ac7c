"""``publisher booklet``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from publisher.cli.arguments import AsJson, House, Jobs, Language, Names, find_house
from publisher.cli.output import counted, print_columns, print_json
from publisher.cli.progress import progress
from publisher.model.findings import Severity
from publisher.outputs import BUILD

if TYPE_CHECKING:
    from publisher.pipeline.booklets import MadeBooklet

EXAMPLES = (
    "publisher booklet the-first-sheet.en",
    "publisher booklet how-books-are-made --signature 16 --paper 0.12",
    "publisher booklet speech.pdf --sheet letter",
)


def booklet(  # noqa: PLR0913 - every parameter is an option
    names: Names = None,
    language: Language = None,
    sheet: Annotated[
        str,
        typer.Option(
            "--sheet",
            metavar="SIZE",
            help="Size of the paper: a4, a3, letter, legal, … or 330x488mm.",
        ),
    ] = "a4",
    signature: Annotated[
        int | None,
        typer.Option(
            "--signature",
            metavar="PAGES",
            help="Pages in each signature: 4, 8, 16, …  [default: one signature of all pages]",
        ),
    ] = None,
    paper: Annotated[
        float, typer.Option("--paper", metavar="MM", help="Thickness of one sheet, for the creep.")
    ] = 0.1,
    house: House = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Make everything again, even what is up to date.")
    ] = False,
    jobs: Jobs = None,
    as_json: AsJson = False,
) -> None:
    """Make booklets: sheets to print on both sides, fold and staple.

    The book's PDF is built first if it is not up to date. The last lines of the output say along
    which edge the printer must turn the sheets. NAME may also be the path of a .pdf file; then no
    house is needed.
    """
    from publisher.cli.report_output import exit_with, print_report, report_as_json
    from publisher.pipeline.booklets import BookletOptions, fold_files, make_booklets
    from publisher.pipeline.requests import BuildRequest

    root = find_house(house)
    request = BuildRequest(tuple(names or ()), language, anew=anew, jobs=jobs)
    options = BookletOptions(sheet, signature, paper)
    if names and Path(names[0]).suffix.lower() == ".pdf":
        made = fold_files(tuple(map(Path, names)), options)
    else:
        with progress() as watch:
            made = make_booklets(root, request, options, watch)
    if as_json:
        printing = [_as_json(item) for item in made.booklets]
        print_json({**report_as_json(made.report), "printing": printing})
    else:
        print_report(made.report, root, Severity.ERROR, f", in {root / BUILD}/works/*/findings.txt")
        print_columns([_row(item) for item in made.booklets])
    exit_with(made.report.exit_code)


def _row(made: MadeBooklet) -> tuple[str, ...]:
    booklet = made.booklet
    return (
        "print",
        made.name,
        made.language,
        f"{counted(booklet.sheets, 'sheet')} of {made.sheet}",
        counted(booklet.signatures, "signature"),
        counted(booklet.blanks, "blank page"),
        f"on both sides, turned on the {booklet.edge} edge",
    )


def _as_json(made: MadeBooklet) -> dict[str, Any]:
    booklet = made.booklet
    return {
        "path": made.path,
        "sheet": made.sheet,
        "sheets": booklet.sheets,
        "signatures": booklet.signatures,
        "blanks": booklet.blanks,
        "turn": booklet.edge.value,
    }
