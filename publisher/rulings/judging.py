"""Rulings brought to the lines of one source; they become the verdicts that restoring obeys."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from publisher.model.findings import Finding, Outcome, Severity, in_order
from publisher.model.letters import letters_and_figures
from publisher.model.rulings import Ruling, RulingKind, Topic
from publisher.model.text import Decision, Emendation
from publisher.model.transcript import Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.rulings.contradictions import is_of_a_word, refuse_contradictions
from publisher.rulings.effects import Effect, bare_half, effect_of
from publisher.rulings.kinds import decision_of
from publisher.rulings.line_ids import on_lines
from publisher.rulings.locating import Located, Stale, locate
from publisher.rulings.printed_lines import PrintedLines, printed_lines

HINT = "find its place in the source and write the ruling again, or delete it"


def judge(
    transcript: Transcript, rulings: Sequence[Ruling], of_the_house: Sequence[Ruling] = ()
) -> Outcome[Verdicts]:
    """Return the verdicts of a person on the lines of a source, with findings about rulings.

    ``rulings`` are those of this text, ``of_the_house`` those on words anywhere. A ruling of
    this text that no longer matches becomes a finding, ``rulings/stale``. Raises
    ManifestError where two rulings on one question differ.
    """
    if not rulings and not of_the_house:
        return Outcome(NO_VERDICTS)
    lines, rulings = printed_lines(transcript), on_lines(transcript, rulings)
    own = [ruling for ruling in rulings if is_of_a_word(ruling)]
    settled, findings = settle(lines, rulings)
    words = (*own, *of_the_house)
    # Only now do rulings speak of the same lines, so contradictions that no file shows appear here.
    asked = [(about, effect.ruling) for effect in settled for about in effect.about]
    refuse_contradictions([*asked, *((about_word(ruling), ruling) for ruling in words)])
    findings += (_stale(_nowhere(r)) for r in own if not _is_broken(r, lines))
    return Outcome(_verdicts(settled, words), in_order(findings))


def settle(lines: PrintedLines, rulings: Iterable[Ruling]) -> tuple[list[Effect], list[Finding]]:
    """Return the effects of rulings on places, and the findings about these rulings.

    Emendations come first: other rulings may speak of the lines as they were or as they are now.
    """
    placed = [ruling for ruling in rulings if not is_of_a_word(ruling)]
    first = [ruling for ruling in placed if ruling.kind is RulingKind.EMENDATION]
    effects, findings = _settle(lines, (lines,), first)
    changed = lines.emended(_emendations(effects))
    views = (lines,) if changed is lines else (changed, lines)
    later = [ruling for ruling in placed if ruling.kind is not RulingKind.EMENDATION]
    further, more = _settle(changed, views, later)
    return effects + further, findings + more


def about_word(ruling: Ruling) -> Hashable:
    """Return the question that a ruling on a word anywhere settles."""
    return (Topic.LINE_END, *(letters_and_figures(part) for part in ruling.text.split("|")))


def _settle(
    lines: PrintedLines, views: Sequence[PrintedLines], rulings: Iterable[Ruling]
) -> tuple[list[Effect], list[Finding]]:
    effects: list[Effect] = []
    findings: list[Finding] = []
    for ruling in rulings:
        located = _located(ruling, views)
        effect = effect_of(located, lines) if isinstance(located, Located) else located
        if isinstance(effect, Stale):
            findings.append(_stale(effect))
        else:
            effects.append(effect)
        if isinstance(located, Located) and located.others:
            findings.append(_ambiguous(located, lines))
    return effects, findings


def _located(ruling: Ruling, views: Sequence[PrintedLines]) -> Located | Stale:
    """Return the place of a ruling: on the lines as emended, or else on those of the source."""
    found = [locate(ruling, view) for view in views]
    return next((place for place in found if isinstance(place, Located)), found[0])


def all_stale(rulings: Iterable[Ruling], why: str) -> tuple[Finding, ...]:
    """Return a finding for each ruling on a text that takes none, because ``why``."""
    return in_order(_stale(Stale(ruling, why)) for ruling in rulings)


def used_in(transcript: Transcript, of_the_house: Iterable[Ruling]) -> frozenset[Ruling]:
    """Return the rulings of the house whose word is broken in a text."""
    rulings = tuple(of_the_house)
    if not rulings:
        return frozenset()
    lines = printed_lines(transcript)
    return frozenset(ruling for ruling in rulings if _is_broken(ruling, lines))


def unused(of_the_house: Iterable[Ruling]) -> tuple[Finding, ...]:
    """Return a finding for each ruling of the house whose word is broken in no text."""
    why = "no text of the house breaks the word like this"
    return in_order(_stale(Stale(ruling, why)) for ruling in of_the_house)


def _nowhere(ruling: Ruling) -> Stale:
    return Stale(ruling, "no line of the text breaks the word like this")


def _is_broken(ruling: Ruling, lines: PrintedLines) -> bool:
    left, _, right = ruling.text.partition("|")
    return bool(lines.broken_words(left, right) or lines.glued_words(left, right))


def _stale(stale: Stale) -> Finding:
    ruling = stale.ruling
    message = f"this ruling ({ruling.kind}) no longer matches: {stale.why}"
    return Finding("rulings/stale", Severity.WARNING, message, HINT, ruling.place)


def _ambiguous(located: Located, lines: PrintedLines) -> Finding:
    ruling, number = located.ruling, lines.number(located.spot.first)
    message = (
        f"“{ruling.text}” is no longer on line {ruling.line}, but on {located.others + 1} others;"
        f" the nearest, line {number}, was taken"
    )
    hint = 'correct the line, or say with “after = "…"” which line comes before it'
    return Finding("rulings/ambiguous", Severity.WARNING, message, hint, ruling.place)


def _verdicts(effects: Sequence[Effect], words: Iterable[Ruling]) -> Verdicts:
    # What follows from a heading for the lines around it is overridden by rulings on those lines.
    begins = {line: begins for effect in effects for line, begins in effect.implied}
    begins |= {line: begins for effect in effects for line, begins in effect.begins}
    return Verdicts(
        furniture=tuple(sorted({item for effect in effects for item in effect.furniture})),
        headings=tuple(sorted({item for effect in effects for item in effect.headings})),
        begins=tuple(sorted(begins.items())),
        ends=tuple(sorted({item for effect in effects for item in effect.ends})),
        words=tuple(dict.fromkeys(_words(effects, words))),
        notes=tuple(sorted({item for effect in effects for item in effect.notes})),
        columns=tuple(sorted({item for effect in effects for item in effect.columns})),
        emendations=tuple(_emendations(effects)),
        bodies=tuple(sorted({item for effect in effects for item in effect.bodies})),
        lists=tuple(sorted({item for effect in effects for item in effect.lists})),
        verse=tuple(sorted({line for effect in effects for line in effect.verse})),
        tables=tuple(sorted({one for effect in effects for one in effect.tables})),
        without_notes=tuple(sorted({n for effect in effects for n in effect.without_notes})),
        no_notes=any(effect.no_notes for effect in effects),
        stet=tuple(sorted({line for effect in effects for line in effect.stet})),
        remarks=tuple(remark for effect in effects for remark in effect.remarks),
    )


def _words(
    effects: Iterable[Effect], words: Iterable[Ruling]
) -> Iterator[tuple[str, str, Decision]]:
    for effect in effects:
        yield from effect.words
    for ruling in words:
        left, _, right = ruling.text.partition("|")
        yield bare_half(left), bare_half(right), decision_of(ruling.kind)


def _emendations(effects: Iterable[Effect]) -> Iterator[Emendation]:
    """Yield the changes by line, the last on a line first, so that none moves the words of another."""
    changing = [effect for effect in effects if effect.emendations]
    changing.sort(key=lambda effect: (effect.emendations[0].place, -effect.start))
    for effect in changing:
        yield from effect.emendations
