"""From the accounts of all pages to findings: what of a PDF is not in its text, by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.sources.pdf.accounts import Account
from publisher.sources.pdf.cleaning import Unread
from publisher.structs import frozen

# Findings of one kind; what more pages show is said together.
SINGLY = 5
# Letters that a finding cites.
CITED = 60


@frozen
class _Kind:
    """A kind of finding: ``tell`` says what it is on a page; empty where there is nothing."""

    code: str
    severity: Severity
    hint: str
    tell: Callable[[Account], str]


def _left_out(why: Unread, what: str) -> Callable[[Account], str]:
    def tell(page: Account) -> str:
        letters = page.unread.get(why, "")
        return f"{what}: {cited(letters)}" if letters else ""

    return tell


def cited(letters: str) -> str:
    """Return letters in quotation marks, cut where they are many, with their number."""
    flat = " ".join(letters.split())
    if len(flat) <= CITED:
        return f"“{flat}”"
    return f"“{flat[:CITED]}…” ({len(flat)} letters)"


def _failed(page: Account) -> str:
    return f"it cannot be read ({page.trouble})" if page.failed else ""


def _second(page: Account) -> str:
    second = page.trouble and not page.failed
    return f"read by a second reader, without rules and tags ({page.trouble})" if second else ""


def _unmapped(page: Account) -> str:
    return f"{page.unmapped} glyphs do not tell which letters they are" if page.unmapped else ""


def _differs(page: Account) -> str:
    missing = f"a second reader also finds {cited(page.missing)}" if page.missing else ""
    added = f"a second reader does not find {cited(page.added)}" if page.added else ""
    return "; ".join(filter(None, (missing, added)))


def _lost(page: Account) -> str:
    return f"letters are painted, but in no line: {cited(page.lost)}" if page.lost else ""


def _unwitnessed(page: Account) -> str:
    alone = not page.witnessed and not page.failed
    return "no second reader could check it" if alone else ""


def _pictured(page: Account) -> str:
    return "pictures, and no text" if page.pictured else ""


_COMPARE = "compare the page with the text"
PAGE_OF_PICTURES = "sources/page-of-pictures"
KINDS: Sequence[_Kind] = (
    _Kind("sources/pdf-page-unread", Severity.ERROR, "make the PDF anew, or add the text", _failed),
    _Kind(
        PAGE_OF_PICTURES,
        Severity.WARNING,
        "look at it in the PDF; if it is scanned text, let an OCR program write a text layer",
        _pictured,
    ),
    _Kind("sources/pdf-letters-lost", Severity.ERROR, _COMPARE, _lost),
    _Kind("sources/pdf-letters-differ", Severity.WARNING, _COMPARE, _differs),
    _Kind(
        "sources/lost-letter",
        Severity.WARNING,
        "find the letters in the PDF and correct the source",
        _unmapped,
    ),
    _Kind(
        "sources/pdf-turned",
        Severity.WARNING,
        "see whether they belong to the text",
        _left_out(Unread.TURNED, "letters that run in another direction were left out"),
    ),
    _Kind(
        "sources/pdf-hidden",
        Severity.NOTE,
        "nothing to do if the page shows what the text says",
        _left_out(Unread.HIDDEN, "letters that are not painted were left out"),
    ),
    _Kind(
        "sources/pdf-outside",
        Severity.NOTE,
        "nothing to do, unless the page was cut too small",
        _left_out(Unread.OUTSIDE, "letters beyond the edge of the page were left out"),
    ),
    _Kind(
        "sources/pdf-doubled",
        Severity.NOTE,
        "nothing to do",
        _left_out(Unread.DOUBLED, "letters painted twice on one place were read once"),
    ),
    _Kind("sources/pdf-second-reader", Severity.NOTE, _COMPARE, _second),
    _Kind("sources/pdf-unwitnessed", Severity.NOTE, _COMPARE, _unwitnessed),
)


def report(
    accounts: Sequence[Account], places: Mapping[int, tuple[int, int]], shown: str
) -> tuple[Finding, ...]:
    """Return the findings; ``places`` has the first and the last line of each page of the PDF."""
    return tuple(f for kind in KINDS for f in _of_kind(kind, accounts, places, shown))


def _of_kind(
    kind: _Kind, accounts: Sequence[Account], places: Mapping[int, tuple[int, int]], shown: str
) -> Iterator[Finding]:
    told = [(page.page, text) for page in accounts if (text := kind.tell(page))]
    for number, text in told[:SINGLY]:
        place = Place(shown, *places[number])
        yield Finding(kind.code, kind.severity, f"page {number}: {text}", kind.hint, place)
    rest = [number for number, _ in told[SINGLY:]]
    if rest:
        pages = f"{len(rest)} more pages, from page {rest[0]} to page {rest[-1]}"
        place = Place(shown, places[rest[0]][0], places[rest[-1]][1])
        message = f"{pages}: {told[SINGLY][1]}"
        yield Finding(kind.code, kind.severity, message, kind.hint, place)
