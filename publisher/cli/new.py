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
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet.")
    ],
) -> None:
    """Start a house, with an example of everything.

    It can be built at once. Look at its files, then put your own in their place.
    """
    from publisher.pipeline.starting import start_house

    for name in start_house(folder):
        typer.echo(str(folder / name))
    named = folder / "seeds" / "house.toml"
    typer.echo(f"next: write the name of your press into {named}", err=True)
    typer.echo(f"      publisher build --house {folder}", err=True)
