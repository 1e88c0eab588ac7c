"""``publisher add``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from publisher.cli.arguments import (
    AsJson,
    AskPassword,
    From,
    House,
    PasswordFile,
    complete_work,
    find_house,
    password_given,
)
from publisher.cli.output import (
    counted,
    error_as_json,
    finding_as_json,
    print_columns,
    print_error,
    print_findings,
    print_json,
    print_words,
    shortened,
)
from publisher.cli.progress import page_progress
from publisher.model.findings import Severity
from publisher.model.source_kinds import NAMES, SourceKind

if TYPE_CHECKING:
    from publisher.pipeline.adding import Added
    from publisher.pipeline.reports import Failure

EXAMPLES = (
    "publisher add texts/*.txt",
    "publisher add scans-with-text/ pamphlet.pdf",
    "publisher add thesis.docx novel.epub",
    "publisher add speech.txt --dry-run",
    "publisher add toespraak.txt --work speech --language nl",
)

# Names of new texts that a line may hold; more of them are all built without names.
FEW = 4


def add(  # noqa: PLR0913 - every parameter is an option
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="Sources (texts, PDFs, Word files, e-books …), folders that hold them, or patterns.",
        ),
    ],
    house: House = None,
    work: Annotated[
        str | None,
        typer.Option(
            "--work",
            metavar="NAME",
            help="The work that the text belongs to: one of the house, to add a language to it, or a new"
            " name.  [default: made from the title]",
            autocompletion=complete_work,
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="TAG", help="The language.  [default: recognised]"),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")
    ] = False,
    kind: From = None,
    password: AskPassword = False,
    password_file: PasswordFile = None,
    as_json: AsJson = False,
) -> None:
    """Add sources to the house: texts, PDFs, and files that say their own structure.

    Each is copied byte for byte and gets a work.toml that says what was recognised in it and
    what is left to fill in. What a file is, its content tells, whatever its name. A text that is
    already in the house is not added again. Of an encrypted PDF the house gets a copy without
    encryption.
    """
    from publisher.cli.report_output import exit_with
    from publisher.pipeline.adding import Added, AddOptions
    from publisher.pipeline.adding import add as add_texts
    from publisher.pipeline.finding_sources import source_files

    results: list[dict[str, Any]] = []
    exit_code = 0
    secret = password_given(password, password_file)
    options = AddOptions(language, work, dry=dry_run, password=secret, kind=kind)
    with page_progress() as watch:
        for result in add_texts(find_house(house), source_files(files), options, watch):
            results.append(_shown(result, quiet=as_json, dry=dry_run))
            if not isinstance(result, Added):
                exit_code = exit_code or result.error.exit_code
    if as_json:
        print_json(results)
    elif not dry_run and (names := _names(results)):
        typer.echo(f"next: publisher build {' '.join(names)}", err=True)
    exit_with(exit_code)


def _names(results: list[dict[str, Any]]) -> list[str]:
    """Return the texts that came into the house, a few at most."""
    new = [one for one in results if "source" in one and not one["known"]]
    names = [f"{one['work']}.{one['language']}" for one in new]
    return names if len(names) <= FEW else []


def _shown(result: Added | Failure, *, quiet: bool, dry: bool) -> dict[str, Any]:
    """Print what became of a file, and return it as JSON has it; errors are always printed."""
    from publisher.pipeline.reports import Failure

    if isinstance(result, Failure):
        print_error(result.error, result.name)
        return error_as_json(result.name, result.error)
    if not quiet:
        _print(result, dry=dry)
    return _as_json(result)


def _print(added: Added, *, dry: bool) -> None:
    if added.known:
        typer.echo(f"{added.name}: is already in the house, as {added.source}")
        return
    verb = "would become" if dry else "is now"
    kind = _kind(added)
    typer.echo(f"{added.name}{kind or ':'} {verb} {added.source}")
    if added.opened:
        typer.echo("  it was encrypted: the house has a copy that opens without a password")
    print_columns(
        [("", fact.key, shortened(fact.value), f"({fact.found})") for fact in added.facts]
    )
    if added.left:
        manifest = Path(added.source).with_name("work.toml").as_posix()
        print_words(f"  left to fill in, in {manifest}: {', '.join(added.left)}")
    print_findings(added.findings, Severity.WARNING)


def _kind(added: Added) -> str:
    """Return in words what a file is, empty of a text, which needs no words."""
    if added.pages:
        return f", a PDF of {counted(added.pages, 'page')},"
    if added.kind in (NAMES[SourceKind.TEXT], NAMES[SourceKind.MANUSCRIPT]):
        return ""
    held = f" with {counted(added.pictures, 'picture')}" if added.pictures else ""
    return f", {_article(added.kind)} {added.kind}{held},"


def _article(name: str) -> str:
    return "an" if name[0] in "OeR" and not name.startswith("re") else "a"


def _as_json(added: Added) -> dict[str, Any]:
    return {
        "name": added.name,
        "work": added.work,
        "language": added.language,
        "source": added.source,
        "known": added.known,
        "kind": added.kind,
        "pages": added.pages,
        "opened": added.opened,
        "pictures": added.pictures,
        "findings": [finding_as_json(finding) for finding in added.findings],
        "facts": [asdict(fact) for fact in added.facts],
        "left_to_fill_in": list(added.left),
    }
