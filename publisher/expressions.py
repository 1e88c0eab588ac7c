"""Regular expressions that are compiled once on a machine: their programs are kept.

Python compiles an expression in Python, for a fifth of a millisecond each; the package has hundreds
of them. What comes out, a list of numbers, is kept (``kept.py``) and handed to the engine at once.
Only this module knows the inside of ``re``: a program is kept if the engine finds that it is the
same as that of ``re.compile``, and where anything is other than expected, ``re.compile`` is asked.
"""

from __future__ import annotations

import atexit
import marshal
import re
import sys
from array import array
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, AnyStr

from publisher.kept import digest, found, keep

# Of an expression: its text, the flags it was asked for with.
Asked = tuple[str | bytes, int]
# Its flags, its program (numbers of 32 bits), the number of its groups, their names.
Program = tuple[int, bytes, int, dict[str, int]]

_KIND = "expressions"
# Several times what the package has; those of older versions are forgotten then.
_MOST = 4000
# What a program is refused with that is not one, and what goes wrong where ``re`` is another.
_REFUSED = (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError)
_new: dict[Asked, None] = {}


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what ``re.compile`` returns, from its program where that is kept.

    For expressions that stand in the code: what is made of somebody's text would fill the file.
    """
    asked = (pattern, int(flags))
    program = _programs().get(asked)
    if program is not None:
        with suppress(*_REFUSED):
            made: re.Pattern[AnyStr] = _from_program(pattern, program)
            return made
    right = re.compile(pattern, flags)
    if not _new:
        atexit.register(_keep)
    _new[asked] = None
    return right


@cache
def _programs() -> dict[Asked, Program]:
    content = found(_KIND, _made_for())
    known: dict[Asked, Program] = {}
    if content is not None:
        with suppress(ValueError, EOFError, TypeError):
            known = marshal.loads(content)  # noqa: S302 - kept.py believes our own files alone
    return known


@cache
def _made_for() -> str:
    """Return the digest of what reads the programs: this Python, as it was built."""
    return digest(sys.version, str(_engine().MAGIC), sys.byteorder)


@cache
def _engine() -> Any:
    return import_module("_sre")


def _from_program(pattern: str | bytes, program: Program) -> Any:
    flags, code, groups, names = program
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    numbers = memoryview(code).cast("I").tolist()
    return _engine().compile(pattern, flags, numbers, groups, names, tuple(by_number))


def _keep() -> None:
    """Keep the programs of what was not kept yet, at the end of the process."""
    known = _programs()
    if len(known) + len(_new) > _MOST:
        known = {}
    keep(_KIND, _made_for(), marshal.dumps({**known, **dict(_programs_of_new())}))


def _programs_of_new() -> Iterator[tuple[Asked, Program]]:
    for asked in _new:
        with suppress(*_REFUSED):
            pattern, flags = asked
            right = re.compile(pattern, flags)
            parsed = import_module("re._parser").parse(pattern, flags)
            numbers = import_module("re._compiler")._code(parsed, flags)  # noqa: SLF001
            code = array("I", numbers).tobytes()
            program = (right.flags, code, right.groups, dict(right.groupindex))
            # The engine compares the programs themselves.
            if _from_program(pattern, program) == right:
                yield asked, program
