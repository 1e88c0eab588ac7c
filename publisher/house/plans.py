"""A file seeds/editions/EDITION.toml becomes a plan for each language it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from publisher.errors import Mistake, nearest
from publisher.house.by_language import merged, part_languages
from publisher.house.filling import fill_what_can
from publisher.house.found import Found, gather
from publisher.house.layout import A_NAME, is_name, shown
from publisher.house.manifest_schema import CollectionSchema, EditionSchema
from publisher.house.people import contributors, series
from publisher.house.pictures import wrong_picture
from publisher.house.rights import provenance, rights_state, wrong_rights
from publisher.house.sources import WorkLanguages
from publisher.house.tables import Manifest, TablePath, read_what_can
from publisher.house.values import A_PHRASE
from publisher.model.findings import Finding, Severity
from publisher.model.house import EditionPlan, PlannedPart
from publisher.model.places import Place

Parts: TypeAlias = tuple[PlannedPart, ...]


def read_plan(root: Path, path: Path, languages: WorkLanguages) -> Found[EditionPlan]:
    """Return an edition in every language it names, with all that is wrong with its manifest.

    ``languages`` are those in which each work has a source, by its name.
    """
    where = shown(root, path)
    if not is_name(path.stem):
        return Found(mistakes=(Mistake(where, 0, "", f"name of an edition: expected {A_NAME}"),))
    manifest, broken = read_what_can(path, where)
    if manifest is None:
        return Found(mistakes=broken)
    shared, tables = part_languages(manifest.table, CollectionSchema.model_fields)
    general, mistakes = fill_what_can(CollectionSchema, manifest, shared)
    sound = not mistakes
    mistakes += broken
    if general:
        mistakes += wrong_picture(root, manifest, ("cover_picture",), general.cover_picture)
    if not tables:
        lacking = "names no language; expected a table for each one, for example [sv] with a title"
        mistakes.append(manifest.mistake((), lacking))
    found: list[Found[EditionPlan]] = [Found(mistakes=tuple(mistakes))]
    for tag, table in tables.items():
        special, wrong = fill_what_can(EditionSchema, manifest, table, (tag,))
        found.append(Found(mistakes=tuple(wrong)))
        if special:
            key = (tag, "cover_picture")
            found.append(Found(mistakes=wrong_picture(root, manifest, key, special.cover_picture)))
        if general and special and sound and not wrong:
            found.append(_plan(manifest, tag, merged(general, special), languages))
    if general:
        found.append(Found(mistakes=tuple(_wrong_works(manifest, general, languages))))
    return gather(found)


def _plan(
    manifest: Manifest, tag: str, collection: CollectionSchema, languages: WorkLanguages
) -> Found[EditionPlan]:
    mistakes = [
        *_wrong_headings(manifest, tag, collection),
        *wrong_rights(manifest, collection, tag),
    ]
    if collection.title is None:
        mistakes.append(manifest.mistake((tag, "title"), f"is missing; expected {A_PHRASE}"))
    parts = _parts(collection, tag, languages)
    unknown = any(name not in languages for _, name in _works(collection))
    if not parts and not unknown:
        mistakes.append(manifest.mistake((tag,), "none of the works exists in this language"))
    left_out = tuple(_left_out(manifest, collection, tag, languages))
    plan = _filled(manifest, tag, collection, parts)
    return Found(() if mistakes else (plan,), tuple(mistakes), left_out)


def _works(collection: CollectionSchema) -> Iterator[tuple[TablePath, str]]:
    """Yield where each work is named, and its name, in reading order."""
    yield from ((("works", index), name) for index, name in enumerate(collection.works))
    for number, part in enumerate(collection.parts):
        yield from ((("parts", number, "works", i), name) for i, name in enumerate(part.works))


def _wrong_works(
    manifest: Manifest, collection: CollectionSchema, languages: WorkLanguages
) -> Iterator[Mistake]:
    counts: Counter[str] = Counter()
    for path, name in _works(collection):
        counts[name] += 1
        if name not in languages:
            yield manifest.mistake(path, f"there is no work “{name}”; {nearest(name, languages)}")
        elif counts[name] == 2:
            yield manifest.mistake(path, f"the work “{name}” is named twice")
    if not counts:
        yield manifest.mistake(("works",), "is missing; expected a list of work names")


def _wrong_headings(
    manifest: Manifest, tag: str, collection: CollectionSchema
) -> Iterator[Mistake]:
    for number, part in enumerate(collection.parts):
        if part.heading and not {"", tag} & part.heading.keys():
            path = ("parts", number, "heading")
            yield manifest.mistake(path, f"has no words for “{tag}”; expected {A_PHRASE}")


def _parts(collection: CollectionSchema, tag: str, languages: WorkLanguages) -> Parts:
    """Return headings and works of one language; parts without a work in it are left out."""
    groups = [(None, collection.works)] + [
        (part.heading.get(tag, part.heading.get("")), part.works) for part in collection.parts
    ]
    there = [
        PlannedPart(title, tuple(n for n in names if tag in languages.get(n, ())))
        for title, names in groups
    ]
    return tuple(part for part in there if part.works)


def _left_out(
    manifest: Manifest, collection: CollectionSchema, tag: str, languages: WorkLanguages
) -> Iterator[Finding]:
    names = [
        name for _, name in _works(collection) if name in languages and tag not in languages[name]
    ]
    if names:
        line = manifest.line((tag,))
        yield Finding(
            "house/work-not-in-language",
            Severity.NOTE,
            f"without a text in “{tag}”, so left out there: {', '.join(names)}",
            f"add one with “publisher add --work NAME --language {tag} FILE”",
            Place(manifest.file, line, line),
        )


def _filled(
    manifest: Manifest, tag: str, collection: CollectionSchema, parts: Parts
) -> EditionPlan:
    return EditionPlan(
        name=Path(manifest.file).stem,
        language=tag,
        title=collection.title or "",
        subtitle=collection.subtitle,
        contributors=contributors(collection),
        date=collection.date,
        description=collection.description,
        provenance=provenance(collection),
        rights_state=rights_state(collection),
        edition=collection.edition,
        released=collection.released,
        rights=collection.rights,
        licence=collection.licence,
        subjects=collection.subjects,
        series=series(collection),
        isbn_epub=collection.isbn_epub,
        isbn_print=collection.isbn_print,
        parts=parts,
        place=manifest.file,
        published=collection.published,
        cover_picture=collection.cover_picture,
        cover_alt=collection.cover_alt,
    )
