"""Progress on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

import typer


class Step(Protocol):
    """A step that is done; ``publisher.pipeline.reports.Step`` without loading the pipeline."""

    @property
    def what(self) -> str:
        """Return the path that the step was about."""

    @property
    def done(self) -> int:
        """Return the number of the step, counted from 1."""

    @property
    def of(self) -> int:
        """Return the number of all steps."""


@contextmanager
def progress() -> Iterator[Callable[[Step], None]]:
    """Yield a function that shows a step; it is called when the step is done."""
    if sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        yield lambda step: typer.echo(f"[{step.done}/{step.of}] {step.what}", err=True)


@contextmanager
def _bar() -> Iterator[Callable[[Step], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(step: Step) -> None:
            bar.update(task, completed=step.done, total=step.of, description=step.what)

        yield show
