"""What decoding left behind is mended, reported once for its kind, and kept in raw."""

from __future__ import annotations

from functools import partial

import pytest

from publisher.languages import lexicon
from publisher.model.transcript import Line, Run
from publisher.sources import transcript_from
from publisher.sources.signs import mend_signs


@pytest.mark.parametrize(
    ("raw", "text", "code"),
    [
        # to read; quotation; beautiful; fine affair, efficient flood; book, bookbinding
        ("fÃ¶r att lÃ¤sa", "för att läsa", "sources/mojibake"),
        ("f├Âr att l├ñsa", "för att läsa", "sources/mojibake"),
        ("f├╢r att l├ñsa", "för att läsa", "sources/mojibake"),
        ("â€œCitatâ€\u009d", "“Citat”", "sources/mojibake"),
        ("n\u0093citat\u0094", "n“citat”", "sources/mojibake"),
        ("schÃƒÂ¶n", "schön", "sources/mojibake"),
        ("ﬁn aﬀär, eﬃcient ﬂod", "fin affär, efficient flod", "sources/ligature"),
        ("a\x07b", "ab", "sources/control-character"),
        ("a\x0bb", "a b", "sources/control-character"),
        ("bok\x02", "bok\ufffe", "sources/control-character"),
        ("bok\x02band", "bok\ufffeband", "sources/control-character"),
        ("\x02 bok", " bok", "sources/control-character"),
        ("bok\x1f 1\x1e2", "bok\u00ad 1\u20112", "sources/control-character"),
        ("bok\u00adhandel", "bokhandel", "sources/invisible-sign"),
        ("en svensk\u00adnorsk", "en svensk-norsk", "sources/hyphen-sign"),
        ("b\u200bok\u2060", "bok", "sources/invisible-sign"),
        ("a\uffffb", "ab", "sources/control-character"),
        ("b\ufffdk", "b\ufffdk", "sources/lost-letter"),
        ("b\U000f0001k", "b\ufffdk", "sources/lost-letter"),
        ("b\ue001k", "b\ue001k", "sources/lost-letter"),
        ("  \uf0b7 bok", "  • bok", "sources/bullet"),
        ("\uf0a7\tbok", "•\tbok", "sources/bullet"),
        ("en \uf0b7 bok", "en \uf0b7 bok", "sources/lost-letter"),
    ],
)
def test_damage_is_mended_and_a_finding(raw: str, text: str, code: str) -> None:
    outcome = transcript_from(f"först\n{raw}\n", "a.txt", "sv")
    line = list(outcome.value.lines())[1]
    assert line.text == text
    assert line.raw == (None if raw == text else raw)
    assert [(f.code, f.place.first) for f in outcome.findings] == [(code, 2)]


@pytest.mark.parametrize(
    "text",
    [
        # “So”, she said, “no”; counter-; bookbinding; two; tab or; the gift
        "”Så” – sade hon – ‘nej’ … «oui»",
        "kontra- ",
        "bok\ufffeband bok¬ bok\u00ad",
        "\u00a0två\u00a0\u00a0",
        "tab\tell",
        "Ãgåvan",
        "1 234 Å",
        "ÄÖÅ Â",
    ],
)
def test_sound_letters_and_evidence_of_hyphens_stay(text: str) -> None:
    outcome = transcript_from(f"{text}\n", "a.txt", "sv")
    (line,) = outcome.value.lines()
    assert (line.text, line.raw) == (text, None)
    assert outcome.findings == ()


def test_lines_that_may_be_damaged_are_mended_where_others_surely_are() -> None:
    # year; to read
    outcome = transcript_from("Ã…r\nfÃ¶r att lÃ¤sa\n", "a.txt", "sv")
    assert [line.text for line in outcome.value.lines()] == ["År", "för att läsa"]
    alone = transcript_from("Ã…r\n", "a.txt", "sv")
    assert [line.text for line in alone.value.lines()] == ["Ã…r"]


def test_one_kind_of_damage_on_many_lines_is_one_finding() -> None:
    (finding,) = transcript_from("ﬁn\n" * 9, "a.txt", "sv").findings
    assert "9 lines: 1, 2, 3, 4, 5 …" in finding.message
    assert (finding.place.first, finding.place.last) == (1, 9)


def test_bullets_of_symbol_typefaces_are_read_in_lines_of_pdfs_too() -> None:
    """In Swedish: the book, the lamp."""
    lines = [Line(1, "  \uf0b7  boken", runs=(Run("  \uf0b7  "), Run("boken", italic=True)))]
    lines.append(Line(2, "lampan \uf0b7 boken"))
    made = mend_signs(lines, partial(lexicon, "sv"), "a.pdf")
    assert [line.text for line in made.value] == ["  •  boken", "lampan \uf0b7 boken"]
    assert [run.text for run in made.value[0].runs] == ["  •  ", "boken"]
    assert made.value[0].raw == lines[0].text
    assert [finding.code for finding in made.findings] == ["sources/bullet"]
