"""``publisher work``, ``manuscript`` and ``template``: a house is tidied, and gets a look of its own."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from publisher.errors import OutputError
from publisher.languages import language
from publisher.rendering.style_faults import unclosed
from tests.cli.conftest import Run

EDITION = "seeds/editions/sampler.toml"
WORK = "seeds/works/the-first-sheet"
EPUB = "build/pamphlets/the-first-sheet.en.epub"


def test_a_work_gets_another_name_everywhere(run: Run, house: Path) -> None:
    manifest = house / EDITION
    before = manifest.read_text("utf-8")
    done = run("work", "rename", "the-first-sheet", "one-sheet", "--house", house)
    assert done.exit_code == 0, done.output
    assert "is now seeds/works/one-sheet" in done.stdout
    assert manifest.read_text("utf-8") == before.replace("the-first-sheet", "one-sheet")
    assert (house / "seeds/works/one-sheet/en.txt").is_file()
    assert not (house / EPUB).exists()
    assert not (house / "build/works/the-first-sheet.en").exists()
    listed = run("list", "--house", house)
    assert "one-sheet" in listed.stdout
    assert "the-first-sheet" not in listed.stdout


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("the-frist-sheet", "x"), "there is no work “the-frist-sheet”"),
        (("the-first-sheet", "One Sheet"), "“One Sheet” cannot be the name of a work"),
        (("the-first-sheet", "the-first-sheet"), "there is a work “the-first-sheet” already"),
        (("the-first-sheet",), "which name shall the work have?"),
    ],
)
def test_a_name_that_cannot_be_changes_nothing(
    run: Run, house: Path, names: tuple[str, ...], message: str
) -> None:
    done = run("work", "rename", *names, "--house", house)
    assert done.exit_code == 2
    assert message in done.stderr
    assert (house / WORK / "en.txt").is_file()
    assert (house / EPUB).is_file()


def test_a_work_that_an_edition_names_stays(run: Run, house: Path) -> None:
    done = run("work", "remove", "the-first-sheet", "--house", house)
    assert done.exit_code == 2
    assert f"take it out of {EDITION} first" in done.stderr
    assert (house / WORK).is_dir()


def test_of_a_work_that_is_removed_nothing_is_to_be_built_again(run: Run, house: Path) -> None:
    (house / EDITION).unlink()
    said = run("work", "remove", "the-first-sheet", "--house", house).stdout
    assert f"  removed: {EPUB}\n" in said
    assert "built again" not in said


def test_what_is_removed_is_not_lost(run: Run, house: Path) -> None:
    (house / EDITION).unlink()
    source = (house / WORK / "en.txt").read_bytes()
    (house / "removed/the-first-sheet").mkdir(parents=True)
    done = run("work", "remove", "the-first-sheet", "--house", house, "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["to"] == "removed/the-first-sheet-2"
    assert EPUB in told["gone"]
    assert (house / told["to"] / "en.txt").read_bytes() == source
    assert not (house / EPUB).exists()


PARTS = 'parts = [ # all\r\n  { works = ["the-first-sheet"] },\r\n]\r\n[en]\r\ntitle = "A"\r\n'


def everything(house: Path) -> dict[str, bytes]:
    files = (path for path in (house / "seeds").rglob("*") if path.is_file())
    return {path.relative_to(house).as_posix(): path.read_bytes() for path in files}


def test_lists_in_one_line_and_pictures_follow_a_new_name(run: Run, house: Path) -> None:
    (house / WORK / "cover.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (house / EDITION).write_bytes(PARTS.encode())
    manifest = house / WORK / "work.toml"
    cover = f'cover_picture = "{WORK}/cover.png"  # the old one\ncover_alt = "A sheet"\n'
    manifest.write_text(cover + manifest.read_text("utf-8"), "utf-8")
    done = run("work", "rename", "the-first-sheet", "one-sheet", "--house", house, "--json")
    assert done.exit_code == 0, done.output
    assert set(json.loads(done.stdout)["changed"]) == {
        EDITION,
        "seeds/works/one-sheet/work.toml",
    }
    assert (house / EDITION).read_bytes() == PARTS.replace("the-first", "one").encode()
    told = (house / "seeds/works/one-sheet/work.toml").read_text("utf-8")
    assert told.startswith(cover.replace("the-first", "one"))
    assert run("list", "--house", house).exit_code == 0
    removed = run("work", "remove", "one-sheet", "--house", house)
    assert (removed.exit_code, f"out of {EDITION} first" in removed.stderr) == (2, True)


def test_a_cover_of_the_house_keeps_the_work_that_has_it(run: Run, house: Path) -> None:
    (house / EDITION).write_text("title = \n", "utf-8")
    broken = run("work", "remove", "the-first-sheet", "--house", house)
    assert (broken.exit_code, f"{EDITION}:1" in broken.stderr) == (4, True)
    (house / EDITION).unlink()
    told = house / "seeds/house.toml"
    cover = f'[books]\ncover_picture = "{WORK}/cover.png"\n'
    told.write_text(told.read_text("utf-8").replace("[books]\n", "") + cover, "utf-8")
    kept = run("work", "remove", "the-first-sheet", "--house", house)
    assert (kept.exit_code, "out of seeds/house.toml first" in kept.stderr) == (2, True)


def test_a_step_that_fails_leaves_the_house_as_it_was(
    run: Run, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("rule", "the-first-sheet.en", "runs-on", "--line", 10, "--house", house)
    before = everything(house)

    def full(path: Path, content: bytes) -> None:
        if before.get(path.relative_to(house).as_posix()) != content:
            raise OutputError("cannot be written: disk full", place=str(path))

    monkeypatch.setattr("publisher.pipeline.works.place", full)
    for command in (
        ("work", "rename", "the-first-sheet", "one-sheet"),
        ("manuscript", "adopt", "the-first-sheet.en"),
    ):
        done = run(*command, "--house", house)
        assert (done.exit_code, "disk full" in done.stderr) == (6, True)
        assert everything(house) == before


def test_pictures_of_the_pages_go_with_a_work_and_those_of_others_stay(
    run: Run, house: Path
) -> None:
    (house / EDITION).unlink()
    odd = house / "seeds/works/the-first-shee[t]"
    odd.mkdir()
    proofs = [f"build/proof/{kind}/the-first-sheet.en" for kind in ("pamphlets", "editions")]
    for proof in proofs:
        (house / proof).mkdir(parents=True)
    assert run("work", "remove", odd.name, "--house", house).exit_code == 0
    assert (house / EPUB).is_file()
    done = run("work", "remove", "the-first-sheet", "--house", house, "--json")
    assert proofs[0] in json.loads(done.stdout)["gone"]
    assert [(house / proof).exists() for proof in proofs] == [False, True]


def test_a_restored_text_is_taken_over_as_it_was_ruled(run: Run, house: Path) -> None:
    assert (
        run("rule", "the-first-sheet.en", "runs-on", "--line", 10, "--house", house).exit_code == 0
    )
    assert run("build", "the-first-sheet.en", "--format", "txt", "--house", house).exit_code == 0
    restored = (house / "build/works/the-first-sheet.en/manuscript.md").read_bytes()
    plain = (house / "build/pamphlets/the-first-sheet.en.txt").read_bytes()
    done = run("manuscript", "adopt", "the-first-sheet.en", "--house", house)
    assert done.exit_code == 0, done.output
    assert f"the manuscript is {WORK}/en.md" in done.stdout
    assert (house / WORK / "en.md").read_bytes() == restored
    assert {p.name for p in (house / WORK / "original").iterdir()} == {"en.txt", "en.rulings.toml"}
    built = run("build", "the-first-sheet.en", "--format", "txt", "--house", house)
    assert built.exit_code == 0, built.output
    # A manuscript may be changed freely, so its colophon no longer says what was removed alone.
    removed = f" {language('en').label('colophon_removed')}".encode()
    assert removed in plain
    adopted = (house / "build/pamphlets/the-first-sheet.en.txt").read_bytes()
    assert adopted == plain.replace(removed, b"")
    again = run("manuscript", "adopt", "the-first-sheet.en", "--house", house)
    assert again.exit_code == 2
    assert "do not apply to a manuscript" in again.stderr


def test_templates_and_styles_are_copied_into_the_house(run: Run, house: Path) -> None:
    done = run("template", "copy", "print.css", "book/titlepage.html", "--house", house)
    assert done.exit_code == 0, done.output
    assert done.stdout.split() == ["styles/print.css", "templates/book/titlepage.html"]
    listed = run("template", "list", "--house", house).stdout.splitlines()
    own = [line.split()[0] for line in listed if line.endswith("of the house")]
    assert own == ["styles/print.css", "templates/book/titlepage.html"]
    again = run("template", "copy", "print.css", "--house", house)
    assert again.exit_code == 2
    assert "the house has this file already" in again.stderr
    wrong = run("template", "copy", "prnt.css", "--house", house)
    assert "there is no template or style “prnt.css”" in wrong.stderr


def test_a_houses_own_look_comes_on_top_of_all_styles(run: Run, house: Path) -> None:
    (house / "styles").mkdir()
    (house / "styles/house.css").write_text(".caption { font-style: normal; }\n")
    built = run("build", "the-first-sheet.en", "--house", house, "--jobs", 1)
    assert built.exit_code == 0, built.output
    with ZipFile(house / EPUB) as book:
        assert "EPUB/styles/house.css" in book.namelist()
        chapters = [n for n in book.namelist() if n.endswith(".xhtml") and "nav" not in n]
        linked = [book.read(name).decode().rfind("styles/") for name in chapters]
        assert all(
            book.read(name).decode()[at:].startswith("styles/house.css")
            for name, at in zip(chapters, linked, strict=True)
        )
    page = (house / EPUB).with_suffix(".html").read_text("utf-8")
    assert ".caption { font-style: normal; }" in page


def test_a_fault_in_a_style_is_told_with_its_file_and_line(run: Run, house: Path) -> None:
    (house / "styles").mkdir()
    (house / "styles/house.css").write_text("/* red */\np {\n  colr: red;\n}\n")
    build = ("build", "the-first-sheet.en", "--format", "pdf", "--house", house, "--jobs", 1)
    assert "styles/house.css:3: Ignored `colr: red`" in run(*build).stderr
    (house / "styles/house.css").write_text("p { color: red; }\nh1 {\n  color: red;\n")
    done = run(*build)
    assert done.exit_code == 5
    assert done.stderr.count("styles/house.css:2: the brace that is opened here is not closed") == 1


def test_files_in_which_editors_keep_their_locks_are_passed_over(run: Run, house: Path) -> None:
    (house / "styles/print.css").mkdir(parents=True)
    for name in ("styles/.#house.css", "seeds/editions/.#sampler.toml"):
        (house / name).symlink_to("somebody@machine.1234:1")  # as Emacs does
    (house / "styles/.house.css").write_text("p { color: ", "utf-8")
    done = run("build", "sampler.en", "--format", "txt", "--house", house, "--jobs", 1)
    assert done.exit_code == 0, done.output


def test_mistakes_in_styles_and_manifests_are_told_together(run: Run, house: Path) -> None:
    (house / "styles").mkdir()
    (house / "styles/house.css").write_text("p { color: red; }\nh1 {\n  color: red;\n")
    manifest = house / "seeds/house.toml"
    manifest.write_text(f"naem = 'x'\n{manifest.read_text('utf-8')}", "utf-8")
    done = run("build", "--house", house)
    assert done.exit_code == 4
    assert "2 mistakes in manifests and styles" in done.stderr
    assert "seeds/house.toml:1: naem" in done.stderr
    assert "styles/house.css:2: the brace" in done.stderr
    rulings = house / "seeds/works/the-first-sheet/en.rulings.toml"
    rulings.write_text('[[ruling]]\nkind = "runson"\nline = 3\ntext = "x"\n', "utf-8")
    done = run("build", "--house", house)
    assert "3 mistakes in manifests, rulings and styles" in done.stderr
    assert "en.rulings.toml:2: ruling.1.kind: unknown kind “runson”" in done.stderr


@pytest.mark.parametrize(
    ("css", "line"),
    [
        ("p { a: b }", 0),
        ("p {\n q { } \n", 1),
        ("@media print {\np {\n}", 1),
        ('p::before { content: "{" }\n/* { */', 0),
        ("p { content: '\\'{' } q {", 1),
        ("}", 0),
    ],
)
def test_a_brace_that_is_not_closed_is_found(css: str, line: int) -> None:
    assert unclosed(css) == line
