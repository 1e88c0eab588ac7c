"""``publisher convert``, ``add`` and ``check``, and what people see when something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from publisher.cli import arguments
from publisher.cli.app import COMMANDS
from publisher.errors import OutputError
from tests.cli.conftest import Run

# On printer's ink: a title, a byline, a date, two paragraphs with "fin-|grarna" (the fingers) broken
# at a line end, and "Översättning: Ib Lund" (translation: Ib Lund).
TEXT = """Anna Bergh

Om svärta

6 maj 1911

Svärtan är gammal, och den som trycker med den vet att den ligger kvar på fin-
grarna till söndagen. Det är inte svårt att se vem som är tryckare i en stad. Den
som vill veta mer om saken får gå till kyrkan och se på händerna i bänkraderna.

Den som kokar svärta gör det utomhus. Linoljan ska stå på elden tills den fattar
eld av sig själv, och sedan ska den släckas med ett lock. Sotet rörs i när oljan
har svalnat. Blandningen håller i hundra år, och doften sitter i nästan lika
länge. Ingen har kunnat förklara varför tryckare ändå brukar vara gifta.

Översättning: Ib Lund
"""
EPUB = "build/pamphlets/the-first-sheet.en.epub"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "svarta.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_convert_makes_a_manuscript(run: Run, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "new/svarta.md"
    done = run("convert", source, out)
    assert done.exit_code == 0, done.output
    assert "fingrarna" in out.read_text("utf-8")
    assert done.stdout.startswith("built  svarta  sv  1 chapter  0 notes")


def test_convert_breaks_plain_text_at_the_width_asked_for(
    run: Run, source: Path, tmp_path: Path
) -> None:
    whole, narrow = tmp_path / "whole.txt", tmp_path / "narrow.txt"
    assert run("convert", source, whole).exit_code == 0
    assert run("convert", source, narrow, "--width", 50).exit_code == 0
    lines = narrow.read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= 50 < max(map(len, whole.read_text("utf-8").splitlines()))
    assert narrow.read_text("utf-8").split() == whole.read_text("utf-8").split()


def test_a_book_names_neither_its_source_nor_where_it_lay(
    run: Run, source: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.html"
    assert run("convert", source, out).exit_code == 0
    page = out.read_text("utf-8")
    assert "svarta.txt" not in page
    assert str(tmp_path) not in page


def test_language_title_and_author_given_win_over_those_recognised(
    run: Run, source: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.epub"
    done = run("convert", source, out, "--language", "nn", "--title", "Sverte", "--author", "X Y")
    assert done.exit_code == 0, done.output
    assert "  nn  " in done.stdout
    assert out.read_bytes().startswith(b"PK")


def test_convert_takes_a_manuscript_as_source(run: Run, source: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    run("convert", source, first)
    assert run("convert", first, second).exit_code == 0
    assert second.read_bytes() == first.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["svarta.txt", "a.doc"], 2, "cannot tell the format of “a.doc”"),
        (["svarta.txt", "svarta.txt"], 2, "the source itself would be overwritten"),
        (["svarta.txt", "other.txt"], 2, "there is a text of this name, which convert keeps"),
        (["a.md", "a.md"], 2, "would be overwritten"),
        (["svarta.txt", "a.md", "--language", "qq"], 2, "“qq” is not a known language"),
        (["none.txt", "a.md"], 3, "none.txt"),
        (["svarta.txt", "svarta.txt/a.md"], 6, "cannot be written"),
    ],
)
def test_convert_refuses_in_words_with_an_exit_code(
    run: Run,
    source: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(source.parent)
    Path("a.md").write_text("# A\n", encoding="utf-8")
    Path("other.txt").write_text("Another source.\n", encoding="utf-8")
    done = run("convert", *arguments)
    assert done.exit_code == code
    assert words in done.stderr
    assert "Traceback" not in done.output


def test_add_prints_what_it_recognised_and_what_is_left_to_fill_in(
    run: Run, house: Path, source: Path
) -> None:
    done = run("add", source, "--house", house)
    assert done.exit_code == 0, done.output
    assert (house / "seeds/works/om-svarta/sv.txt").read_bytes() == source.read_bytes()
    assert "author      Anna Bergh  (line 1, name on a line of its own)" in done.stdout
    assert ": published, subtitle, publication, description" in done.stdout
    assert run("list", "om-svarta", "--house", house).exit_code == 0


def test_a_text_added_twice_is_in_the_house_once(run: Run, house: Path, source: Path) -> None:
    run("add", source, "--house", house)
    before = sorted((house / "seeds").rglob("*"))
    done = run("add", source, source, "--house", house)
    assert done.stdout.count("is already in the house, as seeds/works/om-svarta/sv.txt") == 2
    assert sorted((house / "seeds").rglob("*")) == before


def test_add_as_a_dry_run_writes_nothing(run: Run, house: Path, source: Path) -> None:
    before = sorted(house.rglob("*"))
    done = run("add", source, source, "--house", house, "--dry-run")
    assert "would become seeds/works/om-svarta/sv.txt" in done.stdout
    assert "is already in the house" in done.stdout
    assert sorted(house.rglob("*")) == before


def test_add_a_language_to_a_work(run: Run, house: Path, source: Path) -> None:
    arguments = ("--work", "the-first-sheet", "--language", "da", "--house", house)
    assert run("add", source, *arguments).exit_code == 0
    listed = json.loads(run("list", "the-first-sheet", "--house", house, "--json").stdout)
    assert [book["language"] for book in listed["books"]] == ["da", "en", "sv"]


def test_add_goes_on_after_a_file_that_fails(run: Run, house: Path, source: Path) -> None:
    done = run("add", house / "none.txt", source, "--house", house)
    assert done.exit_code == 3
    assert "none.txt" in done.stderr
    assert "is now seeds/works/om-svarta/sv.txt" in done.stdout


def test_add_prints_recognised_facts_as_json(run: Run, house: Path, source: Path) -> None:
    (added,) = json.loads(run("add", source, "--house", house, "--json").stdout)
    assert (added["work"], added["language"], added["known"]) == ("om-svarta", "sv", False)
    assert {fact["key"] for fact in added["facts"]} >= {"title", "author", "translator", "date"}


def test_check_finds_nothing_in_good_books(run: Run, built_house: Path) -> None:
    done = run("check", "the-first-sheet.en", "--house", built_house, "--fast")
    assert done.exit_code == 0, done.output
    assert done.stdout.count("no faults") == 3


def test_check_reports_what_is_broken_changed_or_missing(run: Run, house: Path) -> None:
    (house / EPUB).write_bytes(b"PK\x03\x04 and no more")
    done = run("check", "the-first-sheet", "--house", house, "--fast")
    assert done.exit_code == 1
    assert f"{EPUB}:1: warning[pipeline/changed]" in done.stderr
    assert "the-first-sheet.sv.pdf:1: note[pipeline/not-built]" in done.stderr
    assert "error[epub/" in done.stderr


def test_check_takes_paths_of_files(run: Run, built_house: Path, tmp_path: Path) -> None:
    assert "no faults" in run("check", built_house / EPUB, "--fast").stdout
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 cut off")
    done = run("check", tmp_path / "a.pdf", "--json")
    assert (done.exit_code, json.loads(done.stdout)["findings"][0]["code"]) == (
        1,
        "printing/broken-pdf",
    )
    assert run("check", tmp_path / "none.epub").exit_code == 2


def test_a_defect_of_the_program_is_printed_without_a_traceback(
    run: Run, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.pipeline.converting.convert", _defect)
    done = run("convert", source, source.with_suffix(".md"))
    assert done.exit_code == 70
    assert "a defect of the program, not of your texts: ZeroDivisionError" in done.stderr
    assert "in: publisher/cli/convert.py:" in done.stderr
    assert "Traceback" not in done.output


def test_a_defect_shows_its_traceback_when_asked(
    run: Run, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLISHER_TRACEBACK", "1")
    monkeypatch.setattr("publisher.pipeline.converting.convert", _defect)
    done = run("convert", source, source.with_suffix(".md"))
    assert isinstance(done.exception, ZeroDivisionError)


def _defect(*_: object) -> None:
    1 // 0  # noqa: B018


def test_an_interrupted_write_leaves_the_earlier_file(
    run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.md"
    out.write_text("earlier", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", _full_disk)
    done = run("convert", source, out)
    assert done.exit_code == OutputError.exit_code
    assert out.read_text("utf-8") == "earlier"
    assert sorted(tmp_path.iterdir()) == [out, source]


def _full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_every_command_has_help_with_an_example(run: Run) -> None:
    for command, *_ in COMMANDS:
        done = run(command, "--help")
        assert done.exit_code == 0
        assert f"    publisher {command}" in done.stdout, command


def test_names_and_languages_are_completed(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(house)
    context = type("Context", (), {"params": {"house": None}})()
    assert arguments.complete_name(context, "") == ["sampler", "the-first-sheet"]
    assert arguments.complete_work(context, "the") == ["the-first-sheet"]
    assert arguments.complete_language(context, "s") == ["sv"]


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").stdout.startswith("publisher 0.")


def test_the_command_checks_the_next_file_when_one_is_damaged(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 and no more")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "good.pdf")
    result = run("check", tmp_path / "bad.pdf", tmp_path / "good.pdf")
    assert result.exit_code == 1
    assert "not a complete PDF" in result.output
    assert "good.pdf" in result.output
