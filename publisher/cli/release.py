"""``publisher release``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from publisher.cli.arguments import AsJson, House, Language, Names, find_house
from publisher.cli.output import (
    counted,
    finding_as_json,
    print_columns,
    print_findings,
    print_json,
    print_words,
    size,
)
from publisher.errors import UsageError
from publisher.model.findings import Severity

if TYPE_CHECKING:
    from publisher.pipeline.releasing import KeptRelease, Releasing

EXAMPLES = (
    "publisher release tarov.sv --dry-run",
    "publisher release tarov.sv",
    "publisher release --list",
)
REFUSED = 1  # the exit code of what is not for publication


def release(
    names: Names = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List what was released; say what was changed since.")
    ] = False,
    language: Language = None,
    house: House = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Keep the finished files of a work or an edition as they are published.

    They go to releases/NAME.LANG/NUMBER, with their SHA-256, the date, the manuscript, and how its
    text differs from the last release. NUMBER is “edition” in the manifest, otherwise 1. A book
    that is not up to date, has errors, must not be published yet or was released under this
    number is refused.
    """
    from publisher.pipeline.releasing import kept_releases, release_books

    root = find_house(house)
    if listed:
        _print_kept(kept_releases(root, tuple(names or ())), as_json=as_json)
        return
    if not names:
        raise UsageError("which work or edition?", hint="“publisher list” names them")
    done = release_books(root, tuple(names), language, dry=dry_run)
    if as_json:
        findings = [finding_as_json(finding) for finding in done.findings]
        print_json({"releases": [_as_json(one) for one in done.value], "findings": findings})
    else:
        print_findings(done.findings, Severity.NOTE)
        for one in done.value:
            _print(one, "would be released as" if dry_run else "is released as")
    if any(one.obstacles for one in done.value):
        raise typer.Exit(REFUSED)


def _print(done: Releasing, verb: str) -> None:
    book = f"{done.release.name}.{done.release.language}"
    if done.obstacles:
        typer.secho(f"{book}: not released", err=True, fg="red")
        for obstacle in done.obstacles:
            print_words(f"    {obstacle.reason}\n    hint: {obstacle.remedy}", err=True)
        return
    typer.echo(f"{book} {verb} {done.release.folder}, {done.release.date}")
    print_columns([("", file.name, size(file.size), file.sha256) for file in done.release.files])
    if done.since:
        lines = f"{counted(done.added, 'line')} added, {done.removed} removed"
        typer.echo(f"  the text since number {done.since}: {lines}")


def _print_kept(kept: tuple[KeptRelease, ...], *, as_json: bool) -> None:
    if as_json:
        print_json([{**asdict(one.release), "changed": list(one.changed)} for one in kept])
    else:
        print_columns([_row(one) for one in kept])
    if any(one.changed for one in kept):
        raise typer.Exit(REFUSED)


def _row(kept: KeptRelease) -> tuple[str, ...]:
    release_ = kept.release
    changed = f"changed or missing: {', '.join(kept.changed)}" if kept.changed else "as released"
    return (
        f"{release_.name}.{release_.language}",
        release_.number,
        release_.date,
        counted(len(release_.files), "file"),
        changed,
        release_.folder,
    )


def _as_json(done: Releasing) -> dict[str, Any]:
    refused = bool(done.obstacles)
    return {**asdict(done), "folder": done.release.folder, "released": not refused}
