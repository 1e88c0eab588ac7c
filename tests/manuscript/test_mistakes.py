"""Mistakes in a manuscript are refused with file, line and what to do."""

from __future__ import annotations

import time

import pytest

from publisher.errors import SourceError
from publisher.manuscript import read
from publisher.model.text import Paragraph, Words

UNKNOWN = "is unknown; this version of the program reads format 1"


@pytest.mark.parametrize(
    ("markup", "line", "message"),
    [
        ("format = 2\n\nb *c", 1, f"format 2 {UNKNOWN}"),
        ("a\n\nb *c", 3, "an emphasis is not closed"),
        ("*a _b*", 1, "an emphasis is not closed"),
        ("a ****b", 1, "an emphasis is empty"),
        ("a]{lang=nl}", 1, '"]{lang=nl}" closes no passage, or an emphasis in it is not closed'),
        ("[*a]{lang=nl}", 1, '"]{lang=nl}" closes no passage, or an emphasis in it is not closed'),
        ("a]{.sup}", 1, '"]{.sup}" closes no style, or an emphasis in it is not closed'),
        ("a [^1 b", 1, 'the note reference "[^" is not closed'),
        ("# a\n\n# b", 3, "a second title"),
        ("a\n\n[^1]: b", 3, "note 1 is called nowhere"),
        ("a[^1]\n\n[^1?]: b", 3, "note 1 is marked as called nowhere"),
        ("a[^1]", 1, "note 1 has no body"),
        ("a[^1!]\n\n[^1]: b", 1, "note 1 is marked as lost and has a body"),
        ("a[^1]\n\n[^1!]: b", 3, "note 1 is marked as lost and has a body"),
        ("a[^1]\n\n[^1]: b\n\n[^1]: c", 5, "note 1 has a second body"),
        (
            "\n".join(f"{'  ' * level}- item" for level in range(51)),
            51,
            "this item lies on level 51 of its list",
        ),
    ],
)
def test_a_mistake_is_refused_with_its_line_and_a_hint(
    markup: str, line: int, message: str
) -> None:
    with pytest.raises(SourceError) as caught:
        read(markup, "dir/a.md", "sv")
    assert (caught.value.place, caught.value.message) == (f"dir/a.md:{line}", message)
    assert caught.value.hint


def test_passages_within_passages_without_end_are_a_mistake() -> None:
    deep = "[" * 500 + "mot" + "]{lang=fr}" * 500
    with pytest.raises(SourceError, match="more than 50 brackets are open"):
        read(f"# Title\n\n{deep}\n", "a.md", "en")


def test_brackets_within_brackets_are_words_and_take_no_time() -> None:
    started = time.process_time()
    deep = "[" * 20_000 + "a" + "]" * 20_000
    paragraph = read(f"# Title\n\n{deep}\n", "a.md", "en").blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert "".join(one.text for one in paragraph.content if isinstance(one, Words)) == deep
    # Seconds; moved from bracket to bracket, so many take five.
    assert time.process_time() - started < 1


def test_brackets_that_nothing_closes_are_words_however_many_there_are() -> None:
    paragraph = read(f"# Title\n\n{'[' * 2_000}\n", "a.md", "en").blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert sum(len(one.text) for one in paragraph.content if isinstance(one, Words)) == 2_000
