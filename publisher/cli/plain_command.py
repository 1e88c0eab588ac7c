"""A command whose help and errors have no names of Python types in them, and which starts at once.

Typer adds the type of an argument to its help (``NAME <list[str]>``), and its errors are those of
the library that validates (``Value error, …``, ``Input should be …, unable to parse …``). None
of that means anything to a person who types a command. That library takes longer to load than a
short text takes to be restored, so it is asked only where there is something to validate: a
text and a path are right whatever they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args, get_origin

import typer
from typer.core import TyperCommand, TyperGroup

from publisher.errors import nearest
from publisher.expressions import compiled

_OF_THE_VALIDATOR = compiled(r"^Value error, |, unable to parse .*$")
# What the help says of numbers: [default: 0.975; 0.0<=x<=1.0], [x>=1].
_BETWEEN = compiled(r"([\d.]+?)(?:\.0)?<=x<=([\d.]+?)(?:\.0)?(?=[;\]])")
_FROM = compiled(r"\bx>=([\d.]+)(?=[;\]])")
# 'epbu' is not one of 'epub', 'pdf'.
_CHOICE = compiled(r"^'(?P<typed>.*)' is not one of (?P<known>'.*')\.$", re.DOTALL)


class _AtOnce:
    """A command of Typer's whose parameters are read without a validator where any words will do."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, that of ``--help`` among them."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            _spare_validator(param)
        return params


class PlainCommand(_AtOnce, TyperCommand):
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
            records = [(typed, _ranges_in_words(about)) for typed, about in records]
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


def _ranges_in_words(about: str) -> str:
    return _FROM.sub(r"\1 or more", _BETWEEN.sub(r"\1 to \2", about))


def _with_nearest(choice: re.Match[str]) -> str:
    """Return what is said of a word that is none of those known, with the nearest of these."""
    meant = nearest(choice["typed"], re.findall("'([^']*)'", choice["known"]))
    return f"{choice[0].removesuffix('.')}; {meant}" if meant.startswith("did") else choice[0]


class PlainGroup(_AtOnce, TyperGroup):
    """The program itself, whose options stand before a command."""


class _Unvalidated:
    """What turns the words given for one parameter into its values, where any words will do.

    ``kind`` is the type of a value, ``otherwise`` returns what Typer asks where not any word will.
    """

    def __init__(self, kind: Any, otherwise: Callable[[], Any]) -> None:
        self._kind, self._otherwise = kind, otherwise

    def itself(self) -> _Unvalidated:
        """Return this, as a parameter is asked for what reads its words."""
        return self

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the value, or the values, that were given; None, or nothing, where none was."""
        several = param.multiple or param.nargs == -1
        if value is None:
            return () if several else None
        given = list(value) if several else [value]
        if self._kind is Path:
            given = [Path(one) for one in given]
        if not all(isinstance(one, self._kind) for one in given):
            return self._otherwise().coerce(value, param=param, ctx=ctx)
        return given if several else given[0]


def _spare_validator(param: Any) -> None:
    """Let texts, paths, and defaults of any type stand as they are, without asking the validator."""
    told = param.type_descriptor.annotation
    kind = get_args(told)[0] if get_origin(told) is list else told
    if isinstance(kind, type) and "get_runtime_param" not in vars(param):
        param.get_runtime_param = _Unvalidated(kind, param.get_runtime_param).itself
