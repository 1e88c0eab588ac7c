"""``publisher prune``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from publisher.cli.arguments import AsJson, House, find_house
from publisher.cli.output import counted, print_json

EXAMPLES = (
    "publisher prune",
    "publisher prune --keep 200",
    "publisher prune --dry-run",
)


def prune(
    keep: Annotated[
        int,
        typer.Option("--keep", metavar="MB", min=0, help="Leave so many MB, the newest."),
    ] = 0,
    dry: Annotated[
        bool, typer.Option("--dry-run", help="Say what would go, and leave everything.")
    ] = False,
    house: House = None,
    as_json: AsJson = False,
) -> None:
    """Remove restored texts that no book needs any more.

    A build keeps each text as it was restored, so that a new template or format is made without
    restoring it again. Earlier states of a text stay until they are pruned: they are taken again
    where a change is taken back. No product is touched.
    """
    from publisher.pipeline.pruning import MEGA, prune_house

    done = prune_house(find_house(house), keep, dry=dry)
    if as_json:
        print_json(asdict(done))
        return
    would = "would go" if dry else "removed"
    typer.echo(
        f"{counted(done.removed, 'restored text')} {would} ({done.freed / MEGA:.1f} MB);"
        f" {counted(done.stays, 'restored text')} stay ({done.size / MEGA:.1f} MB)"
    )
