"""``publisher doubts``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from publisher.cli.arguments import AsJson, House, Jobs, Language, Names, find_house
from publisher.cli.excerpt_output import excerpt_as_json, print_excerpt
from publisher.cli.output import (
    error_as_json,
    finding_as_json,
    print_error,
    print_findings,
    print_json,
    print_words,
)
from publisher.cli.reasons_output import print_reasons, reasons_as_json
from publisher.cli.ruling_output import command_of
from publisher.errors import UsageError
from publisher.model.doubts import DOUBTFUL
from publisher.model.findings import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.pipeline.doubts import Entry, Queue

EXAMPLES = (
    "publisher doubts",
    "publisher doubts the-first-sheet.en --below 0.9 --limit 20",
    "publisher doubts the-first-sheet.en --ask",
    "publisher doubts the-first-sheet.en --explain 27",
    "publisher doubts --json",
)


def doubts(  # noqa: PLR0913 - every parameter is an option
    names: Names = None,
    language: Language = None,
    below: Annotated[
        float,
        typer.Option(
            "--below",
            min=0.0,
            max=1.0,
            metavar="CONFIDENCE",
            help="Only what is less certain than this.",
        ),
    ] = DOUBTFUL,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help="At most this many.")
    ] = None,
    explain: Annotated[
        int | None,
        typer.Option(
            "--explain", min=1, metavar="N", help="Only say why line N of one text is what it is."
        ),
    ] = None,
    asking: Annotated[
        bool,
        typer.Option("--ask", help="Ask about one after the other, and write each answer at once."),
    ] = False,
    house: House = None,
    jobs: Jobs = None,
    as_json: AsJson = False,
) -> None:
    """List the places where the program may have decided wrongly, the worst first.

    Each is shown with its lines, with what speaks for and against the decision, and with the
    command that would put it right. What a ruling has settled is no longer listed. With --ask
    each is a question: y says that it is right as it is, n that it is wrong; both are written to
    LANG.rulings.toml beside the source, u takes the last answer back, s leaves a doubt for later.
    """
    from publisher.cli.report_output import exit_with
    from publisher.pipeline.doubts import Query, queue_of_house

    if explain is not None:
        _explain(find_house(house), names or [], explain, as_json=as_json)
        return
    query = Query(tuple(names or ()), language, below, limit, jobs)
    queue = queue_of_house(find_house(house), query)
    if as_json:
        _print_as_json(queue)
    elif asking:
        _ask(queue)
    else:
        _print(queue, below)
    exit_with(queue.exit_code)


def _explain(house: Path, names: list[str], line: int, *, as_json: bool) -> None:
    from publisher.pipeline.explaining import explain_line

    if len(names) != 1:
        raise UsageError("which text is meant?", hint="name one text before --explain")
    found = explain_line(house, names[0], line)
    reasons = found.reasons
    if as_json:
        print_json({"file": found.place.source, "line": line, **reasons_as_json(reasons)})
        return
    typer.echo(
        f"{found.place}: {reasons.role}, {reasons.chance:.0%} sure; or {reasons.rival},"
        f" {reasons.rival_chance:.0%}"
    )
    print_excerpt(found.lines)
    print_reasons(reasons)


def _ask(queue: Queue) -> None:
    from publisher.cli.asking import ask

    print_findings(queue.findings, Severity.NOTE)
    for failure in queue.failures:
        print_error(failure.error, failure.name)
    ask(queue.entries)


def _print(queue: Queue, below: float) -> None:
    print_findings(queue.findings, Severity.NOTE)
    for failure in queue.failures:
        print_error(failure.error, failure.name)
    for entry in queue.entries:
        doubt = entry.doubt
        print_words(f"{doubt.place}: {doubt.topic}, {doubt.confidence:.0%} sure: {entry.question}")
        for lines in entry.lines:
            print_excerpt(lines)
        if entry.reasons is not None:
            print_reasons(entry.reasons)
        commands = (command_of(ruling, entry.text) for ruling in entry.proposals)
        typer.echo("".join(f"    {command}\n" for command in commands))
    shown = f"{len(queue.entries)} of " if len(queue.entries) < queue.total else ""
    noun = "doubt" if queue.total == 1 else "doubts"
    typer.echo(f"{shown}{queue.total} {noun} below {100 * below:g} %", err=True)


def _print_as_json(queue: Queue) -> None:
    print_json(
        {
            "doubts": [_as_json(entry) for entry in queue.entries],
            "total": queue.total,
            "findings": [finding_as_json(finding) for finding in queue.findings],
            "failures": [error_as_json(f.name, f.error) for f in queue.failures],
        }
    )


def _as_json(entry: Entry) -> dict[str, Any]:
    doubt = entry.doubt
    return {
        "file": doubt.place.source,
        "line": doubt.place.first,
        "last_line": max(doubt.place.first, doubt.place.last),
        "kind": doubt.topic,
        "confidence": round(doubt.confidence, 4),
        "question": entry.question,
        "reasons": None if entry.reasons is None else reasons_as_json(entry.reasons),
        "lines": excerpt_as_json(entry.lines[0]),
        "places": [
            {"line": place.first, "last_line": max(place.first, place.last)}
            for place in doubt.places
        ],
        "ruling": entry.rulings,
        "commands": [command_of(ruling, entry.text) for ruling in entry.proposals],
        "rulings_file": entry.file,
    }
