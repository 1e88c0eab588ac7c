"""What other programs did to a text is named, each kind by its own finding; a sound text has none."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain, pairwise

import pytest

from publisher.model.findings import Finding, Severity
from publisher.model.transcript import Line, Page, Run, Transcript
from publisher.sources import transcript_from
from publisher.sources.extraction.misread_words import misread_words
from publisher.sources.extraction.pieces import Extract, Piece
from tests.sources.prose import lines, pages

Sheets = list[list[str]]

# Swedish: many words with letters beyond ASCII. He read to his mother in the evening; across the
# river went meadows; everywhere stood small cows; the corner was blue and the sea lay still.
SWEDISH = (
    "Han läste för sin mor på kvällen, och över ån låg ängar där små får gick.",
    "Överallt såg man båtar, och på gården stod mörka träd som växte år för år.",
    "Hörnet var blått, sjön låg stilla, och bröderna höll sig nära den gamla dörren.",
    "Då började någon sjunga, så att både människor och djur måste höra på också.",
)
# Latin: a letter to an author, in words of its own.
LATIN = (
    "Non sine causa factum est ut hoc opus, quod diu in manibus nostris fuit, nunc demum",
    "in lucem exeat; nam cum multa de rebus gestis et de hominibus illius temporis scripta",
    "essent, tamen nihil erat quod omnia haec simul et eodem ordine contineret. Itaque ego",
    "primum omnium putavi esse faciendum ut ea quae apud alios dispersa erant in unum corpus",
    "redigerem, deinde ut nihil omitterem quod ad rem ipsam pertinere videretur, etsi sunt",
    "qui hoc opus aut nimis longum aut parum utile esse dicant. Quibus ego nihil respondeo.",
)

NAMES = (
    "Abendroth", "Bakoenin", "Czerny", "Dijksterhuis", "Engström", "Fourier", "Grzegorczyk", "Huizinga",
    "Ibárruri", "Jansson", "Kropotkin", "Lagerlöf", "Multatuli", "Nieuwenhuis", "Oxenstierna", "Proudhon",
)  # fmt: skip


def numbered(number: int, first: int = 11) -> Sheets:
    """Return pages of prose with their folios at the foot, the first of which is given."""
    sheets = pages(number)
    return [[*sheet, "", f"{first + at}"] for at, sheet in enumerate(sheets)]


def findings(sheets: Sheets, language: str = "en") -> list[Finding]:
    text = "\f".join("".join(f"{line}\n" for line in sheet) for sheet in sheets)
    return list(transcript_from(text, "a.txt", language).findings)


def codes(sheets: Sheets, language: str = "en") -> list[str]:
    return [finding.code.removeprefix("sources/") for finding in findings(sheets, language)]


def interleaved(sheet: list[str]) -> list[str]:
    half = len(sheet) // 2
    return [*chain.from_iterable(zip(sheet[:half], sheet[half:], strict=False)), *sheet[2 * half :]]


def test_sound_pages_have_no_finding() -> None:
    assert codes(numbered(20)) == []
    assert codes([list(SWEDISH) * 8] * 2, "sv") == []


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (interleaved, "columns-parted"),
        (lambda sheet: [line.replace(" ", "") for line in sheet], "spaces-lost"),
        (lambda sheet: [re.sub("(?<=[,;]) | (?=w)", "", line) for line in sheet], "spaces-lost"),
        (lambda sheet: [line.replace(" ", "  ") for line in sheet], "spaces-doubled"),
        (lambda sheet: [" ".join(line.replace(" ", "")) for line in sheet], "letters-spaced"),
    ],
)
def test_damage_to_one_page_is_named_where_it_begins(
    damage: Callable[[list[str]], list[str]], code: str
) -> None:
    sheets = numbered(12)
    sheets[4] = [*damage(sheets[4][:-2]), *sheets[4][-2:]]
    found = [one for one in findings(sheets) if one.code == f"sources/{code}"]
    assert [one.place.first for one in found] == [4 * 32 + 1]


def test_what_garbles_every_word_is_an_error() -> None:
    for code, sheet in (
        ("spaces-lost", [line.replace(" ", "") for line in lines(30)]),
        ("letters-spaced", [" ".join(line) for line in lines(30)]),
    ):
        severities = {f.severity for f in findings([sheet]) if f.code == f"sources/{code}"}
        assert severities == {Severity.ERROR}


def test_columns_that_cannot_be_parted_for_certain_are_an_error() -> None:
    sound = [
        ("The lamp stood in the cel-", "lar, and there it stayed."),
        ("Two boys went to the har-", "bour, and one came back."),
        ("She kept the key in a draw-", "er, below the letters."),
    ]
    sheet = [
        line
        for at, pair in zip(range(0, 48, 16), sound, strict=True)
        for line in (*interleaved(lines(60)[at : at + 16]), *pair)
    ]
    assert "columns-interleaved" in codes([sheet])
    assert "columns-parted" not in codes([sheet])


def test_a_page_that_stands_twice_is_named() -> None:
    sheets = numbered(12)
    sheets.insert(5, sheets[4])
    (twice,) = [one for one in findings(sheets) if one.code == "sources/page-twice"]
    # Some lines of this prose come again by chance, so the run may begin a few lines late.
    assert 161 <= twice.place.first <= 165
    assert twice.place.last >= 185
    assert "already, word for word" in twice.message


def test_a_refrain_and_running_heads_are_no_page_that_stands_twice() -> None:
    refrain = lines(300)[290:298]
    sheets = [["The Winter of the Blue Paper", *sheet, *refrain] for sheet in pages(10)]
    assert "page-twice" not in codes(sheets)


@pytest.mark.parametrize(
    ("order", "message"),
    [
        ((0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11), "a page is missing between page 15 and page 17"),
        ((0, 1, 2, 3, 7, 8, 9, 10, 11), "3 pages are missing between page 14 and page 18"),
        ((0, 1, 2, 3, 5, 4, 6, 7, 8, 9, 10), "page 16 stands before page 15"),
        ((4, 5, 6, 7, 8, 0, 1, 2, 3), "page 11 follows page 19"),
    ],
)
def test_folios_that_jump_are_named(order: tuple[int, ...], message: str) -> None:
    sheets = numbered(12)
    (gap,) = findings([sheets[at] for at in order])
    assert gap.code == "sources/folio-gap"
    assert message in gap.message


def test_folios_that_begin_anew_or_are_left_out_are_no_gap() -> None:
    folios = [*range(11, 19), *range(1, 9)]
    sheets = [[*sheet, "", f"{n}"] for sheet, n in zip(pages(16), folios, strict=True)]
    sheets[3] = sheets[3][:-2]
    assert codes(sheets) == []


def test_a_page_with_a_folio_and_nothing_else_is_named() -> None:
    sheets = numbered(12)
    sheets[6] = ["17"]
    assert codes(sheets) == ["page-blank"]
    headed = [["The Blue Paper", *sheet] for sheet in sheets]
    assert codes(headed) == ["page-blank"]


def test_a_page_without_anything_or_with_a_title_alone_is_no_finding() -> None:
    sheets = numbered(12)
    sheets[6] = []
    sheets[8] = ["PART TWO"]
    assert codes(sheets) == []


@pytest.mark.parametrize(
    ("read", "written", "names"),
    [
        ("cp437", "cp1252", "read as IBM437 but written in Windows-1252"),
        ("cp1252", "cp850", "read as Windows-1252 but written in IBM850"),
        ("cp1252", "mac_roman", "read as Windows-1252 but written in Macintosh"),
        ("mac_roman", "cp1252", "read as Macintosh but written in Windows-1252"),
    ],
)
def test_letters_read_with_the_wrong_table_are_named(read: str, written: str, names: str) -> None:
    damaged = [line.encode(written).decode(read, "replace") for line in SWEDISH]
    found = findings([list(SWEDISH) * 6, damaged * 2], "sv")
    misread = [one for one in found if one.code == "sources/misread-letters"]
    assert [names in one.message for one in misread] == [True]
    assert misread[0].place.first == 25


@pytest.mark.parametrize("table", ["cp1252", "cp437", "cp850", "cp852", "mac_roman"])
def test_utf_8_read_with_another_table_on_some_lines_is_put_right(table: str) -> None:
    sheet = list(SWEDISH) * 4
    damaged = [line.encode().decode(table, "replace") for line in sheet[4:8]]
    text = "\n".join((*sheet[:4], *damaged, *sheet[8:]))
    outcome = transcript_from(text, "a.txt", "sv")
    assert [line.text for line in outcome.value.lines()] == sheet
    assert [(f.code, f.place.first) for f in outcome.findings] == [("sources/mojibake", 5)]


def test_a_page_in_another_language_is_named() -> None:
    sheets = numbered(10)
    sheets[5:7] = [list(LATIN) * 5, list(LATIN[::-1]) * 5]
    (change,) = [one for one in findings(sheets) if one.code == "sources/language-change"]
    assert (change.place.first, change.place.last) == (161, 220)
    assert "in Latin, not in English" in change.message


def test_a_quotation_in_another_language_is_no_change() -> None:
    sheets = numbered(10)
    sheets[5][8:12] = LATIN[:4]
    assert codes(sheets) == []


def shifted(text: str) -> str:
    """Return text by the numbers of its glyphs in a font whose first glyph is the space."""
    return "".join(char if char == " " else chr(ord(char) - 29) for char in text)


def turned(text: str) -> str:
    """Return text by a table that has other letters in the place of each: no sign betrays it."""
    return text.translate({97 + n: 97 + (n + 13) % 26 for n in range(26)})


def unmapped(text: str) -> str:
    return re.sub(r"\w", "□", text)


@pytest.mark.parametrize("garble", [shifted, turned, unmapped])
def test_letters_that_no_language_knows_are_an_error(garble: Callable[[str], str]) -> None:
    sheets = [[garble(line) for line in sheet] for sheet in pages(3)]
    found = [finding for finding in findings(sheets) if finding.code == "sources/letters-garbled"]
    assert [finding.severity for finding in found] == [Severity.ERROR]
    assert "3 pages" in found[0].message


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (list(LATIN) * 6, "en"),
        (list(SWEDISH) * 8, "en"),
        ([line.upper() for line in lines(30)], "en"),
        ([f"{n} {n * 37 % 91} {n * 53 % 97} ....... {n}" for n in range(60)], "en"),
        ([f"{w}, {v}. {n}-{n + 9}" for n, (w, v) in enumerate(pairwise(NAMES))] * 3, "en"),
    ],
)
def test_other_languages_names_and_figures_are_not_garbled(text: list[str], language: str) -> None:
    assert "letters-garbled" not in codes([text, text], language)


# German: the old man and his son went over the bridge; where the bridge ends both of them stood.
GERMAN = (
    "Der alte Mann und sein Sohn gingen über die Brücke, denn das Haus lag am anderen",
    "Ufer; wo die Brücke endet, standen beide und sahen, wie das Wasser unter ihnen",
    "immer weiter floss. Da sagte er leise, dass er nicht mehr gehen könne.",
)


@pytest.mark.parametrize(
    ("sound", "language", "misread", "shown"),
    [
        (lines(30), "en", [("the", "tbe"), ("and", "ancl")], "“tbe” (the?) on line "),
        (
            list(GERMAN) * 4,
            "de",
            [("und", "uncl"), ("sein", "sciu"), ("dem", "dern")],
            "“uncl” (und?)",
        ),
        (list(GERMAN) * 4, "de", [("dass", "da5s"), ("sagte", "fagte")], "“fagte” (sagte?)"),
    ],
)
def test_words_that_recognition_misread_are_named_with_what_they_may_be(
    sound: list[str], language: str, misread: list[tuple[str, str]], shown: str
) -> None:
    spoilt = sound
    for right, wrong in misread:
        spoilt = [re.sub(rf"\b{right}\b", wrong, line) for line in spoilt]
    assert "words-misread" not in codes([sound], language)
    found = [one for one in findings([spoilt], language) if one.code == "sources/words-misread"]
    assert [one.severity for one in found] == [Severity.WARNING]
    assert shown in found[0].message


def test_a_text_of_which_most_words_are_unknown_is_named() -> None:
    # Handwriting that a program could not read: words in letters of like length and look.
    unread = [
        re.sub(r"[aeio]", lambda found: "uäüy"["aeio".index(found[0])], s) for s in GERMAN * 4
    ]
    found = [one for one in findings([unread], "de") if one.code == "sources/words-unknown"]
    assert [one.severity for one in found] == [Severity.WARNING]
    assert "words-unknown" not in codes([list(GERMAN) * 4], "de")


def headed(headings: list[str], size: float = 1.4) -> list[Finding]:
    """Return what is found in a text with drawn headings, in larger type or not."""
    texts = [(text, size) for text in headings] + [(text, 1.0) for text in lines(60)]
    own = [
        Line(at, text, runs=(Run(text, at_size),)) for at, (text, at_size) in enumerate(texts, 1)
    ]
    transcript = Transcript("a.pdf", "en", "pdf", (Page(1, tuple(own)),))
    found = misread_words(Extract(transcript, (Piece(own, ""),), (own,)))
    return [one for one in found if one.code == "sources/words-unknown"]


HEADINGS = [
    "Of the keeper and his lamps",
    "How the ships were written down",
    "Working by night",
] * 3


def test_headings_of_which_most_words_are_unknown_are_named() -> None:
    """Small capitals of some typefaces tell other letters: `RecBmmeoded WBrcflBw`."""
    wrong = str.maketrans("onkisp", "Boctuy")
    (found,) = headed([text.translate(wrong) for text in HEADINGS])
    assert "larger type" in found.message
    assert found.severity is Severity.WARNING
    assert headed(HEADINGS) == []
    assert headed([text.translate(wrong) for text in HEADINGS], 1.0) == []
    assert headed([text.translate(wrong).upper() for text in HEADINGS]) == []
    assert headed([text.translate(wrong) for text in HEADINGS[:2]]) == []


def test_a_few_misprints_old_spellings_and_names_are_no_misread_words() -> None:
    # English of 1700, and names; two misprints in some hundred words are those of the print.
    old = ["Itt is saide, that hee doth beleeve the auncient bookes of Oxenforde and Lyncolne"] * 9
    assert "words-misread" not in codes([[*lines(30), *old, "tbe ship and tbe sea"]])


def imposed(count: int) -> list[tuple[int, int]]:
    """Return the folios that stand side by side on the sheets of a booklet of so many pages."""
    sheets = [(count - n, n + 1) for n in range(count // 2)]
    return [pair if at % 2 == 0 else (pair[1], pair[0]) for at, pair in enumerate(sheets)]


@pytest.mark.parametrize("parted", [False, True], ids=["on one line", "pages parted"])
def test_sheets_of_a_booklet_in_the_order_of_the_printer_are_an_error(*, parted: bool) -> None:
    sheets = []
    for sheet, (left, right) in zip(pages(8), imposed(16), strict=True):
        if parted:
            sheets += [[*sheet[:15], "", f"{left}"], [*sheet[15:], "", f"{right}"]]
        else:
            sheets.append([*sheet, "", f"{left}{' ' * 40}{right}"])
    found = [one for one in findings(sheets) if one.code == "sources/imposed-sheets"]
    assert [one.severity for one in found] == [Severity.ERROR]
    assert "16 and 1 stand side by side" in found[0].message


def test_two_pages_side_by_side_that_follow_each_other_are_no_booklet() -> None:
    sheets = [[*sheet, "", f"{2 * n}{' ' * 40}{2 * n + 1}"] for n, sheet in enumerate(pages(8), 1)]
    assert not [one for one in findings(sheets) if one.code == "sources/imposed-sheets"]


# "The carriers sleep among the trees by the water, and some of them sing".
HEBREW = "הסבלים ישנים בין העצים ליד המים, ואחדים מהם שרים. הימים ארוכים והלילות קצרים."


def test_letters_that_stand_backwards_are_an_error() -> None:
    backwards = [HEBREW[::-1]] * 6
    assert "letters-backwards" in codes([backwards], "he")
    assert codes([[HEBREW] * 6], "he") == codes([[HEBREW] * 6], "und") == []
