"""``publisher build``."""

from __future__ import annotations

from typing import Annotated

import typer

from publisher.cli.places import House, Jobs, Language, Machine, Names, find_house
from publisher.cli.progress import progress
from publisher.model.findings import Severity
from publisher.outputs import BUILD, Format

EXAMPLES = (
    "publisher build",
    "publisher build the-first-sheet --format pdf",
    "publisher build --language sv --house ~/press",
)


def build(  # noqa: PLR0913 - every parameter is an option
    names: Names = None,
    language: Language = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="Only this format.", show_choices=True)
    ] = None,
    house: House = None,
    anew: Annotated[bool, typer.Option("--anew", help="Build what is fresh too.")] = False,
    jobs: Jobs = None,
    machine: Machine = False,
) -> None:
    """Build what is stale, works as pamphlets and editions.

    Books lie in build/pamphlets and build/editions afterwards, and in build/works what became of
    each text: manuscript, joins, removed lines, findings.
    """
    from publisher.cli.reporting import leave, tell_report, tell_report_as_json
    from publisher.pipeline.building import build as build_house
    from publisher.pipeline.orders import Order

    root = find_house(house)
    formats = (form,) if form else tuple(Format)
    with progress() as watch:
        report = build_house(root, Order(tuple(names or ()), language, formats, anew, jobs), watch)
    if machine:
        tell_report_as_json(report)
    else:
        tell_report(report, root, Severity.ERROR, f", in {root / BUILD}/works/*/findings.txt")
    leave(report.exit_code)
