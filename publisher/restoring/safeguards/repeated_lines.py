"""Running heads left in the text: lines that come again at the edge of page after page.

Sentences that come again end with a stop, which heads seldom do, unless they are told as headings.
Where pages are not parted, the title with a figure beside it is one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from publisher.expressions import compiled
from publisher.model.findings import Finding, Severity
from publisher.model.letters import letters_alone
from publisher.model.places import Place
from publisher.model.roles import BlockRole
from publisher.model.transcript import Line
from publisher.restoring.safeguards.made import Made
from publisher.restoring.wording import ending

# Letters; shorter lines are names of speakers, or the ends of paragraphs.
SHORTEST = 8
# Pages that have the same words as their first or last line, as text. No text of the tracks that
# came out well has any.
OFTEN = 3

# Letters of a heading that is none of a form (“First scene.”), and how often its words are those of one.
HEADED, TWICE = 12, 2
FIGURES = compiled(r"\d+")
# Figures of letterspaced lines have blanks between them: ``1 0. The years``.
SPACED = compiled(r"\d \d")
# The title with the number of a page, before or behind it.
FOLIO = compiled(r"\d{1,4}\s.*|.*\s\d{1,4}")


def repeated_lines(made: Made) -> Iterator[Finding]:
    """Yield an error for words that begin or end three pages or more and were left in the text."""
    text = {row.row.number: row.role for row in made.told.running}
    found: dict[str, list[Line]] = defaultdict(list)
    for page in made.transcript.pages:
        filled = [line for line in page.lines if not line.blank]
        edges = {line.number: line for line in (*filled[:1], *filled[-1:])}
        for line in edges.values():
            words = letters_alone(line.text)
            role = text.get(line.number)
            ended = role is not BlockRole.HEADING and ending(line.text.rstrip()) == "end"
            if role and len(words) >= SHORTEST and not ended:
                found[words].append(line)
    yield from _titles_with_folios(made)
    for lines in found.values():
        if len(lines) >= OFTEN:
            first = lines[0]
            yield Finding(
                "restoring/running-head-left",
                Severity.ERROR,
                f"“{first.text.strip()}” stands at the edge of {len(lines)} pages and was left in"
                " the text",
                "write “furniture” rulings on these lines, or “text” on this one if it is text",
                Place(made.told.source, first.number, first.number),
            )


def repeated_headings(made: Made) -> Iterator[Finding]:
    """Yield a warning for a heading that is the next one too: one of the two may be a running head.

    One that has changed already stands above the chapter that it is of. Words that more than two
    headings have are a form of the text.
    """
    heads = [block for block in made.blocks if block[0].role is BlockRole.HEADING]
    texts = [" ".join(told.row.text for told in block) for block in heads]
    words = [letters_alone(text) for text in texts]
    often = Counter(words)
    for at, (one, other) in enumerate(pairwise(words)):
        if (
            one == other
            and len(one) >= HEADED
            and often[one] == TWICE
            and _agree(*texts[at : at + 2])
        ):
            again = heads[at + 1][0].row.number
            yield Finding(
                "restoring/heading-twice",
                Severity.WARNING,
                f"this heading stands again on line {again}, with no other between them: one of the"
                " two may be a running head",
                "write a “furniture” ruling on the one that is a running head, or “heading” on this"
                " one if both are headings",
                made.place(heads[at]),
            )


def _agree(text: str, other: str) -> bool:
    """Tell whether two headings have the same numbers, but for that of a page."""
    numbers, others = (frozenset(FIGURES.findall(one)) for one in (text, other))
    if numbers <= others or others <= numbers:
        return True
    if not SPACED.search(f"{text}\n{other}"):
        return False
    short, long = sorted(("".join(FIGURES.findall(one)) for one in (text, other)), key=len)
    return long.endswith(short) or long.startswith(short)


def _titles_with_folios(made: Made) -> Iterator[Finding]:
    """Yield an error for each line of running text that is the title and a figure, and nothing else."""
    rows = made.told.running
    titles = {letters_alone(r.row.text) for r in rows if r.role is BlockRole.TITLE}
    for told in rows:
        text, words = told.row.text.strip(), letters_alone(told.row.text)
        inside = told.role in (BlockRole.PARAGRAPH, BlockRole.VERSE, BlockRole.QUOTATION)
        if inside and words in titles and len(words) >= SHORTEST and FOLIO.fullmatch(text):
            number = told.row.number
            yield Finding(
                "restoring/running-head-left",
                Severity.ERROR,
                f"“{text}” is the title with the number of a page and was left in the text",
                "write a “furniture” ruling on this line, or “text” if it is text",
                Place(made.told.source, number, number),
            )
