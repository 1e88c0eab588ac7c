"""What is known of the lines that belong to pages: what repeats, counts on, or is in its place."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.broken_heads import by_broken_heads
from publisher.restoring.roles.knowledge.catchwords import by_catchwords
from publisher.restoring.roles.knowledge.counted_lines import by_counted_lines
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.knowledge.folio_rows import by_folio_rows
from publisher.restoring.roles.knowledge.heads_alike import by_heads_alike
from publisher.restoring.roles.knowledge.proofread import by_proofreaders
from publisher.restoring.roles.knowledge.returning_heads import by_returning_heads
from publisher.restoring.roles.knowledge.signatures import by_signatures
from publisher.restoring.roles.knowledge.stacked_heads import by_stacked_heads


def by_pages(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are furniture for certain, whatever the network believes.

    None is where proofreaders have worked, who take all of it off but the contents.
    """
    if sheet.standing is not None:
        yield from by_proofreaders(sheet)
        return
    yield from by_catchwords(sheet)
    yield from by_folio_rows(sheet)
    yield from by_broken_heads(sheet)
    yield from by_counted_lines(sheet)
    yield from by_returning_heads(sheet)
    yield from by_signatures(sheet)
    yield from by_stacked_heads(sheet)
    yield from by_heads_alike(sheet)
