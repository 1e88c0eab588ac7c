"""Broken lines → clues with their truth, exactly as the decider will see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from publisher.languages import Language, Lexicon, lexicon
from publisher.model.places import Place
from publisher.restoring.words.line_ends.break_context import survey
from publisher.restoring.words.line_ends.breaks import Break
from publisher.restoring.words.line_ends.clues import Clues
from publisher.restoring.words.line_ends.shown import shown_clues
from publisher.restoring.words.line_ends.unshown import hidden_clues
from publisher.restoring.words.line_ends.vocabulary import gather
from publisher.restoring.words.line_ends.word_evidence import WordEvidence
from training.line_ends.apart import Apart
from training.line_ends.material import Document
from training.line_ends.typesetting import SetLine, Setting, typeset

# Per cent of the words of the lists that the decider is not shown, so that it also learns from
# words no list has: old spellings, new names, languages with short lists.
FORGOTTEN = (0, 0, 30, 60)
SHORTEST_FORGOTTEN = 4
PLACE = Place("", 1, 1)
SOFT = "\u00ad"


@dataclass(frozen=True, slots=True)
class Sample:
    """The clues of one line end, and what is right there: join, keep, space, or nothing."""

    clues: Clues
    truth: str
    language: str
    document: str


class Forgetful(Lexicon):
    """A lexicon that has forgotten a share of its words, always the same ones."""

    def __init__(self, about: Language, share: int, salt: str, apart: Apart) -> None:
        super().__init__(about)
        self.__dict__["_apart"] = apart
        whole = lexicon(about.tag)
        for name in ("_words", "_pieces", "_dictionary", "_hyphenation", "letters"):
            self.__dict__[name] = getattr(whole, name)
        self._share, self._salt = share, salt

    def _forgets(self, word: str) -> bool:
        if len(word) < SHORTEST_FORGOTTEN or not self._share:
            return False
        return crc32(f"{self._salt} {word.lower()}".encode()) % 100 < self._share

    def _listed(self, word: str) -> float:
        return 0.0 if self._forgets(word) else super()._listed(word)

    def printed(self, word: str) -> bool:
        """Tell whether the dictionary knows the word and it is not forgotten."""
        return not self._forgets(word) and super().printed(word)


def samples(
    document: Document, setting: Setting, apart: Apart
) -> tuple[tuple[Sample, ...], tuple[Sample, ...]]:
    """Return the samples of a document with hyphens shown, and of the same with them lost.

    ``apart`` must not have been counted in this document.
    """
    whole = lexicon(document.language)
    share = FORGOTTEN[setting.choice("forgotten", len(FORGOTTEN))]
    known = Forgetful(whole.about, share, f"{setting.number}", apart)
    lines = tuple(typeset(document, setting, whole))
    name = document.name
    shown = tuple(Sample(c, t, document.language, name) for c, t in _shown(lines, known, setting))
    hidden = tuple(Sample(c, t, document.language, name) for c, t in _hidden(lines, known))
    return shown, hidden


def _shown(
    lines: Sequence[SetLine], known: Lexicon, setting: Setting
) -> Iterator[tuple[Clues, str]]:
    witnesses = WordEvidence(gather(line.text for line in lines), known.about, known)
    join = SOFT if setting.hyphenation == "soft" else "-"
    marks = {"join": join, "keep": "-", "space": "-", "": ""}
    pauses = [(_pause(lines, n, marks[line.end]), line) for n, line in _inner(lines)]
    context = survey([line_break for line_break, _ in pauses], witnesses)
    for at, (_, line) in zip(context.looks, pauses, strict=True):
        if line.end:
            yield shown_clues(at, context), line.end


def _hidden(lines: Sequence[SetLine], known: Lexicon) -> Iterator[tuple[Clues, str]]:
    bare = tuple(
        SetLine(line.text[:-1] if line.end == "join" else line.text, line.end, line.last)
        for line in lines
    )
    witnesses = WordEvidence(gather(line.text for line in bare), known.about, known)
    pauses = [(_pause(bare, n, _hard(line)), line) for n, line in _inner(bare)]
    context = survey([line_break for line_break, _ in pauses], witnesses)
    for at, (_, line) in zip(context.looks, pauses, strict=True):
        clues = None if at.line_break.mark else hidden_clues(at, context)
        if clues is not None:
            yield clues, line.end


def _hard(line: SetLine) -> str:
    """Return the hyphen of a line whose hyphens were lost but for the hard ones."""
    return "-" if line.end in ("keep", "space") else ""


def _inner(lines: Sequence[SetLine]) -> Iterator[tuple[int, SetLine]]:
    return ((n, line) for n, line in enumerate(lines[:-1]) if not line.last and line.text)


def _pause(lines: Sequence[SetLine], number: int, mark: str) -> Break:
    before, after = lines[number].text.split(), lines[number + 1].text.split()
    return Break(
        PLACE,
        before[-1][: len(before[-1]) - len(mark)] + mark,
        after[0],
        mark,
        before[-2] if len(before) > 1 else "",
        after[1] if len(after) > 1 else "",
    )
