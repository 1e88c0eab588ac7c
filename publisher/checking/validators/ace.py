"""Ace by DAISY, the checker of accessibility, run on books where it and a browser are installed.

It comes with the npm package ``@daisy/ace-cli`` and needs Chromium; neither is downloaded.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from publisher.errors import PublisherError
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place

INSTALL = (
    "apt-get install chromium nodejs npm; npm install --global --ignore-scripts @daisy/ace-cli"
)
# Nobody waits longer for one book; the checker has been seen to hang.
PATIENCE = 900
_SCRIPT = Path(__file__).with_name("ace.cjs")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SERIOUS = {"critical", "serious"}


@dataclass(frozen=True, slots=True)
class Ace:
    """The command that runs Ace, and the environment it is run in."""

    command: Path
    environment: tuple[tuple[str, str], ...]


def find_ace(environment: Mapping[str, str], modules: Iterable[Path] = ()) -> Ace | None:
    """Return Ace as it is installed, None where it or a browser is missing.

    It is looked for on the path and in folders of npm (``node_modules``).
    """
    path = environment.get("PATH", "")
    places = [str(folder / ".bin") for folder in modules]
    command = shutil.which("ace-cli", path=":".join((*places, path)))
    browser = next((b for name in _BROWSERS if (b := shutil.which(name, path=path))), None)
    if command is None or browser is None or shutil.which("node", path=path) is None:
        return None
    settings = {**environment, "PUPPETEER_EXECUTABLE_PATH": browser}
    return Ace(Path(command), tuple(settings.items()))


def run_ace(ace: Ace, books: Iterable[tuple[Path, str]]) -> tuple[Finding, ...]:
    """Return what Ace finds wrong in books, each given by its path and its path as people see it.

    One browser serves all of them. Raises PublisherError where Ace gives no answer.
    """
    paths, shown = zip(*books, strict=True)
    with TemporaryDirectory() as folder:
        command = ["node", str(_SCRIPT), str(ace.command), folder, *map(str, paths)]
        try:
            done = subprocess.run(  # noqa: S603 - the command is our own, paths are one argument each
                command,
                env=dict(ace.environment),
                capture_output=True,
                timeout=PATIENCE * len(paths),
                check=False,
            )
            done.check_returncode()
        except (OSError, subprocess.SubprocessError) as error:
            raise PublisherError("Ace gave no answer", hint=INSTALL, place=shown[0]) from error
        reports = [json.loads((Path(folder) / f"{n}.json").read_bytes()) for n in range(len(paths))]
    return tuple(f for said in zip(reports, shown, strict=True) for f in _findings(*said))


def _findings(report: dict[str, Any], shown: str) -> Iterator[Finding]:
    if "error" in report:
        yield _unread(report["error"], shown)
    for subject in report.get("assertions", ()):
        inside = str(subject["earl:testSubject"]["url"]).removeprefix("/")
        for assertion in subject["assertions"]:
            yield _finding(assertion, Place(f"{shown}/{inside}", 1, 1))


def _unread(error: str, shown: str) -> Finding:
    message, hint = f"Ace cannot read this book: {error}", "mend what the other checks found"
    return Finding("epub/ace", Severity.ERROR, message, hint, Place(shown, 1, 1))


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
