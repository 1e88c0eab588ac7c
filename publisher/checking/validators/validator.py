"""What all validators have in common: how they are run, and how it is told that one says nothing."""

from __future__ import annotations

import os
import shlex
import signal
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from typing import TypeVar

from publisher.checking.rule import Rule
from publisher.model.findings import Finding
from publisher.structs import frozen

T = TypeVar("T")

_LONGEST = (
    200  # characters of the last line that a failed program wrote; it is one line of a finding
)


class NoAnswerError(Exception):
    """A validator gave no answer; the message says why, as a sentence that begins with “it”."""


@frozen
class Validator:
    """A checker by other people.

    ``needs`` names what must be installed, ``install`` is a command that installs it, ``without``
    says how to check without it.
    """

    name: str
    needs: str
    install: str
    without: str

    def missing(self) -> Finding:
        """Return the finding that the validator is not installed; it stands where a file would."""
        hint = f"{self.install} ({self.without})"
        rule = Rule("checking/validator-missing", hint)
        return rule.broken(f"{self.name} was not run: it needs {self.needs}", self.name)

    def failed(self, reason: object, shown: str, command: Iterable[object]) -> Finding:
        """Return the finding that the validator gave no answer about a file.

        ``command`` is what was run, to be repeated by hand.
        """
        hint = f"to see why: {shlex.join(map(str, command))} ({self.without})"
        rule = Rule("checking/validator-failed", hint)
        return rule.broken(f"{self.name} gave no answer: {reason}", shown)

    def ask(
        self,
        command: Sequence[str],
        path: Path,
        shown: str,
        read: Callable[[bytes], tuple[Finding, ...]],
        patience: float,
    ) -> tuple[Finding, ...]:
        """Return what a command says of a file, or the finding that it gave no answer.

        ``read`` makes findings of its standard output; ``patience`` is in seconds.
        """
        whole = (*command, str(path))
        try:
            return run_program(whole, patience).read(read)
        except NoAnswerError as error:
            return (self.failed(error, shown, whole),)


@frozen
class Finished:
    """What came of a program: its exit code (below 0: a signal), what it wrote, its complaints."""

    code: int
    output: bytes
    complaints: bytes

    def read(self, reader: Callable[[bytes], T]) -> T:
        """Return what the reader makes of the output; raise NoAnswerError where it can make nothing."""
        try:
            return reader(self.output)
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise NoAnswerError(self.reason()) from error

    def reason(self) -> str:
        """Return why there is no answer, with the last line that the program complained in."""
        ended = f"it ended with exit code {self.code}" if self.code else "its answer cannot be read"
        if self.code < 0:
            ended = f"it was ended by signal {-self.code}"
        lines = self.complaints.decode("utf-8", "replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
        return f"{ended}: {said[-1][:_LONGEST]}" if said else ended


def run_program(
    command: Sequence[str], patience: float, environment: Mapping[str, str] | None = None
) -> Finished:
    """Run a program to its end; ``patience`` is in seconds, the environment else that of this one.

    Raises NoAnswerError for a program that cannot be started or takes longer; then all that it
    started is ended too (browsers outlive the program that opened them).
    """
    try:
        process = Popen(  # noqa: S603 - commands were found by us, paths are one argument each
            command,
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=PIPE,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise NoAnswerError(f"it cannot be started: {error.strerror}") from error
    with process:
        try:
            output, complaints = process.communicate(timeout=patience)
        except (TimeoutExpired, KeyboardInterrupt) as error:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            if isinstance(error, KeyboardInterrupt):
                raise
            raise NoAnswerError(f"it took more than {patience:g} seconds") from error
    return Finished(process.returncode, output, complaints)
