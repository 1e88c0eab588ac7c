"""``publisher rule``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from publisher.cli.arguments import House, Machine, complete_name, find_house
from publisher.cli.excerpt_output import lines_as_json, tell_lines
from publisher.cli.output import tell_json
from publisher.model.rulings import RulingKind

if TYPE_CHECKING:
    from publisher.pipeline.ruling import Ruled

EXAMPLES = (
    "publisher rule the-first-sheet.en runs-on --line 27",
    "publisher rule tarov heading --line 40 --value 3",
    "publisher rule tarov note --line 112 --value 7",
    'publisher rule tarov emendation --line 9 --text tbe --value the --reason "misread"',
    'publisher rule tarov keep --text "Seine|federation" --everywhere',
)


def rule(  # noqa: PLR0913 - every parameter is an option
    name: Annotated[
        str,
        typer.Argument(
            metavar="WORK",
            help="A work, or one language of it: WORK.LANG.",
            autocompletion=complete_name,
        ),
    ],
    kind: Annotated[RulingKind, typer.Argument(metavar="KIND", help="What is ruled, see above.")],
    line: Annotated[
        int | None, typer.Option("--line", min=1, metavar="N", help="The line of the source.")
    ] = None,
    text: Annotated[
        str,
        typer.Option(
            "--text",
            help="The line or the part of it that is meant; “left|right” at a line's end, the words"
            " before a mark and the mark.  [default: taken from the line]",
        ),
    ] = "",
    value: Annotated[
        str,
        typer.Option(
            "--value", help="The level of a heading, the label of a note, the emended text."
        ),
    ] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why; needed for an emendation.")] = "",
    everywhere: Annotated[
        bool,
        typer.Option(
            "--everywhere", help="In all texts of the house: join, keep, space of a word."
        ),
    ] = False,
    house: House = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say it, but write nothing.")] = False,
    machine: Machine = False,
) -> None:
    """Decide something in a text once and for all.

    KIND is join, keep or space (what becomes of a word at the end of the line), heading or
    no-heading, paragraph or runs-on (whether one begins with the line), note or no-note (what the
    mark on the line calls), furniture or text (whether the line belongs to the page), columns or
    no-columns (whether those of the line's page stand out of order), emendation.
    The ruling is written into LANG.rulings.toml beside the source, and wins over whatever the
    program thinks. One that does not find its place is refused.
    """
    from publisher.pipeline.ruling import Ask
    from publisher.pipeline.ruling import rule as add_ruling

    ask = Ask(kind, line, text, value, reason, everywhere, dry_run)
    ruled = add_ruling(find_house(house), name, ask)
    if machine:
        tell_json(_as_json(ruled, written=not dry_run))
    else:
        _tell(ruled, written=not dry_run)


def _tell(ruled: Ruled, *, written: bool) -> None:
    if ruled.lines:
        tell_lines(ruled.lines)
    typer.echo(ruled.says)
    where = "written to" if written else "would be written to"
    typer.echo(f"{where} {ruled.ruling.place}")


def _as_json(ruled: Ruled, *, written: bool) -> dict[str, Any]:
    ruling = ruled.ruling
    return {
        "file": ruling.place.source,
        "file_line": ruling.place.first,
        "kind": ruling.kind.value,
        "line": ruling.line,
        "text": ruling.text,
        "value": ruling.value,
        "reason": ruling.reason,
        "does": ruled.says,
        "lines": lines_as_json(ruled.lines) if ruled.lines else None,
        "ruling": ruled.table,
        "written": written,
    }
