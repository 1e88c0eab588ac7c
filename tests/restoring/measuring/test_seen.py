"""Evidence of the page beside the letters: what a source tells of type and place."""

from __future__ import annotations

from dataclasses import replace

from publisher.model.text import Heading, Paragraph
from publisher.model.transcript import Geometry, Line, Page, Run, Transcript
from publisher.restoring import restore
from publisher.restoring.measuring.rows import rows_of
from publisher.restoring.measuring.seen import NOTHING_SEEN, seen_on
from tests.support.pages import transcript

# Lines of running text, then a line that reads like a sentence and has no gap about it.
ABOVE = """The keeper wrote down every ship that passed the light that year and
the next, with the hour and the wind, in a hand that grew smaller as the
paper grew scarce, until at last a whole week stood on a single line and
had to be read with a glass. Nobody had asked him for it. The office in
the town wanted to know how much oil was burnt, and once a quarter, when
the cutter came, he gave them a slip with a figure on it. What he did in
the nights between was his own affair, they said, as long as it burned,
and so the books were never counted among the things that were handed
over when he left. They lay under the stairs for thirty years more, and
nobody read them."""
BELOW = """The son found them when the house was let. He took them for accounts and
was about to burn them when he saw his own name in the margin, with the
day on which he had first rowed across alone. After that he read them to
the end, which took a winter, and he told his wife that he had not known
how many ships there were, nor that his father had known all their names
by their lamps. She asked what was to become of them. He said that they
would have to stay where they were, since there was no other room, and
they stayed."""
TEXT = f"{ABOVE}\nthe keeper was seen by nobody\n{BELOW}"


def seen(line: Line, **type_: object) -> Line:
    return replace(line, runs=(Run(line.text, **type_),))  # type: ignore[arg-type]


def in_type(text: str, heading: str, **type_: object) -> Transcript:
    """Return a text whose lines know their type: all plain but for one."""
    plain = transcript(text, "en")
    pages = tuple(
        replace(
            page,
            lines=tuple(
                seen(line, **type_) if line.text == heading else seen(line) for line in page.lines
            ),
        )
        for page in plain.pages
    )
    return replace(plain, pages=pages)


def headings(source: Transcript) -> list[int]:
    blocks = restore(source).value.blocks
    return [b.place.first for b in blocks if isinstance(b, Heading) and b.place]


def test_plain_text_shows_no_type() -> None:
    assert seen_on(Line(1, "Text.")) is NOTHING_SEEN
    assert NOTHING_SEEN.larger is None


def test_a_line_is_set_as_most_of_its_letters_are() -> None:
    line = Line(1, "1 Small type", runs=(Run("1", size=0.5), Run(" Small type", size=0.8)))
    assert seen_on(line).larger == "smaller"
    assert seen_on(seen(line, bold=True)).weight == "bold"
    assert seen_on(seen(line, size=1.01)).larger == "same"


def test_geometry_goes_before_blanks_and_widths_told_from_letters() -> None:
    place = Geometry(indent=1.5, gap=2.1, width=20.0)
    lines = (Line(1, "Above."), Line(2, "  Indented.", geometry=place))
    (_, row), _ = rows_of((Page(1, lines),))
    assert (row.indent, row.gap, row.width) == (6, 1, 20_000.0)


def test_larger_type_makes_a_heading_of_a_line_that_reads_like_none() -> None:
    heading = "the keeper was seen by nobody"
    assert headings(in_type(TEXT, heading)) == []
    assert headings(in_type(TEXT, heading, size=1.6, bold=True)) == [11]


def test_type_that_never_changes_changes_nothing() -> None:
    plain = restore(transcript(TEXT, "en")).value
    assert restore(in_type(TEXT, "")).value == plain
    assert {type(block) for block in plain.blocks} == {Paragraph}
