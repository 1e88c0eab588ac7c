"""Why lines are what they were told to be: what is known, what follows, what is seen of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from publisher.model.doubts import Question
from publisher.model.reasons import Reasons
from publisher.model.transcript import Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.roles.chain import (
    BY_JOINT,
    COSTS,
    ENTERS,
    FOLLOWS,
    LEAVES,
    OVER,
    TURNS,
    WAYS,
    WORD,
    Flags,
    Step,
)
from publisher.restoring.roles.decoding import Decided, decide, has_second_reason, items_seen
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.margins import part_margins
from publisher.restoring.roles.network import Habits, Matrix, Network, is_drawn, network
from publisher.restoring.roles.parting import Joint
from publisher.restoring.roles.reasons.occlusion import (
    LINES_ABOVE,
    LINES_BELOW,
    Said,
    said_by_aspects,
)
from publisher.restoring.roles.states import ASIDE, FIRST, HEADING, NEVER, NOTE, STATES, WORDS
from publisher.restoring.roles.telling import all_features, temperature

# Reasons of each kind that are given, and the least (natural logarithm; odds of 1.35) that one says.
MOST, LEAST = 3, 0.3
# What else a line may be, by what is asked about it.
RIVALS: Mapping[Question, Flags] = {
    Question.BEGINS: ~FIRST,
    Question.RUNS_ON: FIRST & ~ASIDE,
    Question.HEADING: ~HEADING,
    Question.NO_HEADING: HEADING,
    Question.NOTE_WITHOUT_REFERENCE: ~NOTE,
    Question.THIN_NOTE: ~NOTE,
}
ANYTHING = np.ones(len(STATES), dtype=np.bool_)
ALONE = "nothing beside its look says that it is furniture"
JOINTS = {
    Joint.PARTED: "a blank line parts it from the line above",
    Joint.JOINED: "no blank line parts it from the line above",
}

HARDLY_DONE = (
    (ENTERS, "no note above it goes on here"),
    (LEAVES, "its sentence began above"),
    (OVER, "the note on the page before has ended its sentence"),
)


def can_explain(question: Question) -> bool:
    """Tell whether a question is about what a line is."""
    return question in RIVALS


def explain(
    transcript: Transcript,
    asked: Mapping[int, Question | None],
    verdicts: Verdicts = NO_VERDICTS,
) -> dict[int, Reasons]:
    """Return for each line (from 1) that is asked about why it is what it was told to be.

    With a line comes what is asked about it, None if nothing but what it is. A line that is blank,
    or is not there, has no reasons. ``verdicts`` are a person's decisions.
    """
    transcript = transcript.of_text()
    if all(line.blank for line in transcript.lines()):
        return {}
    deciding = _Deciding(*all_features(part_margins(transcript, verdicts).transcript), verdicts)
    places = {line.number: at for at, line in reversed(list(enumerate(deciding.sheet.lines)))}
    return {
        line: deciding.reasons(places[line], ANYTHING if question is None else RIVALS[question])
        for line, question in asked.items()
        if line in places
    }


@dataclass(frozen=True)
class _Deciding:
    """A sheet, what is seen of its lines, and what was decided about them."""

    sheet: Sheet
    features: Matrix
    verdicts: Verdicts

    @cached_property
    def network(self) -> Network:
        return network(drawn=is_drawn(self.features))

    @cached_property
    def chances(self) -> Matrix:
        return self.network.chances(self.features)

    @cached_property
    def decided(self) -> Decided:
        return decide(self.sheet, self.features, self.chances, self.verdicts, temperature())

    @cached_property
    def habits(self) -> Habits:
        return self.network.habits(self.features)

    def reasons(self, at: int, rivals: Flags) -> Reasons:
        """Return why the line ``at`` a place has its state and none of its ``rivals``.

        The strongest rival is the one that the network believes most, whatever else is known.
        """
        state, shares = int(self.decided.states[at]), self.decided.shares[at]
        believed = items_seen(self.features[at : at + 1], self.chances[at : at + 1].copy())[0]
        others = rivals & (np.arange(len(STATES)) != state)
        rival = int(np.where(others, believed, 2 * NEVER).argmax())
        worth: dict[str, float] = defaultdict(float)
        for words, own in self._said(at, state, rival):
            worth[words] += own
        said = sorted(worth.items(), key=lambda one: -one[1])
        return Reasons(
            WORDS[STATES[state]],
            float(shares[state]),
            WORDS[STATES[rival]],
            float(shares[rival]),
            tuple(words for words, own in said[:MOST] if own >= LEAST),
            tuple(words for words, own in said[: -MOST - 1 : -1] if own <= -LEAST),
        )

    def _said(self, at: int, state: int, rival: int) -> Iterator[Said]:
        yield from self._known(at, state, rival)
        yield from self._by_neighbours(at, state, rival)
        said = said_by_aspects(self.network, self.features, self.habits, at, (state, rival))
        around = {LINES_ABOVE: "", LINES_BELOW: ""}
        if at:
            around[LINES_ABOVE] = _stands_below(int(self.decided.states[at - 1]))
        if at + 1 < len(self.sheet):
            around[LINES_BELOW] = _stands_above(int(self.decided.states[at + 1]))
        yield from ((around.get(words, words), worth) for words, worth in said)

    def _known(self, at: int, state: int, rival: int) -> Iterator[Said]:
        """Yield what is known of a line for certain, or nearly so."""
        for fact in self.decided.facts:
            if fact.lines[at]:
                worth = fact.added * (int(fact.states[state]) - int(fact.states[rival]))
                yield fact.why, worth
        if not has_second_reason(self.features[at : at + 1])[0]:
            yield ALONE, NEVER * (int(ASIDE[state]) - int(ASIDE[rival]))

    def _by_neighbours(self, at: int, state: int, rival: int) -> Iterator[Said]:
        """Yield what follows from the states of the lines above and below."""
        text, states = self.decided.text.tolist(), self.decided.states
        if ASIDE[state] or ASIDE[rival]:
            return
        nth = text.index(at)
        if nth:
            above = int(states[text[nth - 1]])
            for words, costs in _costs(self.decided.steps[nth], above):
                yield words, float(costs[above, state] - costs[above, rival])
        if nth + 1 < len(text):
            step, below = self.decided.steps[nth + 1], int(states[text[nth + 1]])
            cost = COSTS[step][:, below]
            yield _stands_above(below), float(cost[state] - cost[rival])


def _stands_below(above: int) -> str:
    return f"stands below {WORDS[STATES[above]]}"


def _stands_above(below: int) -> str:
    return f"stands above {WORDS[STATES[below]]}"


def _costs(step: Step, above: int) -> Iterator[tuple[str, Matrix]]:
    """Yield in words how a line follows one of some state, with what each of them costs."""
    joint, way, turn = step
    if joint in JOINTS:
        yield JOINTS[Joint(joint)], BY_JOINT[Joint(joint)] - FOLLOWS
    yield _stands_below(above), FOLLOWS
    yield (
        ("goes on with the word above" if way == WORD else "goes on with the line above"),
        WAYS[way],
    )
    for bit, words in HARDLY_DONE:
        if turn & bit:
            yield words, TURNS[bit]
