"""What holds for every cleaned text: nothing is lost, nothing is random, whole stays whole.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publisher.manuscript import write
from publisher.model.inlines import plain, references
from publisher.model.text import Paragraph, Text, Words
from publisher.restoring import restore
from publisher.sources import transcript_from
from tests.support.pages import letters, letters_kept, source_lines, sources

SENTENCES = (
    "Kon stod kvar på bryggan och såg ut över vattnet som om hon väntade på någon.",
    "Det gjorde hon inte.",
    "Ingen visste riktigt vad man skulle göra med oljan som blev över när våren kom.",
    "Lampan skulle putsas varje morgon, och veken klippas varje kväll.",
    "Var det verkligen nödvändigt, frågade inspektören, att ha tre barn på en så liten holme?",
    "Loggboken ligger kvar på bordet, och den sista anteckningen är hans.",
    "Den som vill kan läsa den, men den som har läst den vill sällan läsa den igen.",
)
# Words, labels, marks, notes, blank lines, rules: all that restoring looks for.
PIECES = (
    *SENTENCES, "kontra-", "revolution", "ord.1 Ord", "ord.2", "1 Se boken.", "2", "3. Se där.",
    "[4] Ibid.", "* Utgivaren.", "* * *", "Noter", "  Indraget stycke börjar", "• en sak", "IV.",
    "Översättning: Nils Tarv", "av Ida Borgis", "Foto: Ida Borgis", "", "", " ", " " * 49, "\f",
    "\u00ad", "till\ufffelåta", "geï-", "-", "12", "\u00a0", "HOLMENS HISTORIA", "(1868)",
)  # fmt: skip
mixtures = st.lists(st.sampled_from(PIECES), max_size=60).map("\n".join)
paragraphs = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=6).map(" ".join),
    min_size=3,
    max_size=8,
)


def restored(text: str, language: str = "sv") -> Text:
    return restore(transcript_from(text, "laws.txt", language).value).value


@given(mixtures)
def test_no_mixture_of_lines_loses_a_letter(text: str) -> None:
    came = source_lines(transcript_from(text, "laws.txt", "sv").value)
    assert letters_kept(restored(text)) == letters(came)


@given(st.one_of(mixtures, sources))
def test_the_same_source_gives_the_same_text(text: str) -> None:
    first, second = restored(text), restored(text)
    assert first == second
    assert [j.place for j in first.joins] == [j.place for j in second.joins]


@given(st.one_of(mixtures, sources))
def test_every_reference_has_one_note(text: str) -> None:
    made = restored(text)
    labels = [note.label for note in made.notes]
    assert len(labels) == len(set(labels))
    assert {reference.label for reference in references(made)} <= set(labels)


@given(paragraphs)
def test_a_text_in_whole_paragraphs_keeps_them(texts: list[str]) -> None:
    blocks = tuple(Paragraph((Words(text),)) for text in texts)
    again = restored(write(Text("a.txt", "sv", blocks)))
    assert [plain(b.content) for b in again.blocks if isinstance(b, Paragraph)] == texts
