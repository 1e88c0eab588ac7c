"""``publisher template``."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from publisher.cli.arguments import AsJson, House, find_house
from publisher.cli.output import print_columns, print_json
from publisher.errors import UsageError

EXAMPLES = (
    "publisher template list",
    "publisher template copy print.css",
    "publisher template copy book/titlepage.html",
)


class Action(StrEnum):
    """What can be done with templates and styles."""

    LIST = "list"
    COPY = "copy"


def template(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="list or copy.")],
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="For copy: names of templates or styles."),
    ] = None,
    house: House = None,
    as_json: AsJson = False,
) -> None:
    """List the templates and styles of books, or copy some into the house to change them.

    A copy takes the place of the package's file, in this house alone, and no longer follows it.
    For a few changes of the look, write styles/house.css instead: it comes on top of all others.
    """
    from publisher.pipeline.designs import copy_design_file, design_files

    root = find_house(house)
    if action is Action.LIST:
        files = design_files(root)
        if as_json:
            print_json([asdict(file) for file in files])
        else:
            print_columns([(file.name, "of the house" if file.own else "") for file in files])
        return
    if not names:
        raise UsageError("which template or style?", hint="“publisher template list” names them")
    copied = [copy_design_file(root, name) for name in names]
    if as_json:
        print_json(copied)
    else:
        typer.echo("\n".join(copied))
