"""A text says at its head and its end what its title is, who wrote it, when, and more.

Only what stands there is taken, each fact with its place. A line that is not clear is left to a
person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.house.declared import declared_facts
from publisher.house.front_line_readers import LINE_READERS, Line, Recognised
from publisher.house.phrases import as_phrase
from publisher.languages import Language, kind_of_line, language
from publisher.model.inlines import plain, runs
from publisher.model.text import Block, FrontKind, FrontLine, Heading, Paragraph, Text

# Blocks from the beginning and from the end of a text among which such lines are looked for.
FRONT = 12
CLOSING = 6
# Words; a longer paragraph is running text.
LONGEST_LINE = 20

# Keys that may come several times: a text can have two authors, but not two dates.
_SEVERAL = ("author", "translator")
# What a line at the end may say; a name there may be anybody's.
_AT_THE_END = (FrontKind.TRANSLATOR, FrontKind.FIRST_PUBLISHED, FrontKind.DATE)


def facts_of(text: Text, stem: str) -> tuple[Recognised, ...]:
    """Return the facts that a text states, and title and authors that its file states if it does not.

    ``stem`` is the name of the file without its ending, which is no title.
    """
    stated = recognise(text)
    if _shows_declared_author(text):
        stated = tuple(fact for fact in stated if fact.key != "author")
    known = {fact.key for fact in stated}
    return (*stated, *(f for f in declared_facts(text.declared, stem) if f.key not in known))


def _shows_declared_author(text: Text) -> bool:
    """Tell whether a front line is the authors that the file states, and no more."""
    own = _letters(text.declared.author)
    return bool(own) and any(
        _letters(_words(block)) == own for block in text.blocks if isinstance(block, FrontLine)
    )


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words)).casefold()


def recognise(text: Text) -> tuple[Recognised, ...]:
    """Return the facts that a text states about itself, in reading order, the title first."""
    about = language(text.language)
    title = _title_index(text.blocks)
    # Notes of those who made the file may stand above the title.
    end = FRONT + (title or 0)
    lines = (*_front(text.blocks[:end], title, about), *_closing(text.blocks, about))
    told = [fact for line in lines for fact in LINE_READERS[line.kind](line, about)]
    found = tuple(_first_of_each([*_title(text.blocks, title), *told]))
    # Without an author the line under the title may be the author: a society, a single name.
    has_author = any(fact.key == "author" for fact in found)
    return found if has_author else tuple(f for f in found if f.key != "subtitle")


def _title_index(blocks: tuple[Block, ...]) -> int | None:
    heads = (i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 1)
    return next(heads, None)


def _title(blocks: tuple[Block, ...], index: int | None) -> Iterator[Recognised]:
    if index is not None and (words := _words(blocks[index])):
        yield Recognised("title", words, blocks[index].place, "title heading")


def _front(blocks: tuple[Block, ...], title: int | None, about: Language) -> Iterator[Line]:
    """Yield front lines, and paragraphs of one line as long as no running text has come."""
    running = False
    for index, block in enumerate(blocks):
        if index == title:
            continue
        running = running or not _is_line(block)
        if isinstance(block, FrontLine):
            yield Line(_words(block), block.place, block.kind)
        elif not running:
            below_title = title is not None and index == title + 1
            yield _paragraph(block, about, FrontKind.LEAD_IN if below_title else FrontKind.UNKNOWN)


def _closing(blocks: tuple[Block, ...], about: Language) -> Iterator[Line]:
    for block in blocks[-CLOSING:]:
        if isinstance(block, FrontLine) and block.kind in _AT_THE_END:
            yield Line(_words(block), block.place, block.kind)
        elif isinstance(block, Paragraph) and _is_line(block):
            yield _paragraph(block, about, FrontKind.UNKNOWN)


def _paragraph(block: Block, about: Language, otherwise: FrontKind) -> Line:
    """Return a paragraph of one line, read as what it says, or ``otherwise`` as what it may be."""
    words = _words(block)
    kind = kind_of_line(words, about)
    return Line(words, block.place, otherwise if kind is FrontKind.UNKNOWN else kind)


def _is_line(block: Block) -> bool:
    if isinstance(block, FrontLine):
        return True
    return isinstance(block, Paragraph) and len(_words(block).split()) <= LONGEST_LINE


def _words(block: Block) -> str:
    return as_phrase(" ".join(plain(run) for run in runs(block)))


def _first_of_each(facts: Iterable[Recognised]) -> Iterator[Recognised]:
    seen: set[str] = set()
    for fact in facts:
        key = f"{fact.key} {fact.value}" if fact.key in _SEVERAL else fact.key
        if key not in seen:
            seen.add(key)
            yield fact
