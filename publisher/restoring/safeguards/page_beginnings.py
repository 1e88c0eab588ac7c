"""Pages that were broken away: most begin anew, or break off in mid-sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from publisher.model.findings import Finding, Severity
from publisher.model.roles import BlockRole
from publisher.restoring.roles.told import ToldRow
from publisher.restoring.safeguards.made import Made
from publisher.restoring.wording import ending

# Page joints within the running text that are enough to go by.
ENOUGH = 10
# Share of the pages that begin a paragraph with a capital. Where chance decides it is a third;
# of the known texts that came out well a book of short entries has most, 0.88 of 34 pages.
CAPITAL = 0.9
# Share of the pages that do so although the one before breaks off in mid-sentence; there 0.48.
BROKEN = 0.5
# Share of the lines within pages that begin a paragraph with a capital, in a play or a list: there
# every second page would do so by chance, and pages tell nothing. Pages have more lines than these,
# or nobody can tell what their lines do.
OFTEN, LINES = 0.5, 2


def page_beginnings(made: Made) -> Iterator[Finding]:
    """Yield an error where nearly all pages begin anew, or half of them behind a broken sentence."""
    joints = [(above, row) for above, row in pairwise(made.told.running) if _is_joint(above, row)]
    within = [row for above, row in pairwise(made.told.running) if row.row.page == above.row.page]
    listed = sum(map(_begins_anew, within)) > OFTEN * len(within) > OFTEN * LINES * len(joints)
    if len(joints) < ENOUGH or listed:
        return
    anew = [(above, row) for above, row in joints if _begins_anew(row)]
    broken = [(above, row) for above, row in anew if ending(above.row.text) != "end"]
    if len(anew) >= CAPITAL * len(joints) or len(broken) >= BROKEN * len(joints):
        yield Finding(
            "restoring/pages-parted",
            Severity.ERROR,
            f"{len(anew)} of {len(joints)} pages begin a paragraph with a capital,"
            f" {len(broken)} of them behind a sentence that breaks off: lines may be missing, or"
            " pages stand in the wrong order",
            "compare the ends of some pages with the print; a “paragraph” or “runs-on” ruling on"
            " this line says that they are right",
            made.place((broken or anew)[0][1:]),
        )


def _begins_anew(row: ToldRow) -> bool:
    return row.first and row.row.text[:1].isupper()


def _is_joint(above: ToldRow, row: ToldRow) -> bool:
    paragraphs = above.role is BlockRole.PARAGRAPH and row.role is BlockRole.PARAGRAPH
    return paragraphs and row.row.page > above.row.page
