"""``publisher proof``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publisher.cli.arguments import AsJson, House, Jobs, Language, Names, find_house
from publisher.cli.output import counted, print_columns, print_json
from publisher.cli.progress import progress
from publisher.model.findings import Severity
from publisher.outputs import BUILD

if TYPE_CHECKING:
    from publisher.pipeline.proofs import Proof

EXAMPLES = (
    "publisher proof the-first-sheet.en",
    "publisher proof how-books-are-made --booklet --dpi 150",
    "publisher proof build/editions/how-books-are-made.sv.pdf",
)


def proof(  # noqa: PLR0913 - every parameter is an option
    names: Names = None,
    language: Language = None,
    booklet: Annotated[
        bool, typer.Option("--booklet", help="Draw the sheets of the booklet instead of the pages.")
    ] = False,
    dpi: Annotated[
        int,
        typer.Option("--dpi", min=20, max=600, metavar="N", help="Dots per inch of the spreads."),
    ] = 100,
    house: House = None,
    jobs: Jobs = None,
    as_json: AsJson = False,
) -> None:
    """Draw the pages of books as pictures: each spread, and all pages at a glance.

    The pictures go to build/proof/pamphlets/NAME.LANG (or editions), in place of any earlier
    ones. The book's PDF is built first if it is not up to date. NAME may also be the path of a
    .pdf file.
    """
    from publisher.cli.report_output import exit_with, print_report, report_as_json
    from publisher.pipeline.proofs import make_proofs, proof_files
    from publisher.pipeline.requests import BuildRequest

    root = find_house(house)
    request = BuildRequest(tuple(names or ()), language, jobs=jobs)
    with progress() as watch:
        if names and Path(names[0]).suffix.lower() == ".pdf":
            made = proof_files(root, tuple(map(Path, names)), dpi, watch)
        else:
            made = make_proofs(root, request, dpi, watch, booklets=booklet)
    if as_json:
        proofs = [{"path": p.path, "folder": p.folder, "pictures": p.pictures} for p in made.proofs]
        print_json({**report_as_json(made.report), "proofs": proofs})
    else:
        print_report(made.report, root, Severity.ERROR, f", in {root / BUILD}/works/*/findings.txt")
        print_columns([_row(item, root) for item in made.proofs])
    exit_with(made.report.exit_code)


def _row(proof: Proof, root: Path) -> tuple[str, ...]:
    overviews = sum(name.startswith("overview") for name in proof.pictures)
    return (
        "drawn",
        Path(proof.folder).name,
        counted(len(proof.pictures) - overviews, "picture"),
        counted(overviews, "overview"),
        str(root / proof.folder),
    )
