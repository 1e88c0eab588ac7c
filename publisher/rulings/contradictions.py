"""The question and the answer of a ruling, by which two rulings are compared."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations

from publisher.errors import ManifestError
from publisher.model.letters import letters_and_figures
from publisher.model.rulings import Ruling, Topic
from publisher.rulings.kinds import KINDS, topic_of
from publisher.rulings.letters import squeezed


def is_of_a_word(ruling: Ruling) -> bool:
    """Tell whether a ruling is about a word wherever that is broken, and not about one place."""
    return not (ruling.line or ruling.id) and topic_of(ruling.kind) is Topic.LINE_END


def answer(ruling: Ruling) -> str:
    """Return the answer of a ruling: its kind, with its value where the value is an answer."""
    rule = KINDS[ruling.kind].value
    return f"{ruling.kind} {ruling.value}" if rule and rule.answer else ruling.kind.value


def question(ruling: Ruling) -> tuple[Topic, int | str, str, str]:
    """Return the question of a ruling as written in its file: topic, line, content, text before."""
    # Two spellings of one content are one question.
    content = "|".join(map(letters_and_figures, ruling.text.split("|")))
    # Text without letters (rules, ornaments) is compared by its signs.
    content = content if content.strip("|") else squeezed(ruling.text)
    return (
        topic_of(ruling.kind),
        ruling.id or ruling.line,
        content,
        letters_and_figures(ruling.after),
    )


def refuse_contradictions(asked: Iterable[tuple[Hashable, Ruling]]) -> None:
    """Raise ManifestError, with both places, where two rulings answer one question differently."""
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
