"""Arguments and options that several commands share, and their completion in the shell.

Completion reads the names of files alone, so that it answers at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from publisher.errors import UsageError
from publisher.model.formats import Format
from publisher.model.source_kinds import SourceKind, house_endings

# The formats of books, as the help names them.
SOME_FORMATS = f"<{'|'.join(Format)}>"
SEEDS = "seeds"  # the house room knows it too; loading that would make completion slow


def find_house(given: Path | None) -> Path:
    """Return the house that is meant: the one given, else the nearest around the current folder.

    Where there is none the current folder comes back, and whoever reads it says so.
    """
    if given is not None:
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / SEEDS / "house.toml").is_file():
            return Path() if folder == here else folder
    return Path()


def complete_name(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return names of works and editions for the shell."""
    root = find_house(ctx.params.get("house"))
    works = _names(root / SEEDS / "works", "*/")
    editions = _names(root / SEEDS / "editions", "*.toml")
    return [name for name in sorted(works | editions) if name.startswith(incomplete)]


def complete_work(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return names of works for the shell."""
    works = _names(find_house(ctx.params.get("house")) / SEEDS / "works", "*/")
    return [name for name in sorted(works) if name.startswith(incomplete)]


def complete_language(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the languages of the house for the shell."""
    works = find_house(ctx.params.get("house")) / SEEDS / "works"
    texts = {tag for ending in house_endings() for tag in _names(works, f"*/*{ending}")}
    # What was read from a source (sv.transcript.md) is none.
    return [tag for tag in sorted(texts) if tag.startswith(incomplete) and "." not in tag]


def complete_profile(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the names of printers' profiles, of the package and of the house, for the shell."""
    packaged = Path(__file__).parents[1] / "house" / "data" / "profiles"
    own = find_house(ctx.params.get("house")) / "profiles"
    known = _names(packaged, "*.toml") | _names(own, "*.toml")
    return [name for name in sorted(known) if name.startswith(incomplete)]


def _names(folder: Path, pattern: str) -> set[str]:
    return {path.stem for path in folder.glob(pattern)}


House: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--house",
        metavar="DIR",
        help="The folder of the house.  [default: the house that contains the current folder]",
    ),
]
AskPassword: TypeAlias = Annotated[
    bool, typer.Option("--password", help="Ask for the password of an encrypted PDF.")
]
PasswordFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--password-file",
        metavar="FILE",
        help="Read the password of an encrypted PDF from the first line of this file.",
    ),
]

From: TypeAlias = Annotated[
    SourceKind | None,
    typer.Option(
        "--from",
        metavar="FORMAT",
        help=f"What the source is: {', '.join(SourceKind)}.  [default: recognised]",
        show_choices=False,
    ),
]


def password_given(asked: bool, file: Path | None) -> str | None:
    """Return the password that a person types or a file holds, None where neither is wanted.

    It is kept nowhere. Raises UsageError for a file that cannot be read.
    """
    if file is not None:
        try:
            return file.read_text("utf-8").split("\n")[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError("the password cannot be read", place=str(file)) from error
    return typer.prompt("Password of the PDF", hide_input=True, err=True) if asked else None


Names: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME",
        help="Works or editions, as named in seeds/; NAME.LANG for one language.  [default: all]",
        autocompletion=complete_name,
    ),
]
Language: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--language", metavar="TAG", help="Only this language.", autocompletion=complete_language
    ),
]
AsJson: TypeAlias = Annotated[
    bool, typer.Option("--json", help="Print results and findings as JSON.")
]
Jobs: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        min=1,
        metavar="N",
        help="Number of parallel processes.  [default: one for each core]",
    ),
]
