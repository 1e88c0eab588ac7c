"""seeds/editions/EDITION.toml: one manifest → a plan for each language it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from publisher.errors import Mistake, nearest
from publisher.house.by_language import merged, part_languages
from publisher.house.filling import fill
from publisher.house.forms import CollectionForm, EditionForm
from publisher.house.found import Found, gather
from publisher.house.layout import A_NAME, edition_files, is_name, shown
from publisher.house.people import contributors, series
from publisher.house.pictures import wrong_picture
from publisher.house.tables import Manifest, TablePath, read_manifest
from publisher.house.values import A_PHRASE
from publisher.model.findings import Finding, Severity
from publisher.model.house import EditionPlan, PlannedPart
from publisher.model.places import Place

Shelf: TypeAlias = dict[str, frozenset[str]]
Parts: TypeAlias = tuple[PlannedPart, ...]


def read_plans(root: Path, shelf: Shelf) -> Found[EditionPlan]:
    """Return every edition in every language it names; ``shelf``: works and their languages."""
    return gather(_read_plan(root, path, shelf) for path in edition_files(root))


def _read_plan(root: Path, path: Path, shelf: Shelf) -> Found[EditionPlan]:
    where = shown(root, path)
    if not is_name(path.stem):
        return Found(mistakes=(Mistake(where, 0, "", f"name of an edition: expected {A_NAME}"),))
    manifest = read_manifest(path, where)
    if isinstance(manifest, Mistake):
        return Found(mistakes=(manifest,))
    shared, tables = part_languages(manifest.table, CollectionForm.model_fields)
    general, mistakes = fill(CollectionForm, manifest, shared)
    if general:
        mistakes += wrong_picture(root, manifest, ("cover_picture",), general.cover_picture)
    if not tables:
        lacking = "names no language; expected a table for each one, for example [sv] with a title"
        mistakes.append(manifest.mistake((), lacking))
    found: list[Found[EditionPlan]] = [Found(mistakes=tuple(mistakes))]
    for tag, table in tables.items():
        special, wrong = fill(EditionForm, manifest, table, (tag,))
        found.append(Found(mistakes=tuple(wrong)))
        if special:
            key = (tag, "cover_picture")
            found.append(Found(mistakes=wrong_picture(root, manifest, key, special.cover_picture)))
        if general and special:
            found.append(_plan(manifest, tag, merged(general, special), shelf))
    if general:
        found.append(Found(mistakes=tuple(_wrong_works(manifest, general, shelf))))
    return gather(found)


def _plan(manifest: Manifest, tag: str, form: CollectionForm, shelf: Shelf) -> Found[EditionPlan]:
    mistakes = list(_wrong_headings(manifest, tag, form))
    if form.title is None:
        mistakes.append(manifest.mistake((tag, "title"), f"is missing; expected {A_PHRASE}"))
    parts = _parts(form, tag, shelf)
    if not parts:
        mistakes.append(manifest.mistake((tag,), "none of the works exists in this language"))
    left_out = tuple(_left_out(manifest, form, tag, shelf))
    plan = _filled(manifest, tag, form, parts)
    return Found(() if mistakes else (plan,), tuple(mistakes), left_out)


def _works(form: CollectionForm) -> Iterator[tuple[TablePath, str]]:
    """Yield where each work is named, and its name, in reading order."""
    yield from ((("works", index), name) for index, name in enumerate(form.works))
    for number, part in enumerate(form.parts):
        yield from ((("parts", number, "works", i), name) for i, name in enumerate(part.works))


def _wrong_works(manifest: Manifest, form: CollectionForm, shelf: Shelf) -> Iterator[Mistake]:
    counts: Counter[str] = Counter()
    for path, name in _works(form):
        counts[name] += 1
        if name not in shelf:
            yield manifest.mistake(path, f"there is no work “{name}”; {nearest(name, shelf)}")
        elif counts[name] == 2:
            yield manifest.mistake(path, f"the work “{name}” is named twice")
    if not counts:
        yield manifest.mistake(("works",), "is missing; expected a list of work names")


def _wrong_headings(manifest: Manifest, tag: str, form: CollectionForm) -> Iterator[Mistake]:
    for number, part in enumerate(form.parts):
        if part.heading and not {"", tag} & part.heading.keys():
            path = ("parts", number, "heading")
            yield manifest.mistake(path, f"has no words for “{tag}”; expected {A_PHRASE}")


def _parts(form: CollectionForm, tag: str, shelf: Shelf) -> Parts:
    """Return headings and works of one language; parts without a work in it are left out."""
    groups = [(None, form.works)] + [
        (part.heading.get(tag, part.heading.get("")), part.works) for part in form.parts
    ]
    there = [
        PlannedPart(title, tuple(n for n in names if tag in shelf.get(n, ())))
        for title, names in groups
    ]
    return tuple(part for part in there if part.works)


def _left_out(
    manifest: Manifest, form: CollectionForm, tag: str, shelf: Shelf
) -> Iterator[Finding]:
    names = [name for _, name in _works(form) if name in shelf and tag not in shelf[name]]
    if names:
        line = manifest.line((tag,))
        yield Finding(
            "house/work-not-in-language",
            Severity.NOTE,
            f"without a text in “{tag}”, so left out there: {', '.join(names)}",
            f"add one with “publisher add --work NAME --language {tag} FILE”",
            Place(manifest.file, line, line),
        )


def _filled(manifest: Manifest, tag: str, form: CollectionForm, parts: Parts) -> EditionPlan:
    return EditionPlan(
        name=Path(manifest.file).stem,
        language=tag,
        title=form.title or "",
        subtitle=form.subtitle,
        contributors=contributors(form),
        date=form.date,
        description=form.description,
        rights=form.rights,
        licence=form.licence,
        subjects=form.subjects,
        series=series(form),
        isbn_epub=form.isbn_epub,
        isbn_print=form.isbn_print,
        parts=parts,
        place=manifest.file,
        published=form.published,
        cover_picture=form.cover_picture,
        cover_alt=form.cover_alt,
    )
