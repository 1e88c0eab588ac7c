"""``publisher new``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = (
    "publisher new my-house",
    "publisher build --house my-house",
)


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is not there yet.")],
) -> None:
    """Begin a house with an example of everything.

    It builds at once; look at its files and put yours in their place.
    """
    from publisher.pipeline.starting import start_house

    for name in start_house(folder):
        typer.echo(str(folder / name))
    typer.echo(f"next: publisher build --house {folder}", err=True)
