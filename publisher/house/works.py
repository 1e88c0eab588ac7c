"""A folder seeds/works/WORK holds a manifest and sources; each source becomes a WorkText."""

from __future__ import annotations

from os.path import lexists
from pathlib import Path

from publisher.errors import Mistake, nearest
from publisher.house.by_language import merged, part_languages
from publisher.house.filling import fill_what_can
from publisher.house.found import Found, gather
from publisher.house.layout import (
    A_NAME,
    SOURCES,
    WORK,
    is_name,
    link_fault,
    shown,
)
from publisher.house.manifest_schema import WorkSchema
from publisher.house.people import contributors, series
from publisher.house.pictures import wrong_picture
from publisher.house.rights import provenance, rights_state, wrong_rights
from publisher.house.sources import source_files
from publisher.house.tables import Manifest, Table, read_what_can
from publisher.house.unsettled import unsettled
from publisher.house.values import A_PHRASE
from publisher.house.work_pictures import (
    PictureFiles,
    picture_files,
    pictures_of,
    unused_pictures,
    wrong_files,
    wrong_tables,
)
from publisher.model.findings import Finding, Severity
from publisher.model.house import Picture, WorkText
from publisher.model.places import Place


def read_work(root: Path, folder: Path) -> Found[WorkText]:
    """Return a work in every language it has a source in, with all that is wrong with it."""
    where = shown(root, folder)
    if not is_name(folder.name):
        return Found(mistakes=(Mistake(where, 0, "", f"name of a work: expected {A_NAME}"),))
    sources, unused = source_files(folder)
    findings = tuple(_unused(shown(root, path)) for path in unused)
    if not lexists(folder / WORK):
        missing = Mistake(where, 0, "", f"{WORK} is missing; “publisher add” writes one")
        return Found(mistakes=(missing,) if sources else (), findings=findings)
    manifest, broken = read_what_can(folder / WORK, shown(root, folder / WORK))
    if manifest is None:
        return Found(mistakes=broken, findings=findings)
    wrong = (*broken, *_unreadable(root, sources))
    findings += tuple(unsettled(manifest))
    found: Found[WorkText] = Found(mistakes=wrong, findings=findings)
    return gather([read_languages(root, manifest, sources), found])


def _unreadable(root: Path, sources: tuple[Path, ...]) -> tuple[Mistake, ...]:
    """Return a mistake for each source that is no file, or a link to one outside of the house."""
    wrong = {path: link_fault(root, path) for path in sources}
    return tuple(Mistake(shown(root, path), 0, "", wrong[path]) for path in sources if wrong[path])


def _unused(source: str) -> Finding:
    return Finding(
        "house/unused-file",
        Severity.WARNING,
        "this file is not read, because its name is not a language tag",
        f"name it after its language, for example sv{Path(source).suffix}",
        Place(source, 1, 1),
    )


def read_languages(root: Path, manifest: Manifest, sources: tuple[Path, ...]) -> Found[WorkText]:
    """Return the texts of a work from its manifest, with all that is wrong in it."""
    shared, tables = part_languages(manifest.table, WorkSchema.model_fields)
    general, mistakes = fill_what_can(WorkSchema, manifest, shared)
    sound = not mistakes
    mistakes += _unmatched(manifest, tables, sources)
    files = picture_files(sources[0].parent) if sources else {}
    mistakes += wrong_files(root, files)
    if general:
        mistakes += _wrong_pictures(root, manifest, general, files)
    unused = () if mistakes else unused_pictures(root, files, sources)
    found: list[Found[WorkText]] = [Found(mistakes=tuple(mistakes), findings=unused)]
    for source in sources:
        table = tables.get(source.stem, {})
        special, wrong = fill_what_can(WorkSchema, manifest, table, (source.stem,))
        found.append(Found(mistakes=tuple(wrong)))
        if special:
            wrong_here = _wrong_pictures(root, manifest, special, files, (source.stem,))
            found.append(Found(mistakes=wrong_here))
        if general and special and sound and not wrong:
            facts = merged(general, special)
            pictures = pictures_of(files, general.pictures, special.pictures)
            found.append(_work(root, manifest, source, facts, pictures))
    return gather(found)


def _wrong_pictures(
    root: Path,
    manifest: Manifest,
    facts: WorkSchema,
    files: PictureFiles,
    at: tuple[str, ...] = (),
) -> tuple[Mistake, ...]:
    """Return what is wrong with the pictures that a table names; ``at`` is where it stands."""
    key = (*at, "cover_picture")
    return (
        *wrong_picture(root, manifest, key, facts.cover_picture),
        *wrong_tables(manifest, facts.pictures, files, at),
    )


def _unmatched(
    manifest: Manifest, tables: dict[str, Table], sources: tuple[Path, ...]
) -> list[Mistake]:
    """Return a mistake for a table without source, a language with two, a work with none."""
    tags = [source.stem for source in sources]
    wrong = [
        manifest.mistake(
            (tag,),
            f"there is no source {tag}.txt beside this manifest; {nearest(tag, tags)}",
        )
        for tag in tables
        if tag not in tags
    ]
    for tag in sorted({tag for tag in tags if tags.count(tag) > 1}):
        there = {source.suffix for source in sources if source.stem == tag}
        names = [f"{tag}{ending}" for ending in SOURCES if ending in there]
        count = "two" if len(names) == 2 else len(names)
        matter = f"there are {count} sources, {' and '.join(names)}"
        remedy = (
            "keep the one that books are made from, and move the others into a folder original/"
        )
        wrong.append(manifest.mistake((tag,), f"{matter}; {remedy}"))
    if not sources and not tables:
        wrong.append(
            manifest.mistake((), "there is no source beside this manifest, for example sv.txt")
        )
    return wrong


def _work(
    root: Path,
    manifest: Manifest,
    source: Path,
    facts: WorkSchema,
    pictures: tuple[Picture, ...],
) -> Found[WorkText]:
    if facts.title is None:
        missing = manifest.mistake((source.stem, "title"), f"is missing; expected {A_PHRASE}")
        return Found(mistakes=(missing,))
    if wrong := wrong_rights(manifest, facts, source.stem):
        return Found(mistakes=wrong)
    work = WorkText(
        work=source.parent.name,
        language=source.stem,
        source=shown(root, source),
        path=str(source),
        title=facts.title,
        subtitle=facts.subtitle,
        original_title=facts.original_title,
        original_language=facts.original_language,
        contributors=contributors(facts),
        date=facts.date,
        publication=facts.publication,
        description=facts.description,
        provenance=provenance(facts),
        rights_state=rights_state(facts),
        edition=facts.edition,
        released=facts.released,
        rights=facts.rights,
        licence=facts.licence,
        subjects=facts.subjects,
        series=series(facts),
        isbn_epub=facts.isbn_epub,
        isbn_print=facts.isbn_print,
        published=facts.published,
        file_date=facts.file_date,
        cover_picture=facts.cover_picture,
        cover_alt=facts.cover_alt,
        pictures=pictures,
    )
    return Found((work,))
