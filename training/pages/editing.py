"""A stretch of a work becomes copy: headings, notes, verse, lists, tables, letters, pauses."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from training.pages.apparatus import books, summary, table
from training.pages.copytext import Block, Copy, Note, Word, words_of
from training.pages.habits import Habits
from training.pages.headings import LEVELS, Headings, labels, roman
from training.pages.material import Stretch
from training.pages.phrases import Phrases

# Of a hundred paragraphs, those after which each extra stands, where the habits have it.
OFTEN = {"poem": 6, "list": 6, "table": 4, "figure": 5, "quote": 8, "letter": 5, "break": 4}
# Words: only a paragraph this long takes marks of notes; one of them is drawn for a book.
LONG_ENOUGH = (8, 25, 25)
# Words: a shorter paragraph, such as a speech, gets no number.
NUMBERED = 12
# Words that begin a chapter in small capitals.
OPENING = 3
EMPHASISED = 0.02


def edit(stretch: Stretch, habits: Habits, chance: random.Random) -> Copy:
    """Return the copy of a stretch as the habits have it."""
    return _Editor(stretch, habits, chance).copy()


@dataclass(slots=True)
class _Editor:
    stretch: Stretch
    habits: Habits
    chance: random.Random
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    phrases: Phrases = field(init=False)
    headings: Headings = field(init=False)
    group: int = 0
    paragraphs: int = 0
    since_note: int = 0
    since_heading: int = 0
    noted: int = field(init=False)

    def __post_init__(self) -> None:
        texts = [
            text for kind, text in self.stretch.pieces if kind in ("p", "line", "speech", "quote")
        ]
        verse = " ".join(text for kind, text in self.stretch.pieces if kind == "verse")
        self.phrases = Phrases(texts or [verse or self.stretch.title], self.chance)
        self.noted = self.chance.choice(LONG_ENOUGH)
        self.headings = Headings(self.habits, self.stretch.work.language)

    def copy(self) -> Copy:
        """Return everything in order."""
        self.blocks += self._front()
        own = sum(kind == "h2" for kind, _ in self.stretch.pieces) > 1
        for kind, text in self.stretch.pieces:
            self._piece(kind, text, own_headings=own)
        work = self.stretch.work
        if self.habits.books:
            self.blocks.append(self.headings.block("h2", labels(work.language)["literature"]))
            self.blocks += books(self.phrases, self.chance, self.group + 1)
        return Copy(
            work.name, work.kind, work.language, self.stretch.title, self.stretch.author,
            tuple(block for block in self.blocks if block.words or block.kind == "break"),
            tuple(self.notes),
        )  # fmt: skip

    def _front(self) -> Iterator[Block]:
        yield Block("title", words_of(self.stretch.title))
        if self.stretch.author:
            yield Block("front", words_of(self.stretch.author), look="author")
        if self.habits.title_page:
            yield Block("front", words_of(str(self.chance.randint(1720, 1950))), look="year")
        if self.habits.epigraphs:
            yield Block("quote", words_of(self.phrases.sentence(8, 30)), look="epigraph")
            yield Block("p", words_of(self.phrases.heading(1, 2)), look="attribution")

    def _piece(self, kind: str, text: str, *, own_headings: bool) -> None:
        if kind in LEVELS:
            self._heading(kind, text)
        elif kind == "p":
            due = self.since_heading > self.habits.heading_every and not own_headings
            bare = not own_headings and len(self.blocks) < 3 and not self.since_heading
            if due or (bare and self.blocks[-1].kind not in LEVELS):
                self._heading(self.chance.choice(("h2", "h2", "h3")), self.phrases.heading())
            self._paragraph(text)
            self._extras()
        else:
            self.blocks += self._other(kind, text)

    def _heading(self, kind: str, text: str) -> None:
        first = not any(block.kind == "h2" for block in self.blocks)
        kind = "h2" if first else kind
        if kind == "h2" and self.habits.parts and self.chance.random() < 0.4:
            part = labels(self.stretch.work.language)["part"]
            number = 1 + sum(block.look == "part" for block in self.blocks)
            self.blocks.append(Block("h2", words_of(f"{part} {number}"), look="part"))
        run_in = self.habits.run_in and kind != "h2"
        self.blocks.append(self.headings.block(kind, text, run_in=run_in))
        if kind == "h2" and self.habits.arguments:
            text = summary(self.phrases, self.chance)
            self.blocks.append(Block("p", words_of(text), look="argument"))
        self.since_heading = 0

    def _paragraph(self, text: str) -> None:
        if self.habits.numbered and text[:1].isalpha() and len(text.split()) >= NUMBERED:
            self.paragraphs += 1
            text = f"{self.habits.numbered.format(self.paragraphs)} {text}"
        words = [self._emphasised(word) for word in words_of(text)]
        if self.habits.first_words and self._opens_chapter():
            words[:OPENING] = [replace(word, style="smallcaps") for word in words[:OPENING]]
        self.since_heading += len(words)
        self.blocks.append(Block("p", tuple(self._with_notes(words))))

    def _opens_chapter(self) -> bool:
        last = self.blocks[-1] if self.blocks else None
        return last is not None and (last.kind == "h2" or last.look == "argument")

    def _emphasised(self, word: Word) -> Word:
        drawn = self.habits.emphasis != "none" and self.chance.random() < EMPHASISED
        return replace(word, style=self.habits.emphasis) if drawn else word

    def _with_notes(self, words: list[Word]) -> Iterator[Word]:
        """Yield the words, some of them with a note; no note on the first words of a paragraph."""
        for at, word in enumerate(words):
            self.since_note += 1
            every = self.habits.note_every
            due = every and self.since_note > every * self.chance.uniform(0.4, 1.6)
            if due and len(words) >= self.noted and at > 4 and word.text[-1:].isalpha() | (at % 2):
                yield replace(word, note=len(self.notes))
                self.notes.append(self._note())
                self.since_note = 0
            else:
                yield word

    def _note(self) -> Note:
        long = self.chance.randrange(10) < self.habits.long_notes
        own = self.stretch.notes
        if long:
            text = " ".join(self.phrases.sentence(20, 40) for _ in range(4))
        elif own and self.chance.random() < 0.8:
            text = self.chance.choice(own)
        else:
            text = self.phrases.sentence()
        chapter = sum(block.kind == "h2" for block in self.blocks)
        return Note(words_of(" ".join(text.split()[:160])), chapter)

    def _other(self, kind: str, text: str) -> Iterator[Block]:
        named = labels(self.stretch.work.language)
        match kind:
            case "stanza":
                self.group += 1
            case "stage":
                yield Block("p", words_of(text), look="stage")
            case "speech":
                yield from self._speech(text)
            case "line":
                yield Block("p", tuple(self._with_notes(list(words_of(text)))))
            case "dateline" | "signature" | "attribution":
                yield Block("p", words_of(text), look=kind)
            case "salutation" | "closing":
                yield Block("p", words_of(named[kind]), look=kind)
            case "verse":
                yield Block("verse", words_of(text), group=self.group)
            case "break":
                yield Block("break", ())
            case _:
                yield Block(kind, words_of(text), group=self.group)

    def _speech(self, text: str) -> Iterator[Block]:
        speaker, said = text.split(" ", 1)
        if self.habits.speaker == "own_line":
            yield Block("p", words_of(speaker.rstrip(".")), look="speaker")
            yield Block("p", tuple(self._with_notes(list(words_of(said)))), look="speech")
            return
        caps = self.habits.speaker == "caps"
        first = Word(speaker.upper() if caps else speaker, None, self.habits.speaker)
        yield Block("p", (first, *self._with_notes(list(words_of(said)))), look="speech")

    def _extras(self) -> None:
        makers: dict[str, tuple[bool, Callable[[], Iterator[Block]]]] = {
            "poem": (self.habits.poems, self._poem),
            "list": (self.habits.lists, self._list),
            "table": (self.habits.tables, self._table),
            "figure": (self.habits.figures, self._figure),
            "quote": (self.habits.quotes != "none", self._quote),
            "letter": (self.habits.letters, self._letter),
            "break": (bool(self.habits.ornament), self._break),
        }
        for name, (wanted, make) in makers.items():
            if wanted and self.chance.randrange(100) < OFTEN[name]:
                self.group += 1
                self.blocks += make()

    def _poem(self) -> Iterator[Block]:
        for _ in range(self.chance.choice((1, 1, 2))):
            self.group += 1
            for _ in range(self.chance.choice((3, 4, 4, 6))):
                yield Block("verse", words_of(self.phrases.heading(3, 7)), group=self.group)

    def _list(self) -> Iterator[Block]:
        for number in range(self.chance.randint(3, 7)):
            yield self._item(number, 0)
            if (
                self.habits.nested
                and self.habits.list_mark != "none"
                and self.chance.random() < 0.4
            ):
                for below in range(self.chance.randint(2, 4)):
                    yield self._item(below, 1)

    def _item(self, number: int, depth: int) -> Block:
        """Return an item of a list: below one that is counted its own are counted otherwise."""
        text = self.phrases.sentence(2, 22)
        marks = {
            "number": (f"{number + 1}. ", f"{chr(97 + number)}) "),
            "letter": (f"{chr(97 + number)}) ", f"{roman(number + 1).lower()}) "),
        }
        mark = marks.get(self.habits.list_mark, ("", ""))[depth]
        return Block("li", words_of(f"{mark}{text}"), group=self.group, depth=depth)

    def _table(self) -> Iterator[Block]:
        ruled = self.habits.ruled != "none"
        yield from table(self.phrases, self.chance, self.group, ruled=ruled)

    def _figure(self) -> Iterator[Block]:
        word = labels(self.stretch.work.language)["figure"]
        number = 1 + sum(block.look == "figure" for block in self.blocks)
        text = f"{word} {number}. {self.phrases.sentence(3, 24)}"
        yield Block("caption", words_of(text), look="figure", group=self.group)

    def _quote(self) -> Iterator[Block]:
        for _ in range(self.chance.choice((1, 1, 2))):
            yield Block("quote", words_of(self.phrases.sentence(20, 70)), group=self.group)

    def _letter(self) -> Iterator[Block]:
        named = labels(self.stretch.work.language)
        yield Block("p", words_of(named["salutation"]), look="salutation")
        yield Block("p", words_of(self.phrases.sentence(20, 60)))
        yield Block("p", words_of(named["closing"]), look="closing")
        yield Block("p", words_of(self.phrases.heading(1, 2)), look="signature")

    def _break(self) -> Iterator[Block]:
        yield Block("break", ())
