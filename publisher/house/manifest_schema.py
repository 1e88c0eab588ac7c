"""The schema of the manifests: which keys there are, and what may stand in them."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator

from publisher.house import values
from publisher.house.language_tags import A_TAG, language_tag
from publisher.house.licences import licence
from publisher.model.formats import USUAL, Format
from publisher.model.house import (
    BookSettings,
    ColophonPlace,
    NotePlace,
    PageOrigin,
    QuotationMarks,
    SpineWay,
)
from publisher.model.provenance import RightsStatus

Phrase: TypeAlias = Annotated[str, PlainValidator(values.phrase)]
Date: TypeAlias = Annotated[str, PlainValidator(values.work_date)]
Tag: TypeAlias = Annotated[str, PlainValidator(language_tag)]
Isbn: TypeAlias = Annotated[str, PlainValidator(values.isbn)]
Address: TypeAlias = Annotated[str, PlainValidator(values.web_address)]
BookAddress: TypeAlias = Annotated[str, PlainValidator(values.book_address)]
Licence: TypeAlias = Annotated[str, PlainValidator(licence)]
End: TypeAlias = Annotated[str, PlainValidator(values.last_day)]
Colour: TypeAlias = Annotated[str, PlainValidator(values.colour)]
Position: TypeAlias = Annotated[str, PlainValidator(values.position)]
Role: TypeAlias = Annotated[str, PlainValidator(values.role)]
YesOrNo: TypeAlias = Annotated[bool, PlainValidator(values.yes_or_no)]
PageSize: TypeAlias = Annotated[str, PlainValidator(values.page)]
Picture: TypeAlias = Annotated[str, PlainValidator(values.picture)]


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _as_people(value: object) -> object:
    people = value if isinstance(value, list) else [value]
    return [{"name": person} if isinstance(person, str) else person for person in people]


def _as_headings(value: object) -> object:
    return {"": value} if isinstance(value, str) else value


def _as_series(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


class Schema(BaseModel):
    """The base of all tables of manifests: an unknown key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PersonSchema(Schema):
    """A person: the name as printed, and the name to sort by if that is another."""

    name: Phrase
    sort: Phrase | None = None


class ContributorSchema(PersonSchema):
    """A person in a role that has no key of its own."""

    role: Role


class SeriesSchema(Schema):
    """A series, and the place in it."""

    name: Phrase
    position: Position | None = None


Phrases: TypeAlias = Annotated[tuple[Phrase, ...], BeforeValidator(_as_list)]
People: TypeAlias = Annotated[tuple[PersonSchema, ...], BeforeValidator(_as_people)]
Others: TypeAlias = Annotated[tuple[ContributorSchema, ...], BeforeValidator(_as_list)]
InSeries: TypeAlias = Annotated[SeriesSchema, BeforeValidator(_as_series)]


def _place_in_ebook(value: object) -> NotePlace:
    """Return where notes of e-books stand; these have no page foot."""
    return values.choice(value, (NotePlace.BOOK_END, NotePlace.CHAPTER_END))


def _place_in_print(value: object) -> NotePlace:
    return values.choice(value, tuple(NotePlace))


def _colophon(value: object) -> ColophonPlace:
    return values.choice(value, tuple(ColophonPlace))


def _pages(value: object) -> PageOrigin:
    return values.choice(value, tuple(PageOrigin))


def _marks(value: object) -> QuotationMarks:
    return values.choice(value, tuple(QuotationMarks))


def _way(value: object) -> SpineWay:
    return values.choice(value, tuple(SpineWay))


def _status(value: object) -> RightsStatus:
    return values.choice(value, tuple(RightsStatus))


def _formats(value: object) -> tuple[Format, ...]:
    return values.choices(value, tuple(Format))


class BooksSchema(Schema):
    """The table ``books`` of seeds/house.toml: the design of the house's books."""

    notes: Annotated[NotePlace, PlainValidator(_place_in_ebook)] = BookSettings().notes
    print_notes: Annotated[NotePlace, PlainValidator(_place_in_print)] = BookSettings().print_notes
    page_list: Annotated[PageOrigin, PlainValidator(_pages)] = BookSettings().page_list
    quotation_marks: Annotated[QuotationMarks, PlainValidator(_marks)] = (
        BookSettings().quotation_marks
    )
    colophon: Annotated[ColophonPlace, PlainValidator(_colophon)] = BookSettings().colophon
    identifier: YesOrNo = BookSettings().identifier
    page: PageSize = BookSettings().page
    margin_pages: YesOrNo = BookSettings().margin_pages
    cover: Phrase = BookSettings().cover
    cover_picture: Picture | None = None
    cover_alt: Phrase | None = None
    spine: Annotated[SpineWay, PlainValidator(_way)] = BookSettings().spine
    text_width: Annotated[int, PlainValidator(values.width)] = BookSettings().text_width
    emendations: YesOrNo = BookSettings().emendations
    typeface: Phrase | None = None


class HouseSchema(Schema):
    """seeds/house.toml."""

    name: Phrase
    language: Tag
    place: Phrase | None = None
    website: Address | None = None
    book_address: BookAddress | None = None
    rights: Phrase | None = None
    licence: Licence | None = None
    colour: Colour = "#7a1f1f"
    series_colours: dict[str, Colour] = {}
    formats: Annotated[tuple[Format, ...], PlainValidator(_formats)] = USUAL
    books: BooksSchema = BooksSchema()


class BookSchema(Schema):
    """The keys of any book, whether for all its languages or in the table of one."""

    title: Phrase | None = None
    subtitle: Phrase | None = None
    author: People = ()
    translator: People = ()
    editor: People = ()
    introduction: People = ()
    afterword: People = ()
    illustrator: People = ()
    contributors: Others = ()
    date: Date | None = None
    published: Date | None = None
    description: Phrase | None = None
    rights: Phrase | None = None
    licence: Licence | None = None
    rights_status: Annotated[RightsStatus, PlainValidator(_status)] | None = None
    rights_until: End | None = None
    edition: Position | None = None
    released: Date | None = None
    source_edition: Phrase | None = None
    source_printer: Phrase | None = None
    holding_library: Phrase | None = None
    shelfmark: Phrase | None = None
    scan: Address | None = None
    digitised_by: Phrase | None = None
    subjects: Phrases = ()
    series: InSeries | None = None
    isbn_epub: Isbn | None = None
    isbn_print: Isbn | None = None
    cover_picture: Picture | None = None
    cover_alt: Phrase | None = None
    emendations: YesOrNo | None = None


class PictureSchema(Schema):
    """The table of a picture in work.toml; what is not said is None."""

    alt: Phrase | None = None
    decorative: YesOrNo | None = None
    credit: Phrase | None = None
    licence: Phrase | None = None


class WorkSchema(BookSchema):
    """seeds/works/WORK/work.toml, or the table of one language in it; ``pictures`` by name."""

    publication: Phrase | None = None
    file_date: Date | None = None
    original_title: Phrase | None = None
    original_language: Tag | None = None
    pictures: dict[str, PictureSchema] = {}


class EditionSchema(BookSchema):
    """The table of one language in seeds/editions/EDITION.toml."""


class PartSchema(Schema):
    """Works that stand together; ``heading`` by language, that of all languages under ``""``."""

    works: Phrases
    heading: Annotated[dict[str, Phrase], BeforeValidator(_as_headings)] = {}


class CollectionSchema(EditionSchema):
    """seeds/editions/EDITION.toml: the works in order, ``parts`` after those without a part."""

    works: Phrases = ()
    parts: tuple[PartSchema, ...] = ()


# Keys for people, and the MARC relator code of each.
ROLES = {
    "author": "aut",
    "translator": "trl",
    "editor": "edt",
    "introduction": "aui",
    "afterword": "aft",
    "illustrator": "ill",
}
# The values that keys want, for the messages about one that is missing, or is neither words nor a
# table.
WANTED = {
    **dict.fromkeys(ROLES, values.A_PERSON),
    "series": values.A_SERIES,
    "name": values.A_PHRASE,
    "language": A_TAG,
    "role": values.A_ROLE,
    "works": "a list of work names",
}
