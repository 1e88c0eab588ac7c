"""The texts of a house tell each other which words stand whole in them.

A word that no list has may stand broken in one text and whole in another. The words that stand
whole in each source are kept in the state of the house, so that a large archive need not be
counted again; what a text was told is kept beside it (``words.tsv``), so that it is read anew
when the answers would be others, and only then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from publisher.errors import PublisherError
from publisher.model.house import WorkText
from publisher.outputs import (
    CountsBeside,
    TextWords,
    Told,
    WordIndex,
    digest_of_bytes,
    work_folder,
)
from publisher.pipeline.house_memory import HouseMemory
from publisher.pipeline.standings import Standings
from publisher.stamps import Stamp, stamp_of
from publisher.structs import frozen, mutable

ANSWERS = "words.tsv"  # beside each text
HEADER = "word\ttexts\n"
# Texts; more than this many make no decision surer, and a number with an upper bound changes
# less often, so that fewer texts become stale when another one comes in.
ENOUGH = 5
# Sources for each process; counting so few takes less time than starting another process.
SOURCES_A_PROCESS = 20


@mutable
class OtherTexts(Mapping[str, int]):
    """Counts the other texts of a house in which a word stands whole, and remembers the question.

    ``asked`` holds the answers so far. The state file at ``path`` is asked, by whichever process
    reads the text; ``source`` is the text that asks.
    """

    path: Path
    source: str
    language: str
    asked: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, word: str) -> int:
        """Return the number of texts, ``ENOUGH`` at most, 0 for a word that no text has.

        Raises OutputError where the state cannot be read.
        """
        known = self.asked.get(word)
        if known is None:
            counts = CountsBeside(self.path)
            known = _beside(counts, self.source, self.language, word)
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
        return _table(self.asked)


def _beside(counts: CountsBeside | WordIndex, source: str, language: str, word: str) -> int:
    """Return the number of texts of a language in which a word stands, one source left out."""
    there = counts.texts_with(language, word)
    # Few words stand anywhere, and only then the source itself is asked.
    return min(there - (word in counts.words_of(source)), ENOUGH) if there else 0


@frozen
class HouseWords:
    """The words of all sources of a house.

    ``counted`` are the sources that were read now, because they are new or have changed.
    """

    memory: HouseMemory
    index: WordIndex
    counted: frozenset[str]

    def fault(self, work: WorkText) -> str:
        """Return why the source of a work cannot be read; nothing where it can."""
        known = self.index.known(work.source)
        return known.fault if known else ""

    def other_texts_of(self, work: WorkText) -> OtherTexts:
        """Return what the other texts of its language can tell the text of a work."""
        return OtherTexts(self.memory.state.path, work.source, work.language)

    def answers(self, work: WorkText) -> str:
        """Return a digest of the answers that a text would get today to what it asked last time."""
        path = f"{self.memory.root}/{work_folder(work.work, work.language)}/{ANSWERS}"
        stamp = stamp_of(path)
        known = self.index.told(work.source, stamp) if stamp else ""
        return (
            self._asked_again(work, Path(path), stamp) if known is None and stamp else known or ""
        )

    def _asked_again(self, work: WorkText, path: Path, stamp: Stamp) -> str:
        if not path.is_file():  # a pipe would never end
            return ""
        rows = path.read_text(encoding="utf-8", errors="replace").removeprefix(HEADER).splitlines()
        words = frozenset(row.partition("\t")[0] for row in rows)
        answers = {word: _beside(self.index, work.source, work.language, word) for word in words}
        told = digest_of_bytes(_table(answers))
        if self.memory.files.is_old(stamp):
            self.index.remember_told(work.source, Told(stamp.text, told, words))
        return told


def _table(answers: Mapping[str, int]) -> bytes:
    return (HEADER + "".join(f"{word}\t{answers[word]}\n" for word in sorted(answers))).encode()


def words_of_house(
    memory: HouseMemory,
    works: Iterable[WorkText],
    jobs: int | None = None,
    standings: Standings | None = None,
) -> HouseWords:
    """Return the words of a house's sources, which its state keeps.

    A source that cannot be read tells nothing, only why. Texts whose standing is known have not
    changed; those that are told something else now are forgotten there.
    Raises OutputError where the state cannot be written.
    """
    index = WordIndex(memory.state)
    all_ = tuple(works)
    asked = [work for work in all_ if standings is None or standings.of(work) is None]
    keys = {work.source: f"{memory.program} {memory.files.digest(work.source)}" for work in asked}
    # Only sources that have changed are counted again, and all of them with another program.
    missing = [work for work in asked if not _is_known(index, work.source, keys[work.source])]
    fresh = [_entry(work, keys[work.source], words) for work, words in _counted(missing, jobs)]
    gone = index.sources.difference(work.source for work in all_)
    if fresh or gone:
        for source in index.change(fresh, gone):
            if standings is not None:
                standings.forget(source)
    return HouseWords(memory, index, frozenset(text.source for text in fresh))


def _counted(
    works: list[WorkText], jobs: int | None
) -> Iterable[tuple[WorkText, frozenset[str] | PublisherError]]:
    if not works:
        return ()
    from publisher.pipeline.workers import work_through, worker_count

    return work_through(_words_of, works, worker_count(jobs, len(works) // SOURCES_A_PROCESS))


def _entry(work: WorkText, key: str, words: frozenset[str] | PublisherError) -> TextWords:
    if not isinstance(words, PublisherError):
        return TextWords(work.source, key, work.language, words)
    key = _key_of_fault(key)
    return TextWords(work.source, key, work.language, frozenset(), words.message)


def _key_of_fault(key: str) -> str:
    """Return the key of a source that cannot be read: a program that is missing may come."""
    from publisher.pandoc import pandoc_version

    return f"{key} {pandoc_version()}"


def _is_known(index: WordIndex, source: str, key: str) -> bool:
    known = index.known(source)
    return known is not None and known.key == (_key_of_fault(key) if known.fault else key)


def _words_of(work: WorkText) -> frozenset[str]:
    from publisher.pipeline.transcribing import transcribe_work
    from publisher.restoring import rare_words

    transcript = transcribe_work(work).value
    return rare_words((line.text for line in transcript.lines()), work.language)
