"""The pictures of a source put among its blocks, each with its caption."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from publisher.model.places import Place
from publisher.model.roles import TITLE_LEVEL
from publisher.model.text import Block, Caption, Figure, FrontLine, Heading
from publisher.restoring.roles import ToldPicture


def with_figures(
    blocks: Sequence[Block], pictures: Iterable[ToldPicture], source: str
) -> tuple[Block, ...]:
    """Return the blocks with a figure for each picture.

    A picture with a caption stands where that was put, any other one behind the block that it
    stood in or below; none parts title and front lines.
    """
    captioned = {line: picture for picture in pictures for line in picture.caption}
    made: list[Block] = []
    shown: set[int] = set()
    for block in blocks:
        picture = _of_caption(block, captioned) if isinstance(block, Caption) else None
        if isinstance(block, Caption) and picture and id(picture) not in shown:
            shown.add(id(picture))
            made.append(Figure(picture.name, picture.alt, block.content, block.place))
        else:
            made.append(block)
    return _inserted(made, [one for one in pictures if id(one) not in shown], source)


def _of_caption(block: Caption, captioned: dict[int, ToldPicture]) -> ToldPicture | None:
    lines = range(block.place.first, block.place.last + 1) if block.place else ()
    return next((captioned[line] for line in lines if line in captioned), None)


def _inserted(
    blocks: Sequence[Block], pictures: Sequence[ToldPicture], source: str
) -> tuple[Block, ...]:
    # Where each block begins; what stands further up than the block before it (a note's rest,
    # a page in another order) begins with that.
    begins = list(accumulate((b.place.first if b.place else 0 for b in blocks), max))
    behind: defaultdict[int, list[Block]] = defaultdict(list)
    for picture in pictures:
        at = bisect_right(begins, picture.after)
        while 0 < at < len(blocks) and _is_front(blocks[at - 1]) and _is_front(blocks[at]):
            at += 1
        line = max(1, picture.after)
        behind[at].append(Figure(picture.name, picture.alt, place=Place(source, line, line)))
    made = [*behind[0]]
    for at, block in enumerate(blocks, start=1):
        made += [block, *behind[at]]
    return tuple(made)


def _is_front(block: Block) -> bool:
    return isinstance(block, FrontLine) or (
        isinstance(block, Heading) and block.level == TITLE_LEVEL
    )
