"""Rules of the file itself: its boxes, its typefaces, its standard, nothing interactive in it.

Each function is one rule: it yields a finding for what breaks it, with what to do instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.model.findings import Finding
from publisher.model.press import POINT, Standard
from publisher.prepress.faces import OPENTYPE
from publisher.prepress.reading import Box, File, Page
from publisher.prepress.requirements import Requirements
from publisher.prepress.standards import VERSIONS

# Points by which boxes may reach out of one another, and millimetres that a bleed may lack: files
# give lengths in rounded numbers.
HAIR = 0.05


def boxes(file: File, asked: Requirements) -> Iterator[Finding]:
    """Refuse pages whose boxes are missing or do not lie in one another, or with too little bleed."""
    wrong: dict[str, list[int]] = {}
    for page in file.pages:
        for what in _box_faults(page, asked):
            wrong.setdefault(what, []).append(page.number)
    for what, pages in wrong.items():
        hint = "let “publisher build --profile” set the boxes"
        yield asked.fault("prepress/boxes", what, hint, pages)


def _box_faults(page: Page, asked: Requirements) -> Iterator[str]:
    """Yield what is wrong with the boxes of a page, in words."""
    if "trim" not in page.boxes or "bleed" not in page.boxes:
        yield "there is no trim box or no bleed box"
        return
    media, bleed, trim = (page.boxes[name] for name in ("media", "bleed", "trim"))
    if not (_inside(trim, bleed) and _inside(bleed, media)):
        yield "the trim box must lie in the bleed box, and that in the media box"
    elif (found := bleed_of(page)) < asked.bleed - HAIR:
        yield f"the bleed is {found:.2f} mm, not {asked.bleed:g}"
    if "art" in page.boxes and asked.profile.standard is not Standard.NONE:
        yield "an art box stands beside the trim box, which PDF/X forbids"
    if not asked.profile.marks and _room(media, bleed) > HAIR:
        yield "the page is larger than trim and bleed, as if for marks"
    yield from (f"the page is {odd}" for odd in page.odd)


def _inside(inner: Box, outer: Box) -> bool:
    """Tell whether a box lies in another, a hair aside."""
    return (
        inner.left >= outer.left - HAIR
        and inner.low >= outer.low - HAIR
        and inner.right <= outer.right + HAIR
        and inner.high <= outer.high + HAIR
    )


def _room(outer: Box, inner: Box) -> float:
    """Return the most that a box reaches beyond another on any side, in points."""
    return max(abs(o - i) for o, i in zip(outer, inner, strict=True))


def bleed_of(page: Page) -> float:
    """Return the bleed of a page on the side that has least, in millimetres."""
    trim, bleed = page.trim, page.boxes.get("bleed", page.trim)
    sides = (
        trim.left - bleed.left,
        trim.low - bleed.low,
        bleed.right - trim.right,
        bleed.high - trim.high,
    )
    return round(min(sides) / POINT, 3)


def faces(file: File, asked: Requirements) -> Iterator[Finding]:
    """Refuse typefaces that are not embedded, or in a form that the standard does not take."""
    for name in sorted(file.faces):
        forms = _files_of(file.faces[name])
        pages = [page.number for page in file.pages if name in page.seen.fonts]
        if not forms:
            yield asked.fault(
                "prepress/typeface",
                f"the typeface {name.strip('/')} is not in the file",
                "embed it; “publisher build” always does",
                pages,
            )
        if OPENTYPE in forms and asked.profile.standard is Standard.X1A:
            yield asked.fault(
                "prepress/typeface",
                f"the typeface {name.strip('/')} is in a form that PDF 1.3 does not allow",
                "let “publisher build --profile” make the file",
                pages,
            )


def _files_of(face: Any) -> tuple[str, ...]:
    """Return the forms in which a typeface is embedded; a drawn one (Type 3) needs no file."""
    if face.get("/Subtype") == "/Type3":
        return ("drawn",)
    below = list(face.get("/DescendantFonts", [face]))
    found: list[str] = []
    for font in below:
        described = font.get("/FontDescriptor", {})
        keys = (key for key in ("/FontFile", "/FontFile2", "/FontFile3") if key in described)
        found += [str(described[key].get("/Subtype", key)) for key in keys]
    return tuple(found)


def interactive(file: File, asked: Requirements) -> Iterator[Finding]:
    """Refuse links, forms, scripts and attachments, which cannot be printed, and locked files."""
    hint = "let “publisher build --profile” leave it out"
    bad = [page.number for page in file.pages if page.annotations]
    if bad:
        yield asked.fault("prepress/interactive", "there are links or other annotations", hint, bad)
    if file.active:
        what = ", ".join(key.strip("/") for key in file.active)
        yield asked.fault("prepress/interactive", f"the file holds {what}", hint)
    if file.encrypted:
        yield asked.fault("prepress/locked", "the file is locked", "save it without a password")


def standard(file: File, asked: Requirements) -> Iterator[Finding]:
    """Refuse a file that does not claim the standard of the profile, or does not keep it."""
    wanted = asked.profile.standard
    if wanted is Standard.NONE:
        return
    for what in _standard_faults(file, wanted):
        hint = "let “publisher build --profile” make the file"
        yield asked.fault("prepress/standard", f"{wanted}: {what}", hint)


def _standard_faults(file: File, wanted: Standard) -> Iterator[str]:
    """Yield what keeps a file from the standard: PDF/X-4 or PDF/X-1a (ISO 15930), in words."""
    if claimed(file) != wanted:
        yield f"the file claims {claimed(file)}"
    if _number(file.version) > _number(VERSIONS[wanted]):
        yield f"the file is PDF {file.version}, not {VERSIONS[wanted]}"
    intents = [intent for intent in file.intents if intent.kind == "/GTS_PDFX"]
    if len(intents) != 1 or not intents[0].condition:
        yield "there must be one output intent with a condition"
    elif wanted is Standard.X4 and not intents[0].has_profile:
        yield "the output intent holds no colour profile"
    missing = {"/Title", "/CreationDate", "/ModDate", "/Trapped"} - file.info.keys()
    if missing:
        yield f"missing: {', '.join(sorted(key.strip('/') for key in missing))}"
    if not file.has_ids:
        yield "the file has no identifier"


def _number(version: str) -> tuple[int, ...]:
    """Return a version of PDF as numbers that can be compared."""
    return tuple(int(part) for part in version.split("."))


def claimed(file: File) -> str:
    """Return the standard that a file claims to keep, ``none`` where it claims none."""
    if "PDF/X-4" in file.described:
        return Standard.X4
    return file.info.get("/GTS_PDFXConformance", Standard.NONE)
