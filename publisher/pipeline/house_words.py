"""What the texts of a house know of each other's words.

A word that no list has may stand broken in one text and whole in another. The words that stand
whole in each source are kept in ``build/.words.json``, so that a large archive need not be
counted again; what a text was told is kept beside it (``words.tsv``), so that it is read anew
when the answers would be others, and only then.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from publisher.errors import PublisherError
from publisher.model.house import WorkText
from publisher.outputs import BUILD, digest_of, place, work_folder
from publisher.pipeline.freshness import program
from publisher.pipeline.workers import work_through, worker_count

INDEX = ".words.json"
TOLD = "words.tsv"
HEADER = "word\ttexts\n"
# More texts than this make nobody surer.
ENOUGH = 5
# Fewer sources than this are counted before another process has started.
A_STACK = 20

# By source: what it was counted from, its language, and the words that stand whole in it.
Index: TypeAlias = dict[str, tuple[str, str, str]]


@dataclass(slots=True)
class Elsewhere(Mapping[str, int]):
    """In how many other texts of a house a word stands whole; remembers what it was asked.

    It travels to other processes as a path, and reads the words there once for all texts.
    """

    path: Path
    digest: str
    source: str
    language: str
    asked: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, word: str) -> int:
        """Return the number of texts, ``ENOUGH`` at most, 0 for a word that no text has."""
        known = self.asked.get(word)
        if known is None:
            known = _counted(self.path, self.digest).texts_beside(self.source, self.language, word)
            self.asked[word] = known
        return known

    def __iter__(self) -> Iterator[str]:
        """Yield the words asked for."""
        return iter(self.asked)

    def __len__(self) -> int:
        """Return how many words were asked for."""
        return len(self.asked)

    def told(self) -> bytes:
        """Return what was asked and answered, as it lies beside the text."""
        return _table(self.asked).encode()


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The words of all sources of a house: ``counted`` here, for other processes in the index."""

    root: Path
    counted: Counted

    def beside(self, work: WorkText) -> Elsewhere:
        """Return what the other texts of its language can tell the text of a work."""
        path = self.root / BUILD / INDEX
        return Elsewhere(path, digest_of(path), work.source, work.language)

    def answers(self, work: WorkText) -> str:
        """Return what a text would be told today if it asked again what it asked last time."""
        told = self.root / work_folder(work.work, work.language) / TOLD
        if not told.is_file():
            return ""
        rows = told.read_text(encoding="utf-8").removeprefix(HEADER).splitlines()
        words = [row.partition("\t")[0] for row in rows]
        beside = self.counted.texts_beside
        return _table({word: beside(work.source, work.language, word) for word in words})


def _table(told: Mapping[str, int]) -> str:
    return HEADER + "".join(f"{word}\t{told[word]}\n" for word in sorted(told))


@dataclass(frozen=True, slots=True)
class Counted:
    """The words of each text, and by language in how many texts each of them stands."""

    own: dict[str, frozenset[str]]
    texts: Mapping[str, Counter[str]]

    def texts_beside(self, source: str, language: str, word: str) -> int:
        """Return in how many texts of a language a word stands, one source left out."""
        there = self.texts[language][word] - (word in self.own.get(source, ()))
        return min(there, ENOUGH)


@lru_cache(maxsize=1)
def _counted(path: Path, digest: str) -> Counted:  # noqa: ARG001 - it is a part of the key
    """Return the words of an index; ``digest`` tells an index from an earlier one."""
    return _count(_read(path))


def _count(index: Index) -> Counted:
    own = {source: frozenset(words.split()) for source, (*_, words) in index.items()}
    texts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for source, (_, language, _) in index.items():
        texts[language].update(own[source])
    return Counted(own, texts)


def words_of_house(
    root: Path, works: Iterable[WorkText], jobs: int | None = None, *, keep: bool = True
) -> HouseWords:
    """Return the words of a house's sources, and keep them in the index unless it is only asked.

    A source that cannot be read tells nothing; it is reported when its own text is read.
    Raises OutputError where the index cannot be written.
    """
    path = root / BUILD / INDEX
    old = _read(path)
    keys = {work: f"{program()} {digest_of(Path(work.path))}" for work in works}
    missing = [work for work, key in keys.items() if old.get(work.source, ("",))[0] != key]
    fresh = {work: old[work.source] for work in keys if work not in missing}
    for work, words in work_through(
        _words_of, missing, worker_count(jobs, len(missing) // A_STACK)
    ):
        found = "" if isinstance(words, PublisherError) else " ".join(sorted(words))
        fresh[work] = (keys[work], work.language, found)
    index = {work.source: entry for work, entry in fresh.items()}
    if keep and (index != old or not path.is_file()):
        place(path, json.dumps(index, ensure_ascii=False, indent=0, sort_keys=True).encode())
    return HouseWords(root, _count(index))


def _words_of(work: WorkText) -> frozenset[str]:
    from publisher.restoring import rare_words
    from publisher.sources import read_source

    transcript = read_source(Path(work.path), work.source, work.language).value
    return rare_words((line.text for line in transcript.lines()), work.language)


def _read(path: Path) -> Index:
    try:
        entries: dict[str, Any] = json.loads(path.read_bytes())
        return {source: (key, tag, words) for source, (key, tag, words) in entries.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
