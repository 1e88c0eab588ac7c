"""The program: its commands in the order in which a person meets them."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from copy import copy
from typing import Annotated, NamedTuple

import typer

import publisher
from publisher.cli import (
    add,
    booklet,
    build,
    check,
    convert,
    doctor,
    doubts,
    listing,
    manuscript,
    new,
    preflight,
    proof,
    prune,
    release,
    rule,
    status,
    template,
    watch,
    work,
    works,
)
from publisher.cli.ending import end_in_order
from publisher.cli.guard import guarded
from publisher.cli.output import print_error
from publisher.cli.plain_command import PlainCommand, PlainGroup
from publisher.cli.streams import is_of_a_stream, leave_streams, open_closed_streams
from publisher.errors import OutputError

HELP = """From damaged source texts to e-books and printed pamphlets.

\b
  publisher convert text.pdf book.epub book.html   one text, no house needed
  publisher new my-house                           a house of your own
  publisher add --house my-house texts/*.txt       texts come in
  publisher build --house my-house                 books come out
"""

app = typer.Typer(
    name="publisher",
    cls=PlainGroup,
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


class Command(NamedTuple):
    """A command: the name that is typed, the function that runs, examples for its help."""

    name: str
    run: Callable[..., None]
    examples: tuple[str, ...]


# In the order in which a person meets them, which is that of the help.
COMMANDS = (
    Command("convert", convert.convert, convert.EXAMPLES),
    Command("new", new.new, new.EXAMPLES),
    Command("add", add.add, add.EXAMPLES),
    Command("build", build.build, build.EXAMPLES),
    Command("watch", watch.watch, watch.EXAMPLES),
    Command("booklet", booklet.booklet, booklet.EXAMPLES),
    Command("proof", proof.proof, proof.EXAMPLES),
    Command("release", release.release, release.EXAMPLES),
    Command("preflight", preflight.preflight, preflight.EXAMPLES),
    Command("status", status.status, status.EXAMPLES),
    Command("list", listing.list_books, listing.EXAMPLES),
    Command("doubts", doubts.doubts, doubts.EXAMPLES),
    Command("rule", rule.rule, rule.EXAMPLES),
    Command("manuscript", manuscript.manuscript, manuscript.EXAMPLES),
    Command("work", work.work, work.EXAMPLES),
    Command("works", works.works, works.EXAMPLES),
    Command("template", template.template, template.EXAMPLES),
    Command("prune", prune.prune, prune.EXAMPLES),
    Command("check", check.check, check.EXAMPLES),
    Command("doctor", doctor.doctor, doctor.EXAMPLES),
)


def _help(command: Command) -> str:
    """Return the help of a command: its docstring, with its examples in lines of their own."""
    examples = "\n".join(f"  {example}" for example in command.examples)
    # Click wraps paragraphs, but not those that begin with a backspace.
    return f"{inspect.getdoc(command.run) or ''}\n\n\b\n{examples}"


for _command in COMMANDS:
    app.command(_command.name, cls=PlainCommand, help=_help(_command))(guarded(_command.run))


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


def _asked_for(arguments: list[str]) -> typer.Typer:
    """Return the program with that command alone which is named first; to prepare all takes longer."""
    named = [one for one in app.registered_commands if one.name in arguments[:1]]
    if not named:
        return app
    program = copy(app)
    program.registered_commands = named
    return program


def main() -> None:
    """Run the program with the arguments it was called with."""
    end_in_order()
    open_closed_streams()
    try:
        _asked_for(sys.argv[1:])()
    except OSError as error:
        if not is_of_a_stream(error):
            raise
        leave_streams()
        print_error(OutputError(f"what is printed cannot be written: {error.strerror}"))
        raise SystemExit(OutputError.exit_code) from None
