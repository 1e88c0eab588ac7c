"""The texts of a house tell each other which words stand whole in them.

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
from typing import Any, NamedTuple, TypeAlias

from publisher.errors import DAMAGE, PublisherError
from publisher.model.house import WorkText
from publisher.outputs import BUILD, digest_of, place, work_folder
from publisher.pandoc import pandoc_version
from publisher.pipeline.freshness import program
from publisher.pipeline.transcribing import transcribe_work
from publisher.pipeline.workers import work_through, worker_count

INDEX = ".words.json"  # in build/
ANSWERS = "words.tsv"  # beside each text
HEADER = "word\ttexts\n"
# Texts; more than this many make no decision surer, and a number with an upper bound changes
# less often, so that fewer texts become stale when another one comes in.
ENOUGH = 5
# Sources for each process; counting so few takes less time than starting another process.
SOURCES_A_PROCESS = 20


class IndexEntry(NamedTuple):
    """The words of a source as the index keeps them.

    ``key`` is a digest of the program and the source, ``words`` are those that stand whole in the
    source, with blanks between them. ``fault`` says why a source cannot be read, which has no words.
    """

    key: str
    language: str
    words: str
    fault: str = ""


Index: TypeAlias = dict[str, IndexEntry]  # by source


@dataclass(slots=True)
class OtherTexts(Mapping[str, int]):
    """Counts the other texts of a house in which a word stands whole, and remembers the question.

    ``asked`` holds the answers so far. The words themselves are read from the index at ``path``,
    once in each process; ``digest`` is that of the index, ``source`` the text that asks.
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
        """Return the number of words asked for."""
        return len(self.asked)

    def answers_table(self) -> bytes:
        """Return the questions and answers as the table that lies beside the text."""
        return _table(self.asked).encode()


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The words of all sources of a house.

    They are ``counted`` in this process; other processes read them from the index. ``faults`` say
    why sources cannot be read, by source.
    """

    root: Path
    counted: Counted
    faults: Mapping[str, str]

    def other_texts_of(self, work: WorkText) -> OtherTexts:
        """Return what the other texts of its language can tell the text of a work."""
        path = self.root / BUILD / INDEX
        return OtherTexts(path, digest_of(path), work.source, work.language)

    def answers(self, work: WorkText) -> str:
        """Return the answers that a text would get today to the questions it asked last time."""
        path = self.root / work_folder(work.work, work.language) / ANSWERS
        if not path.is_file():
            return ""
        rows = path.read_text(encoding="utf-8").removeprefix(HEADER).splitlines()
        words = [row.partition("\t")[0] for row in rows]
        beside = self.counted.texts_beside
        return _table({word: beside(work.source, work.language, word) for word in words})


def _table(answers: Mapping[str, int]) -> str:
    return HEADER + "".join(f"{word}\t{answers[word]}\n" for word in sorted(answers))


@dataclass(frozen=True, slots=True)
class Counted:
    """The words of each text by its source, and for each language the number of texts by word."""

    own: dict[str, frozenset[str]]
    texts: Mapping[str, Counter[str]]

    def texts_beside(self, source: str, language: str, word: str) -> int:
        """Return the number of texts of a language in which a word stands, one source left out."""
        there = self.texts[language][word] - (word in self.own.get(source, ()))
        return min(there, ENOUGH)


@lru_cache(maxsize=1)
def _counted(path: Path, digest: str) -> Counted:  # noqa: ARG001 - it is a part of the key
    """Return the words of an index; ``digest`` tells an index from an earlier one."""
    return _count(_read(path))


def _count(index: Index) -> Counted:
    own = {source: frozenset(entry.words.split()) for source, entry in index.items()}
    texts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for source, entry in index.items():
        texts[entry.language].update(own[source])
    return Counted(own, texts)


def words_of_house(
    root: Path, works: Iterable[WorkText], jobs: int | None = None, *, keep: bool = True
) -> HouseWords:
    """Return the words of a house's sources, and keep them in the index unless it is only asked.

    A source that cannot be read tells nothing, only why.
    Raises OutputError where the index cannot be written.
    """
    path = root / BUILD / INDEX
    old = _read(path)
    keys = {work: f"{program()} {digest_of(Path(work.path))}" for work in works}
    # Only sources that have changed are counted again, and all of them with another program.
    missing = [work for work, key in keys.items() if not _is_known(old, work, key)]
    fresh = {work: old[work.source] for work in keys if work not in missing}
    for work, words in work_through(
        _words_of, missing, worker_count(jobs, len(missing) // SOURCES_A_PROCESS)
    ):
        fresh[work] = _entry(work, keys[work], words)
    index = {work.source: entry for work, entry in fresh.items()}
    if keep and (index != old or not path.is_file()):
        place(path, json.dumps(index, ensure_ascii=False, indent=0, sort_keys=True).encode())
    faults = {source: entry.fault for source, entry in index.items() if entry.fault}
    return HouseWords(root, _count(index), faults)


def _entry(work: WorkText, key: str, words: frozenset[str] | PublisherError) -> IndexEntry:
    if not isinstance(words, PublisherError):
        return IndexEntry(key, work.language, " ".join(sorted(words)))
    return IndexEntry(_key_of_fault(key), work.language, "", words.message)


def _key_of_fault(key: str) -> str:
    """Return the key of a source that cannot be read: a program that is missing may come."""
    return f"{key} {pandoc_version()}"


def _is_known(index: Index, work: WorkText, key: str) -> bool:
    entry = index.get(work.source)
    return entry is not None and entry.key == (_key_of_fault(key) if entry.fault else key)


def _words_of(work: WorkText) -> frozenset[str]:
    from publisher.restoring import rare_words

    transcript = transcribe_work(work).value
    return rare_words((line.text for line in transcript.lines()), work.language)


def _read(path: Path) -> Index:
    if not path.is_file():  # a pipe would never end
        return {}
    try:
        entries: dict[str, Any] = json.loads(path.read_bytes())
        return {source: IndexEntry(*entry) for source, entry in entries.items()}
    except (OSError, *DAMAGE):
        # Without an index, or with a damaged one, every source is counted, which is never wrong.
        return {}
