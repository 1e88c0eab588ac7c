"""``publisher doctor``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from publisher.cli.arguments import AsJson
from publisher.cli.output import print_columns, print_json

if TYPE_CHECKING:
    from publisher.pipeline.installation import Part

EXAMPLES = ("publisher doctor", "publisher doctor --json")


def doctor(as_json: AsJson = False) -> None:
    """List what is installed and what is missing, what each part is for, and what installs it.

    The exit code is 1 where something is missing without which nothing works.
    """
    from publisher.cli.report_output import exit_with
    from publisher.pipeline.installation import Need, installation

    parts = installation()
    missing = [part for part in parts if not part.found]
    if as_json:
        print_json([asdict(part) for part in parts])
    else:
        print_columns([_row(part) for part in parts])
        for part in missing:
            typer.echo(f"\n{part.name} ({part.need}): {part.purpose}\n    {part.install}")
        if not missing:
            typer.echo("\nnothing is missing")
    exit_with(int(any(part.need is Need.NEEDED for part in missing)))


def _row(part: Part) -> tuple[str, ...]:
    return (
        "there" if part.found else "missing",
        part.need.value,
        part.name,
        part.found,
        part.purpose,
    )
