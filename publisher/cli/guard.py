"""Every error of a command ends here: in words, with an exit code, without a traceback."""

from __future__ import annotations

import functools
import os
import platform
import traceback
from collections.abc import Callable
from typing import ParamSpec

import typer

import publisher
from publisher.cli.output import error_as_json, print_error, print_json
from publisher.cli.streams import is_of_a_stream
from publisher.errors import PublisherError
from publisher.expressions import compiled

P = ParamSpec("P")
DEFECT = 70  # exit code of a defect of the program: EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it
SHOW = "PUBLISHER_TRACEBACK"  # environment variable that shows the traceback of a defect
# Lines of a traceback that name a place: in the package, anywhere.
_OURS = compiled(r'File ".*?(publisher/[^"]+)", line (\d+)')
_ANY = compiled(r'File "([^"]+)", line (\d+)')


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """Return a command that prints errors in words and exits with their code."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        # Click ends these itself; a broken pipe is a reader that has seen enough (`| head`).
        except (typer.Exit, typer.Abort, BrokenPipeError):
            raise
        except PublisherError as error:
            if kwargs.get("as_json"):
                print_json({"error": error_as_json("", error)})
            print_error(error)
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as interrupt:
            typer.echo("interrupted; what was finished stays", err=True)
            raise typer.Exit(INTERRUPTED) from interrupt
        except Exception as error:
            if os.environ.get(SHOW) or (isinstance(error, OSError) and is_of_a_stream(error)):
                raise
            _print_defect(error)
            raise typer.Exit(DEFECT) from error

    return run


def _print_defect(error: Exception) -> None:
    about = "".join(f"\n    while working on: {note}" for note in getattr(error, "__notes__", ()))
    typer.echo(
        f"publisher: this is a defect of the program, not of your texts: {type(error).__name__}: {error}\n"
        f"    in: {_last_place(error)}{about}\n"
        f"    hint: please report it with these lines, the command and, if you may, the file;\n"
        f"    {SHOW}=1 before the command shows more. publisher {publisher.__version__},"
        f" Python {platform.python_version()}, {platform.system()}",
        err=True,
    )


def _last_place(error: Exception) -> str:
    """Return the last line of our own code that an error came through, in another process too.

    What caused an error stands before it; of one from another process that is its own traceback.
    """
    # With processes the place is in the text of another traceback, so it is searched as text.
    origin = "".join(traceback.format_exception(error)).partition("\nThe above exception")[0]
    places = _OURS.findall(origin) or _ANY.findall(origin)
    return ":".join(places[-1]) if places else "unknown"
