"""From a path, or from decoded text, to a Transcript: the steps in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from publisher.errors import SourceError
from publisher.expressions import compiled
from publisher.languages import lexicon
from publisher.model.findings import Outcome
from publisher.model.source_kinds import SourceKind, says_its_structure
from publisher.model.transcript import Aside, Line, Page, Run, Transcript
from publisher.sources.decoding import Decoded, decode, doubts
from publisher.sources.extraction import name_damage
from publisher.sources.gutters import side_by_side
from publisher.sources.held_pictures import all_there, digests_in, named, put_in_place
from publisher.sources.initials import with_initials
from publisher.sources.interleaved import columns_apart
from publisher.sources.isolation import ORDINARY, Opening, read_isolated, read_structure
from publisher.sources.kept import keep, kept
from publisher.sources.kinds import kind_of
from publisher.sources.line_parts import LinePart, split_lines
from publisher.sources.mending import mend_lines
from publisher.sources.paging import page_lines
from publisher.sources.signs import mend_signs
from publisher.sources.structured.kept import keep_manuscript, kept_manuscript
from publisher.sources.structured.pasted import PASTED
from publisher.sources.workshops import foreign_lines
from publisher.sources.zipped_pages import pages_in

# Bytes; the longest novels have some 10 million. A larger file is not one text.
LARGEST = 50_000_000
# Lines and pages; the longest novels have some 200,000. A line takes 400 bytes of memory or more until
# the ledger is written, whatever stands on it, and a file of line ends alone would fill all there is.
MOST_LINES = 1_500_000
# Lines and pages without anything on them, and how many times the others they are at most beyond
# these: no text has so many, and they take more than 20 times the memory of what they are written in.
MOST_EMPTY, TIMES_FILLED = 400_000, 10
# What stands on a line, from its first sign on.
FILLED = compiled(r"\S[^\n\r\f]*")


def read_source(
    path: Path, shown: str, language: str | None = None, opening: Opening = ORDINARY
) -> Outcome[Transcript]:
    """Return the transcript of a file, with findings about what had to be mended or guessed.

    ``shown`` is the path as people see it; ``language`` a BCP 47 tag, recognised when None;
    ``opening`` is for files that are opened by their readers: PDFs, and those that say their own
    structure, whose lines are those of a manuscript. Raises SourceError for a file that is
    missing, too large (in bytes or lines), empty, encrypted or none of these.
    """
    kind = kind_of(path, shown, opening.kind)
    if kind is SourceKind.PDF:
        return _finished(_opened(path, shown, kind, opening), language)
    if says_its_structure(kind):
        outcome = _opened(path, shown, kind, opening)
        if any(found.code == PASTED for found in outcome.findings):
            return _restorable(outcome, language)
        return _with_language(outcome, language)
    if kind is SourceKind.PAGES:
        return _transcribe(decode(pages_in(path, shown), shown), shown, language)
    decoded = decode(_bytes_of(path, shown), shown)
    if kind is SourceKind.MANUSCRIPT:
        return _as_written(decoded, shown, language)
    return _transcribe(decoded, shown, language)


def transcript_from(text: str, shown: str, language: str | None = None) -> Outcome[Transcript]:
    """Return the transcript of a text that is already decoded; see ``read_source``."""
    return _transcribe(Decoded(text, "utf-8"), shown, language)


def _bytes_of(path: Path, shown: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise _too_large(f"the file has {size / 1e6:.0f} MB", shown)
        # A pipe or a device does not say how much will come.
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise SourceError(reason.lower(), hint="check the path", place=shown) from error
    if len(data) > LARGEST:
        raise _too_large(f"more than {LARGEST // 1_000_000} MB come from it", shown)
    return data


def _too_large(message: str, shown: str) -> SourceError:
    hint = f"a source may have at most {LARGEST // 1_000_000} MB; divide it into several works"
    return SourceError(message, hint=hint, place=shown)


def _check_lines(text: str, shown: str) -> None:
    lines = max(text.count("\n"), text.count("\r")) + text.count("\f")
    if lines > MOST_LINES:
        hint = f"a source may have at most {MOST_LINES:,}; look what the extractor has written"
        raise SourceError(f"the file has {lines:,} lines and pages", hint=hint, place=shown)
    if lines > MOST_EMPTY:
        filled = sum(1 for _ in FILLED.finditer(text))
        if lines - filled > max(MOST_EMPTY, TIMES_FILLED * filled):
            message = (
                f"the file has {lines - filled:,} empty lines and pages, and {filled:,} others"
            )
            hint = f"a text may have {MOST_EMPTY:,} empty ones; look what the extractor has written"
            raise SourceError(message, hint=hint, place=shown)


def _as_written(decoded: Decoded, shown: str, language: str | None) -> Outcome[Transcript]:
    """Return the lines of a manuscript, in which a person has decided every sign: none is mended."""
    _check_lines(decoded.text, shown)
    parts = list(split_lines(decoded.text))
    lines = tuple(_line(part, part.raw, None) for part in parts)
    last = parts[-1].number if parts else 1
    known = Outcome(language) if language else _recognised([p.raw for p in parts], last, shown)
    transcript = Transcript(shown, known.value, decoded.encoding, (Page(1, lines),))
    return Outcome(transcript, (*doubts(decoded, last, shown), *known.findings))


def _transcribe(decoded: Decoded, shown: str, language: str | None) -> Outcome[Transcript]:
    _check_lines(decoded.text, shown)
    parts = list(split_lines(decoded.text))
    texts = mend_lines(parts, shown)
    foreign = foreign_lines(texts.value)
    lines = [
        _line(part, foreign.texts.get(at, text), foreign.asides.get(at), foreign.marked.get(at, ()))
        for at, (part, text) in enumerate(zip(parts, texts.value, strict=True))
    ]
    last = parts[-1].number if parts else 1
    own = [line.text for line in lines if line.aside is None]
    recognised = Outcome(language) if language else _recognised(own, last, shown)
    signs = mend_signs(lines, partial(lexicon, recognised.value), shown)
    pages = page_lines(parts, signs.value, shown, foreign.starts)
    apart = columns_apart(pages.value, recognised.value, shown)
    begun = with_initials(apart.value, recognised.value, shown)
    declared = foreign.declared
    if foreign.standing is not None:
        numbers = frozenset(parts[at].number for at in foreign.standing)
        quoted = frozenset(parts[at].number for at in foreign.quoted)
        declared = replace(declared, standing=numbers, quoted=quoted)
    transcript = Transcript(shown, recognised.value, decoded.encoding, begun.value, declared)
    found = (
        doubts(decoded, last, shown),
        texts.findings,
        foreign.findings([part.number for part in parts], shown),
        (*signs.findings, *begun.findings),
        recognised.findings,
        (*pages.findings, *apart.findings),
        side_by_side(pages.value, shown),
        name_damage(transcript.of_text()),
    )
    return Outcome(transcript, tuple(chain(*found)))


def _opened(path: Path, shown: str, kind: SourceKind, opening: Opening) -> Outcome[Transcript]:
    """Return what the reader of a kind has made of a file earlier, if it is still good, else now.

    The pictures that the file holds come to lie in their folder.
    """
    if kind is not SourceKind.PDF:  # its manuscript names its pictures as they are
        opening = replace(opening, prefix="")
    known = _kept(path, shown, kind, opening.transcript) if opening.transcript else None
    if known is None or not all_there(known, opening):
        known = _read_anew(path, shown, kind, opening)
    return named(known, opening)


def _kept(path: Path, shown: str, kind: SourceKind, beside: Path) -> Outcome[Transcript] | None:
    if kind is SourceKind.PDF:
        return kept(beside, path, shown)
    return kept_manuscript(beside, path, shown, kind)


def _read_anew(path: Path, shown: str, kind: SourceKind, opening: Opening) -> Outcome[Transcript]:
    beside = opening.transcript
    with TemporaryDirectory() as folder:
        made = Path(folder) / "pictures" if opening.pictures else None
        if kind is SourceKind.PDF:
            known = read_isolated(path, shown, replace(opening, pictures=made))
        else:
            known = read_structure(path, shown, kind, made)
        if made:
            put_in_place(known, made, opening, digests_in(beside))
    if beside and kind is SourceKind.PDF:
        # An opened copy takes the place of an encrypted file, so that is what was read.
        copied = opening.copy is not None and opening.copy.exists()
        keep(beside, opening.copy if opening.copy and copied else path, known)
    elif beside:
        keep_manuscript(beside, path, kind, known)
    return known


def _restorable(outcome: Outcome[Transcript], language: str | None) -> Outcome[Transcript]:
    """Return the lines of a file that holds those of a page, as an extracted text has them."""
    text = "".join(f"{line.text}\n" for line in outcome.value.lines())
    made = _transcribe(Decoded(text, "utf-8"), outcome.value.source, language)
    return Outcome(made.value, (*outcome.findings, *made.findings))


def _with_language(outcome: Outcome[Transcript], language: str | None) -> Outcome[Transcript]:
    """Return a manuscript as it was read, with its language."""
    lines = [line.text for line in outcome.value.lines()]
    stated = outcome.value.declared.language
    shown = outcome.value.source
    recognised = Outcome(language) if language else _recognised(lines, len(lines), shown, stated)
    transcript = replace(outcome.value, language=recognised.value)
    return Outcome(transcript, (*outcome.findings, *recognised.findings))


def _finished(outcome: Outcome[Transcript], language: str | None) -> Outcome[Transcript]:
    """Return a transcript from a process that knows no language, with what its words tell."""
    lines = list(outcome.value.lines())
    texts, last, shown = [line.text for line in lines], len(lines), outcome.value.source
    stated = outcome.value.declared.language
    recognised = Outcome(language) if language else _recognised(texts, last, shown, stated)
    signs = mend_signs(lines, partial(lexicon, recognised.value), shown)
    pages = _with_lines(outcome.value.pages, signs.value)
    transcript = replace(outcome.value, language=recognised.value, pages=pages)
    damage = name_damage(transcript)
    found = (outcome.findings, recognised.findings, signs.findings, damage)
    return Outcome(transcript, tuple(chain(*found)))


def _with_lines(pages: Sequence[Page], lines: Iterable[Line]) -> tuple[Page, ...]:
    rest = iter(lines)
    return tuple(replace(page, lines=tuple(islice(rest, len(page.lines)))) for page in pages)


def _recognised(texts: Sequence[str], last: int, shown: str, stated: str = "") -> Outcome[str]:
    from publisher.sources.language_recognition import recognise_language  # numpy and a model

    return recognise_language(texts, last, shown, stated)


def _line(part: LinePart, text: str, aside: Aside | None, marked: tuple[Run, ...] = ()) -> Line:
    raw = None if text == part.raw else part.raw
    return Line(part.number, text, part.ending, raw, part.position, aside=aside, marked=marked)
