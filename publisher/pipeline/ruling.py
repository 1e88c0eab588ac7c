"""Rulings added to the files of a house, listed and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from publisher.errors import ManifestError, UsageError, nearest
from publisher.house import read_house
from publisher.model.house import WorkText
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind, Topic
from publisher.model.text import Text
from publisher.model.transcript import STRUCTURED, Transcript
from publisher.outputs import place
from publisher.pipeline.excerpts import Excerpt, excerpt_at
from publisher.pipeline.house_memory import open_memory
from publisher.pipeline.house_words import OtherTexts, words_of_house
from publisher.pipeline.rulings import OF_THE_HOUSE, Rulings, read_all_rulings, rulings_file
from publisher.pipeline.stages import MANUSCRIPT, Reading, read
from publisher.pipeline.transcribing import transcribe_work
from publisher.structs import frozen


@frozen
class RulingRequest:
    """A ruling as the command line gives it.

    ``line`` counts from 1, None stands for a word anywhere; ``last`` is the last line of several,
    None where only one is meant. With ``everywhere`` the ruling is for
    all texts of the house. With ``dry`` nothing is written.
    """

    kind: RulingKind
    line: int | None = None
    last: int | None = None
    text: str = ""
    value: str = ""
    reason: str = ""
    everywhere: bool = False
    dry: bool = False


@frozen
class Ruled:
    """A ruling that was added, or would be: its TOML table, its effect in words, the lines there.

    ``changes`` is False for one that says what the program has told by itself.
    """

    ruling: Ruling
    table: str
    says: str
    lines: Excerpt | None
    changes: bool = True


def rule(root: Path, name: str, request: RulingRequest) -> Ruled:
    """Add a ruling on a text of a house (``tarov``, ``tarov.sv``) to its file.

    Raises UsageError for an unknown name, and for a ruling that has no place, says nothing new or
    contradicts an earlier one; ManifestError for files with mistakes.
    """
    from publisher.rulings import add_ruling, describe, on_lines, table_of

    work = work_named(root, name)
    rulings = read_all_rulings(root, (work,))[work]
    words = other_texts_of(root, work)
    reading, drafted = _drafted(work, rulings, request, words)
    transcript = reading.transcript
    own, shown = rulings_file(work)
    path, shown = (root / OF_THE_HOUSE, OF_THE_HOUSE) if request.everywhere else (own, shown)
    content = add_ruling(path, shown, drafted)
    (ruling,) = on_lines(transcript, [_last(content, shown)])
    _refuse_useless(transcript, rulings, ruling, request)
    there = Place(work.source, ruling.line, ruling.line)
    lines = excerpt_at(transcript, there) if ruling.line else None
    after = read(work, replace(rulings, own=(*rulings.own, ruling)), words)
    changes = _matter(after.text) != _matter(reading.text)
    if not changes:
        _refuse_labels(reading.text, request)
    ruled = Ruled(ruling, table_of(ruling), describe(ruling), lines, changes)
    # Written last, so that nothing is written when the ruling cannot be told to the person.
    if not request.dry:
        place(path, content)
    return ruled


@frozen
class ListedRuling:
    """A ruling of a file: its number there (from 1), what it does in words, and why it does nothing.

    ``stale`` is empty for one that has its place.
    """

    number: int
    ruling: Ruling
    says: str
    stale: str = ""


def list_rulings(root: Path, name: str) -> tuple[ListedRuling, ...]:
    """Return the rulings on a text of a house, in the order of their file.

    Raises UsageError for an unknown name, ManifestError for a file with mistakes.
    """
    from publisher.rulings import describe, judge

    work = work_named(root, name)
    own = read_all_rulings(root, (work,))[work].own
    if not own:
        return ()
    found = judge(transcribe_work(work).value, own, ()).findings
    stale = {finding.place: finding.message for finding in found}
    return tuple(
        ListedRuling(number, ruling, describe(ruling), stale.get(ruling.place, ""))
        for number, ruling in enumerate(own, start=1)
    )


def remove_ruling(root: Path, name: str, number: int, *, dry: bool = False) -> Ruled:
    """Take a ruling on a text out of its file, counted from 1; with ``dry`` nothing is written.

    Raises UsageError for an unknown name or number, ManifestError for a file with mistakes.
    """
    from publisher.rulings import describe, read_rulings, table_of, without_ruling

    path, shown = rulings_file(work_named(root, name))
    read_rulings(path, shown)  # says what is wrong with a file that cannot be read
    data = path.read_bytes() if path.is_file() else b""
    ruling, content = without_ruling(data, shown, number)
    if not dry:
        place(path, content)
    return Ruled(ruling, table_of(ruling), describe(ruling), None)


def work_named(root: Path, name: str) -> WorkText:
    """Return the one text of a house that a name means; raise UsageError if there is none or more.

    A manuscript, in which nothing is decided, is refused as well.
    """
    works = read_house(root).value.works
    named = [work for work in works if name in (work.work, f"{work.work}.{work.language}")]
    if not named:
        known = {f"{work.work}.{work.language}" for work in works}
        raise UsageError(f"there is no text “{name}”", hint=nearest(name, known))
    if len(named) > 1:
        languages = ", ".join(f"{work.work}.{work.language}" for work in named)
        raise UsageError(f"“{name}” has texts in several languages", hint=f"one of {languages}")
    if Path(named[0].path).suffix == MANUSCRIPT:
        hint = "correct the manuscript itself"
        raise UsageError("rulings do not apply to a manuscript", hint=hint, place=named[0].source)
    return named[0]


def other_texts_of(root: Path, work: WorkText) -> OtherTexts:
    """Return what the other texts of a house tell one of them of its words, as for a build."""
    with open_memory(root) as memory:
        return words_of_house(memory, read_house(root, memory).value.works).other_texts_of(work)


def refuse_undecided(transcript: Transcript) -> None:
    """Raise UsageError for a file that says its own structure, so that nothing was decided in it."""
    if transcript.encoding == STRUCTURED:
        message = "nothing was decided in this file, which says its own structure"
        hint = "correct the file itself, or “publisher manuscript adopt” its text and correct that"
        raise UsageError(message, hint=hint, place=transcript.source)


def _matter(text: Text) -> tuple[object, ...]:
    """Return what a ruling may change: blocks, notes, what is set aside, the order of lines."""
    return text.blocks, text.notes, text.furniture, text.reordered


def _drafted(
    work: WorkText, rulings: Rulings, request: RulingRequest, words: OtherTexts
) -> tuple[Reading, Ruling]:
    """Return a text as it is read now, and the ruling that a request means."""
    from publisher.rulings import draft, kinds_on

    of_words = kinds_on(Topic.LINE_END)
    is_of_words = request.kind in of_words
    if request.line is None and not (is_of_words and request.text):
        raise UsageError("which line is meant?", hint="name it with --line")
    if request.everywhere and not is_of_words:
        kinds = ", ".join(of_words)
        raise UsageError(
            f"only rulings on words can hold everywhere: {kinds}", hint="leave --everywhere"
        )
    reading = read(work, rulings, words)
    if request.kind is not RulingKind.STET:
        refuse_undecided(reading.transcript)
    halves = (j for j in reading.text.joins if is_of_words and j.place.first == request.line)
    join = next(halves, None)
    joined = f"{join.left}|{join.right}" if join else ""
    text = request.text or joined or _lines_between(reading.transcript, request)
    at = Place(work.source, 1, 1)
    sketch = Ruling(request.kind, text, request.line or 0, request.value, request.reason, at)
    drafted = draft(reading.transcript, sketch)
    if request.everywhere:
        drafted = replace(drafted, line=0, id="", after="")
    return reading, drafted


def _lines_between(transcript: Transcript, request: RulingRequest) -> str:
    """Return the text of the lines that a request names, empty where it names one or none."""
    if request.line is None or request.last is None:
        return ""
    meant = (n.text for n in transcript.lines() if request.line <= n.number <= request.last)
    return " ".join(" ".join(meant).split())


def _refuse_labels(text: Text, request: RulingRequest) -> None:
    """Raise UsageError for a mark that is to be where a note begins, whose label stands there."""
    begins = any(n.place is not None and n.place.first == request.line for n in text.notes)
    if request.kind is RulingKind.NOTE and begins:
        value = f" --value {request.value}" if request.value else ""
        raise UsageError(
            f"line {request.line} is where a note begins: what stands there is its label, no mark",
            hint=f"which note it is, says “note-body --line {request.line}{value}”",
        )


def _last(content: bytes, shown: str) -> Ruling:
    from publisher.rulings import parse_rulings

    return parse_rulings(content.decode("utf-8-sig"), shown)[-1]


def _refuse_useless(
    transcript: Transcript, rulings: Rulings, ruling: Ruling, request: RulingRequest
) -> None:
    """Raise UsageError for a ruling that has no effect or contradicts another."""
    from publisher.rulings import judge

    own: Sequence[Ruling] = (*rulings.own, ruling)
    shared = () if request.everywhere else rulings.of_the_house
    try:
        judged = judge(transcript, own, shared)
        judge(transcript, own, rulings.of_the_house)
    except ManifestError as error:
        raise UsageError(error.message, hint=error.hint) from error
    for finding in judged.findings:
        if finding.place == ruling.place:
            raise UsageError(finding.message, place=transcript.source)
