"""``publisher build``."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from publisher.cli.arguments import (
    SOME_FORMATS,
    AsJson,
    House,
    Jobs,
    Language,
    Names,
    complete_profile,
    find_house,
)
from publisher.cli.output import print_json
from publisher.cli.preflight import Paper, preflight_as_json
from publisher.cli.progress import progress
from publisher.model.findings import Severity
from publisher.model.formats import Format
from publisher.outputs import BUILD

if TYPE_CHECKING:
    from publisher.pipeline.requests import BuildRequest, PrintRequest

EXAMPLES = (
    "publisher build",
    "publisher build the-first-sheet --format pdf",
    "publisher build --language sv --house ~/press",
    "publisher build --why",
    "publisher build how-books-are-made.en --profile kdp --paper white",
)


Tidy: TypeAlias = Annotated[
    bool,
    typer.Option("--tidy", help="Remove what was built of books that the house no longer has."),
]
_IN_TEXTS = ", in {}/works/*/findings.txt"


def build(  # noqa: PLR0913 - every parameter is an option
    names: Names = None,
    language: Language = None,
    forms: Annotated[
        list[Format] | None,
        typer.Option("--format", metavar=SOME_FORMATS, help="Only this format; may be repeated."),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            metavar="NAME",
            help="Make a printer's files: home, bleed, pdfx4, kdp, ingramspark, or a profile of the house.",
            autocompletion=complete_profile,
        ),
    ] = None,
    paper: Paper = None,
    house: House = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Rebuild everything, even what is up to date.")
    ] = False,
    tidy: Tidy = False,
    why: Annotated[
        bool, typer.Option("--why", help="Say of each product that is made why it is made.")
    ] = False,
    jobs: Jobs = None,
    as_json: AsJson = False,
) -> None:
    """Build the books that are not up to date.

    Every work becomes a pamphlet in build/pamphlets, every edition a book in build/editions;
    build/works shows what became of each text: manuscript, joined words, removed lines, findings.
    With --profile, a printer's files are made instead: the pages and the cover around them.
    """
    from publisher.pipeline.requests import BuildRequest, PrintRequest

    root, formats = find_house(house), () if profile else tuple(forms or ())
    request = BuildRequest(tuple(names or ()), language, formats, anew, jobs, tidy, why)
    if profile:
        _build_for_printer(root, request, PrintRequest(profile, paper), as_json=as_json)
    else:
        _build_books(root, request, as_json=as_json)


def _build_books(root: Path, request: BuildRequest, *, as_json: bool) -> None:
    from publisher.cli.report_output import (
        exit_with,
        print_reasons,
        print_report,
        print_report_as_json,
        print_summary,
    )
    from publisher.pipeline.building import build as build_house

    began = monotonic()
    with progress() as watch:
        report = build_house(root, request, watch)
    if as_json:
        print_report_as_json(report)
    else:
        print_report(report, root, Severity.ERROR, _IN_TEXTS.format(root / BUILD), fresh=False)
        print_reasons(report, root)
        print_summary(report, root, monotonic() - began)
    exit_with(report.exit_code)


def _build_for_printer(
    root: Path, request: BuildRequest, printing: PrintRequest, *, as_json: bool
) -> None:
    from publisher.cli.report_output import exit_with, print_reasons, print_report, report_as_json
    from publisher.pipeline.printers import build_for_printer

    with progress() as watch:
        made = build_for_printer(root, request, printing, watch)
    if as_json:
        reports = [preflight_as_json(report) for report in made.preflights]
        print_json({**report_as_json(made.report), "preflight": reports})
    else:
        print_report(made.report, root, Severity.ERROR, _IN_TEXTS.format(root / BUILD))
        print_reasons(made.report, root)
        typer.echo("\n".join(str(report) for report in made.preflights))
    exit_with(made.report.exit_code)
