"""The schema of a printer's profile: which keys there are, and what may stand in them."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import PlainValidator

from publisher.house import measures, values
from publisher.house.manifest_schema import WANTED, Date, Phrase, Schema, YesOrNo
from publisher.model.press import Inks, Standard

Length: TypeAlias = Annotated[float, PlainValidator(measures.length)]
Count: TypeAlias = Annotated[int, PlainValidator(measures.count)]
Size: TypeAlias = Annotated[tuple[float, float], PlainValidator(measures.size)]
Sizes: TypeAlias = Annotated[tuple[tuple[float, float], ...], PlainValidator(measures.sizes)]
Steps: TypeAlias = Annotated[tuple[tuple[int, float], ...], PlainValidator(measures.steps)]
IccFile: TypeAlias = Annotated[str, PlainValidator(measures.icc_file)]


def _standard(value: object) -> Standard:
    return values.choice(value, tuple(Standard))


def _inks(value: object) -> Inks:
    return values.choice(value, tuple(Inks))


AnyInks: TypeAlias = Annotated[Inks, PlainValidator(_inks)]


class TrimSchema(Schema):
    """The page sizes that the printer trims books to, in millimetres; without the table any size."""

    sizes: Sizes = ()
    smallest: Size | None = None
    largest: Size | None = None


class PagesSchema(Schema):
    """The pages of a book: their number, their bleed in millimetres, their inks."""

    # Pages; a book has at least, at most, and a multiple of these.
    least: Count = 1
    most: Count | None = None
    multiple: Count = 1
    bleed: Length = 0.0
    inks: AnyInks = Inks.BLACK


class MarginsSchema(Schema):
    """The least distances from text to trim, in millimetres.

    ``advised`` is what the printer would rather have; ``inside`` are pairs of a number of pages
    and the distance at the spine for books of up to that many.
    """

    outside: Length = 0.0
    advised: Length = 0.0
    inside: Steps = ()


class CoverSchema(Schema):
    """The cover: its bleed in millimetres, its inks, its binding, and its spine."""

    bleed: Length = 0.0
    inks: AnyInks = Inks.PROCESS
    # Pages; a book of up to this many is stapled and has no spine.
    stapled: Count = 1
    # From this many pages and this width in millimetres on, words may stand on the spine; the
    # clearance is what must stay free on either side of them, in millimetres.
    spine_pages: Count = 1
    spine_width: Length = 0.0
    spine_clearance: Length = 0.0


class PicturesSchema(Schema):
    """The least resolution of pictures, in dots per inch."""

    resolution: Count = 300
    line_resolution: Count = 600


class PaperSchema(Schema):
    """One paper: its name, and how thick a book becomes on it."""

    title: Phrase
    # Millimetres a page, half of what a leaf measures; and the most pages that can be bound of it.
    page: Length
    most: Count | None = None


Papers: TypeAlias = dict[str, PaperSchema]


class ProfileSchema(Schema):
    """profiles/NAME.toml, the demands of one printer.

    ``dated`` and ``source`` say when they were looked up, and where.
    """

    title: Phrase
    dated: Date
    source: Phrase
    standard: Annotated[Standard, PlainValidator(_standard)] = Standard.NONE
    condition: Phrase = "CGATS TR 001"
    intent: IccFile | None = None
    marks: YesOrNo = False
    transparency: YesOrNo = False
    # Per cent of all inks together on one spot; 400 are four full inks, so that all is allowed.
    ink: Count = 400
    trim: TrimSchema = TrimSchema()
    pages: PagesSchema = PagesSchema()
    margins: MarginsSchema = MarginsSchema()
    cover: CoverSchema = CoverSchema()
    pictures: PicturesSchema = PicturesSchema()
    papers: Papers


WANTED |= {
    "title": values.A_PHRASE,
    "dated": values.A_DATE,
    "source": "a line that says where these facts come from",
    "papers": "a table of papers, each with a title and a page thickness",
    "page": measures.A_LENGTH,
}
