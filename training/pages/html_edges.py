"""What WeasyPrint prints in the margins of a page: heads, folios, catchwords, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from training.pages.colours import Furniture, colour
from training.pages.copytext import Copy
from training.pages.flow import signature
from training.pages.habits import Habits
from training.pages.headings import head_cut, labels

LOOKS = {
    "plain": "font-weight: normal",
    "caps": "font-weight: normal",
    "smallcaps": "font-weight: normal; font-variant: small-caps",
    "spaced": "font-weight: normal; letter-spacing: TRACKINGem; word-spacing: 0.3em",
    "italic": "font-weight: normal; font-style: italic",
    "bold": "font-weight: bold",
    "bolditalic": "font-weight: bold; font-style: italic",
}
# Pages that a layout may have; a rule is written for each that has a signature.
MOST_PAGES = 64
SLOTS = ("left", "center", "right")


def pages(copy: Copy, habits: Habits) -> Iterator[str]:
    """Yield the rules of pages: their size, what stands left and right, the first one."""
    inner, outer, top, bottom = habits.margins
    width, height = habits.paper
    rule = "border-top: 0.4pt solid; padding-top: 3pt" if habits.note_rule else "padding-top: 5pt"
    yield (
        f"@page {{ size: {width}mm {height}mm; margin: {top}mm {outer}mm {bottom}mm {inner}mm;"
        f" counter-reset: none; @footnote {{ {rule} }} }}"
    )
    yield f"@page :first {{ counter-reset: page {habits.first_page} }}"
    yield f"@page :left {{ margin-left: {outer}mm; margin-right: {inner}mm }}"
    for side in ("left", "right"):
        boxes = _boxes(copy, habits, side)
        yield f"@page :{side} {{ {' '.join(f'@{name} {{ {rules} }}' for name, rules in boxes.items())} }}"
    if habits.first_bare:
        places = (f"{edge}-{place}" for edge in ("top", "bottom") for place in SLOTS)
        names = (f"@{place} {{ content: none }}" for place in places)
        yield f"@page :first {{ {' '.join(names)} }}"


def _boxes(copy: Copy, habits: Habits, side: str) -> dict[str, str]:
    """Return the rules of each margin box that has a head or a folio.

    A head that is glued to its folio ends where the folio's box begins, which is made narrow.
    """
    boxes: dict[str, str] = {}
    if habits.folio != "none":
        edge, place = habits.folio.split("_")
        page = labels(copy.language)["page"]
        kind = "counter(page, lower-roman)" if habits.roman else "counter(page)"
        form = _quoted(habits.folio_form.replace("{page}", page))
        form = form.replace("{}", f'" {kind} "').replace(
            "{all}", '" target-counter(url(#end), page) "'
        )
        shown = f"content: {form}; {coloured(Furniture.PAGE_NUMBER)}; {_gap(habits, edge)}"
        shown += "; white-space: nowrap"
        if _glued(habits):
            shown += f"; text-align: {side}; width: {_folio_width(habits, page):.1f}pt"
            place = "outer"
        boxes[f"{edge}-{_slot(place, side)}"] = shown
    if habits.head != "none":
        wanted = ("inner" if _glued(habits) else habits.head_place, "center", "inner", "outer")
        slots = (f"{habits.head_at}-{_slot(place, side)}" for place in wanted)
        look = LOOKS[habits.head_style]
        rule = "border-bottom: 0.4pt solid;" if habits.head_rule and habits.head_at == "top" else ""
        shown = f"content: {_head(copy, habits, side)}; {look}; {rule} {coloured(Furniture.RUNNING_HEAD)};"
        boxes[next(slot for slot in slots if slot not in boxes)] = (
            f"{shown} white-space: nowrap; font-size: 0.9em; {_gap(habits, habits.head_at)}"
            + (_beside_folio(copy, habits, side) if _glued(habits) else "")
        )
    return boxes


def _folio_width(habits: Habits, page: str) -> float:
    """Return the points that a folio of three figures takes, with a space before it."""
    letters = len(habits.folio_form.format("123", page=page, all="123"))
    return (0.56 * letters + 0.7) * habits.size


def _beside_folio(copy: Copy, habits: Habits, side: str) -> str:
    """Return what lets a head end where its folio's box begins."""
    inner, outer, _, _ = habits.margins
    measure = (habits.paper[0] - inner - outer) * 72 / 25.4
    width = measure - _folio_width(habits, labels(copy.language)["page"])
    return f"; text-align: {side}; width: {width:.1f}pt"


def _glued(habits: Habits) -> bool:
    return habits.glued and habits.head != "none" and habits.folio.startswith(habits.head_at)


def _gap(habits: Habits, edge: str) -> str:
    """Return what keeps a head or a foot at its distance from the text."""
    if edge == "top":
        return f"vertical-align: bottom; padding-bottom: 1pt; margin-bottom: {habits.head_gap}mm"
    return f"vertical-align: top; margin-top: {habits.foot_gap}mm"


def sheets(habits: Habits, catchwords: Sequence[str]) -> Iterator[str]:
    """Yield a rule for each page with a catchword or a signature, in slots without a folio."""
    for page in range(1, MOST_PAGES):
        side = "right" if page % 2 else "left"
        taken = _slot(habits.folio.split("_")[-1], side) if habits.folio[:6] == "bottom" else ""
        free = [slot for slot in SLOTS if slot != taken]
        sign = signature(page) if habits.signatures else ""
        word = catchwords[page - 1] if habits.catchwords and page <= len(catchwords) else ""
        shown = ((free[0], sign, Furniture.SIGNATURE), (free[-1], word, Furniture.CATCHWORD))
        rules = [
            f"@bottom-{slot} {{ content: {_quoted(text)}; {coloured(kind)};"
            " vertical-align: top; margin-top: 1mm }"
            for slot, text, kind in shown
            if text
        ]
        if rules:
            yield f"@page :nth({page}) {{ {' '.join(rules)} }}"


def _head(copy: Copy, habits: Habits, side: str) -> str:
    title, author = (
        _quoted(head_cut(one, habits)) for one in (copy.title, copy.author or copy.title)
    )
    journal = _quoted(head_cut(copy.title, habits, " 3 (1921)"))
    chapter = "string(chapter, first-except)" if habits.opening_bare else "string(chapter)"
    left, right = {
        "title": (title, title),
        "chapter": (chapter, chapter),
        "title_chapter": (title, chapter),
        "author_chapter": (author, chapter),
        "title_author": (author, title),
        "journal": (journal, author),
    }[habits.head]
    return left if side == "left" else right


def _slot(place: str, side: str) -> str:
    if place == "center":
        return place
    outer = "left" if side == "left" else "right"
    inner = "right" if side == "left" else "left"
    return outer if place == "outer" else inner


def coloured(kind: Furniture) -> str:
    """Return the rule for the colour of furniture."""
    red, green, blue = colour(kind.value)
    return f"color: #{red:02x}{green:02x}{blue:02x}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3C ")
    return f'"{escaped}"'
