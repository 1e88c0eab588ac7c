"""The functions that another program may call; whatever stands elsewhere may change at any time.

    read      a file           → its lines as they stand, each in its page
    restore   a file or lines  → the text as its author had it
    convert   a file           → an e-book, a print edition, a web page or a manuscript
    check     a finished book  → what is wrong with it

Texts, transcripts and findings are the frozen classes of ``publisher.model``; what stops a call
is raised as a subclass of ``publisher.errors.PublisherError``, whose message says what was found,
where, and what to do. Nothing is printed, and no house is needed. The examples below use a file
that holds this:

    >>> from pathlib import Path
    >>> print(Path("speech.txt").read_text(), end="")
    ON PRINTING
    <BLANKLINE>
    Whoever has set a page by hand knows how the let-
    ters come to lie in the stick.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from publisher.errors import UsageError
from publisher.model.findings import Finding, Outcome, in_order
from publisher.model.text import Text
from publisher.model.transcript import Transcript

__all__ = ["check", "convert", "read", "restore"]


def read(
    path: str | Path, language: str | None = None, password: str | None = None
) -> Outcome[Transcript]:
    """Return the lines of a file (a text, a manuscript ``.md``, a PDF) exactly as they stand.

    ``language`` is a BCP 47 tag (``sv``, ``pt-BR``); without one the language is recognised.
    ``password`` opens an encrypted PDF. ``findings`` of the outcome name what decoding had to
    mend, what of a PDF was not read, and a language that is not sure. Raises UsageError for a
    language that is none, SourceError for a file that cannot be read.

    >>> transcript = read("speech.txt").value
    >>> transcript.language, transcript.encoding, len(transcript.pages)
    ('en', 'utf-8', 1)
    >>> [(line.number, line.text) for line in transcript.lines()][2]
    (3, 'Whoever has set a page by hand knows how the let-')
    """
    from publisher.pipeline.transcribing import opened_with, transcribe

    return transcribe(Path(path), str(path), language, opened_with(password))


def restore(source: str | Path | Transcript, language: str | None = None) -> Outcome[Text]:
    """Return the text of a source as its author had it: blocks, notes, and every decision.

    ``source`` is a file or what ``read`` made of one; ``language`` goes before the language that
    was recognised. No letter is lost: what belongs to the page and not to the text (folios,
    running heads) stands in ``furniture``, each broken word in ``joins``. ``findings`` name what
    a person should look at; those of reading are among them where ``source`` is a file. Raises
    what ``read`` raises.

    >>> text = restore("speech.txt", language="en").value
    >>> [type(block).__name__ for block in text.blocks]
    ['Heading', 'Paragraph']
    >>> [(join.left, join.right, join.result) for join in text.joins]
    [('let-', 'ters', 'letters')]
    """
    from publisher.pipeline.stages import settle
    from publisher.pipeline.transcribing import with_language

    if isinstance(source, Transcript):
        transcript = Outcome(with_language(source, language) if language else source)
    else:
        transcript = read(source, language)
    reading = settle(transcript)
    return Outcome(reading.text, reading.findings)


def convert(
    source: str | Path,
    *outputs: str | Path,
    language: str | None = None,
    title: str | None = None,
    author: str | Iterable[str] = (),
    password: str | None = None,
) -> tuple[Finding, ...]:
    """Make files from a text or PDF, each in the format that its name ends in; return what was noticed.

    Endings: those of ``publisher convert``. ``language`` (a BCP 47 tag), ``title`` and ``author``
    (one name, or several in order) go before what the text says of itself; ``password`` opens an
    encrypted PDF. A file is written
    whole or not at all; one that is there is replaced. Raises UsageError for a missing output, an
    unknown ending or language, what ``read`` raises for the source, and, after the other files
    were made, the error of the first file that could not be made.

    >>> convert("speech.txt", "speech.epub", "speech.md", language="en", author="A. Bergh")
    ()
    >>> print(Path("speech.md").read_text(), end="")
    # ON PRINTING
    <BLANKLINE>
    Whoever has set a page by hand knows how the letters come to lie in the stick.
    """
    from publisher.pipeline import converting

    if not outputs:
        raise UsageError("no file to make is named", hint="give one that ends in .epub or .pdf")
    authors = (author,) if isinstance(author, str) else tuple(author)
    options = converting.ConvertOptions(language, title, authors, password=password)
    report = converting.convert(Path(source), tuple(map(Path, outputs)), options)
    for failure in report.failures:
        raise failure.error
    return in_order((*report.findings, *report.in_texts))


def check(path: str | Path, *, fast: bool = False, full: bool = False) -> tuple[Finding, ...]:
    """Return what is wrong with a finished book, in any of the formats that ``convert`` makes.

    EPUBCheck is asked too; ``fast`` leaves it out, ``full`` asks Ace and veraPDF besides. A
    validator that is not installed is a note among the findings, one that fails an error. A
    finding of severity ``error`` means: do not publish. Raises UsageError for a file that is no
    book.

    >>> convert("speech.txt", "speech.html", language="en")
    ()
    >>> check("speech.html")
    ()
    """
    from publisher.pipeline.checking import check_files

    return check_files((Path(path),), lambda _: None, fast=fast, full=full).findings
