"""The program: its commands in the order in which a person meets them."""

from __future__ import annotations

import gc
import inspect
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from types import ModuleType
from typing import Annotated, NamedTuple

import typer

import publisher
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


class Command(NamedTuple):
    """A command: the name that is typed; its module and function where these are not called so.

    A module is loaded when it is asked for: who types one command does not wait for the others.
    """

    name: str
    place: str = ""

    @property
    def module(self) -> str:
        """Return the name of its module in this room."""
        return (self.place or self.name).partition(".")[0]

    @property
    def run(self) -> Callable[..., None]:
        """Return the function that runs."""
        function = (self.place or self.name).rpartition(".")[2]
        found: Callable[..., None] = getattr(self._loaded, function)
        return found

    @property
    def help(self) -> str:
        """Return its help: the docstring, with the module's examples in lines of their own."""
        examples = "\n".join(f"  {example}" for example in self._loaded.EXAMPLES)
        # Click wraps paragraphs, but not those that begin with a backspace.
        return f"{inspect.getdoc(self.run) or ''}\n\n\b\n{examples}"

    @property
    def _loaded(self) -> ModuleType:
        return import_module(f"publisher.cli.{self.module}")


# In the order in which a person meets them, which is that of the help.
COMMANDS = (
    Command("convert"),
    Command("new"),
    Command("add"),
    Command("build"),
    Command("watch"),
    Command("booklet"),
    Command("proof"),
    Command("release"),
    Command("preflight"),
    Command("status"),
    Command("list", "listing.list_books"),
    Command("doubts"),
    Command("rule"),
    Command("manuscript"),
    Command("work"),
    Command("works"),
    Command("template"),
    Command("prune"),
    Command("check"),
    Command("doctor"),
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"publisher {publisher.__version__}")
        raise typer.Exit


def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


# Typer shows the docstring of the callback unless the program has a help of its own.
options.__doc__ = HELP


def program(commands: Iterable[Command] = COMMANDS) -> typer.Typer:
    """Return the program with some of its commands: to prepare all takes longer than one needs."""
    app = typer.Typer(
        name="publisher",
        cls=PlainGroup,
        help=HELP,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(options)
    for command in commands:
        app.command(command.name, cls=PlainCommand, help=command.help)(guarded(command.run))
    return app


def _asked_for(arguments: list[str]) -> Iterable[Command]:
    """Return the command alone that is named first, or all."""
    return [one for one in COMMANDS if one.name in arguments[:1]] or COMMANDS


# How many more objects there are before Python looks among the young ones for cycles that nobody
# holds, and how often before it looks among the older. Here are hardly any, and with Python's own
# figures (700, 10, 10) a twentieth of what a short text takes is spent on it.
_SELDOM = (50_000, 20, 20)


def main() -> None:
    """Run the program with the arguments it was called with."""
    gc.set_threshold(*_SELDOM)
    end_in_order()
    open_closed_streams()
    try:
        program(_asked_for(sys.argv[1:]))()
    except OSError as error:
        if not is_of_a_stream(error):
            raise
        leave_streams()
        print_error(OutputError(f"what is printed cannot be written: {error.strerror}"))
        raise SystemExit(OutputError.exit_code) from None
