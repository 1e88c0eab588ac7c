"""A PDF comes in by the commands, and is a source like any other from then on."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from publisher.cli.progress import page_progress
from publisher.model.house import WorkText
from publisher.model.inlines import plain
from publisher.model.text import Figure, Paragraph
from publisher.pipeline.reports import Step
from publisher.pipeline.stages import read
from publisher.record import ledger_of, rebuild
from tests.cli.conftest import Run
from tests.sources.isolation.faults import locked
from tests.sources.isolation.making import FONT, book, stream
from tests.sources.pdf.pictures.making import Made, jpeg, lines, paint, photo, words

WORDS = (
    "ON PAPER",
    "Whoever has set a page by hand knows how the let-",
    "ters come to lie in the stick, and that the paper",
    "is damp when it comes to the press in the morning.",
)


@pytest.fixture
def pamphlet(tmp_path: Path) -> Path:
    """Return a PDF of one page with a heading and a paragraph."""
    shown = "".join(f"({line}) Tj T* " for line in WORDS)
    path = tmp_path / "pamphlet.pdf"
    path.write_bytes(book(f"BT /F1 12 Tf 14 TL 50 500 Td {shown}ET"))
    return path


def test_a_pdf_is_converted_and_never_written_over(run: Run, pamphlet: Path) -> None:
    manuscript = pamphlet.with_suffix(".md")
    done = run("convert", pamphlet, manuscript, "--language", "en")
    assert done.exit_code == 0, done.output
    assert "knows how the letters come to lie in the stick" in manuscript.read_text("utf-8")
    other = pamphlet.with_name("other.pdf")
    other.write_bytes(b"of somebody")
    for out in (pamphlet, other):
        before = out.read_bytes()
        refused = run("convert", pamphlet, out)
        assert refused.exit_code == 2, refused.output
        assert out.read_bytes() == before


@pytest.fixture
def illustrated(tmp_path: Path) -> Path:
    """Return a PDF of one page with a picture amid a paragraph, and its caption."""
    made, folder = Made(), tmp_path / "in"
    folder.mkdir()
    picture = paint("I", 60, 330, 180, 120)
    content = [lines(5, 540), picture, words("Fig. 1. The press", 60, 316, 8), lines(5, 280, 5)]
    return made.page("\n".join(content), I=made.jpeg(photo())).saved(folder, "On paper.pdf")


def test_the_pictures_of_a_pdf_lie_beside_the_manuscript(
    run: Run, illustrated: Path, tmp_path: Path
) -> None:
    manuscript = tmp_path / "out" / "paper.md"
    done = run("convert", illustrated, manuscript, "--language", "en")
    assert "1 picture lies in the folder pictures" in done.output
    figure = "![](pictures/on-paper-p1-1.jpg)\n! Fig. 1. The press\n"
    assert figure in manuscript.read_text("utf-8")
    assert (manuscript.parent / "pictures/on-paper-p1-1.jpg").read_bytes() == jpeg(photo())


def test_the_pictures_of_a_pdf_come_into_the_house_with_it(
    run: Run, house: Path, illustrated: Path
) -> None:
    added = run("add", illustrated, "--house", house, "--work", "paper", "--language", "en")
    assert added.exit_code == 0, added.output
    folder = house / "seeds/works/paper"
    assert (folder / "pictures/en-p1-1.jpg").read_bytes() == jpeg(photo())
    reading = read(WorkText("paper", "en", "en.pdf", str(folder / "en.pdf"), "On paper"))
    (figure,) = (block for block in reading.text.blocks if isinstance(block, Figure))
    assert figure.picture == "en-p1-1.jpg"
    assert rebuild(reading.text, ledger_of(reading.transcript, reading.text)) == (
        reading.transcript.raw()
    )


@pytest.mark.parametrize(
    ("sign", "text", "codes"),
    [
        ("\ue000", "\ue000", []),
        ("\U000f0000", "\ufffd", ["sources/lost-letter"]),
        ("\U00100000", "\U00100000", []),
    ],
)
def test_signs_with_numbers_of_their_typeface_are_no_calls_of_notes(
    sign: str, text: str, codes: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "en.pdf"
    shown = "".join(f"({line}) Tj T* " for line in ("The mill # of the old town", "stood still."))
    number = sign.encode("utf-16-be").hex()
    table = stream(f"begincmap 1 beginbfchar <23> <{number}> endbfchar endcmap")
    font = f"/F1 {FONT[:-2]}/ToUnicode 9 0 R>>"
    content = f"BT /F1 12 Tf 14 TL 50 500 Td {shown}ET"
    path.write_bytes(book(content, fonts=font, changed={9: table}))
    reading = read(WorkText("mill", "en", "en.pdf", str(path), "The mill"))
    (block,) = reading.text.blocks
    assert isinstance(block, Paragraph)
    assert plain(block.content) == f"The mill {text} of the old town stood still."
    assert [f.code for f in reading.findings if f.code == "sources/lost-letter"] == codes
    assert f"The mill {sign} of the old town" in reading.transcript.raw()
    assert rebuild(reading.text, ledger_of(reading.transcript, reading.text)) == (
        reading.transcript.raw()
    )


def test_a_pdf_is_added_with_its_transcript_which_later_commands_read(
    run: Run, house: Path, pamphlet: Path
) -> None:
    folder = pamphlet.parent / "in"
    folder.mkdir()
    named = pamphlet.rename(folder / "pamphlet.txt")  # what it is, its content tells
    added = run("add", folder, "--house", house, "--work", "paper", "--language", "en")
    assert added.exit_code == 0, added.output
    assert "a PDF of 1 page, is now seeds/works/paper/en.pdf" in added.stdout
    source = house / "seeds/works/paper/en.pdf"
    assert source.read_bytes() == named.read_bytes()
    transcript = source.with_name("en.transcript.jsonl")
    made = transcript.stat().st_ino
    built = run("build", "paper", "--house", house, "--format", "txt", "--jobs", 1)
    assert built.exit_code == 0, built.output
    again = run("build", "paper", "--house", house, "--format", "txt", "--jobs", 1)
    assert "1 up to date" in again.stderr
    assert transcript.stat().st_ino == made
    ledger = (house / "build/works/paper.en/lines.tsv").read_text("utf-8")
    assert "let-" not in (house / "build/pamphlets/paper.en.txt").read_text("utf-8")
    assert len(ledger.splitlines()) > len(WORDS)
    number = next(
        record["line"]
        for record in map(json.loads, transcript.read_text("utf-8").splitlines()[1:])
        if record.get("text", "").strip() == WORDS[1]
    )
    ruled = run("rule", "paper", "keep", "--line", number, "--house", house)
    assert ruled.exit_code == 0, ruled.output
    assert WORDS[1] in ruled.stdout
    assert "    page 1, line " in ruled.stdout


def test_a_transcript_that_is_gone_is_made_again_by_the_next_build(
    run: Run, house: Path, pamphlet: Path
) -> None:
    run("add", pamphlet, "--house", house, "--work", "paper", "--language", "en")
    transcript = house / "seeds/works/paper/en.transcript.jsonl"
    made = transcript.read_bytes()
    transcript.unlink()
    built = run("build", "paper", "--house", house, "--format", "txt", "--jobs", 1)
    assert built.exit_code == 0, built.output
    assert transcript.read_bytes() == made
    assert "changed-meanwhile" not in built.output


def test_an_encrypted_pdf_comes_in_opened_and_the_command_says_so(
    run: Run, house: Path, tmp_path: Path
) -> None:
    path, secret = tmp_path / "locked.pdf", tmp_path / "secret.txt"
    path.write_bytes(locked("secret", R=6))
    secret.write_text("secret\n", "utf-8")
    options = ("--house", house, "--work", "locked", "--language", "en")
    refused = run("add", path, *options)
    assert refused.exit_code == 3
    assert "--password-file" in refused.output
    added = run("add", path, *options, "--password-file", secret)
    assert added.exit_code == 0, added.output
    assert "it was encrypted" in added.stdout
    assert b"/Encrypt" not in (house / "seeds/works/locked/en.pdf").read_bytes()
    again = run("add", path, *options, "--password-file", secret)
    assert "is already in the house" in again.stdout


def test_a_password_may_be_typed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked("secret", R=6))
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "secret")
    done = run("convert", path, tmp_path / "out.md", "--password", "--language", "en")
    assert done.exit_code == 0, done.output


def test_pages_are_told_by_the_hundred_where_no_bar_can_be_seen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with page_progress() as watch:
        for page in range(251):
            watch(Step("long.pdf", page, 250))
    assert capsys.readouterr().err.splitlines() == [
        "[page 100 of 250] long.pdf",
        "[page 200 of 250] long.pdf",
    ]


def test_a_folder_without_sources_is_refused(run: Run, house: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    refused = run("add", tmp_path / "empty", "--house", house)
    assert refused.exit_code == 2
    assert "no source is here" in refused.output


def test_a_pattern_is_resolved_where_the_shell_has_not(
    run: Run, house: Path, pamphlet: Path
) -> None:
    added = run("add", pamphlet.parent / "*.pdf", "--house", house, "--dry-run", "--json")
    (result,) = json.loads(added.stdout)
    assert (result["kind"], result["pages"]) == ("PDF", 1)


def test_title_and_author_of_a_file_count_where_its_text_has_none_and_its_date_never(
    run: Run, house: Path, tmp_path: Path
) -> None:
    lines = "".join(f"({words.lower()}) Tj T* " for words in WORDS[1:])
    path = tmp_path / "p12.pdf"
    path.write_bytes(book(f"BT /F1 12 Tf 14 TL 50 500 Td {lines}ET"))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Title"] = "On Damp Paper"
        pdf.docinfo["/Author"] = "Anna Bergh"
        pdf.docinfo["/CreationDate"] = "D:19980318145534"
        pdf.save(path)
    done = run("add", path, "--house", house, "--language", "en")
    assert done.exit_code == 0, done.output
    manifest = (house / "seeds/works/on-damp-paper/work.toml").read_text("utf-8")
    assert 'title = "On Damp Paper"' in manifest
    assert "Anna Bergh" in manifest
    assert "1998" not in manifest
