"""``publisher watch``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publisher.cli.arguments import SOME_FORMATS, House, Language, Names, find_house
from publisher.cli.output import counted, print_error, print_findings
from publisher.cli.report_output import print_failures
from publisher.errors import UsageError
from publisher.model.findings import Finding, Severity
from publisher.model.formats import Format
from publisher.pipeline.reports import Report, Step

if TYPE_CHECKING:
    from publisher.pipeline.showing import Showing
    from publisher.pipeline.watching import Rebuilt

EXAMPLES = (
    "publisher watch",
    "publisher watch tarov --format html",
    "publisher watch --serve",
)
NAMED = 6  # books that a line names: two in three formats each
PORT = 4321  # of the server, unless a person names another; above those that systems keep


def watch(
    names: Names = None,
    language: Language = None,
    forms: Annotated[
        list[Format] | None,
        typer.Option("--format", metavar=SOME_FORMATS, help="Only this format; may be repeated."),
    ] = None,
    house: House = None,
    serve: Annotated[
        bool,
        typer.Option("--serve", help="Show the books in a browser, which follows each save."),
    ] = False,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            min=0,
            max=65535,
            metavar="N",
            help=f"Serve on this port; 0 takes any that is free.  [default: {PORT}]",
        ),
    ] = None,
) -> None:
    """Build what a saved file changes, as long as you work on a house.

    A line says what was built, and how long it took; errors come before it, each once as long as
    it stands. Ctrl-C ends it. What is loaded stays loaded, so that this is faster than building
    again and again.

    With --serve, a browser on this machine shows what is there: web pages, proofs, files to open.
    Pages that are open are loaded again when they have been built anew.
    """
    from publisher.pipeline.requests import BuildRequest
    from publisher.pipeline.watching import watch_house

    if port is not None and not serve:
        raise UsageError("--port is for --serve", hint="give both, or neither")
    root = find_house(house)
    # In this process alone: others would have to load everything anew for each save.
    request = BuildRequest(tuple(names or ()), language, tuple(forms or ()), jobs=1)
    typer.echo(f"watching {root.resolve().name}; Ctrl-C ends it", err=True)
    with _showing(root, PORT if port is None else port) if serve else nullcontext() as shown:
        told: frozenset[Finding] = frozenset()
        for rebuilt in watch_house(root, request, _unwatched):
            told = _print(rebuilt, root, told)
            if shown is not None:
                shown.take(rebuilt)


@contextmanager
def _showing(root: Path, port: int) -> Iterator[Showing]:
    from publisher.pipeline.showing import showing  # the server's libraries, for who serves alone

    with showing(root, port) as shown:
        typer.echo(f"open {shown.server.address} in a browser", err=True)
        yield shown


def _unwatched(_: Step) -> None:
    """Watch nothing: the line that follows says it all."""


def _print(rebuilt: Rebuilt, root: Path, told: frozenset[Finding]) -> frozenset[Finding]:
    """Say what was built, with the findings that were not ``told`` before; return all there are."""
    saved = f"{', '.join(rebuilt.files)}: " if rebuilt.files else ""
    if not isinstance(rebuilt.result, Report):
        print_error(rebuilt.result)
        typer.echo(f"{saved}nothing built, {rebuilt.seconds:.1f} s")
        return told
    report = rebuilt.result
    found = (*report.findings, *report.in_texts)
    print_findings((one for one in found if one not in told), Severity.ERROR)
    print_failures(report.failures)
    made = [product for product in report.products if product.path in report.made]
    books = ", ".join(str(root / product.path) for product in made[:NAMED])
    books += f" and {len(made) - NAMED} more" if len(made) > NAMED else ""
    typer.echo(
        f"{saved}{counted(len(made), 'book')} built in {rebuilt.seconds:.1f} s  {books}".rstrip()
    )
    return frozenset(found)
