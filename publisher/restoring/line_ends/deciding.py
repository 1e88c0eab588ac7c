"""All line ends of a text → decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from publisher.languages import Language, Lexicon
from publisher.model.text import Decision, Join
from publisher.restoring.line_ends.breaks import HYPHENS, Break
from publisher.restoring.line_ends.clues import Clues, Look
from publisher.restoring.line_ends.evidence import reasons
from publisher.restoring.line_ends.hidden import hidden_clues
from publisher.restoring.line_ends.priors import Signal, adapt
from publisher.restoring.line_ends.results import joined, kept, spaced
from publisher.restoring.line_ends.scene import Scene, survey
from publisher.restoring.line_ends.shown import shown_clues
from publisher.restoring.line_ends.ties import tied
from publisher.restoring.line_ends.vocabulary import Vocabulary
from publisher.restoring.line_ends.weights import Weights, chance, load_weights, total
from publisher.restoring.line_ends.witnesses import Witnesses

# From these odds on a missing blank is worth naming.
CLEAR = 1.0
EVEN = 0.5


def decide(
    breaks: Sequence[Break], vocabulary: Vocabulary, language: Language, lexicon: Lexicon
) -> tuple[Join | None, ...]:
    """Return for every break what becomes of it, None where words simply stand apart.

    All breaks of the text are to be given at once: how many hyphens it shows, how many it
    lost, and what its trailing blanks mean is learned from all of them together.
    """
    known = Witnesses(vocabulary, language, lexicon)
    weights = load_weights()
    scene = survey(breaks, known)
    clues = [None if at.pause.mark else hidden_clues(at, scene) for at in scene.looks]
    stated = [None if c is None else total(c, weights.hidden(c).weights) for c in clues]
    odds, signal = adapt(stated, breaks, weights.hidden_prior)
    judge = _Judge(scene, weights, signal)
    return tuple(map(judge.decide, scene.looks, clues, odds))


@dataclass(frozen=True, slots=True)
class _Judge:
    scene: Scene
    weights: Weights
    signal: Signal

    def decide(self, at: Look, clues: Clues | None, odds: float | None) -> Join | None:
        pause = at.pause
        if pause.mark:
            return self._shown(at)
        sure = tied(pause, self.scene.known.text)
        if sure is not None:
            evidence = ("a sign between words, as in this text",)
            return _join(pause, Decision.KEEP, sure, evidence) if sure > EVEN else None
        if clues is None or odds is None or odds <= 0:
            return None
        return self._hidden(at, clues, odds)

    def _hidden(self, at: Look, clues: Clues, odds: float) -> Join:
        said = self.signal.odds(at.pause)
        blank: tuple[str, ...] = ("no blank at the line's end",) if said > CLEAR else ()
        learned = self.weights.hidden(clues)
        sure = learned.calibration.right(chance(odds))
        evidence = blank + reasons(clues, learned.weights, 1)
        return _join(at.pause, Decision.JOIN, sure, evidence, joined(at))

    def _shown(self, at: Look) -> Join:
        pause = at.pause
        if _repeats(pause):
            said = ("the hyphen is repeated on the next line",)
            return _join(pause, Decision.KEEP, 1.0, said, kept(pause, pause.right[1:]))
        clues = shown_clues(at, self.scene)
        keep, space = total(clues, self.weights.keep), total(clues, self.weights.space)
        decision, stated = _likeliest(keep, space)
        sure = self.weights.shown.right(stated)
        if decision is Decision.JOIN:
            against = reasons(clues, self.weights.keep, -1)
            return _join(pause, decision, sure, against, joined(at))
        weights = self.weights.keep if decision is Decision.KEEP else self.weights.space
        return _join(pause, decision, sure, reasons(clues, weights, 1))


def _likeliest(keep: float, space: float) -> tuple[Decision, float]:
    """Return the decision with the best odds against a join (which are 0) and its probability."""
    odds = {Decision.JOIN: 0.0, Decision.KEEP: keep, Decision.SPACE: space}
    best = max(odds, key=odds.__getitem__)
    return best, 1.0 / sum(exp(min(odd - odds[best], 0.0)) for odd in odds.values())


def _repeats(pause: Break) -> bool:
    """Tell whether both lines show the hyphen, as Portuguese and Polish print it."""
    return pause.right[:1] in HYPHENS and pause.right[1:2].isalpha()


def _join(
    pause: Break,
    decision: Decision,
    sure: float,
    evidence: tuple[str, ...],
    result: str = "",
) -> Join:
    """Return the record; ``result`` only where it is not what a kept or suspended hyphen gives."""
    plain = spaced(pause) if decision is Decision.SPACE else kept(pause, pause.right)
    return Join(
        pause.place, pause.left, pause.right, decision, result or plain, round(sure, 4), evidence
    )
