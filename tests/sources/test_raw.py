"""The transcript gives the decoded source again, letter for letter."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from publisher.sources import transcript_from

TEXTS = st.text(
    st.one_of(st.sampled_from("a \u00a0\n\r\f\t"), st.characters(exclude_categories=["Cs"])),
    max_size=40,
)


@given(TEXTS)
@example("\ufeffa\fb\r\n\f\r\r\nc\f\f\n\fd\r\re\f")
def test_the_raw_lines_together_are_the_decoded_source(text: str) -> None:
    assert transcript_from(text, "a.txt", "sv").value.raw() == text


@given(TEXTS)
def test_texts_hold_no_line_ends_and_no_form_feeds(text: str) -> None:
    transcript = transcript_from(text, "a.txt", "sv").value
    assert not any(set(line.text) & set("\r\n\f") for line in transcript.lines())


@given(TEXTS)
def test_numbers_and_pages_rise_by_one(text: str) -> None:
    transcript = transcript_from(text, "a.txt", "sv").value
    numbers = [line.number for line in transcript.lines()]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(set(numbers)) + 1))
    assert [page.index for page in transcript.pages] == list(range(1, len(transcript.pages) + 1))
