"""``publisher add``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from publisher.cli.arguments import AsJson, House, complete_work, find_house
from publisher.cli.output import error_as_json, print_columns, print_error, print_json, shortened

if TYPE_CHECKING:
    from publisher.pipeline.adding import Added

EXAMPLES = (
    "publisher add texts/*.txt",
    "publisher add speech.txt --dry-run",
    "publisher add toespraak.txt --work speech --language nl",
)


def add(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Source texts: .txt or .md files.")
    ],
    house: House = None,
    work: Annotated[
        str | None,
        typer.Option(
            "--work",
            metavar="NAME",
            help="The work that the text belongs to: one of the house, to add a language to it, or a new"
            " name.  [default: made from the title]",
            autocompletion=complete_work,
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="TAG", help="The language.  [default: recognised]"),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Add source texts to the house.

    Each text is copied byte for byte and gets a work.toml that says what was recognised in it
    and what is left to fill in. A text that is already in the house is not added again.
    """
    from publisher.cli.report_output import exit_with
    from publisher.pipeline.adding import Added, AddOptions
    from publisher.pipeline.adding import add as add_texts

    results: list[dict[str, Any]] = []
    exit_code = 0
    for result in add_texts(find_house(house), tuple(files), AddOptions(language, work, dry_run)):
        if isinstance(result, Added):
            results.append(_as_json(result))
            if not as_json:
                _print(result, dry=dry_run)
        else:
            results.append(error_as_json(result.name, result.error))
            print_error(result.error, result.name)
            exit_code = exit_code or result.error.exit_code
    if as_json:
        print_json(results)
    exit_with(exit_code)


def _print(added: Added, *, dry: bool) -> None:
    if added.known:
        typer.echo(f"{added.name}: is already in the house, as {added.source}")
        return
    verb = "would become" if dry else "is now"
    typer.echo(f"{added.name}: {verb} {added.source}")
    print_columns(
        [("", fact.key, shortened(fact.value), f"({fact.found})") for fact in added.facts]
    )
    if added.left:
        typer.echo(f"  left to fill in: {', '.join(added.left)}")


def _as_json(added: Added) -> dict[str, Any]:
    return {
        "name": added.name,
        "work": added.work,
        "language": added.language,
        "source": added.source,
        "known": added.known,
        "facts": [asdict(fact) for fact in added.facts],
        "left_to_fill_in": list(added.left),
    }
