"""A command whose help and errors have no names of Python types in them.

Typer adds the type of an argument to its help (``NAME <list[str]>``), and its errors are those of
the library that validates (``Value error, …``, ``Input should be …, unable to parse …``). None
of that means anything to a person who types a command.
"""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand

from publisher.errors import nearest

_OF_THE_VALIDATOR = re.compile(r"^Value error, |, unable to parse .*$")
# 'epbu' is not one of 'epub', 'pdf'.
_CHOICE = re.compile(r"^'(?P<typed>.*)' is not one of (?P<known>'.*')\.$", re.DOTALL)


class PlainCommand(TyperCommand):
    """A command as Typer makes it, with plain help and plain errors.

    Contexts and formatters are Any: Typer has no public names for the classes it passes on.
    """

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the sections on arguments and options: what is typed, and what it is for."""
        for title, kind in (("Arguments", "argument"), ("Options", "option")):
            params = (param for param in self.get_params(ctx) if param.param_type_name == kind)
            records = [record for param in params if (record := param.get_help_record(ctx))]
            if kind == "argument":
                records = [(typed.partition(" <")[0], about) for typed, about in records]
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; raise BadParameter, in words for people, for one that is wrong."""
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            words = _OF_THE_VALIDATOR.sub("", error.message)
            words = words.replace("Input should be", "it should be")
            error.message = _CHOICE.sub(_with_nearest, words)
            raise


def _with_nearest(choice: re.Match[str]) -> str:
    """Return what is said of a word that is none of those known, with the nearest of these."""
    meant = nearest(choice["typed"], re.findall("'([^']*)'", choice["known"]))
    return f"{choice[0].removesuffix('.')}; {meant}" if meant.startswith("did") else choice[0]
