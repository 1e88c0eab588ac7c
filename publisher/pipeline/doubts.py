"""The doubt queue: the places of a house where a decision may be wrong, the worst first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from publisher.errors import PublisherError, UsageError
from publisher.house import read_house
from publisher.model.doubts import DOUBTFUL, Doubt
from publisher.model.findings import Finding, in_order
from publisher.model.house import WorkText
from publisher.model.reasons import Reasons
from publisher.model.rulings import Ruling
from publisher.model.text import Heading
from publisher.outputs import place
from publisher.pipeline.books import books_of, choose
from publisher.pipeline.excerpts import Excerpt, excerpt_at
from publisher.pipeline.explaining import reasons_for
from publisher.pipeline.house_memory import open_memory
from publisher.pipeline.house_words import OtherTexts, words_of_house
from publisher.pipeline.reports import Failure
from publisher.pipeline.rulings import Rulings, read_all_rulings, rulings_file
from publisher.pipeline.stages import Reading, read
from publisher.pipeline.workers import work_through, worker_count
from publisher.pipeline.working_on import working_on
from publisher.structs import frozen

# Findings with this prefix are shown with the doubts, for a stale ruling answers none of them.
ROOM = "rulings/"


@frozen
class Query:
    """The doubts to list: those of some texts, below a confidence (0 to 1), at most ``limit``."""

    names: tuple[str, ...] = ()
    language: str | None = None
    below: float = DOUBTFUL
    limit: int | None = None
    jobs: int | None = None


@frozen
class Entry:
    """A doubt in words, with the lines around each of its places.

    ``rulings`` are the TOML tables to write into ``file`` where the decision was wrong,
    ``proposals`` the same as rulings, ``confirming`` those to write where it was right.
    ``reasons`` say why it was taken, where it is about what a line is. ``text`` names the text
    (``tarov.sv``), ``path`` is that of the file.
    """

    doubt: Doubt
    question: str
    rulings: str
    lines: tuple[Excerpt, ...]
    file: str
    path: Path
    text: str
    confirming: tuple[Ruling, ...] = ()
    reasons: Reasons | None = None

    @property
    def proposals(self) -> tuple[Ruling, ...]:
        """Return the rulings to write where the decision was wrong."""
        return self.doubt.proposals


@frozen
class Queue:
    """The listed doubts, the worst first, and ``total``, the number with those beyond the limit.

    ``findings`` are about rulings, ``failures`` about texts that could not be read.
    """

    entries: tuple[Entry, ...]
    total: int
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]

    @property
    def exit_code(self) -> int:
        """Return 0, or the code of the first failure."""
        return self.failures[0].error.exit_code if self.failures else 0


@frozen
class _Task:
    work: WorkText
    rulings: Rulings
    other_texts: OtherTexts
    query: Query


@frozen
class _Asked:
    entries: tuple[Entry, ...]
    total: int
    findings: tuple[Finding, ...]
    used: frozenset[Ruling]


def queue_of_house(root: Path, query: Query) -> Queue:
    """Return the doubts about texts of a house that no ruling has settled.

    Raises UsageError or ManifestError for the house as a whole.
    """
    with open_memory(root) as memory:
        house = read_house(root, memory).value
        books = choose(books_of(house), query.names, query.language)
        works = dict.fromkeys(work for book in books for work in book.works)
        ruled = read_all_rulings(root, works)
        words = words_of_house(memory, house.works, query.jobs)
    tasks = [_Task(work, ruled[work], words.other_texts_of(work), query) for work in works]
    answers: list[_Asked] = []
    failures: list[Failure] = []
    for task, result in work_through(_ask, tasks, worker_count(query.jobs, len(tasks))):
        if isinstance(result, PublisherError):
            failures.append(Failure(task.work.source, result))
        else:
            answers.append(result)
    entries = sorted((entry for a in answers for entry in a.entries), key=_worst_first)
    unneeded = _unused(tasks, answers) if len(answers) == len(house.works) else ()
    findings = in_order((*(f for answer in answers for f in answer.findings), *unneeded))
    total = sum(answer.total for answer in answers)
    return Queue(tuple(entries[: query.limit]), total, findings, tuple(failures))


def _unused(tasks: Iterable[_Task], answers: Iterable[_Asked]) -> tuple[Finding, ...]:
    """Return a finding for each ruling of the house that no text has used."""
    from publisher.rulings import unused

    used = frozenset[Ruling]().union(*(answer.used for answer in answers))
    known = dict.fromkeys(ruling for task in tasks for ruling in task.rulings.of_the_house)
    return unused(ruling for ruling in known if ruling not in used)


def _worst_first(entry: Entry) -> tuple[float, str, int, str]:
    place = entry.doubt.place
    return entry.doubt.confidence, place.source, place.first, entry.doubt.topic


def _ask(task: _Task) -> _Asked:
    work = task.work
    with working_on(work.source):
        return _answer(read(work, task.rulings, task.other_texts), task)


def _answer(reading: Reading, task: _Task) -> _Asked:
    from publisher.rulings import ready_to_write, still_open, used_in

    query, rulings = task.query, task.rulings
    low = [doubt for doubt in reading.text.doubts if doubt.confidence < query.below]
    known = (*rulings.own, *rulings.of_the_house)
    left = still_open(reading.transcript, known, low)
    worst = sorted(left, key=lambda d: (d.confidence, d.place, d.topic))[: query.limit]
    ready = ready_to_write(reading.transcript, worst)
    reasons = {} if reading.by_hand else reasons_for(ready, reading.transcript, rulings)
    entries = tuple(
        replace(_entry(doubt, reading, task.work), reasons=reasons.get(doubt)) for doubt in ready
    )
    findings = tuple(f for f in reading.findings if f.code.startswith(ROOM))
    used = used_in(reading.transcript, rulings.of_the_house)
    return _Asked(entries, len(left), findings, used)


def _entry(doubt: Doubt, reading: Reading, work: WorkText) -> Entry:
    from publisher.rulings import confirmations, question_of, tables_of

    lines = tuple(excerpt_at(reading.transcript, place) for place in doubt.places)
    headings = (b for b in reading.text.blocks if isinstance(b, Heading) and b.place)
    levels = {block.place.first: block.level for block in headings if block.place}
    path, shown = rulings_file(work)
    name = f"{work.work}.{work.language}"
    confirming = confirmations(doubt, levels)
    question, tables = question_of(doubt), tables_of(doubt.proposals)
    return Entry(doubt, question, tables, lines, shown, path, name, confirming)


@frozen
class Answer:
    """What was written into the file of rulings of an entry: its content before and after.

    ``before`` is None where there was no file.
    """

    entry: Entry
    before: bytes | None
    after: bytes | None


def write_rulings(entry: Entry, rulings: Iterable[Ruling]) -> Answer:
    """Add rulings to the file of the text that an entry is about.

    Raises UsageError for one that is there already or contradicts another; then none is written.
    """
    from publisher.rulings import add_ruling

    before = _content(entry.path)
    try:
        for ruling in rulings:
            place(entry.path, add_ruling(entry.path, entry.file, ruling))
    except PublisherError:
        _restore(entry.path, before)
        raise
    return Answer(entry, before, _content(entry.path))


def take_back(answer: Answer) -> None:
    """Put the file of rulings back as it was before an answer.

    Raises UsageError where it has been changed since: what a person wrote there would be lost.
    """
    entry = answer.entry
    if _content(entry.path) != answer.after:
        hint = f"“publisher rule {entry.text} --list” shows the rulings, --remove N takes one out"
        message = "this file has been changed since the answer was written"
        raise UsageError(message, hint=hint, place=entry.file)
    _restore(entry.path, answer.before)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        place(path, content)
