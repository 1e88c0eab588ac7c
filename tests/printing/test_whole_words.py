"""Words that were broken at line ends come out whole."""

from __future__ import annotations

import pypdfium2

from publisher.printing import SearchPath, print_book
from tests.printing.tiny import STYLE, tiny

NARROW = STYLE + (
    "@page { size: 62mm 60mm; margin: 5mm } html { hyphenate-character: '\\2010' }"
    "p { text-align: justify; hyphens: auto; hyphenate-limit-chars: 5 2 3 }"
)


def words(body: str, files: SearchPath) -> list[str]:
    """Return the words of all pages as they would be copied."""
    document = pypdfium2.PdfDocument(print_book(tiny(f"<p>{body}</p>", NARROW), files).pdf)
    found = [word for page in document for word in page.get_textpage().get_text_range().split()]
    document.close()
    return found


def test_broken_words_are_copied_whole_and_hyphens_are_kept(files: SearchPath) -> None:
    # Swedish: "of the opposition movement", "history of character development in the ..."
    text = "oppositionsbewegungens karaktärsutvecklingshistoria i Seine-federationen-Normandie, "
    assert words(text * 9, files) == (text * 9).split()


def test_words_are_whole_with_emphasis_or_a_note_at_the_break(files: SearchPath) -> None:
    # Swedish: "a process of party formation" and "national socialist".
    text = "en <em>partibildningsprocessen</em><sup>3</sup> och <em>nationalsocialistiska</em> "
    plain = "en partibildningsprocessen3 och nationalsocialistiska "
    assert words(text * 5, files) == (plain * 5).split()


def test_hyphens_of_the_text_stay(files: SearchPath) -> None:
    # Swedish: "the newspaper of the Bolshevik-Leninists"; the hyphen is that of Unicode.
    text = "bolsjevik\N{HYPHEN}leninisternas tidning "
    assert words(text * 6, files) == (text.replace("\N{HYPHEN}", "-") * 6).split()


def test_a_suspended_hyphen_keeps_its_space(files: SearchPath) -> None:
    # Swedish: "units of officers and of men, medical or train troops".
    text = "officers- och manskapsavdelningar samt sjukvårds- eller trängtrupper "
    assert words(text * 6, files) == (text * 6).split()


def test_a_shortened_running_head_leaves_ellipses_of_the_text_as_they_are(
    files: SearchPath,
) -> None:
    head = (
        "@page { @top-center { content: 'ett mycket långt kolumntitelord till'; overflow: hidden;"
        " text-overflow: ellipsis; white-space: nowrap; width: 20mm; font-family: Press } }"
    )
    printed = print_book(tiny("<p>Och så … slut.</p>", NARROW + head), files)
    document = pypdfium2.PdfDocument(printed.pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert text.count("…") == 2
    assert "kolumntitelord" not in text
