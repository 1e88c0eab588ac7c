"""``publisher manuscript``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from publisher.cli.arguments import AsJson, House, complete_name, find_house
from publisher.cli.moved_output import print_moved

EXAMPLES = ("publisher manuscript adopt tarov.sv",)


class Action(StrEnum):
    """What can be done with a manuscript."""

    ADOPT = "adopt"


def manuscript(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="adopt.")],
    name: Annotated[
        str,
        typer.Argument(
            metavar="WORK",
            help="A work, or one language of it: WORK.LANG.",
            autocompletion=complete_name,
        ),
    ],
    house: House = None,
    as_json: AsJson = False,
) -> None:
    """Take a restored text over as a manuscript that you edit by hand.

    The text as it is restored now, with its rulings, becomes LANG.md in the folder of its work.
    Source and rulings are kept beside it in original/, and are read no longer. To go back, delete
    the manuscript and move them out again.
    """
    from publisher.pipeline.works import adopt_manuscript

    assert action is Action.ADOPT, "there is no other action yet"
    print_moved(adopt_manuscript(find_house(house), name), "the manuscript is", as_json=as_json)
