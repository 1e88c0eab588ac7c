"""What was set aside from a source without form feeds: once a kind, a person is asked about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from publisher.model.doubts import Doubt, Question
from publisher.model.furniture import Furniture, FurnitureKind
from publisher.model.letters import letters_alone
from publisher.model.rulings import Ruling, RulingKind, Topic
from publisher.model.transcript import Transcript
from publisher.restoring.roles.told import Told

# Lines; a shorter source may be a single page, of which nothing has been guessed.
ONE_PAGE = 60
# Probability that the lines of a kind are no text. In 21 texts of the tracks without form feeds all
# 62 kinds were right, but the weights have seen these texts; so each is asked about once.
SURE = 0.95
# Kinds that no trace of pages tells: they are known by their own look.
KNOWN_BY_LOOK = frozenset((FurnitureKind.RULE, FurnitureKind.PULL_QUOTE))


def ask_without_pages(transcript: Transcript, told: Told) -> Iterator[Doubt]:
    """Yield a doubt for each kind of line set aside where nothing certain parts the pages.

    All folios are one kind, running heads with the same words another one.
    """
    certain = any(page.certain for page in transcript.pages[1:])
    if certain or sum(len(page.lines) for page in transcript.pages) < ONE_PAGE:
        return
    kinds: dict[tuple[str, str], list[Furniture]] = defaultdict(list)
    for one in told.furniture:
        if one.kind not in KNOWN_BY_LOOK:
            head = one.kind is FurnitureKind.RUNNING_HEAD
            kinds[one.kind, letters_alone(one.text) if head else ""].append(one)
    for found in kinds.values():
        proposals = tuple(
            Ruling(RulingKind.TEXT, one.text.strip(), one.place.first, "", "", one.place)
            for one in found
        )
        yield Doubt(
            found[0].place,
            Topic.FURNITURE,
            SURE,
            Question.SET_ASIDE,
            proposals,
            (found[0].text.strip(), str(found[0].kind)),
            tuple(one.place for one in found[1:]),
        )
