"""What a person meets in the first week: wrong names, questions answered twice, an interrupt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer

from publisher.cli.guard import guarded
from publisher.errors import nearest
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.pipeline.books import about
from tests.cli.conftest import Run

TEXT = "the-first-sheet.en"
UNTITLED = """My dear friends,

the boats lay still in the harbour that year and nobody spoke of it again until the
spring, when the ice went out and the men came down to the quay to look at them.
"""


def test_a_language_that_a_work_has_not_is_told_with_those_it_has(run: Run, house: Path) -> None:
    done = run("build", "the-first-sheet.de", "--house", house)
    assert done.exit_code == 2
    assert "“the-first-sheet” has no text in the language “de”" in done.stderr
    assert "it has en, sv; “publisher add --work the-first-sheet --language de FILE”" in done.stderr


def test_a_ruling_that_says_what_is_so_already_says_so(run: Run, house: Path) -> None:
    same = run("rule", TEXT, "heading", "--line", 34, "--house", house, "--dry-run")
    assert "nothing changes by it: the text is so already" in same.stdout
    other = run("rule", TEXT, "no-heading", "--line", 34, "--house", house, "--dry-run", "--json")
    assert json.loads(other.stdout)["changes"] is True


def test_a_text_that_was_added_is_followed_by_what_comes_next(
    run: Run, house: Path, tmp_path: Path
) -> None:
    source = tmp_path / "harbour.txt"
    source.write_text("The Harbour\n\nby Ada Kemp\n\nThe boats lay still.\n", "utf-8")
    done = run("add", source, "--house", house, "--language", "en")
    assert done.exit_code == 0, done.output
    assert "left to fill in, in seeds/works/the-harbour/work.toml: " in done.stdout
    assert done.stderr.endswith("next: publisher build the-harbour.en\n")
    again = run("add", source, "--house", house, "--language", "en")
    assert "next:" not in again.stderr


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("build", "--format", "epbu"), "; did you mean “epub”?"),
        (("build", "--format", "x'y"), "'pdf', 'html', 'txt', 'docx', 'tei'.\n"),
        (("convert", "a.txt", "b.epub", "--from", "markdwon"), "did you mean “markdown”?"),
        (("rule", TEXT, "runson", "--line", "3"), "did you mean “runs-on”?"),
        (("work", "renme", "a", "b"), "did you mean “rename”?"),
        (("convert", "a.txt", "b.epbu"), "did you mean “epub”?"),
        (("convert", "a.txt", "b.epub", "--language", "nld"), "did you mean “nl”?"),
        (("convert", "a.txt", "b.epub", "--language", "dutch"), "did you mean “nl”?"),
        (("biuld",), "Did you mean 'build'?"),
    ],
)
def test_what_is_mistyped_is_told_the_nearest_right_word(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("A line.\n", "utf-8")
    done = run(*typed)
    assert done.exit_code == 2
    assert told in done.stderr


def test_a_name_that_begins_with_what_was_typed_is_meant() -> None:
    known = ["the-mill-at-low-water", "the-mill-at-low-water.en", "the-lamp", "the-lamp.en"]
    assert nearest("the-mill", known) == "did you mean “the-mill-at-low-water”?"
    assert nearest("the", known).startswith("known: the-lamp, the-lamp.en, ")


def test_of_very_many_names_some_are_told() -> None:
    assert nearest("x", (f"work-{n}" for n in range(1000))).endswith(", and 950 more")


def test_a_text_without_a_title_is_told_by_convert_and_build(
    run: Run, house: Path, tmp_path: Path
) -> None:
    source = tmp_path / "notes.txt"
    source.write_text(UNTITLED, "utf-8")
    done = run("convert", source, tmp_path / "notes.md", "--language", "en")
    assert "house/title-of-file" in done.stderr
    told = run("convert", source, tmp_path / "notes.md", "--language", "en", "--title", "Boats")
    assert "house/title-of-file" not in told.stderr
    assert run("add", source, "--house", house, "--language", "en").exit_code == 0
    assert "house/title-of-file" in run("status", "notes", "--house", house).stderr


def test_errors_are_data_where_data_were_asked_for(run: Run, tmp_path: Path) -> None:
    done = run("list", "--house", tmp_path, "--json")
    assert done.exit_code == 2
    error = json.loads(done.stdout)["error"]
    assert "there is no house here" in error["message"]
    assert error["exit_code"] == 2


def test_an_interrupt_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    @guarded
    def command() -> None:
        raise KeyboardInterrupt

    with pytest.raises(typer.Exit) as caught:
        command()
    assert caught.value.exit_code == 130
    assert capsys.readouterr().err == "interrupted; what was finished stays\n"


def test_findings_about_other_books_are_not_told() -> None:
    def finding(source: str) -> Finding:
        return Finding("house/x", Severity.NOTE, "a", "b", Place(source, 1, 1))

    of_edition, of_work = finding("seeds/editions/all.toml"), finding("seeds/works/ink/work.toml")
    known = (of_edition, of_work)
    assert about(known, ()) == known
    assert about(known, ("ink.sv",)) == (of_work,)
    assert about(known, ("all",)) == (of_edition,)
    assert about(known, ("paper",)) == ()


def test_the_label_of_a_note_is_not_taken_for_a_mark(run: Run, house: Path) -> None:
    label = ("rule", TEXT, "note", "--line", 26, "--text", "1", "--value", "2", "--house", house)
    done = run(*label)
    assert done.exit_code == 2
    assert "line 26 is where a note begins" in done.stderr
    assert "“note-body --line 26 --value 2”" in done.stderr
    assert not (house / "seeds/works/the-first-sheet/en.rulings.toml").exists()


def test_a_short_table_is_known_by_its_name(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("title,author,year\nInk,Bo Ek,1912\n", "utf-8")
    done = run("convert", table, tmp_path / "list.md")
    assert done.exit_code == 3
    assert "a table of values (CSV)" in done.stderr
