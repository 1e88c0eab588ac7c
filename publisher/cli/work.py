"""``publisher work``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from publisher.cli.arguments import AsJson, House, complete_work, find_house
from publisher.cli.moved_output import print_moved
from publisher.errors import UsageError

EXAMPLES = (
    "publisher work rename om-fyren the-lighthouse",
    "publisher work remove the-first-sheet",
)


class Action(StrEnum):
    """What can be done with a work."""

    RENAME = "rename"
    REMOVE = "remove"


def work(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="rename or remove.")],
    name: Annotated[
        str, typer.Argument(metavar="WORK", help="The work.", autocompletion=complete_work)
    ],
    new: Annotated[
        str | None, typer.Argument(metavar="NEW", help="The new name, for rename.")
    ] = None,
    house: House = None,
    as_json: AsJson = False,
) -> None:
    """Give a work another name, or take it out of the house.

    With a new name, the manifests that name the work are changed too. A work that is removed goes
    to the folder removed/ of the house, and nothing of it is lost; a work that an edition names is
    not removed. What was built of it goes.
    """
    from publisher.pipeline.works import remove_work, rename_work

    root = find_house(house)
    if action is Action.RENAME:
        if new is None:
            raise UsageError("which name shall the work have?", hint="give it behind the old one")
        print_moved(rename_work(root, name, new), "is now", as_json=as_json)
        return
    if new is not None:
        raise UsageError("one work is removed at a time", hint=f"“{new}” is one too many")
    print_moved(remove_work(root, name), "lies in", as_json=as_json, stays=False)
