"""The program: its commands in the order in which a person meets them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated

import typer

import publisher
from publisher.cli import (
    add,
    booklet,
    build,
    check,
    convert,
    doubts,
    listing,
    new,
    preflight,
    proof,
    rule,
)
from publisher.cli.guard import guarded

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
COMMANDS: tuple[tuple[str, Callable[..., None], tuple[str, ...]], ...] = (
    ("convert", convert.convert, convert.EXAMPLES),
    ("new", new.new, new.EXAMPLES),
    ("add", add.add, add.EXAMPLES),
    ("build", build.build, build.EXAMPLES),
    ("booklet", booklet.booklet, booklet.EXAMPLES),
    ("proof", proof.proof, proof.EXAMPLES),
    ("preflight", preflight.preflight, preflight.EXAMPLES),
    ("list", listing.list_books, listing.EXAMPLES),
    ("doubts", doubts.doubts, doubts.EXAMPLES),
    ("rule", rule.rule, rule.EXAMPLES),
    ("check", check.check, check.EXAMPLES),
)


def _help(command: Callable[..., None], examples: tuple[str, ...]) -> str:
    """Return what a command says of itself, with its examples in lines of their own."""
    # Click fills paragraphs, but not those that begin with a backspace.
    return "\n\n\b\n".join([inspect.getdoc(command) or "", "\n".join(f"  {e}" for e in examples)])


for _name, _command, _examples in COMMANDS:
    app.command(_name, help=_help(_command, _examples))(guarded(_command))


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"publisher {publisher.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


# Typer shows the docstring of the callback unless the program has a help of its own.
options.__doc__ = HELP


def main() -> None:
    """Run the program with the arguments it was called with."""
    app()
