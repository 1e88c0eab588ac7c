"""Ace by DAISY, the checker of accessibility, run on one book where it and a browser are installed.

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

INSTALL = "npm install @daisy/ace-cli (with PUPPETEER_SKIP_DOWNLOAD=1), and a Chromium"
# Nobody waits longer for one book; the checker has been seen to hang.
PATIENCE = 900
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
    settings = {"PUPPETEER_EXECUTABLE_PATH": browser, "ACE_TIMEOUT_INITIAL": "60000"}
    return Ace(Path(command), tuple({**environment, **settings}.items()))


def run_ace(ace: Ace, path: Path, shown: str) -> tuple[Finding, ...]:
    """Return what Ace finds wrong in a book; raise PublisherError where it gives no answer."""
    with TemporaryDirectory() as folder:
        try:
            subprocess.run(  # noqa: S603 - the command was found by us, paths are one argument each
                [str(ace.command), "-f", "-s", "-o", folder, str(path)],
                env=dict(ace.environment),
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
            report = json.loads((Path(folder) / "report.json").read_bytes())
        except (OSError, subprocess.TimeoutExpired, ValueError) as error:
            raise PublisherError("Ace gave no answer", hint=INSTALL, place=shown) from error
    return tuple(_findings(report, shown))


def _findings(report: dict[str, Any], shown: str) -> Iterator[Finding]:
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
