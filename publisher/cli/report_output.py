"""A report of what was made is printed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer

from publisher.cli.output import (
    counted,
    error_as_json,
    finding_as_json,
    print_columns,
    print_error,
    print_findings,
    print_json,
    print_words,
    product_as_json,
    product_row,
)
from publisher.model.findings import Severity
from publisher.outputs import Product
from publisher.pipeline.reports import Failure, Report


def print_report(
    report: Report, root: Path, least: Severity, elsewhere: str = "", *, fresh: bool = True
) -> None:
    """Print findings and failures on standard error, then one line for each product.

    Findings in texts are printed if they are as severe as ``least``; ``elsewhere`` says where the
    others stand. Paths of products are those from the current folder on, by way of ``root``.
    Without ``fresh``, those that were up to date are left out.
    """
    print_findings(report.findings, Severity.NOTE)
    print_findings(report.in_texts, least, elsewhere)
    print_failures(report.failures)
    print_unfit(report.unfit)
    for path in report.removed:
        typer.echo(f"removed, as the house no longer has the book: {path}", err=True)
    listed = [p for p in report.products if fresh or p.path in report.made]
    print_columns([product_row(p, _state(report, p), str(root / p.path)) for p in listed])


def print_failures(failures: Iterable[Failure]) -> None:
    """Print each error once, with the first thing that it kept from being made, and how many more."""
    together: dict[str, list[Failure]] = {}
    for failure in failures:
        together.setdefault(_said(failure), []).append(failure)
    for first, *others in together.values():
        name = f"{first.name} and {len(others)} more" if others else first.name
        print_error(first.error, name, placed=not _is_its_place(first))


def _said(failure: Failure) -> str:
    """Return what is said of a failure, without its place where that is what was to be made."""
    error = failure.error
    return f"{error.message}\n{error.hint}" if _is_its_place(failure) else str(error)


def _is_its_place(failure: Failure) -> bool:
    """Tell whether an error stands in the very file that was to be made."""
    return Path(failure.name).name == failure.error.place


def print_reasons(report: Report, root: Path) -> None:
    """Say of each text and product that is made why: a line for its path, one for each reason."""
    for path, reasons in report.reasons.items():
        typer.echo(f"{root / path}: made, because")
        for reason in reasons:
            typer.echo(f"    {reason}")


def print_summary(report: Report, root: Path, seconds: float) -> None:
    """Say on standard error what came of a build, how long it took, and what to look at."""
    made = [p for p in report.products if p.path in report.made]
    fresh = len(report.products) - len(made)
    said = [f"{counted(len(made), 'book')} built"] if made else ["nothing to build"]
    said += [f"{fresh} up to date"] if fresh else []
    said += [f"{len(report.failures)} failed"] if report.failures else []
    pages = next((p for p in made if p.pages is not None), None) or next(iter(made), None)
    look = f"; look at {root / pages.path}" if pages else ""
    print_words(f"{', '.join(said)}, in {seconds:.1f} s{look}", err=True)


def print_unfit(sources: tuple[str, ...]) -> None:
    """Say on standard error that the books of some sources must not be published yet."""
    if sources:
        named = ", ".join(sources)
        print_words(f"not for publication while errors stand in {named}", err=True, colour="red")


def print_report_as_json(report: Report) -> None:
    """Print the whole report as JSON."""
    print_json(report_as_json(report))


def report_as_json(report: Report) -> dict[str, Any]:
    """Return the whole report as JSON has it."""
    return {
        "products": [product_as_json(p, _state(report, p)) for p in report.products],
        "not_for_publication": list(report.unfit),
        "removed": list(report.removed),
        "failures": [error_as_json(f.name, f.error) for f in report.failures],
        "findings": [finding_as_json(f) for f in (*report.findings, *report.in_texts)],
        **({"why": {p: list(r) for p, r in report.reasons.items()}} if report.reasons else {}),
    }


def exit_with(exit_code: int) -> None:
    """End the command with an exit code other than 0."""
    if exit_code:
        raise typer.Exit(exit_code)


def _state(report: Report, product: Product) -> str:
    return "built" if product.path in report.made else "fresh"
