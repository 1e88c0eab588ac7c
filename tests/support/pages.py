"""Sources for the laws: pages as an extraction leaves them, made from words and bad habits."""

from __future__ import annotations

import unicodedata
from collections import Counter

from hypothesis import strategies as st

from publisher.model.inlines import note_runs, runs, walk
from publisher.model.text import Decision, Inlines, Join, NoteReference, Text, Words
from publisher.model.transcript import Line, Page, Transcript

# Everything that any room looks for: hyphens of all kinds, marks of notes, folios, rules. Among the
# Swedish words: boken (the book), arket (the sheet), och (and), högern (the right), ord (word), slut
# (end), Noter (notes), av (by), Översättning (translation), Foto (photograph), fortsätter (goes on),
# Noten om arket, som är lång (the note on the sheet, which is long), En annan (another), Se (see),
# Utan rad (without a line); the Dutch het papier (the paper) and executeerd (executed).
PIECES = (
    "boken", "arket", "Het", "papier", "the", "press", "Straße", "œuvre", "Преданная", "λόγος",
    "kontra-", "Seine-", "ge-", "officers-", "och", "executeerd", "revolution", "\N{SOFT HYPHEN}",
    "Seine\N{REPLACEMENT CHARACTER}",
    "högern.1", "ord.12", "slut.”3", "[4]", "5", "6.", "7)", "*", "**", "†", "1917", "12", "- 3 -",
    "* * *", "Noter", "Not", "av", "Översättning:", "Foto:", "http://example.org/a-b", "ﬁn", "–",
    "<b>", "&amp;", "{{ x }}", "]]>", "[^1]", "{p}", "# ", "\\", "…", "“Ja”", "’n",
    # What no page should hold, and some do: page ends within lines, signs that programs use.
    "slut.\fKapitel", "- 4 -\fNytt", "\f", "\f\f", "a\ufffeb", "\ue0a0", "\U000f0000", "\U000ffffd",
    "\ufeff", "\u2028", "\x0b", "\x1f",
)  # fmt: skip
ENDS = ("", "", "", " ", "-", "\N{NO-BREAK SPACE}", "  ")
STARTS = ("", "", "", " ", "    ", " " * 49, "\N{NO-BREAK SPACE}", "1 ", "2. ", "*", "\t")

words = st.one_of(
    st.sampled_from(PIECES),
    st.sampled_from(PIECES),
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=6),
)
filled = st.builds(
    lambda start, inner, end: start + " ".join(inner) + end,
    st.sampled_from(STARTS),
    st.lists(words, min_size=1, max_size=9),
    st.sampled_from(ENDS),
)
lines = st.one_of(filled, filled, filled, st.just(""), st.just(" "))
heads = st.sampled_from(
    ((), ("BOKEN OM BÖCKER", ""), ("7",), ("", "", " fortsätter"), ("- 12 -", ""))
)
feet = st.sampled_from(
    (
        (),
        ("", "14"),
        (" " * 49, "1 Noten om arket, som är", "lång.", "2 En annan not-"),
        ("", "* Se boken.", "3", "Utan rad.", "15"),
    )
)
pages = st.builds(
    lambda head, body, foot: "\n".join((*head, *body, *foot)),
    heads,
    st.lists(lines, min_size=2, max_size=20),
    feet,
)
anything = st.text(st.characters(codec="utf-8"), max_size=80)
sources = st.one_of(
    st.lists(st.one_of(pages, pages, pages, st.just("")), min_size=1, max_size=5).map("\f".join),
    lines,
    anything,
)
languages = st.sampled_from(("sv", "nl", "en", "de", "fr", "ru", "tlh"))


def transcript(text: str, language: str) -> Transcript:
    """Return clean text as a transcript, parted into pages at its form feeds."""
    number, made = 0, []
    for index, page in enumerate(text.split("\f"), start=1):
        rows = page.split("\n")
        made.append(Page(index, tuple(Line(number + n, row) for n, row in enumerate(rows, 1))))
        number += len(rows)
    return Transcript("laws.txt", language, "utf-8", tuple(made))


def source_lines(transcript: Transcript) -> str:
    """Return what the later rooms see of a source: its lines, mended."""
    return "\n".join(line.text for line in transcript.lines())


def letters(text: str) -> Counter[str]:
    """Count the letters of all alphabets, without the marks above them and without figures.

    Figures are left out, for a note's number may stand twice or nowhere; a diaeresis too, for
    it comes back where a Dutch hyphen goes.
    """
    return Counter(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalpha())


def letters_said(text: Text) -> Counter[str]:
    """Count the letters that a reader of the text meets: blocks, notes, marks."""
    said = [piece for block in text.blocks for run in runs(block) for piece in spoken(run)]
    said += [piece for note in text.notes for run in note_runs(note) for piece in spoken(run)]
    said += [note.mark for note in text.notes if note.body is not None]
    return letters("".join(said))


def words_said(text: Text) -> str:
    """Return all words of a text, a line for each run, without its note references."""
    found = [run for block in text.blocks for run in runs(block)]
    found += [run for note in text.notes for run in note_runs(note)]
    return "\n".join(
        "".join(inline.text for inline in walk(run) if isinstance(inline, Words)) for run in found
    )


def letters_kept(text: Text) -> Counter[str]:
    """Count the letters of a restored text: what is said, and what was set aside."""
    aside = letters("".join(furniture.text for furniture in text.furniture))
    return letters_said(text) + aside + respelt(text.joins)


def spoken(run: Inlines) -> list[str]:
    """Return the words and marks of a run of inlines."""
    said: list[str] = []
    for inline in walk(run):
        if isinstance(inline, Words):
            said.append(inline.text)
        elif isinstance(inline, NoteReference):
            said.append(inline.mark)
    return said


def respelt(joins: tuple[Join, ...]) -> Counter[str]:
    """Count letters that went with a hyphen because the language spells the whole word so."""
    gone: Counter[str] = Counter()
    for join in joins:
        if join.decision is Decision.JOIN:
            gone += letters(join.left + join.right) - letters(join.result)
    return gone
