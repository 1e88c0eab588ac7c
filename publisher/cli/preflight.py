"""``publisher preflight``, and its report as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from publisher.cli.arguments import AsJson, House, complete_profile, find_house
from publisher.cli.output import finding_as_json, print_json
from publisher.errors import PreflightError

if TYPE_CHECKING:
    from publisher.model.preflight import Preflight

EXAMPLES = (
    "publisher preflight book.pdf --profile kdp",
    "publisher preflight cover.pdf --cover-of book.pdf --profile kdp --paper white",
)

Paper = Annotated[
    str | None,
    typer.Option(
        "--paper", metavar="NAME", help="One of the profile's papers.  [default: the first]"
    ),
]


def preflight(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A finished PDF, made by any program.")
    ],
    profile: Annotated[
        str,
        typer.Option(
            "--profile",
            metavar="NAME",
            help="The printer: kdp, pdfx4, bleed, …",
            autocompletion=complete_profile,
        ),
    ],
    paper: Paper = None,
    cover_of: Annotated[
        Path | None,
        typer.Option("--cover-of", metavar="BOOK", help="FILE is the cover of BOOK."),
    ] = None,
    house: House = None,
    as_json: AsJson = False,
) -> None:
    """Say whether a printer would accept a PDF, and if not, why.

    The PDF may come from any program. It is only read, never changed.
    """
    from publisher.cli.report_output import exit_with
    from publisher.pipeline.preflighting import preflight_file
    from publisher.pipeline.requests import PrintRequest

    report = preflight_file(find_house(house), file, PrintRequest(profile, paper), cover_of)
    if as_json:
        print_json(preflight_as_json(report))
    else:
        typer.echo(str(report))
    exit_with(0 if report.passed else PreflightError.exit_code)


def preflight_as_json(report: Preflight) -> dict[str, Any]:
    """Return what preflight found as JSON has it."""
    return {
        "file": report.shown,
        "profile": report.profile,
        "passed": report.passed,
        "facts": dict(report.facts),
        "findings": [finding_as_json(finding) for finding in report.findings],
    }
