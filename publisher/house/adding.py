"""Plans how a source text is taken into the house: the facts in it, and the files to be written.

The source is copied byte for byte. A text that lies in the house already is known by its
SHA-256, whatever its name. Nothing is written here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from publisher.errors import Mistake, UsageError, refusal
from publisher.house.front_line_readers import Recognised
from publisher.house.layout import (
    A_NAME,
    SEEDS,
    SOURCES,
    WORK,
    WORKS,
    is_name,
    is_transcript,
    shown,
    work_folders,
)
from publisher.house.naming import name_from
from publisher.house.phrases import as_phrase
from publisher.house.recognising import facts_of
from publisher.house.tables import read_manifest
from publisher.house.unsettled import NO_TITLE
from publisher.house.writing import new_manifest, with_language
from publisher.model.inlines import plain
from publisher.model.text import Figure, Text
from publisher.structs import frozen


@frozen
class Candidate:
    """A text that is to be taken into the house: its file, its bytes, and the text read from them.

    ``content`` is a path for what is too large to be held: it is copied. ``file_date`` is the
    day from which its files are dated until somebody says when it is published; ``work`` the name
    of the work, if given; ``ending`` that of the source in the house, where the name of the file
    does not tell it; ``prefix`` comes before the names of its pictures there.
    """

    path: Path
    content: bytes | Path
    text: Text
    file_date: str
    work: str | None = None
    ending: str | None = None
    prefix: str = ""

    def undescribed(self) -> tuple[tuple[str, str], ...]:
        """Return name and caption of each picture of which nobody has said what it shows."""
        figures = (one for one in self.text.blocks if isinstance(one, Figure) and not one.alt)
        captions = {f"{self.prefix}{one.picture}": plain(one.caption) for one in figures}
        return tuple(captions.items())


@frozen
class Addition:
    """The plan to take a text in: its facts, and the files to write (path in the house, bytes).

    ``source`` is where the text lies or will lie; ``known``: it lies there already. ``copies``
    are files to copy there (path in the house, path to copy from). ``undescribed`` is how many of
    its pictures somebody still has to describe.
    """

    work: str
    language: str
    source: str
    digest: str
    facts: tuple[Recognised, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    known: bool = False
    copies: tuple[tuple[str, Path], ...] = ()
    undescribed: int = 0


def find_known(
    root: Path, content: bytes | Path, earlier: Iterable[Addition] = ()
) -> Addition | None:
    """Return where the house has a source of the same bytes, None where it has none.

    ``earlier`` are additions that are planned but not yet written.
    """
    digest, size = _digest(content), _size(content)
    alike = (path for path in _sources(root) if path.stat().st_size == size)
    there = {_digest(path): shown(root, path) for path in alike}
    there |= {addition.digest: addition.source for addition in earlier}
    source = there.get(digest)
    if source is None:
        return None
    path = Path(source)
    return Addition(path.parent.name, path.stem, source, digest, known=True)


def plan_addition(root: Path, candidate: Candidate, earlier: Iterable[Addition] = ()) -> Addition:
    """Return how a new text is added to the house.

    Raises UsageError where the name of the work is wrong or taken, ManifestError where the
    work's manifest cannot be read.
    """
    facts = _facts(candidate)
    taken = {shown(root, path) for path in _sources(root)} | {one.source for one in earlier}
    work = _name(facts, candidate, frozenset(taken))
    folder, language = f"{SEEDS}/{WORKS}/{work}", candidate.text.language
    source = f"{folder}/{language}{candidate.ending or _suffix(candidate.path)}"
    path = f"{folder}/{WORK}"
    manifest = (path, _manifest(root, path, candidate, facts).encode())
    content, digest = candidate.content, _digest(candidate.content)
    return Addition(
        work,
        language,
        source,
        digest,
        facts,
        files=(manifest,) if isinstance(content, Path) else ((source, content), manifest),
        copies=((source, content),) if isinstance(content, Path) else (),
        undescribed=len(candidate.undescribed()),
    )


def _sources(root: Path) -> tuple[Path, ...]:
    """Return the source files of all works of a house."""
    return tuple(
        path
        for folder in work_folders(root)
        for path in sorted(folder.iterdir())
        if path.suffix in SOURCES and not is_transcript(path.name) and path.is_file()
    )


def _digest(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _size(content: bytes | Path) -> int:
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def _suffix(path: Path) -> str:
    ending = path.suffix.lower()
    return ending if ending in SOURCES else SOURCES[0]


def _facts(candidate: Candidate) -> tuple[Recognised, ...]:
    """Return what the text says of itself; if no title was found, the file's name stands for it."""
    facts = facts_of(candidate.text, candidate.path.stem)
    dated = Recognised("file_date", candidate.file_date, None, "the date of the file")
    if any(fact.key == "title" for fact in facts):
        return (*facts, dated)
    title = as_phrase(candidate.path.stem) or "?"
    return (
        *facts,
        Recognised("title", title, None, NO_TITLE),
        dated,
    )


def _name(facts: tuple[Recognised, ...], candidate: Candidate, taken: frozenset[str]) -> str:
    """Return the name of the work: the one given, else one made from the title.

    The same title in another language may be another work: nothing is guessed.
    """
    language = candidate.text.language
    if candidate.work is not None:
        return _given_name(candidate.work, language, taken)
    title = next(fact.value for fact in facts if fact.key == "title")
    name = name_from(title)
    works = {Path(source).parent.name for source in taken}
    if name not in works:
        return name
    if not _has(name, language, taken) and f"{name}-{language.lower()}" not in works:
        return f"{name}-{language.lower()}"
    raise UsageError(
        f"the house already has another text with this title: {name}",
        hint="add it under another name with “--work NAME”",
        place=str(candidate.path),
    )


def _given_name(work: str, language: str, taken: frozenset[str]) -> str:
    if not is_name(work):
        raise UsageError(f"“{work}” cannot be the name of a work", hint=f"use {A_NAME}")
    if _has(work, language, taken):
        raise UsageError(
            f"the work “{work}” has another text in “{language}”",
            hint="remove that text first, or choose another name",
        )
    return work


def _has(work: str, language: str, taken: frozenset[str]) -> bool:
    return any(f"{SEEDS}/{WORKS}/{work}/{language}{suffix}" in taken for suffix in SOURCES)


def _manifest(
    root: Path, shown_path: str, candidate: Candidate, facts: tuple[Recognised, ...]
) -> str:
    path, language, pictures = root / shown_path, candidate.text.language, candidate.undescribed()
    if not path.is_file():
        return new_manifest(language, facts, pictures)
    manifest = read_manifest(path, shown_path)
    if isinstance(manifest, Mistake):
        raise refusal([manifest], "the manifests")
    return with_language(manifest.text, language, facts, pictures)
