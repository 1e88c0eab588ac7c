"""A folder seeds/works/WORK holds a manifest and sources; each source becomes a WorkText."""

from __future__ import annotations

from os.path import lexists
from pathlib import Path

from publisher.errors import NO_FILE, Mistake, nearest
from publisher.house.by_language import merged, part_languages
from publisher.house.filling import fill
from publisher.house.found import Found, gather
from publisher.house.layout import (
    A_NAME,
    SOURCES,
    WORK,
    is_name,
    is_transcript,
    shown,
    work_folders,
)
from publisher.house.manifest_schema import WorkSchema
from publisher.house.people import contributors, series
from publisher.house.pictures import wrong_picture
from publisher.house.tables import Manifest, Table, read_manifest
from publisher.house.values import A_PHRASE, is_tag
from publisher.model.findings import Finding, Severity
from publisher.model.house import WorkText
from publisher.model.places import Place


def read_works(root: Path) -> Found[WorkText]:
    """Return every work in every language it has a source in, by name and language."""
    return gather(_read_work(root, folder) for folder in work_folders(root))


def languages_of_works(root: Path) -> dict[str, frozenset[str]]:
    """Return the languages in which each work has a source, by its name; manifests are not asked."""
    folders = work_folders(root)
    return {folder.name: frozenset(p.stem for p in _sources(folder)[0]) for folder in folders}


def _read_work(root: Path, folder: Path) -> Found[WorkText]:
    where = shown(root, folder)
    if not is_name(folder.name):
        return Found(mistakes=(Mistake(where, 0, "", f"name of a work: expected {A_NAME}"),))
    sources, unused = _sources(folder)
    findings = tuple(_unused(shown(root, path)) for path in unused)
    if not lexists(folder / WORK):
        missing = Mistake(where, 0, "", f"{WORK} is missing; “publisher add” writes one")
        return Found(mistakes=(missing,) if sources else (), findings=findings)
    manifest = read_manifest(folder / WORK, shown(root, folder / WORK))
    if isinstance(manifest, Mistake):
        return Found(mistakes=(manifest,), findings=findings)
    found: Found[WorkText] = Found(mistakes=_unreadable(root, sources), findings=findings)
    return gather([_read_languages(root, manifest, sources), found])


def _sources(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the source files of a work, and the texts that no language tag names."""
    files = (p for p in folder.iterdir() if p.suffix in SOURCES)
    texts = sorted(p for p in files if not is_transcript(p.name))
    return (
        tuple(path for path in texts if is_tag(path.stem)),
        tuple(path for path in texts if not is_tag(path.stem)),
    )


def _unreadable(root: Path, sources: tuple[Path, ...]) -> tuple[Mistake, ...]:
    """Return a mistake for each source that is no file, or a link to one outside of the house.

    A house that came from elsewhere must not print what its links point to on this machine.
    """
    wrong = {path: _fault(root, path) for path in sources}
    return tuple(Mistake(shown(root, path), 0, "", wrong[path]) for path in sources if wrong[path])


def _fault(root: Path, source: Path) -> str:
    if not source.is_file():
        return NO_FILE
    real = source.resolve()
    # Folders may be links: whoever keeps a house may keep its works on another disk.
    inside = any(real.is_relative_to(known.resolve()) for known in (root, source.parent))
    return "" if inside else "this links to a file outside of the house; copy the file into it"


def _unused(source: str) -> Finding:
    return Finding(
        "house/unused-file",
        Severity.WARNING,
        "this file is not read, because its name is not a language tag",
        f"name it after its language, for example sv{Path(source).suffix}",
        Place(source, 1, 1),
    )


def _read_languages(root: Path, manifest: Manifest, sources: tuple[Path, ...]) -> Found[WorkText]:
    shared, tables = part_languages(manifest.table, WorkSchema.model_fields)
    general, mistakes = fill(WorkSchema, manifest, shared)
    mistakes += _unmatched(manifest, tables, sources)
    if general:
        mistakes += wrong_picture(root, manifest, ("cover_picture",), general.cover_picture)
    found: list[Found[WorkText]] = [Found(mistakes=tuple(mistakes))]
    for source in sources:
        special, wrong = fill(WorkSchema, manifest, tables.get(source.stem, {}), (source.stem,))
        found.append(Found(mistakes=tuple(wrong)))
        if special:
            key = (source.stem, "cover_picture")
            found.append(Found(mistakes=wrong_picture(root, manifest, key, special.cover_picture)))
        if general and special:
            found.append(_work(root, manifest, source, merged(general, special)))
    return gather(found)


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
        wrong.append(manifest.mistake((tag,), f"there are {count} sources, {' and '.join(names)}"))
    if not sources and not tables:
        wrong.append(
            manifest.mistake((), "there is no source beside this manifest, for example sv.txt")
        )
    return wrong


def _work(root: Path, manifest: Manifest, source: Path, facts: WorkSchema) -> Found[WorkText]:
    if facts.title is None:
        missing = manifest.mistake((source.stem, "title"), f"is missing; expected {A_PHRASE}")
        return Found(mistakes=(missing,))
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
    )
    return Found((work,))
