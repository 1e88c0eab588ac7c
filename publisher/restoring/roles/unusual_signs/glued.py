"""Letters that call notes right behind a word: told from the words of the text.

``Albemarlea`` is a word and its mark if ``Albemarle`` stands elsewhere and ``Albemarlea`` does not, and
if a label ``a`` of the page waits for a mark between those of its neighbours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from publisher.expressions import compiled
from publisher.restoring.roles.unusual_signs.forms import Answer, Kind, Spot
from publisher.restoring.roles.unusual_signs.lists import Lists

WORD = compiled(r"(?<!\w)[^\W\d_]{4,}+(?![\w’'])")


def glued_answers(
    text: Lists, labels: Mapping[int, Sequence[Spot]], found: Sequence[Answer]
) -> Iterator[Answer]:
    """Yield the answers of labels at the feet of pages that wait for a mark.

    ``labels`` are bare letters by their pages, ``found`` the answers of the others, which show that
    the text has such notes.
    """
    if not found:
        return
    words = Counter(word.lower() for _, line in text.lines for word in WORD.findall(line))
    begun = {page: at for at, (page, _) in reversed(list(enumerate(text.lines)))}
    by_page: dict[int, list[Answer]] = defaultdict(list)
    for answer in found:
        by_page[answer.label.page].append(answer)
    for page, own in labels.items():
        near = by_page[page]
        for label in own:
            if not _waits(text, label, near):
                continue
            above = range(begun[page], label.at)
            spots = [spot for at in above for spot in _glued(text.lines[at], at, label, words)]
            spots = [spot for spot in spots if _in_order(spot, label, near)]
            if len(spots) == 1:
                near.append(Answer(label, spots[0], label.number))
                yield near[-1]


def _waits(text: Lists, label: Spot, near: Sequence[Answer]) -> bool:
    """Tell whether a label has no mark yet, and opens a foot or follows another label in one."""
    numbers = {answer.label.number for answer in near}
    first = label.number == 1 and text.is_at_foot(label.at)
    return label.number not in numbers and (first or label.number - 1 in numbers)


def _glued(line: tuple[int, str], at: int, label: Spot, words: Counter[str]) -> Iterator[Spot]:
    """Yield the last letters of words on a line that may be the mark of a label."""
    page, text = line[0], " ".join(line[1].split())
    for match in WORD.finditer(text):
        word = match[0].lower()
        if word.endswith(label.sign) and words[word] == 1 and words[word[:-1]] > 0:
            end = len(text[: match.end()].replace(" ", ""))
            sign = match[0][-1]
            yield Spot(at, page, end - 1, end, Kind.LETTER, "bare", label.number, sign, sign)


def _in_order(spot: Spot, label: Spot, near: Sequence[Answer]) -> bool:
    """Tell whether a mark stands between those of the labels before and behind its own."""
    place = spot.at, spot.start
    marks = [(one.label.number, (one.mark.at, one.mark.start)) for one in near]
    return all(
        (place > mark) == (label.number > number) and place != mark for number, mark in marks
    )
