"""``publisher rule``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from publisher.cli.arguments import AsJson, House, complete_name, find_house
from publisher.cli.excerpt_output import excerpt_as_json, print_excerpt
from publisher.cli.output import counted, print_json
from publisher.cli.ruling_output import ruling_as_json, ruling_rows
from publisher.errors import UsageError
from publisher.model.rulings import RulingKind

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.pipeline.ruling import Ruled

EXAMPLES = (
    "publisher rule the-first-sheet.en runs-on --line 27",
    "publisher rule tarov heading --line 40 --value 3",
    "publisher rule tarov note --line 112 --value 7",
    "publisher rule tarov list --line 60 --to 71",
    'publisher rule tarov emendation --line 9 --text tbe --value the --reason "misread"',
    'publisher rule tarov keep --text "Seine|federation" --everywhere',
    "publisher rule tarov --list",
    "publisher rule tarov --remove 3",
)

PartOfLine = Annotated[
    str,
    typer.Option(
        "--text",
        metavar="TEXT",
        help="Which part of the line is meant: “left|right” for a broken word, the words before a"
        " mark and the mark itself.  [default: taken from the line]",
    ),
]
LastLine = Annotated[
    int | None,
    typer.Option(
        "--to",
        min=1,
        metavar="N",
        help="The last line, where the ruling is about all lines from --line on.",
    ),
]
Value = Annotated[
    str,
    typer.Option(
        "--value",
        metavar="VALUE",
        help="The level of a heading, the label of a note, “text” where a whole text has no notes, or"
        " the emended text.",
    ),
]
Listing = Annotated[
    bool, typer.Option("--list", help="List the rulings on the text, with their numbers.")
]
Removed = Annotated[
    int | None,
    typer.Option("--remove", min=1, metavar="N", help="Take ruling N of the list back."),
]


def rule(  # noqa: PLR0913 - every parameter is an option
    name: Annotated[
        str,
        typer.Argument(
            metavar="WORK",
            help="A work, or one language of it: WORK.LANG.",
            autocompletion=complete_name,
        ),
    ],
    kind: Annotated[
        RulingKind | None, typer.Argument(metavar="KIND", help="The kind of ruling, see above.")
    ] = None,
    line: Annotated[
        int | None, typer.Option("--line", min=1, metavar="N", help="The line of the source.")
    ] = None,
    to: LastLine = None,
    text: PartOfLine = "",
    value: Value = "",
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why; an emendation needs a reason.")
    ] = "",
    everywhere: Annotated[
        bool,
        typer.Option(
            "--everywhere", help="For a word (join, keep, space): in all texts of the house."
        ),
    ] = False,
    listing: Listing = False,
    remove: Removed = None,
    house: House = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Decide something about a text once and for all.

    KIND is one of: join, keep, space (the word broken at the end of the line becomes one word,
    keeps its hyphen, or is two words); heading, no-heading; paragraph, runs-on (a paragraph begins
    with the line, or does not); note, no-note (the mark on the line calls a note, or does not);
    note-body, no-notes (the body of a note begins with the line, or the lines are not part of a note);
    furniture, text (the lines belong to the page, or to the text); list, verse, contents, table,
    no-table (what the lines are, or are not); columns, no-columns (the columns of the line's page
    are out of order, or are not); emendation (the line should read differently); editors-note (the
    editor says something of the words); stet (an error that names this line first was looked into,
    and what it names may stand). The ruling is written to LANG.rulings.toml beside the source and
    overrides the program. A ruling that matches nothing is refused. --list shows the rulings there
    are, --remove takes one back.
    """
    from publisher.pipeline.ruling import RulingRequest, remove_ruling
    from publisher.pipeline.ruling import rule as add_ruling

    root = find_house(house)
    if listing:
        _list(root, name, as_json=as_json)
        return
    if remove is not None:
        _print(remove_ruling(root, name, remove, dry=dry_run), "taken out of", dry_run, as_json)
        return
    if kind is None:
        kinds = ", ".join(RulingKind)
        raise UsageError("which kind of ruling?", hint=f"one of {kinds}; or --list, or --remove N")
    request = RulingRequest(kind, line, to, text, value, reason, everywhere, dry_run)
    _print(add_ruling(root, name, request), "written to", dry_run, as_json)


def _list(root: Path, name: str, *, as_json: bool) -> None:
    from publisher.pipeline.ruling import list_rulings

    listed = list_rulings(root, name)
    if as_json:
        rows = [
            {
                "number": one.number,
                **ruling_as_json(one.ruling),
                "does": one.says,
                "stale": one.stale,
            }
            for one in listed
        ]
        print_json({"rulings": rows})
        return
    for row in ruling_rows(listed):
        typer.echo(row)
    typer.echo(counted(len(listed), "ruling"), err=True)


def _print(ruled: Ruled, done: str, dry: bool, as_json: bool) -> None:
    if as_json:
        print_json(_as_json(ruled, written=not dry))
        return
    if ruled.lines:
        print_excerpt(ruled.lines)
    typer.echo(ruled.says)
    if not ruled.changes:
        typer.echo("nothing changes by it: the text is so already; nobody is asked about it again")
    typer.echo(f"{'would be ' if dry else ''}{done} {ruled.ruling.place}")


def _as_json(ruled: Ruled, *, written: bool) -> dict[str, Any]:
    return {
        **ruling_as_json(ruled.ruling),
        "does": ruled.says,
        "lines": excerpt_as_json(ruled.lines) if ruled.lines else None,
        "ruling": ruled.table,
        "changes": ruled.changes,
        "written": written,
    }
