"""How each text of a house stands, as the last build found it: known while nothing has changed.

What decides is looked at each time: the stamps of all files that a text and its pamphlet are made
from, and of those that were made. What all texts share counts by its digest. What the other texts
tell a text, and what is recorded of its products, takes the row away when it changes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TypeAlias

from publisher.errors import DAMAGE
from publisher.house import HouseFiles, stamp_of_work
from publisher.model.formats import Format
from publisher.model.house import WorkText
from publisher.model.suspicion import Ground, Suspicion
from publisher.outputs import KnownStandings, StandingRow, digest_of_words
from publisher.pipeline.books import files_there, folder_of, helper_of, stem_of
from publisher.pipeline.house_memory import HouseMemory
from publisher.stamps import Stamp, stamp_of, stamp_of_all
from publisher.structs import frozen

# Paths of files, with their stamps, by what these begin with.
_Files: TypeAlias = Mapping[str, list[tuple[str, Stamp]]]
_NOTHING = Stamp("nothing", 0)
_DOCX = f".{Format.DOCX}"


@frozen
class Standing:
    """How a text stands that is up to date, and in which ``formats`` its pamphlet is.

    ``inputs`` is the digest of what the text is made from; the counts are of what was found in it.
    """

    inputs: str
    formats: tuple[str, ...]
    errors: int
    warnings: int
    doubts: int
    suspicion: Suspicion | None


# Works out how a text stands, None where it is not up to date; it is given the paths of the files
# of its pamphlet.
WorkOut: TypeAlias = Callable[[WorkText, Iterable[str]], Standing | None]


class Standings:
    """The standings of a house's texts, and the files that lie where its books do (``there``)."""

    def __init__(self, memory: HouseMemory, house: HouseFiles, shared: str) -> None:
        """Take a house as its manifests were read; ``shared`` is a digest of what all texts share."""
        self._memory, self._house = memory, house
        self._rows = KnownStandings(memory.state)
        self._shared = digest_of_words(memory.program, shared, repr(house.house))
        self.there = files_there(memory.root)
        self._files = _by_stem(self.there)
        self._found: dict[str, Standing | None] = {}
        self._asked: dict[str, WorkText] = {}

    def of(self, work: WorkText) -> Standing | None:
        """Return how a text stands, None where it has to be worked out."""
        if work.source not in self._found:
            self._asked[work.source] = work
            self._found[work.source] = self._known(work)
        return self._found[work.source]

    def _known(self, work: WorkText) -> Standing | None:
        stamp = self._stamp(work, self._house.stamps.get(_folder(work)), self._files)
        value = self._rows.value(work.source, self._whole(stamp)) if stamp else None
        if value is not None:
            with suppress(*DAMAGE):  # it was written by nobody that we know
                return _read(value)
        return None

    def forget(self, source: str) -> None:
        """Let all that is said of a text be worked out anew."""
        self._rows.forget(source)
        self._found[source] = None

    def unknown(self) -> tuple[WorkText, ...]:
        """Return the texts that were asked about and whose standing is not known."""
        return tuple(work for source, work in self._asked.items() if self._found[source] is None)

    def keep(self, works: Iterable[WorkText], work_out: WorkOut) -> None:
        """Keep how texts stand that is not known yet, as far as their files are old enough."""
        files = _by_stem(files_there(self._memory.root))
        self._rows.keep(row for work in works for row in self._worked_out(work, files, work_out))

    def _worked_out(
        self, work: WorkText, files: _Files, work_out: WorkOut
    ) -> Iterator[StandingRow]:
        seeds = stamp_of_work(f"{self._memory.root}/{_folder(work)}")
        # What was made of a text is that of its files as they were when the house was read.
        if seeds is None or seeds != self._house.stamps.get(_folder(work)):
            return
        stamp = self._stamp(work, seeds, files)
        if stamp is None or not self._memory.files.is_old(stamp):
            return
        # Asked after the stamp was taken: what changes meanwhile has another one.
        standing = work_out(work, [path for path, _ in files.get(stem_of(work), ())])
        if standing is not None:
            whole, value = self._whole(stamp), _written(standing)
            yield StandingRow(work.source, work.work, work.language, whole, value)

    def _stamp(self, work: WorkText, seeds: Stamp | None, files: _Files) -> Stamp | None:
        """Return the stamp of all files of a text; None where there is none to rely on."""
        text = stamp_of(f"{self._memory.root}/{folder_of(work)}")
        if seeds is None or text is None:
            return None
        products = files.get(stem_of(work), [])
        parts = [("seeds", seeds), ("text", text), *products]
        picture = work.cover_picture
        if picture is None:
            picture = self._house.house.settings.cover_picture
        if picture:
            parts.append((picture, stamp_of(f"{self._memory.root}/{picture}") or _NOTHING))
        if any(path.endswith(_DOCX) for path, _ in products):
            parts.append(("helper", Stamp(helper_of(Format.DOCX), 0)))
        return stamp_of_all(parts)

    def _whole(self, stamp: Stamp) -> str:
        return f"{stamp.text} {self._shared}"


def _folder(work: WorkText) -> str:
    return work.source.rpartition("/")[0]


def _by_stem(there: Mapping[str, Stamp]) -> _Files:
    found: defaultdict[str, list[tuple[str, Stamp]]] = defaultdict(list)
    for path, stamp in there.items():
        # Neither names nor languages have dots; printers' files have more behind them.
        name, _, rest = path.partition(".")
        found[f"{name}.{rest.partition('.')[0]}"].append((path, stamp))
    return found


def _written(standing: Standing) -> str:
    known = standing.suspicion
    said = known and [known.figure, [[one.words, one.lines] for one in known.grounds]]
    counts = [standing.errors, standing.warnings, standing.doubts]
    return json.dumps([standing.inputs, standing.formats, counts, said], separators=(",", ":"))


def _read(value: str) -> Standing:
    inputs, formats, (errors, warnings, doubts), said = json.loads(value)
    suspicion = None
    if said is not None:
        figure, grounds = said
        suspicion = Suspicion(figure, tuple(Ground(words, tuple(ll)) for words, ll in grounds))
    return Standing(inputs, tuple(formats), errors, warnings, doubts, suspicion)
