"""The program: its commands in the order in which a person meets them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

import publisher
from publisher.cli.add import add
from publisher.cli.build import build
from publisher.cli.check import check
from publisher.cli.convert import convert
from publisher.cli.guard import guarded
from publisher.cli.list import list_books
from publisher.cli.new import new

HELP = """From damaged source texts to e-books and printed pamphlets.

\b
  publisher convert text.txt book.epub book.pdf    one text, no house needed
  publisher new my-house                           a house of your own
  publisher add --house my-house texts/*.txt       texts come in
  publisher build --house my-house                 books come out
"""

app = typer.Typer(
    name="publisher",
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
COMMANDS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("convert", convert),
    ("new", new),
    ("add", add),
    ("build", build),
    ("list", list_books),
    ("check", check),
)
for _name, _command in COMMANDS:
    app.command(_name)(guarded(_command))


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"publisher {publisher.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


# Typer shows the docstring of the callback unless the program has a help of its own.
options.__doc__ = HELP


def main() -> None:
    """Run the program with the arguments it was called with."""
    app()
