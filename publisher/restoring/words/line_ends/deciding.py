"""All line ends of a text → decisions."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from publisher.languages import Language, Lexicon
from publisher.model.text import Decision, Join
from publisher.restoring.characters import HYPHENS
from publisher.restoring.evidence import chance
from publisher.restoring.words.line_ends.break_context import BreakContext, survey
from publisher.restoring.words.line_ends.breaks import Apart, Break
from publisher.restoring.words.line_ends.clues import DICTIONARY, Clues, Look, book_clues, look
from publisher.restoring.words.line_ends.evidence import reasons
from publisher.restoring.words.line_ends.patterns import by_pattern
from publisher.restoring.words.line_ends.priors import Signal, adapt
from publisher.restoring.words.line_ends.results import joined, kept, spaced
from publisher.restoring.words.line_ends.shown import shown_clues
from publisher.restoring.words.line_ends.tight_ends import is_elided, tied, with_apostrophe
from publisher.restoring.words.line_ends.unshown import hidden_clues, swift_clues
from publisher.restoring.words.line_ends.vocabulary import Vocabulary
from publisher.restoring.words.line_ends.weights import Weights, load_weights, total
from publisher.restoring.words.line_ends.word_evidence import WordEvidence
from publisher.structs import frozen

# All odds are natural log odds. From these on a missing blank is named as evidence.
CLEAR = 1.0
# Share of all words from which on a half is a word by itself. A text that has lost its hyphens
# breaks some words into halves that are none; where each half is a word, chance has set them so.
WORD = 1e-6
EVEN = 0.5
# Confidence in a decision that a pattern makes and no weight.
PATTERNED = 0.97
# Below these odds (one in fifty) a person need not look.
FAINT = -4.0
# Below these odds (one in eight) the evidence but for the dictionary has not raised the question.
OPEN = -2.0
# Below these odds patterns and dictionary, which are worth four at most, change nothing.
HOPELESS = -10.0


def decide(
    breaks: Sequence[Break], vocabulary: Vocabulary, language: Language, lexicon: Lexicon
) -> tuple[Join | Apart | None, ...]:
    """Return for every break what becomes of it, None where words simply stand apart.

    Apart are words that may be one.

    All breaks of the text are to be given at once: how many hyphens it shows, how many it
    lost, and what its trailing blanks mean is learned from all of them together.
    """
    known = WordEvidence(vocabulary, language, lexicon)
    weights = load_weights()
    context = survey(breaks, known)
    stated = [_stated(line_break, context, weights) for line_break in breaks]
    adapted, signal = adapt(stated, breaks, weights.hidden_prior)
    odds = [
        None if odd is not None and _has_its_hyphens(one, known) else odd
        for odd, one in zip(adapted, breaks, strict=True)
    ]
    silent = len([odd for odd in odds if odd is not None and odd > 0]) > context.shown
    judge = _Judge(context, weights, signal, telling=silent and signal.plain)
    decided = tuple(map(judge.decide, breaks, odds))
    if any(map(judge.is_fragment, breaks, decided)):
        return decided
    return tuple(map(judge.undone, breaks, odds, decided))


def _stated(line_break: Break, context: BreakContext, weights: Weights) -> float | None:
    """Return the odds of a lost hyphen; the clues of a whole book are not kept in memory."""
    if line_break.mark or line_break.short:
        return None
    at, known = look(line_break, context.known), context.known
    if not known.lexicon.has_words and not known.text.words.get(at.joined):
        # Of a language without a word list only the text itself knows words.
        return None
    clues = swift_clues(at, context)
    if clues is None:
        return None
    learned = weights.hidden(clues).weights
    odds = total(clues, learned)
    return odds if odds < HOPELESS else odds + total(book_clues(at, context.known), learned)


def _has_its_hyphens(line_break: Break, known: WordEvidence) -> bool:
    """Tell whether a line was drawn, and ends with no part of a word that anything else has."""
    if not line_break.drawn:
        return False
    joined = look(line_break, known).joined
    return not (known.text.words.get(joined) or known.lexicon.frequency(joined))


@frozen
class _Judge:
    """``telling``: the text shows no hyphens, and its trailing blanks tell where they were."""

    context: BreakContext
    weights: Weights
    signal: Signal
    telling: bool

    def decide(self, line_break: Break, odds: float | None) -> Join | Apart | None:
        sure = tied(line_break, self.context.known.text)
        if line_break.mark and sure is None:
            return self._shown(look(line_break, self.context.known))
        if sure is not None:
            evidence = ("a sign between words, as in this text",)
            return _join(line_break, Decision.KEEP, sure, evidence) if sure > EVEN else None
        if is_elided(line_break, self.context.known.ends):
            return _join(line_break, Decision.KEEP, PATTERNED, ("an elision, as in this language",))
        if odds is None:
            return None
        if odds < FAINT:
            return self._lost(line_break)
        at = look(line_break, self.context.known)
        found = self._hidden(at, odds) if odds > 0 else None
        return found or self._lost(line_break) or _apart(at, odds)

    def is_fragment(self, line_break: Break, decided: Join | Apart | None) -> bool:
        """Tell whether a word was joined without a hyphen of which one half is no word."""
        if not _is_hidden(line_break, decided):
            return False
        at = look(line_break, self.context.known)
        return min(at.left_share, at.right_share) < WORD or self.telling

    def undone(
        self, line_break: Break, odds: float | None, decided: Join | Apart | None
    ) -> Join | Apart | None:
        """Return what becomes of a word that was joined in a text that breaks none for certain."""
        if odds is None or not _is_hidden(line_break, decided):
            return decided
        return _apart(look(line_break, self.context.known), odds)

    def _lost(self, line_break: Break) -> Join | None:
        """Return a join with a hyphen where only the blanks tell that the line broke a word."""
        if not (self.telling and line_break.unblanked):
            return None
        evidence = ("no blank at the line's end", "no such word: a hard hyphen was lost")
        return _join(
            line_break, Decision.JOIN, EVEN, evidence, f"{line_break.left}-{line_break.right}"
        )

    def _hidden(self, at: Look, odds: float) -> Join | None:
        clues = hidden_clues(at, self.context) or {}
        learned = self.weights.hidden(clues)
        if odds - _confirmed(clues, learned.weights) <= OPEN:
            return None
        said = self.signal.odds(at.line_break)
        blank: tuple[str, ...] = ("no blank at the line's end",) if said > CLEAR else ()
        sure = learned.calibration.right(chance(odds))
        evidence = blank + reasons(clues, learned.weights, 1)
        return _join(at.line_break, Decision.JOIN, sure, evidence, joined(at))

    def _shown(self, at: Look) -> Join | None:
        line_break = at.line_break
        if not any(map(str.isalnum, line_break.left)):
            return None  # a dash that stands by itself
        if _repeats(line_break):
            said = ("the hyphen is repeated on the next line",)
            return _join(
                line_break, Decision.KEEP, 1.0, said, kept(line_break, line_break.right[1:])
            )
        if (told := by_pattern(at, self.context.known)) is not None:
            return _join(line_break, told[0], PATTERNED, (told[1],))
        if word := with_apostrophe(at, self.context.known):
            said = ("a word with an apostrophe",)
            return _join(line_break, Decision.JOIN, PATTERNED, said, word)
        clues = shown_clues(at, self.context)
        keep, space = total(clues, self.weights.keep), total(clues, self.weights.space)
        decision, stated = _likeliest(keep, space, may_join=not _beside_figures(at))
        sure = self.weights.shown.right(stated)
        if decision is Decision.JOIN:
            against = reasons(clues, self.weights.keep, -1)
            return _join(line_break, decision, sure, against, joined(at))
        weights = self.weights.keep if decision is Decision.KEEP else self.weights.space
        return _join(line_break, decision, sure, reasons(clues, weights, 1))


def _is_hidden(line_break: Break, decided: Join | Apart | None) -> bool:
    joined = isinstance(decided, Join) and decided.decision is Decision.JOIN
    return joined and not line_break.mark


def _apart(at: Look, odds: float) -> Apart:
    """Return two words that are not joined, though something speaks for it."""
    sure = max(EVEN, 1 - chance(odds))
    return Apart(at.line_break.place, at.line_break.left, at.line_break.right, joined(at), sure)


def _confirmed(clues: Clues, weights: dict[str, float]) -> float:
    """Return by how much the joined word's standing in the dictionary raised the odds.

    Dictionaries accept compounds of any two words, so one may confirm a join, not start it.
    """
    name = next((name for name in clues if name.startswith(f"{DICTIONARY}1")), "")
    if not name:
        return 0.0
    unknown = name.replace(f"{DICTIONARY}1", f"{DICTIONARY}0")
    return max(0.0, weights.get(name, 0.0) - weights.get(unknown, 0.0))


def _beside_figures(at: Look) -> bool:
    """Tell whether figures meet letters or figures: no line breaks between those without a hyphen."""
    return at.left.isdigit() or at.right.isdigit()


def _likeliest(keep: float, space: float, *, may_join: bool) -> tuple[Decision, float]:
    """Return the decision with the best odds against a join (which are 0) and its probability."""
    odds = {Decision.JOIN: 0.0} if may_join else {}
    odds |= {Decision.KEEP: keep, Decision.SPACE: space}
    best = max(odds, key=odds.__getitem__)
    return best, 1.0 / sum(exp(min(odd - odds[best], 0.0)) for odd in odds.values())


def _repeats(line_break: Break) -> bool:
    """Tell whether both lines show the hyphen, as Portuguese and Polish print it."""
    return line_break.right[:1] in HYPHENS and line_break.right[1:2].isalpha()


def _join(
    line_break: Break,
    decision: Decision,
    sure: float,
    evidence: tuple[str, ...],
    result: str = "",
) -> Join:
    """Return the record; ``result`` only where it is not what a kept or suspended hyphen gives."""
    plain = spaced(line_break) if decision is Decision.SPACE else kept(line_break, line_break.right)
    return Join(
        line_break.place,
        line_break.left,
        line_break.right,
        decision,
        result or plain,
        round(sure, 4),
        evidence,
    )
