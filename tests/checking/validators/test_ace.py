"""Ace judges many books in one browser; where it fails at one, the others are judged none the less."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.checking.validators import ace
from publisher.model.findings import Severity
from tests.checking.validators.programs import program

NAMES = ("first", "second", "third")
SOUND = '{"assertions": []}'
# For each book: it is begun, and unless it is the bad one it is judged.
JUDGING = (
    'folder="$4"; shift 4; n=0',
    'for book in "$@"; do',
    '    : > "$folder/$n.begun"',
    '    case "$book" in *second*) {};; esac',
    f"    echo '{SOUND}' > \"$folder/$n.json\"; n=$((n + 1))",
    "done",
)


def node(folder: Path, *lines: str) -> ace.Ace:
    """Return Ace with a program in the place of Node."""
    return ace.Ace(str(program(folder / "node", *lines)), "ace-cli", ())


def judged(found: ace.Ace, folder: Path) -> dict[str, list[str]]:
    """Return the messages about each book, each of them an error of Ace's."""
    said = ace.run_ace(found, [(folder / name, name) for name in NAMES])
    for name, findings in zip(NAMES, said, strict=True):
        assert {finding.place.source for finding in findings} <= {name}
        assert {finding.severity for finding in findings} <= {Severity.ERROR}
        assert {finding.code for finding in findings} <= {"checking/validator-failed"}
    return {n: [f.message for f in found] for n, found in zip(NAMES, said, strict=True)}


def lines_with(fault: str) -> tuple[str, ...]:
    return tuple(line.replace("{}", fault, 1) for line in JUDGING)


def test_sound_books_have_no_findings(tmp_path: Path) -> None:
    assert judged(node(tmp_path, *lines_with(":")), tmp_path) == {name: [] for name in NAMES}


def test_a_crash_costs_the_book_that_was_being_judged(tmp_path: Path) -> None:
    crashing = node(tmp_path, *lines_with("echo 'Target closed' >&2; exit 1"))
    assert judged(crashing, tmp_path) == {
        "first": [],
        "second": ["Ace gave no answer: it ended with exit code 1: Target closed"],
        "third": [],
    }


def test_a_book_at_which_it_hangs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ace, "PATIENCE", 0.5)
    said = judged(node(tmp_path, *lines_with("sleep 60")), tmp_path)
    assert (said["first"], said["third"]) == ([], [])
    assert said["second"][0].startswith("Ace gave no answer: it took more than ")


@pytest.mark.parametrize("report", ["{", "[]", '{"assertions": [{}]}', '{"assertions": 1}'])
def test_a_report_that_cannot_be_read_is_told(tmp_path: Path, report: str) -> None:
    fault = f"echo '{report}' > \"$folder/$n.json\"; n=$((n + 1)); continue"
    said = judged(node(tmp_path, *lines_with(fault)), tmp_path)
    assert (said["first"], said["third"]) == ([], [])
    assert said["second"][0].startswith("Ace gave no answer: its answer cannot be read")


def test_an_ace_that_does_not_start_is_asked_once(tmp_path: Path) -> None:
    broken = node(tmp_path, f"echo x >> {tmp_path}/runs", "echo 'Cannot find module' >&2", "exit 1")
    said = judged(broken, tmp_path)
    assert {len(messages) for messages in said.values()} == {1}
    assert "Cannot find module" in said["third"][0]
    assert (tmp_path / "runs").read_text() == "x\n"


def test_a_node_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = ace.Ace(str(tmp_path / "gone"), "ace-cli", ())
    assert "cannot be started" in judged(gone, tmp_path)["first"][0]


def test_ace_is_missing_without_a_browser(tmp_path: Path) -> None:
    for name in ("node", "ace-cli"):
        program(tmp_path / name)
    assert ace.find_ace({"PATH": str(tmp_path)}) is None
    program(tmp_path / "chromium")
    assert ace.find_ace({"PATH": str(tmp_path)}) is not None
    assert "npm install" in ace.ACE.missing().hint
