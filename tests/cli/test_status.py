"""``publisher status``, and how lines and tables fit into terminals."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from publisher.cli.output import alike, broken, in_columns, print_error, print_findings
from publisher.errors import UsageError
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from tests.cli.conftest import Run

ROWS = [
    ("built", "the-first-sheet", "", "3 chapters", "build/the-first-sheet.en.epub"),
    ("x", "x", "", "x", "x"),
]


def test_a_status_tells_what_is_open_and_what_comes_next(run: Run, house: Path) -> None:
    done = run("status", "--house", house)
    assert done.exit_code == 0, done.output
    english, swedish = done.stdout.splitlines()
    assert english.startswith("the-first-sheet.en")
    assert "doubt" in english
    assert "to build" not in english
    assert english.endswith("lacks publication")
    assert "to build: epub, pdf, html" in swedish
    assert done.stderr.endswith("1 to build; next: publisher build\n")


def test_a_text_in_copyright_is_named_by_status_and_build(run: Run, house: Path) -> None:
    manifest = house / "seeds/works/the-first-sheet/work.toml"
    manifest.write_text('rights_status = "in-copyright"\n' + manifest.read_text("utf-8"), "utf-8")
    told = run("status", "the-first-sheet.en", "--house", house)
    assert "in copyright" in told.stdout
    built = run("build", "the-first-sheet.en", "--format", "txt", "--jobs", 1, "--house", house)
    assert built.exit_code == 0, built.output
    assert "rights/in-copyright" in built.stderr
    assert (
        "in copyright"
        in (house / "build/pamphlets/the-first-sheet.en.txt").read_text("utf-8").lower()
    )


def test_a_source_that_cannot_be_read_is_named(run: Run, house: Path) -> None:
    source = house / "seeds/works/the-first-sheet/sv.txt"
    source.write_bytes(b"")
    (house / "build/.state.sqlite").unlink()
    for _ in range(2):  # then it is told from the index
        told = run("status", "--house", house)
        assert "cannot be read: " in told.stdout.splitlines()[1]
        assert "2 texts, 1 that cannot be read, " in told.stderr
        assert run("build", "the-first-sheet.sv", "--house", house, "--jobs", 1).exit_code == 3
    source.write_text("Mended, and whole.\n", "utf-8")
    assert "cannot be read" not in run("status", "--house", house).output


def test_a_ruling_makes_a_text_stale_and_settles_its_doubt(run: Run, house: Path) -> None:
    def known() -> dict[str, object]:
        told = run("status", "the-first-sheet.en", "--json", "--house", house)
        (text,) = json.loads(told.stdout)["texts"]
        return dict(text)

    before = known()
    assert (before["read"], before["stale"]) == (True, [])
    assert (
        run("rule", "the-first-sheet.en", "heading", "--line", 34, "--house", house).exit_code == 0
    )
    assert (known()["read"], known()["stale"]) == (False, ["epub", "pdf", "html"])
    built = run("build", "the-first-sheet.en", "--format", "epub", "--jobs", 1, "--house", house)
    assert built.exit_code == 0, built.output
    after = known()
    assert int(str(after["doubts"])) == int(str(before["doubts"])) - 1
    assert (after["read"], after["stale"]) == (True, ["pdf", "html"])


@pytest.mark.parametrize("width", [60, 100, 200])
def test_a_table_holds_in_a_terminal(width: int) -> None:
    lines = "\n".join(in_columns(ROWS, width)).splitlines()
    assert max(map(len, lines)) <= width
    words = " ".join("\n".join(lines).split())
    assert words == "built the-first-sheet 3 chapters build/the-first-sheet.en.epub x x x x"


def test_an_entry_wider_than_the_terminal_is_broken_at_its_words() -> None:
    title = "An account of the inhabitants of the lower valley and of their customs at harvest"
    lines = "\n".join(in_columns([("the-valley", "en", title)], 60)).splitlines()
    assert lines[0] == "the-valley  en"
    assert max(map(len, lines)) <= 60
    assert " ".join(" ".join(lines[1:]).split()) == title


def test_an_error_is_broken_at_its_words_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "60")
    known = ", ".join(f"the-{number}th-sheet" for number in range(20))
    print_error(UsageError("there is no work “the-sheet”", hint=f"known: {known}"))
    lines = terminal.getvalue().splitlines()
    assert max(map(len, lines)) <= 60
    assert known in " ".join(terminal.getvalue().split())


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_table_for_a_file_has_a_line_for_each_row() -> None:
    assert (
        in_columns(ROWS)[0] == "built  the-first-sheet  3 chapters  build/the-first-sheet.en.epub"
    )


def test_a_message_is_broken_at_its_words() -> None:
    lines = broken("    hint: a note in seeds/works/a-long-name/sv.txt", 24)
    assert lines == ["    hint: a note in", "        seeds/works/a-long-name/sv.txt"]


def test_findings_of_one_kind_in_one_file_are_told_together(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def finding(line: int, source: str = "sv.txt") -> Finding:
        return Finding("notes/lost", Severity.WARNING, "a note", "look", Place(source, line, line))

    found = [finding(n) for n in range(1, 5)] + [finding(1, "en.txt")]
    assert [len(group) for group in alike(found)] == [4, 1]
    many = [replace(finding(n), message=f"note {n} is lost, no {n}") for n in (26, 27, 28, 30)]
    print_findings(many, Severity.NOTE)
    assert "and 3 like it, for 27–28, 30: line 27, 28, 30" in capsys.readouterr().err
    print_findings(found, Severity.NOTE)
    assert "and 3 like it: line 2, 3, 4" in capsys.readouterr().err
    assert [len(group) for group in alike(found[:3])] == [1, 1, 1]
