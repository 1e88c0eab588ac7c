"""A report of what was made is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from publisher.cli.output import (
    error_as_json,
    finding_as_json,
    product_as_json,
    product_row,
    tell_columns,
    tell_error,
    tell_findings,
    tell_json,
)
from publisher.model.findings import Severity
from publisher.outputs import Product
from publisher.pipeline.reports import Report


def tell_report(report: Report, root: Path, least: Severity, elsewhere: str = "") -> None:
    """Tell of findings and failures, then print one line for each product.

    Findings in texts are told if they are as severe as ``least``; ``elsewhere`` says where the
    others stand.
    """
    tell_findings(report.findings, Severity.NOTE)
    tell_findings(report.in_texts, least, elsewhere)
    for failure in report.failures:
        tell_error(failure.error, failure.name)
    rows = [product_row(p, _state(report, p), str(root / p.path)) for p in report.products]
    tell_columns(rows)


def tell_report_as_json(report: Report) -> None:
    """Print the whole report as JSON."""
    tell_json(report_as_json(report))


def report_as_json(report: Report) -> dict[str, Any]:
    """Return the whole report as JSON has it."""
    return {
        "products": [product_as_json(p, _state(report, p)) for p in report.products],
        "failures": [error_as_json(f.name, f.error) for f in report.failures],
        "findings": [finding_as_json(f) for f in (*report.findings, *report.in_texts)],
    }


def leave(exit_code: int) -> None:
    """End the command with an exit code other than 0."""
    if exit_code:
        raise typer.Exit(exit_code)


def _state(report: Report, product: Product) -> str:
    return "built" if product.path in report.made else "fresh"
