"""Letters within a text: how they open and how they end is no heading, no verse and no title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from publisher.languages import Language, is_name
from publisher.model.roles import BlockRole
from publisher.restoring.drafts import Draft
from publisher.restoring.roles.carrying.likeness import SURELY, likeness_to_a_name

# Words of the longest line that opens or ends a letter; lines of its end, below the first.
WORDS, ENDING = 9, 3
# Words of an office, or of the name below it, at most.
OFFICE = 4
DISPLAYED = frozenset((BlockRole.HEADING, BlockRole.VERSE, BlockRole.TITLE, BlockRole.FRONT))


def with_letter_lines(blocks: Sequence[Draft], language: Language) -> tuple[Draft, ...]:
    """Return the blocks, each line that opens or ends a letter as a paragraph of its own.

    A stanza may begin with the same words (``Dear lady, when thou frownest,``).
    """
    made: list[Draft] = []
    ending = 0
    for block, below in zip_longest(blocks, blocks[1:]):
        text = block.rows[0].text
        opens, ends = is_salutation(text, language), is_closing(text, language)
        ending = ENDING if ends else ending - 1
        signed = ending > 0 and is_name(text.rstrip("."), language)
        longest = ENDING if block.role is BlockRole.VERSE and not opens else 1
        stanza = block.role is BlockRole.VERSE and len(block.rows) > longest
        leads = below is not None and _leads_to_closing(block, below, language)
        line = block.role in DISPLAYED and not stanza and (opens or ends or signed or leads)
        pair = block.role is BlockRole.PARAGRAPH and len(block.rows) == len(("office", "name"))
        brief = pair and _is_office(text) and len(block.rows[1].text.split()) <= OFFICE
        may_sign = block.role is BlockRole.VERSE or brief
        signatures = may_sign and _are_signatures(block, made, language)
        if line or signatures or _is_signed(block, language):
            made += _apart(block)
        else:
            made.append(block)
    return tuple(made)


def _leads_to_closing(block: Draft, below: Draft, language: Language) -> bool:
    """Tell whether a line alone stands right above one that ends a letter."""
    near = len(block.rows) == 1 and below.rows[0].gap <= 0
    return near and below.rows[0].page == block.rows[0].page and _closes(below, language)


def _closes(block: Draft, language: Language) -> bool:
    return is_closing(block.rows[0].text, language)


def _is_signed(block: Draft, language: Language) -> bool:
    """Tell whether a paragraph is the end of a letter, each line by itself, and a name below."""
    if block.role is not BlockRole.PARAGRAPH or not 1 < len(block.rows) <= ENDING + 1:
        return False
    short = all(len(row.text.split()) <= WORDS for row in block.rows)
    last = block.rows[-1].text.strip().rstrip(".")
    return short and _closes(block, language) and is_name(last, language)


def _are_signatures(block: Draft, above: Sequence[Draft], language: Language) -> bool:
    """Tell whether the lines of a block are names, each below the office that signs or alone."""
    last = above[-1].rows[-1].text.strip() if above else ""
    texts = [row.text.strip() for row in block.rows]
    offices = [_is_office(text) for text in texts]
    # Below an office what might be a name is one.
    below = [_is_office(last), *offices]
    likeness = [likeness_to_a_name(text.rstrip("."), language) for text in texts]
    named = [
        like > 0 if said else like == SURELY for like, said in zip(likeness, below, strict=False)
    ]
    signed = any(named) or likeness_to_a_name(last, language) == SURELY
    return signed and all(name or office for name, office in zip(named, offices, strict=True))


def _is_office(text: str) -> bool:
    """Tell whether a line is an office that signs: ``The clerk:``, ``Le maire,``."""
    return text.strip().endswith((":", ",")) and len(text.split()) <= OFFICE


def _apart(block: Draft) -> Iterator[Draft]:
    for row in block.rows:
        yield replace(block, role=BlockRole.PARAGRAPH, rows=(row,), turned=frozenset())


def is_salutation(text: str, language: Language) -> bool:
    """Tell whether a line opens a letter (``Dear Sir,``)."""
    short = len(text.split()) <= WORDS and text.endswith((",", "!", ":"))
    return short and _begins(text, language.cues.salutations)


def is_closing(text: str, language: Language) -> bool:
    """Tell whether a line ends a letter (``Your obedient servant,``)."""
    return len(text.split()) <= WORDS and _begins(text, language.cues.closings)


def _begins(text: str, cues: Sequence[str]) -> bool:
    said = text.casefold()
    return any(
        said.startswith(cue.casefold()) and not said[len(cue) : len(cue) + 1].isalpha()
        for cue in cues
    )
