"""The frame that a library of free texts sets around each: facts, makers and licence.

The text stands between ``*** START OF …`` and ``*** END OF …`` (Project Gutenberg, whose older texts
end their head with ``*END*THE SMALL PRINT!``). Before it stand lines such as ``Title: …``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from publisher.expressions import compiled
from publisher.languages.makers import MAKERS
from publisher.structs import mutable

START = compiled(r"\s*\*{2,3}\s?START OF\b.*", re.I)
END = compiled(r"\s*+(?:\*{2,3}\s?END OF|End of (?:the |this )?Project Gutenberg)\b", re.I)
SMALL_PRINT = compiled(r"\s*\*?END\W{1,3}THE SMALL PRINT!.*", re.I)
FACT = compiled(
    r"\s*(Title|Author|Authors|Editor|Translator|Illustrator|Release Date|Language|"
    r"Posting Date|Original Publication|Character set encoding|Credits):\s*(\S.*)",
    re.I,
)
# How the library of free texts speaks of itself in what stands right behind its head.
LIBRARY = compiled(
    r"Pro[jgy]\w{2,4}[ -]Gutenberg|Gutenberg[ -]Projekt|\bgutenberg\.\w|Distributed Proofread"
    r"|Internet Archive"
)
# What no author writes of a book, but those who made a file of it: its kind, or an address.
OF_A_FILE = compiled(r"\be-?(?:text|book)s?\b|\bwww[.:]|https?:|\w@\w", re.I)
# A fact of another name (``Remark: …``), alone in its paragraph among those that are known.
OTHER_FACT = compiled(r"\s*[^\W\d_]{3,20}: ?\S.*")
# Behind the makers: from which print they have typed the text, up to blank lines of the title page.
PRINT = compiled(
    r"\s*(?:Sources?|Quelle|Vorlage|Fuentes?|Fonte|Bron|Källa|Kilde)\s?:\s*.{0,80}", re.I
)
WIDE = 3
# Lines of the longest remark in brackets that is more than a paragraph.
BRACKETED = 40
# Lines of a name that is broken over several; paragraphs behind the head that may name its makers.
NAME_LINES, PARAGRAPHS = 3, 4
# Filled lines at the top of a text among which facts stand without a frame.
TOP = 12


@mutable
class Frame:
    """Lines of a frame by their index, each with the reason; the title and the author it names."""

    lines: dict[int, str] = field(default_factory=dict)
    title: str = ""
    author: str = ""

    def take(self, lines: range, reason: str) -> None:
        """Add lines to the frame."""
        self.lines.update(dict.fromkeys(lines, reason))


def frame_of(texts: Sequence[str]) -> Frame:
    """Return the frame around a text: nothing where no library has set one."""
    made = Frame()
    head = _end_of_head(texts)
    foot = next((at for at in range(head, len(texts)) if END.match(texts[at])), len(texts))
    facts = list(_facts(texts[: head or _top(texts)]))
    named = {key: value for _, _, key, value in reversed(facts)}
    framed = head > 0 and (foot < len(texts) or "title" in named or _is_named(texts[:head]))
    if framed:
        made.take(range(head), "stands before the line with which a library begins its text")
        made.take(_makers(texts, head), "names the makers, right behind the head of a library")
        made.take(
            range(foot, len(texts)), "stands behind the line with which a library ends its text"
        )
    elif {"title", "author"} <= named.keys():
        for first, end, _, _ in facts:
            made.take(range(first, end), "a fact above the text, beside others")
    if not framed:
        made.take(_makers_above(texts), "the makers of a file speak of it, above the text")
    if made.lines:
        made.title, made.author = named.get("title", ""), named.get("author", "")
    return made


def _end_of_head(texts: Sequence[str]) -> int:
    """Return the line behind the head of a frame, 0 where there is none."""
    for at, text in enumerate(texts):
        if SMALL_PRINT.fullmatch(text):
            return at + 1
        if START.fullmatch(text):
            ends = range(at, min(at + NAME_LINES, len(texts)))
            return next((n + 1 for n in ends if texts[n].rstrip().endswith("*")), at + 1)
    return 0


def _is_named(head: Sequence[str]) -> bool:
    return any("Gutenberg" in text for text in head)


def _top(texts: Sequence[str]) -> int:
    """Return the line behind the first filled lines of a text."""
    filled = [at for at, text in enumerate(texts) if text.strip()][:TOP]
    return filled[-1] + 1 if filled else 0


def _facts(head: Sequence[str]) -> Iterator[tuple[int, int, str, str]]:
    """Yield each fact: its first line, the line behind it, its name in small letters, its words.

    A long one goes on below, set in.
    """
    for at, text in enumerate(head):
        match = FACT.fullmatch(text)
        if match is None:
            continue
        end = at + 1
        while end < len(head) and head[end][:2].isspace() and head[end].strip():
            if FACT.fullmatch(head[end]):
                break
            end += 1
        words = (match[2], *(line.strip() for line in head[at + 1 : end]))
        yield at, end, match[1].lower(), " ".join(words).strip()


def _makers(texts: Sequence[str], head: int) -> range:
    """Return the lines of the paragraphs behind the head that say who has made the text, and how."""
    found: range | None = None
    for count, one in enumerate(_paragraphs(texts, head)):
        paragraph = texts[one.start : one.stop]
        if found and one.start < found.stop:
            continue
        if found and PRINT.fullmatch(paragraph[0]):
            found = range(found.start, _to_a_wide_gap(texts, one.start))
        elif MAKERS.fullmatch(paragraph[0]) or _speaks(paragraph, LIBRARY):
            found = range(found.start if found else one.start, _closed(texts, one))
        elif found or count + 1 == PARAGRAPHS:
            break
    return found or range(0)


def _to_a_wide_gap(texts: Sequence[str], start: int) -> int:
    """Return the line behind the last filled one before so many blank lines that a page ends there."""
    end, at = start, start
    while at < min(len(texts), start + BRACKETED) and at - end < WIDE:
        at += 1
        end = at if texts[at - 1].strip() else end
    return end


def _makers_above(texts: Sequence[str]) -> range:
    """Return the paragraphs at the top of a text without a frame in which its makers speak of it.

    The first names them, as makers do, and speaks of a file or a library; those right below it
    speak of one, or say facts.
    """
    end = 0
    for one in _paragraphs(texts, 0):
        if one.start < end:
            continue
        paragraph = texts[one.start : one.stop]
        speaks = _speaks(paragraph, LIBRARY) or _speaks(paragraph, OF_A_FILE)
        facts = end > 0 and any(map(FACT.fullmatch, paragraph))
        if facts or (speaks and (end or MAKERS.fullmatch(paragraph[0]))):
            end = _closed(texts, one)
        elif not end or len(one) > 1 or not OTHER_FACT.fullmatch(paragraph[0]):
            break
    return range(end)


def _closed(texts: Sequence[str], paragraph: range) -> int:
    """Return the line behind a paragraph, or behind the bracket that it opens and does not close."""
    open_ = 0
    for at in range(paragraph.start, min(paragraph.stop + BRACKETED, len(texts))):
        open_ += texts[at].count("[") - texts[at].count("]")
        if at + 1 >= paragraph.stop and open_ <= 0:
            return at + 1
    return paragraph.stop


def _paragraphs(texts: Sequence[str], start: int) -> Iterator[range]:
    """Yield the lines of each paragraph of words from a line on."""
    at = start
    while at < len(texts):
        end = at
        while end < len(texts) and texts[end].strip():
            end += 1
        if any(map(str.isalpha, "".join(texts[at:end]))):
            yield range(at, end)
        at = max(end, at + 1)


def _speaks(paragraph: Sequence[str], of: re.Pattern[str]) -> bool:
    return any(of.search(line) for line in paragraph)
