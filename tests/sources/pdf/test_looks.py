"""What the names of fonts and the gaps between letters tell of their look."""

from __future__ import annotations

import pytest

from publisher.sources.pdf.chunks import Inked
from publisher.sources.pdf.fonts import font_of
from publisher.sources.pdf.painted import Font, Glyph, Strip
from publisher.sources.pdf.spacing import words_of


@pytest.mark.parametrize(
    ("name", "bold", "italic"),
    [
        ("ABCDEF+NimbusRomNo9L-Medi", True, False),
        ("NimbusRomNo9L-MediItal", True, True),
        ("ABCDEF+LinLibertineOB-Identity-H", True, False),
        ("LinLibertineOB", True, False),
        ("LinLibertineO", False, False),
        ("Minion-Medium", False, False),
        ("Glob", False, False),
        ("CMBX12", True, False),
        ("TimesNewRomanPS-BoldItalicMT", True, True),
    ],
)
def test_a_name_tells_weight_and_slant(name: str, bold: bool, italic: bool) -> None:
    font = font_of(name, 0, 0.0)
    assert (font.bold, font.italic) == (bold, italic)


def test_letters_far_apart_are_a_word_where_the_spaces_are_painted() -> None:
    inked, at = [], 0.0
    for sign, gap, spaced in zip("tożnic", (0, 4, 4, 4, 0, 0), (0, 0, 0, 1, 0, 0), strict=True):
        at += gap
        glyph = Glyph(sign, at, at + 5)
        inked.append(Inked(glyph, Strip([glyph], Font("Times"), 10.0, 100.0), spaced=bool(spaced)))
        at += 5
    words = words_of(inked, 10.0)
    assert ["".join(one.glyph.text for one in word.inked) for word in words] == ["toż", "nic"]
    assert [word.letterspaced for word in words] == [True, False]


@pytest.mark.parametrize(("gap", "spread"), [(0.0, False), (0.03, False), (0.12, True)])
def test_two_letters_are_letterspaced_where_they_stand_apart(gap: float, spread: bool) -> None:
    glyphs = [Glyph("n", 0.0, 5.0), Glyph("o", 5.0 + 10 * gap, 10.0 + 10 * gap)]
    strip = Strip(glyphs, Font("Times"), 10.0, 100.0)
    (word,) = words_of([Inked(glyph, strip, spaced=False) for glyph in glyphs], 10.0)
    assert word.letterspaced is spread


def spaced_row(text: str, space: float, letter: float = 0.0) -> list[Inked]:
    """Return the letters of a row, none of whose spaces is painted; both gaps are in ems."""
    inked, at = [], 0.0
    for sign in text:
        if sign == " ":
            at += 10 * space
            continue
        glyph = Glyph(sign, at, at + 5)
        inked.append(Inked(glyph, Strip([glyph], Font("Serif"), 10.0, 100.0), spaced=False))
        at += 5 + 10 * letter
    return inked


@pytest.mark.parametrize(
    ("space", "letter"), [(0.25, 0.0), (0.14, 0.0), (0.13, 0.02), (0.1, 0.0), (0.12, 0.05)]
)
def test_squeezed_spaces_of_a_full_line_part_words(space: float, letter: float) -> None:
    text = "since the year of 1853 all the boats of the island lie here"
    words = words_of(spaced_row(text, space, letter), 10.0)
    assert " ".join("".join(one.glyph.text for one in word.inked) for word in words) == text


@pytest.mark.parametrize("letter", [0.1, 0.12, 0.14])
def test_letters_of_a_word_that_is_letterspaced_are_not_parted(letter: float) -> None:
    (word,) = words_of(spaced_row("lighthouses", 0.3, letter), 10.0)
    assert word.letterspaced


def test_two_kerned_letters_are_no_words() -> None:
    inked = spaced_row("of the AV island To be", 0.25)
    assert len(words_of(inked, 10.0)) == 6
    for one in inked[6:]:
        moved = one.glyph
        one.strip.glyphs[0] = Glyph(moved.text, moved.start + 1.2, moved.end + 1.2)
    assert len(words_of(inked, 10.0)) == 6
