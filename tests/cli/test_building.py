"""``publisher new``, ``build`` and ``list``: what is made, what is fresh, what fails alone."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from publisher.pipeline import stages
from publisher.pipeline.stages import make_book
from tests.cli import tasks
from tests.cli.conftest import Run

EPUB = "build/pamphlets/the-first-sheet.en.epub"
PDF = "build/pamphlets/the-first-sheet.en.pdf"
HTML = "build/pamphlets/the-first-sheet.en.html"
TABLES = {"words.tsv", "joins.tsv", "removed.tsv", "lines.tsv"}
TEXTS = TABLES | {"manuscript.md", "findings.txt", "suspicion.json"}


def _states(run: Run, house: Path, name: str = "the-first-sheet.en") -> dict[str, str]:
    listed = json.loads(run("list", name, "--house", house, "--json").stdout)
    states: dict[str, str] = listed["books"][0]["formats"]
    return states


def test_a_new_house_builds_at_once(built_house: Path) -> None:
    assert (built_house / EPUB).read_bytes().startswith(b"PK")
    assert (built_house / PDF).read_bytes().startswith(b"%PDF-")
    assert (built_house / HTML).read_bytes().startswith(b"<!DOCTYPE html>")
    texts = built_house / "build/works/the-first-sheet.en"
    assert {path.name for path in texts.iterdir()} == TEXTS
    assert "[^2]" in (texts / "manuscript.md").read_text("utf-8")


def test_build_prints_a_line_for_each_book_it_makes_and_sums_up(run: Run, house: Path) -> None:
    manifest = house / "seeds/works/the-first-sheet/work.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("Marsh", "March"), "utf-8")
    done = run("build", "the-first-sheet.en", "--house", house)
    epub, pdf, page = done.stdout.splitlines()
    summary = r"3 books built, in \d+\.\d s; look at " + re.escape(str(house / PDF))
    assert re.fullmatch(summary, done.stderr.splitlines()[-1])
    shape = r"built  the-first-sheet  en  {}\s+2 notes  no findings  {}\s+\d+ kB"
    assert re.fullmatch(shape.format("3 chapters", re.escape(str(house / EPUB))), epub)
    assert re.fullmatch(shape.format(r"\d+ pages", re.escape(str(house / PDF))), pdf)
    assert re.fullmatch(shape.format("3 chapters", re.escape(str(house / HTML))), page)


def test_new_refuses_a_folder_that_holds_something(run: Run, built_house: Path) -> None:
    done = run("new", built_house)
    assert done.exit_code == 2
    assert "something is here already" in done.stderr


def test_fresh_books_are_not_made_again(run: Run, house: Path) -> None:
    before = (house / EPUB).stat().st_mtime_ns
    done = run("build", "the-first-sheet.en", "--house", house)
    assert (house / EPUB).stat().st_mtime_ns == before
    assert done.stdout == ""
    assert re.fullmatch(r"nothing to build, 3 up to date, in \d+\.\d s\n", done.stderr)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("seeds/works/the-first-sheet/en.txt", "patience", "perseverance"),
        ("seeds/works/the-first-sheet/work.toml", "Ellen Marsh", "Ellen March"),
        ("seeds/house.toml", "Kitchen Table", "Garden Table"),
    ],
)
def test_a_change_in_source_or_manifest_makes_every_format_stale(
    run: Run, house: Path, file: str, old: str, new: str
) -> None:
    assert _states(run, house) == {"epub": "built", "pdf": "built", "html": "built"}
    path = house / file
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    assert _states(run, house) == {"epub": "stale", "pdf": "stale", "html": "stale"}


def test_a_source_edited_while_its_book_is_made_leaves_the_book_stale(
    run: Run, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = house / "seeds/works/the-first-sheet/en.txt"

    def edit_then_make(*arguments: object) -> object:
        source.write_text(source.read_text("utf-8").replace("patience", "perseverance"), "utf-8")
        return make_book(*arguments)  # type: ignore[arg-type]

    build = ("build", "the-first-sheet.en", "--house", house, "--format", "html", "--jobs", 1)
    with monkeypatch.context() as patch:
        patch.setattr(stages, "make_book", edit_then_make)
        done = run(*build, "--anew")
    assert "warning[pipeline/changed-meanwhile]" in done.stderr
    assert "perseverance" not in (house / HTML).read_text("utf-8")
    assert _states(run, house)["html"] == "stale"
    assert "built" in run(*build).stdout
    assert "perseverance" in (house / HTML).read_text("utf-8")
    assert _states(run, house)["html"] == "built"


def test_a_work_that_is_taken_away_while_its_book_is_made_is_named(
    run: Run, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take_away_then_make(*arguments: object) -> object:
        shutil.rmtree(house / "seeds/works/the-first-sheet")
        return make_book(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(stages, "make_book", take_away_then_make)
    build = ("build", "the-first-sheet.en", "--house", house, "--format", "html", "--jobs", 1)
    done = run(*build, "--anew")
    assert done.exit_code == 0, done.output
    assert "warning[pipeline/changed-meanwhile]" in done.stderr


def test_a_style_of_the_house_makes_its_books_stale(run: Run, house: Path) -> None:
    (house / "styles").mkdir()
    (house / "styles/extra.css").write_text("p { color: black }", encoding="utf-8")
    assert _states(run, house)["epub"] == "stale"


def test_a_deleted_product_is_not_built_and_an_edited_one_is_stale(run: Run, house: Path) -> None:
    (house / PDF).unlink()
    assert _states(run, house) == {"epub": "built", "pdf": "not built", "html": "built"}
    (house / EPUB).write_bytes(b"PK, but no more")
    assert _states(run, house)["epub"] == "stale"


def test_build_makes_only_the_format_and_language_asked_for(run: Run, house: Path) -> None:
    done = run("build", "sampler", "--house", house, "--format", "epub", "--language", "sv")
    assert done.exit_code == 0, done.output
    assert {path.name for path in (house / "build/editions").iterdir()} == {"sampler.sv.epub"}
    states = {"epub": "built", "pdf": "not built", "html": "not built"}
    assert _states(run, house, "sampler.sv") == states


def test_several_formats_are_built_and_no_other(run: Run, house: Path) -> None:
    formats = ("--format", "txt", "--format", "html")
    done = run("build", "the-first-sheet.en", "--house", house, "--jobs", 1, "--anew", *formats)
    assert done.exit_code == 0, done.output
    words = done.stdout.split()
    endings = [word.rpartition(".")[2] for word in words if "the-first-sheet.en." in word]
    assert sorted(endings) == ["html", "txt"]


def test_plain_text_is_made_on_request_then_listed_and_checked(run: Run, house: Path) -> None:
    assert "txt" not in _states(run, house)
    built = run("build", "the-first-sheet.en", "--house", house, "--format", "txt")
    assert built.exit_code == 0, built.output
    text = (house / "build/pamphlets/the-first-sheet.en.txt").read_text("utf-8")
    assert "[1]" in text
    assert _states(run, house)["txt"] == "built"
    manifest = house / "seeds/house.toml"
    manifest.write_text(f"{manifest.read_text('utf-8')}\n[books]\ntext_width = 40\n", "utf-8")
    assert _states(run, house)["txt"] == "stale"
    assert run("build", "the-first-sheet.en", "--house", house).exit_code == 0
    assert _states(run, house)["txt"] == "built"
    checked = run("check", "the-first-sheet.en", "--house", house, "--fast")
    assert "the-first-sheet.en.txt   no faults" in checked.stdout


def test_a_house_says_in_which_formats_its_books_are_made(run: Run, house: Path) -> None:
    manifest = house / "seeds/house.toml"
    told = manifest.read_text("utf-8")
    manifest.write_text(f'formats = ["txt"]\n{told}\n[books]\ntext_width = 40\n', "utf-8")
    done = run("build", "the-first-sheet.sv", "--house", house)
    assert done.exit_code == 0, done.output
    (path,) = (house / "build/pamphlets").glob("the-first-sheet.sv.*")
    assert path.suffix == ".txt"
    assert max(len(line) for line in path.read_text("utf-8").splitlines()) <= 60


@pytest.mark.parametrize("formats", ['["rtf"]', "[]", "3"])
def test_an_unknown_format_is_a_mistake_in_the_manifest(
    run: Run, house: Path, formats: str
) -> None:
    manifest = house / "seeds/house.toml"
    manifest.write_text(f"formats = {formats}\n{manifest.read_text('utf-8')}", "utf-8")
    done = run("list", "--house", house)
    assert done.exit_code == 4
    assert "seeds/house.toml:1: formats: " in done.stderr
    assert "of epub, pdf, html, txt" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["the-first-sheat"], "did you mean “the-first-sheet”?"),
        (["the-first-sheet.nl"], "“the-first-sheet” has no text in the language “nl”"),
        (["--language", "nl"], "there is no book in language “nl”"),
    ],
)
def test_unknown_names_and_languages_are_usage_errors(
    run: Run, house: Path, arguments: list[str], words: str
) -> None:
    done = run("build", *arguments, "--house", house)
    assert done.exit_code == 2
    assert words in done.stderr


def test_all_mistakes_in_the_manifests_are_printed_and_nothing_is_built(
    run: Run, house: Path
) -> None:
    (house / "seeds/house.toml").write_text('nmae = "x"\n', encoding="utf-8")
    (house / "seeds/editions/sampler.toml").write_text('works = ["x"]\n', encoding="utf-8")
    done = run("build", "--house", house)
    assert (done.exit_code, done.stdout) == (4, "")
    assert "5 mistakes in the manifests" in done.stderr
    assert "seeds/house.toml:1: nmae: unknown key; did you mean “name”?" in done.stderr


def test_one_text_that_fails_does_not_stop_the_others(run: Run, house: Path) -> None:
    (house / "seeds/works/the-first-sheet/sv.txt").write_bytes(b"\x00\x01\x02" * 99)
    done = run("build", "the-first-sheet", "--house", house, "--format", "epub", "--jobs", 1)
    assert done.exit_code == 3
    assert "nothing to build, 1 up to date, 2 failed, in" in done.stderr
    assert "seeds/works/the-first-sheet/sv.txt" in done.stderr
    assert "not built, because this text could not be read" in done.stderr


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_defect_names_what_was_worked_on(
    run: Run, house: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr("publisher.pipeline.building._read", tasks.stumble)
    done = run("build", "--house", house, "--anew", "--format", "epub", "--jobs", jobs)
    assert done.exit_code == 70
    assert "a defect of the program, not of your texts: ZeroDivisionError" in done.stderr
    assert "in: publisher/pipeline/working_on.py" not in done.stderr
    assert "while working on: seeds/works/the-first-sheet/en.txt" in done.stderr


def test_a_broken_template_of_the_house_is_named(run: Run, house: Path) -> None:
    (house / "templates/book").mkdir(parents=True)
    (house / "templates/book/titlepage.html").write_text("{% if %}", encoding="utf-8")
    old = (house / EPUB).read_bytes()
    done = run("build", "the-first-sheet.en", "--house", house, "--format", "epub")
    assert done.exit_code == 5
    assert "titlepage.html" in done.stderr
    assert (house / EPUB).read_bytes() == old


def test_a_wrong_print_style_fails_the_pdf_alone(run: Run, house: Path) -> None:
    (house / "styles").mkdir()
    (house / "styles/print.css").write_text("p { colour: red }", encoding="utf-8")
    done = run("build", "the-first-sheet.en", "--house", house, "--anew", "--jobs", 1)
    assert done.exit_code == 5
    assert "colour" in done.stderr
    assert "the-first-sheet.en.pdf" not in done.stdout


def test_json_holds_products_failures_and_findings(run: Run, house: Path) -> None:
    (house / "seeds/works/the-first-sheet/todo.txt").write_text("later", encoding="utf-8")
    done = json.loads(run("build", "the-first-sheet.en", "--house", house, "--json").stdout)
    assert [product["path"] for product in done["products"]] == [EPUB, PDF, HTML]
    assert (done["products"][0]["state"], done["products"][1]["notes"]) == ("fresh", 2)
    assert (done["failures"], done["findings"][0]["code"]) == ([], "house/unused-file")


@pytest.mark.slow
def test_the_same_seeds_give_the_same_bytes_in_another_folder(
    run: Run, built_house: Path, tmp_path: Path
) -> None:
    other = tmp_path / "elsewhere"
    shutil.copytree(built_house / "seeds", other / "seeds", copy_function=shutil.copyfile)
    done = run("build", "the-first-sheet.en", "--house", other, "--jobs", 2)
    assert done.exit_code == 0, done.output
    for path in (EPUB, PDF):
        assert (other / path).read_bytes() == (built_house / path).read_bytes()


def test_the_house_is_found_from_a_folder_inside_it(
    run: Run, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(house / "seeds/works")
    assert "A sampler" in run("list").stdout
    monkeypatch.chdir(house)
    assert "3 up to date" in run("build", "the-first-sheet.en").stderr


def test_build_outside_a_house_says_how_to_begin_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("build")
    assert done.exit_code == 2
    assert "publisher new DIR" in done.stderr
