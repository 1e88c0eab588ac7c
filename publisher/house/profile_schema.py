"""The schema of a printer's profile: which keys there are, and what may stand in them."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import PlainValidator

from publisher.house import measures, values
from publisher.house.manifest_schema import INNER, WANTED, Date, Phrase, Schema
from publisher.model.press import Inks, Standard

Length: TypeAlias = Annotated[float, PlainValidator(measures.length)]
Count: TypeAlias = Annotated[int, PlainValidator(measures.count)]
Size: TypeAlias = Annotated[tuple[float, float], PlainValidator(measures.size)]
Sizes: TypeAlias = Annotated[tuple[tuple[float, float], ...], PlainValidator(measures.sizes)]
Steps: TypeAlias = Annotated[tuple[tuple[int, float], ...], PlainValidator(measures.steps)]
Truth: TypeAlias = Annotated[bool, PlainValidator(measures.truth)]
IccFile: TypeAlias = Annotated[str, PlainValidator(measures.icc_file)]


def _standard(value: object) -> Standard:
    return values.choice(value, tuple(Standard))


def _inks(value: object) -> Inks:
    return values.choice(value, tuple(Inks))


AnyInks: TypeAlias = Annotated[Inks, PlainValidator(_inks)]


class TrimSchema(Schema):
    """The sizes of page that are cut; without the table any size is."""

    sizes: Sizes = ()
    smallest: Size | None = None
    largest: Size | None = None


class PagesSchema(Schema):
    """How many pages a book may have, and what they are printed with."""

    least: Count = 1
    most: Count | None = None
    multiple: Count = 1
    bleed: Length = 0.0
    inks: AnyInks = Inks.BLACK


class MarginsSchema(Schema):
    """Distances from text to trim; ``inside`` by the number of pages."""

    outside: Length = 0.0
    advised: Length = 0.0
    inside: Steps = ()


class CoverSchema(Schema):
    """The cover: bleed and inks, up to how many pages it is stapled, when words stand on the spine."""

    bleed: Length = 0.0
    inks: AnyInks = Inks.PROCESS
    stapled: Count = 1
    spine_pages: Count = 1
    spine_width: Length = 0.0
    spine_clearance: Length = 0.0


class PicturesSchema(Schema):
    """The least resolution of pictures, in dots per inch."""

    resolution: Count = 300
    line_resolution: Count = 600


class PaperSchema(Schema):
    """One paper: its name, the thickness of a page, the most pages that are bound of it."""

    title: Phrase
    page: Length
    most: Count | None = None


Papers: TypeAlias = dict[str, PaperSchema]


class ProfileSchema(Schema):
    """profiles/NAME.toml."""

    title: Phrase
    dated: Date
    source: Phrase
    standard: Annotated[Standard, PlainValidator(_standard)] = Standard.NONE
    condition: Phrase = "CGATS TR 001"
    intent: IccFile | None = None
    marks: Truth = False
    transparency: Truth = False
    ink: Count = 400
    trim: TrimSchema = TrimSchema()
    pages: PagesSchema = PagesSchema()
    margins: MarginsSchema = MarginsSchema()
    cover: CoverSchema = CoverSchema()
    pictures: PicturesSchema = PicturesSchema()
    papers: Papers


PROFILE_SCHEMAS = (
    ProfileSchema,
    TrimSchema,
    PagesSchema,
    MarginsSchema,
    CoverSchema,
    PicturesSchema,
    PaperSchema,
)
INNER |= {
    "trim": TrimSchema,
    "pages": PagesSchema,
    "margins": MarginsSchema,
    "cover": CoverSchema,
    "pictures": PicturesSchema,
    "papers": PaperSchema,
}
WANTED |= {
    "title": values.A_PHRASE,
    "dated": values.A_DATE,
    "source": "a line that says where these facts come from",
    "papers": "a table of papers, each with a title and a page thickness",
    "page": measures.A_LENGTH,
}
