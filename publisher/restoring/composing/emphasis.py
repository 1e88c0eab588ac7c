"""Letters set otherwise than those around them made to inlines: emphasis, small capitals, superiors.

What is stressed are words. A blank is not, nor a stop behind them (*The Chicago Manual of Style*,
17th edition, 6.2), unless a whole sentence is; quotation marks and brackets are only in pairs.
Superior and inferior letters are taken as they stand, unless a machine has read them off the line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from publisher.model.text import Emphasis, Inline, Inlines, Style, Styled, Words
from publisher.restoring.characters import CLOSERS, OPENERS, TERMINAL
from publisher.restoring.composing.faces import Face
from publisher.restoring.measuring.looks import Look, Looks

# Signs that may stand in any face between two halves of a word.
INSIDE_WORDS = frozenset("-\u2010\u2011'’·")
STOPS = frozenset(".,;:–—")
PAIRS = {"”": "“„”", "“": "„“", "»": "«»", "«": "»«", "’": "‘‚", "›": "‹›", ")": "(", "]": "["}
STRAIGHT = frozenset("\"'")


class Token(NamedTuple):
    """A character of a paragraph, or another inline in it, and how it is set if that is known."""

    sign: str | Inline
    look: Look | None

    @property
    def is_letter(self) -> bool:
        """Tell whether it is a letter or a figure, and how it is set is known."""
        return self.look is not None and isinstance(self.sign, str) and self.sign.isalnum()

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is seen of it but room: a blank, a reference, the end of a page."""
        return not isinstance(self.sign, str) or self.sign.isspace()

    @property
    def level(self) -> int:
        """Return 1 for a superior character, -1 for an inferior one, else 0."""
        return 0 if self.is_blank or self.look is None else self.look.level


# Which tokens something holds of, and the first and the end of a run of them.
Flags: TypeAlias = list[bool]
Stretch: TypeAlias = tuple[int, int]

WRAPPERS: tuple[Callable[[Inlines], Inline], ...] = (
    lambda content: Emphasis(content, strong=True),
    Emphasis,
    lambda content: Styled(Style.SMALL_CAPITALS, content),
    lambda content: Styled(Style.SUPERIOR, content),
    lambda content: Styled(Style.INFERIOR, content),
)


def emphasised(pieces: Iterable[tuple[Inline, Looks]], face: Face) -> Inlines:
    """Return the inlines of a paragraph with what stands out of its face.

    Each of the ``pieces`` comes with the looks of its characters, with none where it is no words
    or nothing is known.
    """
    tokens = [token for inline, looks in pieces for token in _tokens(inline, looks)]
    # A run of characters shares one look, so a paragraph has few.
    looks_here = {id(token.look): token.look for token in tokens}
    ways = []
    for way in WAYS:
        out = {key: _stands_out(look, face, way) for key, look in looks_here.items()}
        ways.append(_stretched(tokens, [out[id(token.look)] for token in tokens]))
    levels = {look.level for look in looks_here.values() if look is not None and face.steady}
    ways += [[one in levels and token.level == one for token in tokens] for one in (1, -1)]
    return tuple(_nested(list(zip(tokens, *ways, strict=True)), 1))


def _tokens(inline: Inline, looks: Looks) -> Iterator[Token]:
    if not isinstance(inline, Words):
        yield Token(inline, None)
        return
    for sign, look in zip(inline.text, looks or (None,) * len(inline.text), strict=True):
        yield Token(sign, look)


def _is_strong(look: Look, face: Face) -> bool:
    return look.bold and not face.look.bold and not face.displayed


def _is_emphasis(look: Look, face: Face) -> bool:
    spaced = look.letterspaced and not face.look.letterspaced and not face.displayed
    return look.italic != face.look.italic or spaced


def _is_small(look: Look, face: Face) -> bool:
    return look.small_capitals and not face.look.small_capitals and not face.displayed


WAYS = (_is_strong, _is_emphasis, _is_small)


def _stands_out(look: Look | None, face: Face, way: Callable[[Look, Face], bool]) -> bool:
    return look is not None and way(look, face)


def _stretched(tokens: Sequence[Token], set_so: Flags) -> Flags:
    """Return which tokens stand out once it is told of whole words what is told of their letters."""
    made = [False] * len(tokens)
    if not any(set_so):
        return made
    own = _by_words(tokens, set_so)
    for start, end in _merged(tokens, own, set_so):
        first, last = _trimmed(tokens, _widened(tokens, set_so, (start, end)), (start, end))
        made[first:last] = [True] * (last - first)
    return made


def _by_words(tokens: Sequence[Token], set_so: Flags) -> Flags:
    """Return which letters stand out: of a word not one alone that is set otherwise than the rest."""
    made = [False] * len(tokens)
    for start, end in _runs([_word_of(token) for token in tokens]):
        letters = set_so[start:end]
        most = 2 * sum(letters) > len(letters)
        for from_, to in _changes(letters):
            value = letters[from_] if to - from_ > 1 or len(letters) == 1 else most
            made[start + from_ : start + to] = [value] * (to - from_)
    return made


def _word_of(token: Token) -> int:
    """Return 0 for what belongs to no word; letters off the line are words of their own."""
    return 2 + token.level if token.is_letter else 0


def _runs(values: Sequence[int]) -> Iterator[Stretch]:
    """Yield the runs of equal values that are not 0."""
    at = 0
    for value, run in groupby(values):
        length = sum(1 for _ in run)
        if value:
            yield at, at + length
        at += length


def _changes(flags: Flags) -> Iterator[Stretch]:
    """Yield the runs of equal flags."""
    return _runs([1 + flag for flag in flags])


def _merged(tokens: Sequence[Token], own: Flags, set_so: Flags) -> Iterator[Stretch]:
    """Yield the stretches of words that stand out, over what may stand between two of them."""
    last: Stretch | None = None
    for start, end in _runs([int(flag) for flag in own]):
        if last is not None and _hangs_together(tokens, set_so, last[1], start):
            last = last[0], end
            continue
        if last is not None:
            yield last
        last = start, end
    if last is not None:
        yield last


def _hangs_together(tokens: Sequence[Token], set_so: Flags, start: int, end: int) -> bool:
    """Tell whether nothing between two words parts what stands out."""
    between = range(start, end)
    if any(tokens[at].is_letter for at in between):
        return False
    alone = end - start == 1 and tokens[start].sign in INSIDE_WORDS
    return alone or all(set_so[at] or tokens[at].is_blank for at in between)


def _widened(tokens: Sequence[Token], set_so: Flags, stretch: Stretch) -> Stretch:
    """Return a stretch with the signs about it that are set in its way."""
    start, end = stretch
    while start and set_so[start - 1] and not _is_room(tokens[start - 1]):
        start -= 1
    while end < len(tokens) and set_so[end] and not _is_room(tokens[end]):
        end += 1
    return start, end


def _is_room(token: Token) -> bool:
    return token.is_blank or token.is_letter


def _trimmed(tokens: Sequence[Token], stretch: Stretch, words: Stretch) -> Stretch:
    """Return a stretch without the signs at its edges that belong to the text around it.

    ``words`` is the stretch from its first to its last letter.
    """
    start, end = stretch
    while end > words[1] and _drops(tokens, (start, end), end - 1):
        end -= 1
    while start < words[0] and _drops(tokens, (start, end), start):
        start += 1
    while end > words[1] and _drops(tokens, (start, end), end - 1):
        end -= 1
    return start, end


def _drops(tokens: Sequence[Token], stretch: Stretch, at: int) -> bool:
    """Tell whether a sign at the edge of a stretch is not part of it."""
    sign = str(tokens[at].sign)
    inside = [str(token.sign) for token in tokens[slice(*stretch)]]
    if sign in STRAIGHT:
        return inside.count(sign) % 2 == 1
    if sign in PAIRS or sign in OPENERS:
        return not _has_partner(sign, inside)
    if sign not in STOPS:
        return False
    return at < stretch[1] - 1 or not (
        sign == "." and (_begins_sentence(tokens, stretch[0]) or _goes_on(tokens, stretch[1]))
    )


def _has_partner(sign: str, inside: Sequence[str]) -> bool:
    partners = PAIRS.get(sign, "") + "".join(c for c, opens in PAIRS.items() if sign in opens)
    return any(inside.count(partner) > (partner == sign) for partner in partners)


def _begins_sentence(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a sentence begins at a place."""
    above = (str(t.sign) for t in reversed(tokens[:start]) if not t.is_blank)
    before = next((sign for sign in above if sign not in CLOSERS and sign not in OPENERS), "")
    return not before or before in TERMINAL


def _goes_on(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether the sentence goes on behind a place, so that a stop there only shortens a word."""
    below = next((str(t.sign) for t in tokens[end:] if not t.is_blank), "")
    return below.islower() or below in STOPS


def _nested(tokens: Sequence[tuple[Token, *tuple[bool, ...]]], way: int) -> Iterator[Inline]:
    """Yield tokens as inlines, each way in which they stand out around the next ones."""
    if way > len(WRAPPERS):
        yield from _plain(token for token, *_ in tokens)
        return
    for stands_out, group in groupby(tokens, key=lambda token: token[way]):
        content = tuple(_nested(list(group), way + 1))
        if stands_out:
            yield WRAPPERS[way - 1](content)
        else:
            yield from content


def _plain(tokens: Iterable[Token]) -> Iterator[Inline]:
    for is_text, group in groupby(tokens, key=lambda token: isinstance(token.sign, str)):
        signs = [token.sign for token in group]
        if is_text:
            yield Words("".join(map(str, signs)))
        else:
            yield from (sign for sign in signs if not isinstance(sign, str))
