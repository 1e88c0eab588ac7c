"""How far the work is: a bar on a terminal, plain lines elsewhere, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

import typer


class Step(Protocol):
    """What is told after each step of the work."""

    @property
    def what(self) -> str:
        """What has just been done."""

    @property
    def done(self) -> int:
        """How many steps are behind."""

    @property
    def of(self) -> int:
        """How many steps there are."""


@contextmanager
def progress() -> Iterator[Callable[[Step], None]]:
    """Give a function to be told of each step."""
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
