"""What a ruling is about and what it says, so that two of them can be compared."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations

from publisher.errors import ManifestError
from publisher.model.letters import letters_and_figures
from publisher.model.rulings import Ruling, Topic
from publisher.rulings.kinds import KINDS, topic_of
from publisher.rulings.letters import squeezed


def is_of_a_word(ruling: Ruling) -> bool:
    """Tell whether a ruling speaks of a word wherever it is broken, not of one place."""
    return ruling.line == 0 and topic_of(ruling.kind) is Topic.LINE_END


def answer(ruling: Ruling) -> str:
    """Return what a ruling says on its topic: its kind, and its value where that is an answer."""
    rule = KINDS[ruling.kind].value
    return f"{ruling.kind} {ruling.value}" if rule and rule.answer else ruling.kind.value


def question(ruling: Ruling) -> tuple[Topic, int, str, str]:
    """Return what a ruling is about, as it is written: its topic, its line, its content."""
    content = "|".join(map(letters_and_figures, ruling.text.split("|")))
    # Of text without letters (rules, ornaments) the signs are compared.
    content = content if content.strip("|") else squeezed(ruling.text)
    return topic_of(ruling.kind), ruling.line, content, letters_and_figures(ruling.after)


def refuse_contradictions(asked: Iterable[tuple[Hashable, Ruling]]) -> None:
    """Raise ManifestError, naming both places, where rulings on one question differ."""
    groups: dict[Hashable, list[Ruling]] = {}
    for about, ruling in asked:
        groups.setdefault(about, []).append(ruling)
    lines = [
        f"{one.place}: {one.kind} of “{one.text}” contradicts {other.place}: {other.kind}"
        for one, other in _contradictions(groups.values())
    ]
    if lines:
        raise ManifestError(
            "rulings contradict each other" + "".join(f"\n  {line}" for line in lines),
            hint="delete one of each pair, or give its line if another place is meant",
        )


def _contradictions(groups: Iterable[Iterable[Ruling]]) -> Iterator[tuple[Ruling, Ruling]]:
    for group in groups:
        for one, other in combinations(group, 2):
            if answer(one) != answer(other):
                yield one, other
