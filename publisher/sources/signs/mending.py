"""The signs of a page in their order, each written as the text means it, with a finding for its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TypeAlias

from publisher.languages import Lexicon
from publisher.model.findings import Outcome
from publisher.model.transcript import Line, Run
from publisher.sources.faults import Fault, Log
from publisher.sources.mending import BULLETED, INVISIBLE, LOST_LETTER
from publisher.sources.signs.bullets import BULLETS, with_bullets, with_symbol_bullets
from publisher.sources.signs.column_rules import COLUMN_RULE, without_rules
from publisher.sources.signs.hyphens import HYPHENS, written_as_hyphens
from publisher.sources.signs.private_signs import with_lost_letters
from publisher.sources.signs.repeated_quotes import REPEATED_QUOTE, with_single_quotes
from publisher.sources.signs.soft_hyphens import with_hard_hyphens, without_soft_hyphens

# The texts of all lines, and what is known of the language's words → index of a line → its text
# as it should be.
Mender: TypeAlias = Callable[[Sequence[str], Callable[[], Lexicon]], Mapping[int, str]]

# Signs that nobody can read first, for all others are told by what stands around them.
# Rules before hyphens, for one may hide behind a rule; quotation marks when words are told broken.
SIGNS: tuple[tuple[Fault, Mender], ...] = (
    (LOST_LETTER, with_lost_letters),
    (BULLETED, with_symbol_bullets),
    (COLUMN_RULE, without_rules),
    (HYPHENS, written_as_hyphens),
    (HYPHENS, with_hard_hyphens),
    (INVISIBLE, without_soft_hyphens),
    (REPEATED_QUOTE, with_single_quotes),
    (BULLETS, with_bullets),
)


def mend_signs(
    lines: Sequence[Line], words: Callable[[], Lexicon], shown: str
) -> Outcome[list[Line]]:
    """Return the lines of a source with its signs as words need them, and the findings about them.

    ``words`` gives the words of its language, which are loaded only where a sign asks for them;
    ``shown`` is the path of the source. No letter comes or goes.
    """
    log, made = Log(), list(lines)
    texts = ["" if line.aside else line.text for line in lines]
    for fault, mend in SIGNS:
        for at, text in sorted(mend(texts, words).items()):
            texts[at] = text
            made[at] = with_text(made[at], text)
            log.add(fault, made[at].number)
    return Outcome(made, log.findings(shown))


def with_text(line: Line, text: str) -> Line:
    """Return a line with another text, what was read kept as raw, its runs cut to fit."""
    raw = line.text if line.raw is None else line.raw
    return replace(line, text=text, raw=raw, runs=_cut(line, text) if line.runs else ())


def _cut(line: Line, text: str) -> tuple[Run, ...]:
    """Return the runs of a line with what changed in its text; new signs look like those before."""
    owners = [at for at, run in enumerate(line.runs) for _ in run.text]
    parts = [""] * len(line.runs)
    changes = SequenceMatcher(None, line.text, text, autojunk=False).get_opcodes()
    for kind, first, end, start, stop in changes:
        if kind == "equal":
            for old, new in zip(range(first, end), range(start, stop), strict=True):
                parts[owners[old]] += text[new]
        else:
            parts[owners[max(0, min(first, len(owners) - 1))]] += text[start:stop]
    return tuple(
        replace(run, text=part) for run, part in zip(line.runs, parts, strict=True) if part
    )
