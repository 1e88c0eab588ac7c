"""Progress on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from publisher.pipeline.reports import Step, Watch


# Pages; a file of 2,000 is told in 20 lines.
PAGES_A_LINE = 100


@contextmanager
def progress() -> Iterator[Watch]:
    """Yield a function that shows a step; it is called when the step is done."""
    if sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        yield lambda step: typer.echo(f"[{step.done}/{step.of}] {step.what}", err=True)


@contextmanager
def page_progress() -> Iterator[Watch]:
    """Yield a function that shows a page that was read; where no bar can be seen, every hundredth."""
    if sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        yield _every_hundredth


def _every_hundredth(step: Step) -> None:
    if step.done and step.done % PAGES_A_LINE == 0:
        typer.echo(f"[page {step.done} of {step.of}] {step.what}", err=True)


@contextmanager
def _bar() -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    # Shown with each step, not by a thread of its own: with one no process could be forked.
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bar:
        task = bar.add_task("getting ready", total=None)
        bar.refresh()

        def show(step: Step) -> None:
            bar.update(
                task, refresh=True, completed=step.done, total=step.of, description=step.what
            )

        yield show
