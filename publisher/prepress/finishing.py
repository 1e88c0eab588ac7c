"""From the PDF of a book, or of its cover, to the file that a printer asks for.

Links, outline, tags and labels are taken out, for which a printer has no use. The pages stay as
they were set.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.model.house import BookFacts
from publisher.model.press import POINT, Inks, Profile, Standard, Wrap
from publisher.prepress.boxes import PaperSheet
from publisher.prepress.colours import Press, packaged_intent
from publisher.prepress.faces import unwrap_faces
from publisher.prepress.measuring import room_at_fold
from publisher.prepress.reading import is_turned
from publisher.prepress.recolouring import Recolouring
from publisher.prepress.standards import VERSIONS, add_intent, claim, describe

# Entries of the document and of its pages that only a reader at a screen needs.
OF_THE_SCREEN = (
    "/AcroForm", "/Dests", "/Lang", "/MarkInfo", "/Metadata", "/Names", "/OpenAction", "/Outlines",
    "/OutputIntents", "/PageLabels", "/PageMode", "/StructTreeRoot", "/ViewerPreferences",
)  # fmt: skip
OF_PAGES = ("/Annots", "/ArtBox", "/CropBox", "/StructParents", "/Tabs", "/Trans")


def finish_pages(
    data: bytes, profile: Profile, facts: BookFacts, icc: bytes | None = None
) -> bytes:
    """Return the pages of a book as the printer of a profile asks for them.

    ``data`` is the PDF of the book; the same one gives the same bytes. Blank pages are added until
    the number of pages is a multiple of what the profile says. Where a thick book needs more room
    at the fold than it has, all pages move outwards. ``icc`` is the printer's colour profile, None
    for that of the package.
    """
    away = room_at_fold(data, profile) * POINT
    with pikepdf.open(BytesIO(data)) as pdf:
        recolouring = Recolouring(pdf, _press(profile, profile.pages_inks, icc))
        # Odd pages are rectos: away from the fold is to the right, in a book bound at the left.
        for number, page in enumerate(pdf.pages, start=is_turned(pdf) + 1):
            recolouring.page(page)
            _move(pdf, page, _sheet(page, profile).around, away if number % 2 else -away)
            _lay(pdf, page, _sheet(page, profile))
        _fill_up(pdf, profile)
        return _written(pdf, profile, facts, icc)


def finish_cover(
    data: bytes, profile: Profile, wrap: Wrap, facts: BookFacts, icc: bytes | None = None
) -> bytes:
    """Return a cover as the printer of a profile asks for it.

    ``data`` is a PDF of one page, the wrap with its bleed. It may be drawn at any scale and is
    brought to the measures of the wrap. ``icc`` is as for ``finish_pages``.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0]
        form = _form_of(pdf, page)
        across = (wrap.across + 2 * wrap.bleed) * POINT
        scale = across / float(page.mediabox[2])
        folds = tuple(sorted({wrap.width * POINT, (wrap.width + wrap.spine) * POINT}))
        size = (wrap.across * POINT, wrap.height * POINT)
        sheet = PaperSheet(*size, wrap.bleed * POINT, profile.marks, folds)
        page.obj.Resources = Dictionary(XObject=Dictionary(Cover=form))
        off = sheet.around - sheet.bleed
        placed = f"q {scale:.6f} 0 0 {scale:.6f} {off:.3f} {off:.3f} cm /Cover Do Q\n".encode()
        page.obj.Contents = pdf.make_stream(placed)
        Recolouring(pdf, _press(profile, profile.cover_inks, icc)).page(page)
        _lay(pdf, page, sheet)
        return _written(pdf, profile, facts, icc)


def _form_of(pdf: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Object:
    """Return the content of a page as a form, so that its patterns move and scale with it."""
    content = b"\n".join(part.read_bytes() for part in _parts(page.obj.Contents))
    return pdf.make_stream(
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=page.obj.MediaBox,
        Resources=page.obj.Resources,
    )


def _parts(contents: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the streams of a page's content, which may be one or several."""
    return list(contents) if isinstance(contents, Array) else [contents]


def _press(profile: Profile, inks: Inks, icc: bytes | None) -> Press:
    return Press(inks, profile.ink, icc or packaged_intent())


def _sheet(page: pikepdf.Page, profile: Profile) -> PaperSheet:
    """Return the sheet for a page as it was set: its media box is the trimmed size."""
    left, low, right, high = (float(value) for value in page.mediabox)
    return PaperSheet(right - left, high - low, profile.bleed * POINT, profile.marks)


def _move(pdf: pikepdf.Pdf, page: pikepdf.Page, around: float, away: float) -> None:
    """Move the content of a page into the trim of its sheet, and away from the fold (points)."""
    if around or away:
        moved = f"q 1 0 0 1 {around + away:.3f} {around:.3f} cm".encode()
        page.contents_add(pdf.make_stream(moved), prepend=True)
        page.contents_add(pdf.make_stream(b"Q"))


def _lay(pdf: pikepdf.Pdf, page: pikepdf.Page, sheet: PaperSheet) -> None:
    """Give a page the boxes and marks of its sheet, and take away what is for the screen."""
    # Marks come last, so that no background of the page covers them.
    if sheet.marks:
        page.contents_add(pdf.make_stream(sheet.drawn_marks()))
    page.contents_coalesce()
    for key in OF_PAGES:
        if key in page.obj:
            del page.obj[key]
    for name, box in sheet.boxes().items():
        page.obj[name] = Array(box)


def _fill_up(pdf: pikepdf.Pdf, profile: Profile) -> None:
    """Add blank pages until their number is a multiple that the printer binds."""
    # Blank pages have the boxes of the last one: printers refuse a file whose pages differ.
    last = pdf.pages[-1].obj
    for _ in range(-len(pdf.pages) % profile.multiple):
        boxes = {key: last[key] for key in ("/MediaBox", "/BleedBox", "/TrimBox")}
        blank = Dictionary({"/Type": Name.Page, "/Resources": Dictionary(), **boxes})
        blank.Contents = pdf.make_stream(_marks_of(profile, last))
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(blank)))


def _marks_of(profile: Profile, page: pikepdf.Object) -> bytes:
    """Return the marks of a blank page, which is as large as the finished page given."""
    left, low, right, high = (float(value) for value in page.TrimBox)
    return PaperSheet(right - left, high - low, profile.bleed * POINT, profile.marks).drawn_marks()


def _written(pdf: pikepdf.Pdf, profile: Profile, facts: BookFacts, icc: bytes | None) -> bytes:
    """Return the finished file, with the claims and the output intent of its standard."""
    turned = is_turned(pdf)
    for key in OF_THE_SCREEN:
        if key in pdf.Root:
            del pdf.Root[key]
    if turned:
        # The one preference that printers need too: the side on which the book is bound.
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    if profile.standard is Standard.X1A:
        unwrap_faces(pdf)
    describe(pdf, facts)
    claim(pdf, profile.standard, facts)
    add_intent(pdf, profile.standard, profile.condition, icc or packaged_intent())
    target = BytesIO()
    # Object streams came with PDF 1.5, and PDF/X-1a is PDF 1.3. The identifier is a digest of the
    # content, so that the same book gives the same bytes.
    pdf.save(
        target,
        deterministic_id=True,
        force_version=VERSIONS[profile.standard],
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        fix_metadata_version=False,
    )
    return target.getvalue()
