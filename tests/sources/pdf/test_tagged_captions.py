"""A tagged caption beside the text that flows around its picture is read by itself."""

from __future__ import annotations

from dataclasses import replace

from publisher.sources.pdf.painted import Strip
from publisher.sources.pdf.tagged_captions import captions_apart
from tests.sources.pdf.making import strip

LEADING = 12.0


def tagged(text: str, tag: str, x: float, y: float) -> Strip:
    return replace(strip(text, x, y), tag=tag)


def words(strips: list[Strip]) -> list[str]:
    return ["".join(glyph.text for glyph in strip.glyphs) for strip in strips]


def test_a_caption_beside_text_stands_apart_with_its_ornament() -> None:
    strips = [
        tagged("•", "Figure", 40, 100),
        tagged("Figure 5 The quay", "Caption", 50, 100),
        tagged("the ferry left and", "P", 300, 101),
        tagged("in the morning", "Caption", 40, 100 + LEADING),
        tagged("nobody saw it", "P", 300, 101 + LEADING),
    ]
    rest, captions = captions_apart(strips)
    assert words(rest) == ["the ferry left and", "nobody saw it"]
    assert [sorted(words(one)) for one in captions] == [
        ["Figure 5 The quay", "in the morning", "•"]
    ]


def test_two_captions_far_from_each_other_are_two() -> None:
    strips = [
        tagged("Figure 5 The quay", "Caption", 40, 100),
        tagged("Figure 6 The mill", "Caption", 40, 300),
        *(tagged("the ferry left and", "P", 300, y) for y in (100, 300)),
    ]
    assert list(map(words, captions_apart(strips)[1])) == [
        ["Figure 5 The quay"],
        ["Figure 6 The mill"],
    ]


def test_a_caption_with_nothing_beside_it_stays_where_it_is() -> None:
    alone = [
        tagged("Figure 5 The quay", "Caption", 40, 100),
        tagged("3", "Reference", 126, 100),
        tagged("a running head", "Artifact", 300, 100),
        tagged("The ferry left", "P", 40, 100 + 2 * LEADING),
    ]
    assert captions_apart(alone) == (alone, [])
