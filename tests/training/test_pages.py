"""Generated pages: what is said of them is true, always the same, and found wrong where it is."""

from __future__ import annotations

import os
import random
import re
import shutil
import unicodedata
from collections import Counter
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest

from training.pages import apparatus, colours, habits, sheet, soffice
from training.pages.consistency import faults_of_print, faults_of_truth
from training.pages.copytext import Block, Copy, Note, Word, numbered, words_of
from training.pages.damaging import DAMAGES, damage
from training.pages.editing import edit
from training.pages.extracting import EXTRACTORS
from training.pages.glyphs import Glyph, blackened, glyphs
from training.pages.headings import head_cut
from training.pages.kinds import KINDS, invent
from training.pages.making import make
from training.pages.matching import Line, joined_up, match
from training.pages.material import Stretch, Work, stretch_of
from training.pages.phrases import Phrases
from training.pages.setters import setters
from training.pages.spreads import two_up
from training.pages.truth import Truth, keys_of

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
# Pages that the long test makes; some twenty layouts.
MANY = 200

SAMPLE = Copy(
    "sample", "treatise", "en", "On Paper", "A. Printer",
    (
        Block("title", words_of("On Paper")),
        Block("h2", words_of("The first part")),
        Block("p", (*words_of("Paper is made of rags and"), Word("water.", note=0), *words_of(
            "An old well-known mill stood by the river, where extraordinarily hardworking people "
            "manufactured incomparable handmade papers throughout unusually prosperous centuries."
        ))),
        Block("verse", words_of("The wheel goes round,"), group=1),
        Block("verse", words_of("the rags are ground."), group=1),
        Block("break", ()),
        Block("li", words_of("rags"), group=2),
        Block("p", words_of("The end.")),
    ),
    (Note(words_of("Or of wood, in later times."), 1),),
)  # fmt: skip


def told(copy: Copy, setter: str = "typst") -> tuple[Truth, list[list[Glyph]]]:
    """Return the truth of the sample set narrow, with its printed letters."""
    drawn = habits.draw(random.Random(4), "typst", ("Libertinus Serif",))
    faces = next(one for one in setters() if one.name == setter).fonts()
    plain = replace(
        drawn, font=faces[0], paper=(105, 165), size=12.0, columns=1, hyphens=True, justified=True,
        note_place="foot",
        mark="number", mark_form="sup", head="title", head_style="plain", folio="bottom_center",
        folio_form="{}", glued=False, first_bare=False, initials="none", contents="no", first_page=7,
        catchwords=False, signatures=False, margin_figures=False, list_mark="•", ornament="* * *",
    )  # fmt: skip
    done, numbering = numbered(copy)
    pdf = next(one for one in setters() if one.name == setter).set(done, plain)
    printed = [list(page) for page in glyphs(pdf)]
    lines = match(EXTRACTORS["mupdf"](pdf), printed)
    joined_up(lines)
    return Truth(done, numbering.places, keys_of(len(done.notes), printed), lines), printed


def test_a_number_survives_as_a_colour() -> None:
    for number in (1, 1000, 65_535, colours.LAST - 1):
        red, green, blue = colours.colour(number)
        assert colours.number_of(red << 16 | green << 8 | blue) == number
    with pytest.raises(ValueError, match="no colour"):
        colours.colour(colours.LAST)


@pytest.mark.parametrize("setter", [one.name for one in setters()])
def test_each_line_of_a_page_has_its_role(setter: str) -> None:
    truth, printed = told(SAMPLE, setter)
    assert list(faults_of_print(truth, printed)) == []
    roles = [row.split("\t") for row in truth.roles()]
    names = [role for _, role, *_ in roles]
    for role in ("title", "h2", "p", "verse", "break", "li", "note", "running-head", "page-number"):
        assert role in names
    assert names.count("verse") == 2
    paragraph = [row for row in roles if row[3] == "2"]
    assert [row[2] for row in paragraph] == ["1", *["0"] * (len(paragraph) - 1)]


def test_furniture_is_removed_and_the_note_stands_at_its_word() -> None:
    truth, _ = told(SAMPLE)
    removed = [row.split("\t")[1:3] for row in truth.removed()]
    assert ["running-head", "On Paper"] in removed
    assert ["page-number", "7"] in removed
    assert "water.[^1] An" in truth.gold()
    assert truth.gold().endswith("[^1]: Or of wood, in later times.\n")


def test_broken_words_are_joined_and_hard_hyphens_kept() -> None:
    truth, _ = told(SAMPLE)
    rows = [row.split("\t") for row in truth.joins()]
    assert rows
    text = truth.gold().replace("[^1]", "")
    assert all(result in text.split() for _, _, _, _, result, _ in rows)
    kept = Block("p", words_of("a well-known"))
    own = replace(SAMPLE, blocks=(kept,), notes=())
    done, numbering = numbered(own)
    word = done.blocks[0].words[1].number
    lines = [Line("a well-", [1000, 0, *[word] * 5], 1), Line("known", [word] * 5, 1)]
    (row,) = Truth(done, numbering.places, [], lines).joins()
    assert row.split("\t")[1:5] == ["well-", "known", "keep", "well-known"]


def test_a_word_cut_at_its_dash_keeps_it() -> None:
    own = replace(SAMPLE, blocks=(Block("p", words_of("a stop—then")),), notes=())
    done, numbering = numbered(own)
    word = done.blocks[0].words[1].number
    for left, right in (("stop—", "then"), ("stop", "—then")):
        lines = [Line(left, [word] * len(left), 1), Line(right, [word] * len(right), 1)]
        (row,) = Truth(done, numbering.places, [], lines).joins()
        assert row.split("\t")[1:5] == [left, right, "keep", "stop—then"]


def test_lines_that_an_extractor_merged_are_taken_apart() -> None:
    def glyph(text: str, number: int, line: int) -> list[Glyph]:
        return [Glyph(letter, number, line, (0, 0, 1, 1)) for letter in text]

    page = [*glyph("left", 1000, 1), *glyph("below", 1001, 2), *glyph("right", 1002, 3)]
    first, second = match(["left      right\nbelow\n"], [page])
    assert set(first.numbers[:4]) == {1000}
    assert set(first.numbers[10:]) == {1002}
    assert set(second.numbers) == {1001}


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_keeps_every_letter_with_its_number(kind: str) -> None:
    truth, _ = told(SAMPLE)
    harmed = damage(truth.lines, (kind,), random.Random(1))
    assert all(len(line.text) == len(line.numbers) for line in harmed)
    words = [n for line in truth.lines for n in line.numbers if n]
    after = [n for line in harmed for n in line.numbers if n]
    assert list(dict.fromkeys(after)) == list(dict.fromkeys(words))


def test_a_truth_that_lacks_lines_is_found_out() -> None:
    truth, _ = told(SAMPLE)
    assert list(faults_of_truth(truth)) == []
    short = Truth(truth.copy, truth.places, truth.keys, truth.lines[: len(truth.lines) // 2])
    assert any("missing or doubled" in fault for fault in faults_of_truth(short))
    unkeyed = Truth(truth.copy, truth.places, ["0"], truth.lines)
    assert list(faults_of_truth(replace_note(unkeyed))) != []


def replace_note(truth: Truth) -> Truth:
    """Return a truth whose only note is called by no word."""
    blocks = tuple(
        replace(block, words=tuple(replace(word, note=None) for word in block.words))
        for block in truth.copy.blocks
    )
    return Truth(replace(truth.copy, blocks=blocks), truth.places, truth.keys, truth.lines)


def test_a_table_has_years_prices_and_dates() -> None:
    phrases = Phrases(
        ["Paper is made of rags and water by people who live near rivers."], random.Random(1)
    )
    shown = {kind: apparatus.cell(kind, phrases, random.Random(5)) for kind in apparatus.COLUMNS}
    assert re.fullmatch(r"1[5-9]\d\d", shown["year"])
    assert re.fullmatch(r"\d+,(—|\d\d)", shown["price"])
    assert re.fullmatch(r"\d+\. \d+\. 1[789]\d\d", shown["date"])
    rows = [block for block in apparatus.table(phrases, random.Random(1), 7) if block.kind == "row"]
    assert all(sum(row.cells) == len(row.words) for row in rows)
    assert len({len(row.cells) for row in rows}) == 1


def long_copy() -> Copy:
    """Return some pages of paragraphs in two chapters, each with a note."""
    text = "Paper is made of rags and water, and the mill stood by the river for two hundred years."
    blocks = [Block("title", words_of("On Paper"))]
    for number in range(36):
        if number % 18 == 0:
            blocks.append(Block("h2", words_of(f"The {number}th sheet")))
        called = Word("noted", note=number)
        blocks.append(
            Block("p", (*words_of(f"Sheet{number} {text} It is"), called, *words_of("so.")))
        )
    notes = tuple(Note(words_of(f"Of sheet {number}."), 0) for number in range(36))
    return Copy("long", "treatise", "en", "On Paper", "A. Printer", tuple(blocks), notes)


def pages_of(setter: str, **own: Any) -> list[list[Glyph]]:
    """Return the printed pages of the long copy."""
    used = next(one for one in setters() if one.name == setter)
    copy, _ = numbered(long_copy())
    drawn = habits.draw(random.Random(4), setter, used.fonts()[:1])
    plain = replace(
        drawn, paper=(105, 165), columns=1, head="title", head_at="top", folio="top_outer",
        glued=True, folio_form="{page} {} ({all})", first_page=5, first_bare=False, contents="no",
        note_place="foot", mark_form="sup", label_form="same", mark="number", margin_figures=False,
        title_page=False, note_reset="page", catchwords=True, signatures=True, roman=False,
        leaves=False, preface=False, opening_bare=False, two_up=False, chapter_page="no",
    )  # fmt: skip
    wanted = used.tamed(replace(plain, **own))
    pdf = used.set(copy, wanted)
    return [list(page) for page in glyphs(two_up(pdf) if wanted.two_up else pdf)]


def folios(pages: list[list[Glyph]]) -> list[str]:
    return [printed_as(page, colours.Furniture.PAGE_NUMBER) for page in pages]


def printed_as(page: list[Glyph], wanted: int) -> str:
    return "".join(glyph.text for glyph in page if glyph.number == wanted)


@pytest.mark.parametrize("setter", [one.name for one in setters()])
def test_what_is_known_after_a_first_run_is_right_in_the_second(setter: str) -> None:
    pages = pages_of(setter)
    assert len(pages) > 4
    kinds = colours.Furniture
    for page, after in pairwise(pages):
        first = next(glyph.number for glyph in after if colours.is_word(glyph.number))
        word = printed_as(after, first)
        assert printed_as(page, kinds.CATCHWORD) == word
    signs = [printed_as(page, kinds.SIGNATURE) for page in pages]
    assert [sign for sign in signs if sign] == ["A2"]
    assert signs[2] == "A2"
    for number, page in enumerate(pages, 5):
        folio = printed_as(page, kinds.PAGE_NUMBER)
        assert folio == f"Page{number}({4 + len(pages)})"
        marks = list(dict.fromkeys(g.number for g in page if colours.is_mark(g.number)))
        printed = [printed_as(page, mark) for mark in marks]
        assert printed == [str(at) for at in range(1, len(marks) + 1)]


PLAIN = {"catchwords": False, "signatures": False, "note_reset": "through", "folio_form": "{}"}


@pytest.mark.parametrize("setter", [one.name for one in setters() if one.name != "weasyprint"])
def test_a_preface_has_roman_folios_and_the_text_begins_with_one(setter: str) -> None:
    printed = folios(pages_of(setter, preface=True, first_page=1, **PLAIN))
    first = printed.index("1")
    assert first > 1
    expected = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"][:first]
    # LibreOffice leaves a left page blank so that 1 stands right.
    assert [folio for folio in printed[:first] if folio] == [f for f in expected if f in printed]
    assert printed[first:] == [str(number) for number in range(1, len(printed) - first + 1)]


@pytest.mark.parametrize(
    "setter", [one.name for one in setters() if one.name in ("typst", "xelatex")]
)
def test_leaves_are_numbered_on_both_sides(setter: str) -> None:
    printed = folios(pages_of(setter, leaves=True, first_page=1, **PLAIN))
    assert printed[:4] == ["1r", "1v", "2r", "2v"]


@pytest.mark.parametrize("setter", [one.name for one in setters()])
def test_a_page_that_a_chapter_begins_has_no_head(setter: str) -> None:
    pages = pages_of(
        setter, opening_bare=True, chapter_page="page", head="chapter", glued=False, **PLAIN
    )
    heads = [printed_as(page, colours.Furniture.RUNNING_HEAD) for page in pages]
    text = ["".join(glyph.text for glyph in page) for page in pages]
    opening = next(at for at, page in enumerate(text) if "Sheet18" in page)
    assert heads[opening] == ""
    assert "the18thsheet" in heads[opening + 1].lower()


def test_a_sheet_has_two_pages_and_is_black_in_the_end() -> None:
    one, two = (pages_of("typst", two_up=sheets, **PLAIN) for sheets in (False, True))
    assert folios(two) == ["5", "67", "89", "1011"][: len(two)]
    assert len(two) == len(one) // 2 + 1
    used = next(one for one in setters() if one.name == "typst")
    copy, _ = numbered(SAMPLE)
    drawn = habits.draw(random.Random(4), "typst", used.fonts()[:1])
    pages = glyphs(blackened(two_up(used.set(copy, drawn))))
    assert {glyph.number for page in pages for glyph in page} == {0}


@pytest.mark.parametrize("setter", [one.name for one in setters()])
def test_analytic_contents_say_what_a_chapter_is_about(setter: str) -> None:
    used = next(one for one in setters() if one.name == setter)
    chapter = (Block("h2", words_of("On mills")), Block("p", words_of("Rags — Water."), "argument"))
    body = Block("p", words_of("A mill stood by the river."))
    books = Block("li", words_of("Printer, A.: On Paper. 1790."), look="entry", group=3)
    copy, numbering = numbered(replace(SAMPLE, blocks=(*chapter, body, books), notes=()))
    drawn = habits.draw(random.Random(4), setter, used.fonts()[:1])
    plain = replace(
        drawn, contents="analytic", arguments=True, list_mark="•", head="none", folio="none",
        initials="none", first_page=3, roman=False, margin_figures=False, catchwords=False,
    )  # fmt: skip
    printed = [list(page) for page in glyphs(used.set(copy, used.tamed(plain)))]
    listed = printed_as(printed[0], colours.Furniture.CONTENTS).replace(".", "")
    assert listed == "ContentsOnmillsRags—Water3"
    assert list(faults_of_print(Truth(copy, numbering.places, [], ()), printed)) == []
    assert printed_as(printed[0], colours.Furniture.BULLET) == ""


def test_a_libreoffice_that_hangs_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It starts other programs, as soffice does, which must not outlive it."""
    pid = tmp_path / "pid"
    hung = tmp_path / "soffice"
    hung.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {pid}\nwait\n", "utf-8")
    hung.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(soffice, "PATIENCE", 1)
    with pytest.raises(ValueError, match="did not end in 1 seconds"):
        soffice.convert("", "en", "GB")
    state = Path(f"/proc/{pid.read_text('utf-8').strip()}/stat")
    assert not state.exists() or state.read_text("utf-8").split()[2] == "Z"


def test_a_running_head_is_cut_between_words() -> None:
    drawn = habits.draw(random.Random(4), "typst", ("Libertinus Serif",))
    narrow = replace(drawn, paper=(105, 165), size=12.0, head_style="caps", folio="none")
    assert head_cut("On Paper", narrow) == "On Paper"
    assert head_cut("On the making of paper, ink and type", narrow) == "On the making"
    beside = replace(narrow, folio="top_center", head_at="top")
    assert head_cut("On the making of paper, ink and type", beside) == "On the"


def test_a_contact_sheet_has_a_page_of_each_layout(tmp_path: Path) -> None:
    copy, _ = numbered(SAMPLE)
    (tmp_path / "pdf").mkdir()
    for number in range(3):
        drawn = habits.draw(random.Random(number), "typst", ("Libertinus Serif",))
        pdf = next(one for one in setters() if one.name == "typst").set(copy, drawn)
        (tmp_path / "pdf" / f"{number}.pdf").write_bytes(pdf)
    paths = sheet.spread(sorted((tmp_path / "pdf").glob("*.pdf")), 2)
    assert [path.stem for path in paths] == ["0", "1"]
    made = sheet.sheet([(sheet.page_of(path, at), path.stem) for at, path in enumerate(paths)])
    left, top = sheet.FRAME[0] + 12, sheet.NAME + 4
    second = made.crop((left, top, left + sheet.FRAME[0] // 2, top + sheet.FRAME[1] // 2))
    assert made.width == (sheet.FRAME[0] + 8) * sheet.ACROSS
    assert min(pixel for pixel in second.convert("L").tobytes()) < 100


def test_the_first_words_of_a_chapter_are_small_capitals() -> None:
    drawn = habits.draw(random.Random(4), "typst", ("Libertinus Serif",))
    pieces = (("h2", "Mills"), ("p", "Paper is made of rags."), ("p", "And of water."))
    stretch = Stretch(Work("w", "en", "p"), "On Paper", "", pieces, ())
    plain = replace(
        drawn, first_words=True, arguments=False, emphasis="none", numbered="", parts=False
    )
    copy = edit(stretch, plain, random.Random(1))
    styles = [[word.style for word in block.words] for block in copy.blocks if block.kind == "p"]
    opened = [style for style in styles if "smallcaps" in style]
    assert opened == [["smallcaps"] * 3 + [""] * 2]


def test_a_words_accents_are_of_its_letters(tmp_path: Path) -> None:
    gold = tmp_path / "gold.md"
    gold.write_text("Donne\u0301e and Zim\u0303er[^1] {p12}\n\n[^1]: A note.\n", "utf-8")
    stretch = stretch_of(Work("w", "fr", "p", (gold,)), 5, random.Random(1))
    assert [text for _, text in stretch.pieces] == ["Donn\u00e9e and Zimer"]


def test_a_word_broken_by_a_page_keeps_its_colour_though_a_note_is_broken_too() -> None:
    if "xelatex" not in {one.name for one in setters()}:
        pytest.skip("xelatex is not installed")
    used = next(one for one in setters() if one.name == "xelatex")
    words = "manufactured incomparable extraordinarily unusually hardworking prosperous centuries "
    notes = tuple(Note(words_of(words * 5), 0) for _ in range(24))
    blocks = [Block("p", (*words_of(words * 3), Word("noted", note=at))) for at in range(24)]
    copy, numbering = numbered(
        Copy("broken", "treatise", "en", "On Paper", "", tuple(blocks), notes)
    )
    drawn = habits.draw(random.Random(4), "xelatex", used.fonts()[:1])
    plain = replace(
        drawn, paper=(105, 165), columns=1, hyphens=True, justified=True, note_place="foot",
        mark="number", size=10.0, head="none", folio="none", margin_figures=False, catchwords=False,
    )  # fmt: skip
    printed = [list(page) for page in glyphs(used.set(copy, plain))]
    truth = Truth(copy, numbering.places, keys_of(len(notes), printed), ())
    assert list(faults_of_print(truth, printed)) == []


@needs_poppler
def test_the_same_seed_makes_the_same_pages() -> None:
    once, again = (make(5, 11, ("mupdf", "poppler-raw")) for _ in range(2))
    assert once.faults == ()
    assert (once.gold, once.runs, once.texts) == (again.gold, again.runs, again.texts)


@pytest.mark.long
@needs_poppler
def test_two_hundred_pages_agree_with_what_is_said_of_them() -> None:
    pages = number = unused = left_out = texts = 0
    while pages < MANY:
        layout = make(2024, number)
        number += 1
        left_out += len(layout.left_out)
        if layout.faults:
            unused += 1
            continue
        pages += layout.about["pages"]
        for text in layout.texts:
            texts += 1
            if not text.damages:
                assert_letters_add_up(layout.gold, text.files, f"{layout.name} {text.name}")
    assert unused <= number / 5
    assert left_out <= texts / 10


def assert_letters_add_up(gold: str, files: dict[str, str], name: str) -> None:
    """Check files alone: the letters of a text are those of its gold and of what was removed."""
    lines = files["txt"].split("\n")
    roles = [row.split("\t") for row in files["roles.tsv"].splitlines()]
    assert [int(row[0]) for row in roles] == [
        number for number, line in enumerate(lines, 1) if line.strip()
    ], name
    there = letters(files["txt"])
    there.subtract(
        letters("".join(row.split("\t")[2] for row in files["removed.tsv"].splitlines()))
    )
    there.subtract(
        letters("".join(lines[int(row[0]) - 1] for row in roles if row[1] == "note-head"))
    )
    there.subtract(letters(re.sub(r"\[\^[^\]]+\]", "", gold)))
    wrong = sum(map(abs, there.values()))
    # Labels and marks of notes may be letters; an extractor may lose a ligature.
    assert wrong <= 4 * gold.count("]:") + len(gold) / 100, (name, there)


def letters(text: str) -> Counter[str]:
    """Return how often each letter stands in a text, capitals as small ones."""
    return Counter(one for one in unicodedata.normalize("NFKC", text).lower() if one.isalpha())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_invented_text_has_headings_and_words_that_can_be_set(kind: str) -> None:
    bare = {"break", "stanza", "salutation", "closing"}
    known = {"h2", "h3", "h4", "p", "line", "quote", "li", "verse", "speech", "stage"}
    known |= {"dateline", "signature", "attribution"}
    pieces = list(islice(invent("sv", kind, random.Random(3)), 120))
    again = list(islice(invent("sv", kind, random.Random(3)), 120))
    assert pieces == again
    assert {piece for piece, _ in pieces} <= known | bare
    assert any(piece == "h2" for piece, _ in pieces)
    assert all(text.strip() for piece, text in pieces if piece not in bare)
