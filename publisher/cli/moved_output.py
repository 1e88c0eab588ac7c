"""What came of a work that was moved is printed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from publisher.cli.output import print_json

if TYPE_CHECKING:
    from publisher.pipeline.works import Moved


def print_moved(moved: Moved, done: str, *, as_json: bool, stays: bool = True) -> None:
    """Print where a work lies now, what else was changed, and which products went.

    ``stays`` says whether it is a work of the house, of which they can be built again.
    """
    if as_json:
        print_json(asdict(moved))
        return
    typer.echo(f"{done} {moved.to}")
    for path in moved.changed:
        typer.echo(f"  with it: {path}")
    for path in moved.gone:
        typer.echo(f"  removed{', to be built again' if stays else ''}: {path}")
