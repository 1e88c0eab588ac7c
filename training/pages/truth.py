"""What a perfect reader would say of an extracted text: gold, joins, removed lines, roles.

The tables are those of the score (``../shared/score/README.md``): removed.tsv has line, kind, text
and the number of words of the text before it; joins.tsv has line, left, right, decision, result
and the word's place; roles.tsv has line, role, begin, block or note, and furniture beside a text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from training.pages.colours import (
    FIRST_LABEL,
    FIRST_MARK,
    FIRST_WORD,
    WITH_THE_TEXT,
    Furniture,
    is_label,
    is_mark,
    is_word,
)
from training.pages.copytext import Copy, Word
from training.pages.glyphs import Glyph
from training.pages.matching import HYPHENS, Line

PREFIXES = {
    "title": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "front": "^ ", "quote": "> ",
    "li": "- ", "caption": "! ", "verse": "| ", "row": "= ", "p": "",
}  # fmt: skip
WRAPPING = "()[]. \u00a0"
Place = tuple[str, int, int, str]


@dataclass(slots=True)
class Truth:
    """The truth of one extracted text; ``places`` are those of the words by number."""

    copy: Copy
    places: Sequence[Place]
    keys: Sequence[str]
    lines: Sequence[Line]
    _seen: set[tuple[str, int]] = field(default_factory=set)

    def gold(self) -> str:
        """Return the gold text with its notes, in the manuscript's form."""
        rows = [self._block(block.kind, block.words) for block in self.copy.blocks]
        called = (word.note for block in self.copy.blocks for word in block.words)
        for note in (note for note in called if note is not None):
            words = self.copy.notes[note].words
            rows.append(f"[^{self.keys[note]}]: " + " ".join(word.text for word in words))
        return "\n\n".join(rows) + "\n"

    def _block(self, kind: str, words: Sequence[Word]) -> str:
        return PREFIXES[kind] + " ".join(map(self._word, words)) if words else "***"

    def _word(self, word: Word) -> str:
        return word.text if word.note is None else f"{word.text}[^{self.keys[word.note]}]"

    def removed(self) -> Iterator[str]:
        """Yield the rows of furniture: a whole line, or each stretch of it beside a text."""
        words = 0
        for number, line in enumerate(self.lines, 1):
            for kind, text in furniture_on(line):
                yield f"{number}\t{kind}\t{text}\t{words}"
            body = [n for n in line.numbers if is_word(n) and self._place(n)[0] == "b"]
            words = max([words, *(n - FIRST_WORD + 1 for n in body)])

    def _place(self, number: int) -> Place:
        return self.places[number - FIRST_WORD]

    def joins(self) -> Iterator[str]:
        """Yield a row for each word that goes on in a later line, or is hyphened at a line's end."""
        for number, line in enumerate(self.lines, 1):
            last = _last_word(line)
            if not last:
                continue
            stream, block, at, word = self._place(last)
            after = self._continuation(number, last)
            left = _token(line.text, line.numbers, last, from_end=True)
            if after:
                keep = _keeps(word, left, after)
                yield _row(
                    number, left, after, "keep" if keep else "join", word, (stream, block, at)
                )
            elif word.endswith("-") and len(word) > 1 and line.text.rstrip().endswith("-"):
                following = self._following(last)
                if following:
                    place = (stream, block, at)
                    yield _row(number, left, following, "space", f"{word} {following}", place)

    def _continuation(self, number: int, word: int) -> str:
        """Return what a later line has of a word, where it stands there."""
        for line in self.lines[number : number + 80]:
            if word in line.numbers:
                return _token(line.text, line.numbers, word, from_end=False)
        return ""

    def _following(self, number: int) -> str:
        stream, block, _, _ = self._place(number)
        if number + 1 - FIRST_WORD >= len(self.places):
            return ""
        other = self._place(number + 1)
        return other[3] if other[:2] == (stream, block) else ""

    def roles(self) -> Iterator[str]:
        """Yield a row for each line with something on it."""
        self._seen = set()
        for number, line in enumerate(self.lines, 1):
            if line.text.strip():
                role, begin, block = self._role(line)
                inline = "+".join(sorted({kind for kind, _ in furniture_on(line)}))
                beside = inline if inline != role else ""
                yield f"{number}\t{role}\t{int(begin)}\t{block}\t{beside}"

    def _role(self, line: Line) -> tuple[str, bool, str]:
        owners = [owner for n in line.numbers if (owner := self._owner(n))]
        if not owners:
            return self._without_text(line)
        fresh = next((owner for owner in owners if owner not in self._seen), None)
        stream, block = fresh if fresh else Counter(owners).most_common(1)[0][0]
        self._seen.update(owners)
        kind = self.copy.blocks[block].kind if stream == "b" else "note"
        return kind, fresh is not None, str(block) if stream == "b" else self.keys[block]

    def _owner(self, number: int) -> tuple[str, int] | None:
        if is_word(number):
            return self._place(number)[:2]
        return ("n", number - FIRST_LABEL) if is_label(number) else None

    def _without_text(self, line: Line) -> tuple[str, bool, str]:
        known = Counter(n for n in line.numbers if n)
        if not known:
            return "?", False, ""
        number = known.most_common(1)[0][0]
        if is_mark(number):
            return "p", False, str(self._caller(number - FIRST_MARK))
        kinds = {kind for kind, _ in furniture_on(line)}
        if len(kinds) > 1:
            return "+".join(sorted(kinds)), False, ""
        furniture = Furniture(number)
        if furniture in WITH_THE_TEXT:
            begins = furniture is not Furniture.BULLET
            return {Furniture.BULLET: "li"}.get(furniture, furniture.role), begins, ""
        return furniture.role, False, ""

    def _caller(self, note: int) -> int:
        blocks = enumerate(self.copy.blocks)
        return next(at for at, block in blocks if any(word.note == note for word in block.words))


def furniture_on(line: Line) -> Iterator[tuple[str, str]]:
    """Yield (kind, text) of each stretch of furniture on a line."""
    marked = [
        (Furniture(n) if 0 < n < FIRST_WORD else None, letter)
        for n, letter in zip(line.numbers, line.text, strict=True)
        if n or not letter.isspace()
    ]
    alone = {kind for kind, _ in marked}
    if len(alone) == 1:
        kind = next(iter(alone))
        if kind is not None and kind not in WITH_THE_TEXT:
            yield kind.role, line.text.strip()
        return
    at = 0
    for kind, stretch in groupby(_filled(line)):
        length = len(list(stretch))
        if kind is not None and kind not in WITH_THE_TEXT:
            yield kind.role, line.text[at : at + length].strip()
        at += length


def _filled(line: Line) -> list[Furniture | None]:
    """Return the kind of each letter; a space has that of the letter before it."""
    kinds: list[Furniture | None] = []
    for number, letter in zip(line.numbers, line.text, strict=True):
        if letter.isspace() and not number:
            kinds.append(kinds[-1] if kinds else None)
        else:
            kinds.append(Furniture(number) if 0 < number < FIRST_WORD else None)
    return kinds


def keys_of(notes: int, printed: Sequence[Sequence[Glyph]]) -> list[str]:
    """Return the key of each note: its mark as printed, with its page where that is not the only one."""
    marks: dict[int, tuple[str, int]] = {}
    for page, glyphs in enumerate(printed, 1):
        for number, group in groupby(glyphs, key=lambda glyph: glyph.number):
            if is_mark(number) and number - FIRST_MARK not in marks:
                text = "".join(glyph.text for glyph in group).strip(WRAPPING)
                marks[number - FIRST_MARK] = (text, page)
    times = Counter(text for text, _ in marks.values())
    keys: list[str] = []
    for note in range(notes):
        text, page = marks.get(note, (f"lost{note}", 0))
        key = text if times[text] == 1 else f"{text}.p{page}"
        keys.append(key if key not in keys else f"{key}.{note}")
    return keys


def _last_word(line: Line) -> int:
    """Return the number of the word that ends a line, 0 where something else does."""
    last = next((n for n in reversed(line.numbers) if n and not is_mark(n)), 0)
    return last if is_word(last) else 0


def _token(text: str, numbers: Sequence[int], word: int, *, from_end: bool) -> str:
    """Return what stands between spaces around the last, or the first, letter of a word."""
    places = [at for at, number in enumerate(numbers) if number == word]
    at = places[-1] if from_end else places[0]
    start = max(text.rfind(" ", 0, at), text.rfind("\u00a0", 0, at)) + 1
    ends = [end for end in (text.find(" ", at), text.find("\u00a0", at)) if end >= 0]
    return text[start : min(ends, default=len(text))]


def _keeps(word: str, left: str, right: str) -> bool:
    """Tell whether nothing was put in or dropped: a hyphen of the word's own, or a dash, stays."""
    bare = left.rstrip("".join(HYPHENS))
    if left == bare:
        return not (left[-1:].isalnum() and right[:1].isalnum())
    core = bare.lstrip("".join(set(bare) - set(word)))
    at = word.find(core)
    return at >= 0 and word[at + len(core) :][:1] in HYPHENS and word != core


def _row(
    line: int, left: str, right: str, decision: str, result: str, place: Sequence[object]
) -> str:
    where = ":".join(map(str, place))
    return f"{line}\t{left}\t{right}\t{decision}\t{result}\t{where}"
