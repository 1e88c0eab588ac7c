"""Lines that mix directions stand in the order of Unicode (UAX 9), whatever boxes they are made of.

What stands on a page is read back from the left to the right, so that Hebrew words come out
backwards. "אבג דהו" are letters of the alphabet and mean nothing.
"""

from __future__ import annotations

import ctypes
from itertools import pairwise

import pypdfium2
import pytest
from pypdfium2 import raw

from publisher.model.findings import Severity
from publisher.printing import SearchPath, print_book
from publisher.printing.weasyprint_70.lines.levels import in_visual_order, levels_of
from tests.printing.tiny import FACE, tiny

SCRIPT = '@font-face { font-family: Script; src: url("../fonts/HadasimCLM-Regular.ttf");'
SCRIPT += " unicode-range: U+0590-05FF }"
STYLE = f"{FACE} {SCRIPT} html {{ font: 11pt/14pt Script, Press, serif }} p {{ margin: 0 }}"
STYLE += "@page { size: 200mm 100mm; margin: 20mm } body { margin: 0; hyphens: none }"
STYLE += "sup { font-size: 8pt; vertical-align: baseline }"
WIDTH = (20 / 25.4 * 72, 180 / 25.4 * 72)  # points: the left and right edge of the text


def lines(pdf: bytes) -> list[list[tuple[float, float, str]]]:
    """Return the letters of each line of the first page with their left and right edges, in points."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    found: dict[int, list[tuple[float, float, str]]] = {}
    for index in range(page.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(page.raw, index))
        if letter.isspace() or raw.FPDFText_IsGenerated(page.raw, index) == 1:
            continue
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(page.raw, index, box)
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(page.raw, index, x, y)
        found.setdefault(round(y.value), []).append((box.left, box.right, letter))
    document.close()
    return [sorted(found[line]) for line in sorted(found, reverse=True)]


def from_left(body: str, files: SearchPath, style: str = STYLE) -> list[str]:
    """Return the letters of each line from left to right, without spaces."""
    made = print_book(tiny(body, style), files)
    assert [f for f in made.findings if f.severity is Severity.ERROR] == []
    return ["".join(letter for *_, letter in line) for line in lines(made.pdf)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # One text box: Pango's own order.
        ("<p dir='rtl'>אבג ab (cd 12), דהו</p>", "והד,ab(cd12)גבא"),
        # A Latin title of which the first word is emphasised: three boxes.
        ("<p dir='rtl'>אבג <em>ab</em>, cd 12 דהו</p>", "והדab,cd12גבא"),
        ("<p dir='rtl'>אבג ab <em>cd</em> ef דהו</p>", "והדabcdefגבא"),
        # The mark of a note behind a Latin word, set apart, and one that is not.
        ("<p dir='rtl'>אבג ab<sup dir='rtl'>3</sup> דהו</p>", "והד3abגבא"),
        ("<p dir='rtl'>אבג ab<sup>3</sup> דהו</p>", "והדab3גבא"),
        # A passage with a stop at its end belongs together; without its direction it does not.
        ("<p dir='rtl'>אבג <span dir='ltr'>ab!</span> דהו</p>", "והדab!גבא"),
        ("<p dir='rtl'>אבג ab! דהו</p>", "והד!abגבא"),
        # Brackets and figures.
        ("<p dir='rtl'>אבג (<em>דהו</em> 12) 1868–1871</p>", "1871–1868(12והד)גבא"),
        # Hebrew words in a German line, the second of them emphasised.
        ("<p dir='ltr'>ab אבג <em>דהו</em> cd</p>", "abוהדגבאcd"),
        ("<p dir='ltr'>ab <span dir='rtl'>אבג <em>דהו</em>, 12!</span> cd</p>", "ab!12,והדגבאcd"),
        # Emphasis inside emphasis, with a link.
        ("<p dir='rtl'>א <em>ab <a href='#x'>cd</a> ef</em> ב <i id='x'>ג</i></p>", "גבabcdefא"),
    ],
)
@pytest.mark.parametrize("align", ["justify", "center", "start", "right"])
def test_the_parts_of_a_line_stand_as_they_are_read(
    body: str, expected: str, align: str, files: SearchPath
) -> None:
    assert from_left(body, files, f"{STYLE} p {{ text-align: {align} }}") == [expected]


TEXT = "אבגדה וזחט <em>ab cd</em> יכלמ (12) נסעפ, צקרשת! " * 12


@pytest.mark.parametrize("body", ["{}", "<span lang='he'>{}</span>", "<b>א</b> {}"])
def test_justified_lines_fill_the_measure_on_both_sides(body: str, files: SearchPath) -> None:
    style = f"{STYLE} p {{ text-align: justify; text-indent: 2em }}"
    made = print_book(tiny(f"<p dir='rtl'>{body.format(TEXT)}</p>", style), files)
    found = lines(made.pdf)
    assert len(found) > 3
    for number, line in enumerate(found):
        left, right = min(x for x, *_ in line), max(x for _, x, _ in line)
        # The first line is indented at the right; the last is as long as it comes.
        assert right == pytest.approx(WIDTH[1] - (22 if number == 0 else 0), abs=0.6)
        if number < len(found) - 1:
            assert left == pytest.approx(WIDTH[0], abs=0.6)


def test_words_of_a_justified_line_stand_in_equal_distances(files: SearchPath) -> None:
    """Pieces that begin or end with a space, and marks of notes, leave no gap beside them."""
    text = "אבגדה וזחט.<sup dir='rtl'>1</sup> יכלמ ab <em>cd</em> נסעפ (12), צקרשת " * 12
    style = f"{STYLE} p {{ text-align: justify }} sup {{ font-size: inherit }}"
    for line in lines(print_book(tiny(f"<p dir='rtl'>{text}</p>", style), files).pdf)[:-1]:
        gaps = [b[0] - a[1] for a, b in pairwise(line) if b[0] - a[1] > 1]
        assert max(gaps) - min(gaps) < 1.2  # the side bearings of letters among them


@pytest.mark.parametrize("align", ["start", "right", "justify"])
def test_a_blank_at_the_end_of_a_text_moves_nothing(align: str, files: SearchPath) -> None:
    style = f"{STYLE} p {{ text-align: {align} }}"
    for line in lines(print_book(tiny(f"<p dir='rtl'>{TEXT} </p>", style), files).pdf):
        assert line[-1][1] == pytest.approx(WIDTH[1], abs=0.6)


def test_hebrew_in_a_justified_german_line_leaves_no_gap_and_no_overlap(files: SearchPath) -> None:
    text = "Über der Tür stand אבגדה <em>וזחט</em> יכ, und niemand konnte es lesen. " * 12
    made = print_book(tiny(f"<p>{text}</p>", f"{STYLE} p {{ text-align: justify }}"), files)
    for line in lines(made.pdf)[:-1]:
        assert line[-1][1] == pytest.approx(WIDTH[1], abs=0.6)
        assert all(b[0] - a[1] > -0.6 for a, b in pairwise(line))


def test_a_hanging_line_hangs_at_the_right(files: SearchPath) -> None:
    style = f"{STYLE} p {{ text-indent: -2em; padding-inline-start: 4em; text-align: start }}"
    found = lines(print_book(tiny(f"<p dir='rtl'>{TEXT}</p>", style), files).pdf)
    rights = [max(x for _, x, _ in line) for line in found]
    assert rights[0] == pytest.approx(WIDTH[1] - 22, abs=0.6)
    assert rights[1:] == pytest.approx([WIDTH[1] - 44] * (len(found) - 1), abs=0.6)


def test_a_line_that_cannot_be_put_in_order_is_an_error_with_its_page(files: SearchPath) -> None:
    style = f"{STYLE} em {{ padding: 0 2pt }}"
    body = "<p dir='rtl'>אבג ab <em>cd</em> ef דהו</p>"
    found = print_book(tiny(body, style), files).findings
    (mixed,) = (f for f in found if f.code == "printing/mixed-directions")
    assert mixed.severity is Severity.ERROR
    assert mixed.message.startswith("page 1: ")
    assert "ab cd ef" in mixed.message


@pytest.mark.parametrize(
    "body", ["<p dir='rtl'>אבג <em>דהו</em> זחט</p>", "<p>ab <em>cd</em> ef</p>"]
)
def test_a_line_with_padding_in_one_direction_is_none(body: str, files: SearchPath) -> None:
    found = print_book(tiny(body, f"{STYLE} em {{ padding: 0 2pt }}"), files).findings
    assert [f for f in found if f.code == "printing/mixed-directions"] == []


def test_levels_are_those_of_the_standard() -> None:
    assert levels_of("אב ab 12", "rtl") == [1, 1, 1, 2, 2, 2, 2, 2]
    assert levels_of("ab אב 12", "ltr") == [0, 0, 0, 1, 1, 1, 2, 2]
    assert levels_of("ab", "ltr") == [0, 0]


def test_pieces_are_reversed_level_by_level() -> None:
    assert in_visual_order([]) == []
    assert in_visual_order([0, 0]) == [0, 1]
    assert in_visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert in_visual_order([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
