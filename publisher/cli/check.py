"""``publisher check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publisher.cli.arguments import SOME_FORMATS, AsJson, House, Jobs, Language, Names, find_house
from publisher.cli.output import counted, finding_as_json, print_columns, print_findings, print_json
from publisher.cli.progress import progress
from publisher.model.findings import Severity
from publisher.model.formats import ENDINGS, Format

if TYPE_CHECKING:
    from publisher.pipeline.checking import Checked

EXAMPLES = (
    "publisher check",
    "publisher check the-first-sheet --fast",
    "publisher check speech.epub",
    "publisher check speech.pdf --full",
)


def check(  # noqa: PLR0913 - every parameter is an option
    names: Names = None,
    language: Language = None,
    forms: Annotated[
        list[Format] | None,
        typer.Option("--format", metavar=SOME_FORMATS, help="Only this format; may be repeated."),
    ] = None,
    house: House = None,
    fast: Annotated[bool, typer.Option("--fast", help="Do not run EPUBCheck.")] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Also run Ace on EPUBs and veraPDF on PDFs.")
    ] = False,
    jobs: Jobs = None,
    as_json: AsJson = False,
) -> None:
    """Check finished books and report their faults.

    publisher's own checks take a moment. EPUBCheck runs too if Java is installed; with --full,
    so do Ace and veraPDF, which take some seconds for each book. One that is missing or fails is
    reported, and the check goes on. NAME may also be the path of an .epub, .pdf, .html, .txt, .docx or
    .tei file (or .xml, if it is TEI); then no house is needed.
    """
    from publisher.cli.report_output import exit_with
    from publisher.pipeline.checking import check_files, check_house
    from publisher.pipeline.requests import BuildRequest

    paths = _books(names or [])
    with progress() as watch:
        if paths:
            checked = check_files(paths, watch, fast=fast, full=full)
        else:
            formats = tuple(forms or ())
            request = BuildRequest(tuple(names or ()), language, formats, jobs=jobs)
            checked = check_house(find_house(house), request, watch, fast=fast, full=full)
    _print(checked, as_json=as_json)
    exit_with(checked.exit_code)


def _books(names: list[str]) -> tuple[Path, ...]:
    """Return the names as paths, if the first of them is one."""
    is_path = names and Path(names[0]).suffix.lower().removeprefix(".") in ENDINGS
    return tuple(Path(name) for name in names) if is_path else ()


def _print(checked: Checked, *, as_json: bool) -> None:
    from publisher.cli.report_output import print_unfit

    if as_json:
        files = [{"file": name, "findings": count} for name, count in checked.files]
        found = [finding_as_json(finding) for finding in checked.findings]
        unfit = list(checked.unfit)
        print_json({"files": files, "findings": found, "not_for_publication": unfit})
        return
    print_findings(checked.findings, Severity.NOTE)
    print_unfit(checked.unfit)
    print_columns(
        [(name, "no faults" if not n else counted(n, "finding")) for name, n in checked.files]
    )
