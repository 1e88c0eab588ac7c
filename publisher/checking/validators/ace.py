"""Ace by DAISY, the checker of accessibility, run on books where it and a browser are installed.

It comes with the npm package ``@daisy/ace-cli`` and needs Chromium; neither is downloaded.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from publisher.checking.rule import Rule
from publisher.checking.validators.validator import (
    Finished,
    NoAnswerError,
    Validator,
    run_program,
)
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.structs import frozen

ACE = Validator(
    "Ace",
    needs="Chromium, Node and the npm package @daisy/ace-cli",
    install=(
        "apt-get install chromium nodejs npm; npm install --global --ignore-scripts @daisy/ace-cli"
    ),
    without="without --full the check does without it",
)
UNREAD = Rule("epub/ace")
PATIENCE = 900.0  # seconds for one book, which takes some three; the checker has been seen to hang

_SCRIPT = Path(__file__).with_name("ace.cjs")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# How axe-core grades what it finds: minor, moderate, serious, critical.
_SERIOUS = {"critical", "serious"}
Book = tuple[Path, str]


@frozen
class Ace:
    """How Ace is run: Node, the command of Ace, and the environment that names the browser."""

    node: str
    command: str
    environment: tuple[tuple[str, str], ...]


def find_ace(environment: Mapping[str, str], modules: Iterable[Path] = ()) -> Ace | None:
    """Return Ace as it is installed, None where it or a browser is missing.

    It is looked for on the path and in folders of npm (``node_modules``).
    """
    path = environment.get("PATH", "")
    places = [str(folder / ".bin") for folder in modules]
    command = shutil.which("ace-cli", path=":".join((*places, path)))
    browser = next((b for name in _BROWSERS if (b := shutil.which(name, path=path))), None)
    node = shutil.which("node", path=path)
    if command is None or browser is None or node is None:
        return None
    settings = {**environment, "PUPPETEER_EXECUTABLE_PATH": browser}
    return Ace(node, command, tuple(settings.items()))


def run_ace(ace: Ace, books: Sequence[Book]) -> tuple[tuple[Finding, ...], ...]:
    """Return what Ace says of each book, given by its path and its path as people see it.

    One browser serves all of them. A book at which Ace fails has the finding that there is no
    answer, and Ace goes on with the next; only where it does not even start is that true of all.
    """
    said: list[tuple[Finding, ...]] = []
    while len(said) < len(books):
        said += _judged(ace, books[len(said) :])
    return tuple(said)


def _judged(ace: Ace, books: Sequence[Book]) -> Iterator[tuple[Finding, ...]]:
    """Yield what one run says of books: of all up to the first at which it failed, or of all."""
    with TemporaryDirectory() as folder:
        reason = _run(ace, Path(folder), [path for path, _ in books])
        for number, book in enumerate(books):
            report, begun = Path(folder, f"{number}.json"), Path(folder, f"{number}.begun")
            if report.is_file():
                yield _read(ace, report, book)
            else:
                yield (_failed(ace, reason, book),)
                if begun.is_file():
                    return


def _run(ace: Ace, folder: Path, paths: list[Path]) -> str:
    """Let Ace write its reports into a folder; return why there are not more of them."""
    command = (ace.node, str(_SCRIPT), ace.command, f"{PATIENCE:g}", str(folder), *map(str, paths))
    try:
        # The script itself gives up a book after its time; this is for a script that is stuck.
        finished = run_program(command, PATIENCE * (len(paths) + 1), dict(ace.environment))
    except NoAnswerError as error:
        return str(error)
    return finished.reason()


def _read(ace: Ace, report: Path, book: Book) -> tuple[Finding, ...]:
    answer = Finished(0, report.read_bytes(), b"")
    try:
        return answer.read(lambda said: tuple(_findings(json.loads(said), book[1])))
    except NoAnswerError as error:
        return (_failed(ace, str(error), book),)


def _failed(ace: Ace, reason: str, book: Book) -> Finding:
    return ACE.failed(reason, book[1], (ace.command, book[0]))


def _findings(report: dict[str, Any], shown: str) -> Iterator[Finding]:
    if "error" in report:
        yield UNREAD.broken(f"Ace cannot read this book: {report['error']}", shown)
        return
    for subject in report["assertions"]:
        inside = str(subject["earl:testSubject"]["url"]).removeprefix("/")
        for assertion in subject["assertions"]:
            yield _finding(assertion, Place(f"{shown}/{inside}", 1, 1))


def _finding(assertion: dict[str, Any], place: Place) -> Finding:
    test, result = assertion["earl:test"], assertion["earl:result"]
    serious = test["earl:impact"] in _SERIOUS
    said = " ".join(str(result["dct:description"]).split())
    where = str(result.get("html", ""))
    return Finding(
        "epub/ace",
        Severity.ERROR if serious else Severity.WARNING,
        f"{test['dct:title']}: {said}{f' ({where})' if where else ''}",
        test["help"]["dct:description"],
        place,
    )
