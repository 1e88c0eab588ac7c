"""What another program may call: ``publisher.api``."""

from __future__ import annotations

import doctest
import importlib
import zipfile
from pathlib import Path
from types import ModuleType
from typing import assert_type, get_type_hints

import pytest

from publisher import api
from publisher.errors import DesignError, SourceError, UsageError
from publisher.model.findings import Finding, Outcome
from publisher.model.text import Paragraph, Text, Words
from publisher.model.transcript import Transcript

SPEECH = """ON PRINTING

Whoever has set a page by hand knows how the let-
ters come to lie in the stick.
"""


@pytest.fixture
def speech(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of the examples, which lies in the current folder."""
    path = tmp_path / "speech.txt"
    path.write_text(SPEECH, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


@pytest.mark.parametrize("example", doctest.DocTestFinder().find(api), ids=lambda e: str(e.name))
@pytest.mark.usefixtures("speech")
def test_the_examples_say_what_happens(example: doctest.DocTest) -> None:
    told: list[str] = []
    assert doctest.DocTestRunner().run(example, out=told.append).failed == 0, "".join(told)


def test_every_function_has_an_example() -> None:
    shown = {test.name for test in doctest.DocTestFinder().find(api) if test.examples}
    assert {f"publisher.api.{name}" for name in api.__all__} <= shown


def test_lines_that_were_read_give_the_same_text_as_their_file(speech: Path) -> None:
    transcript = assert_type(api.read(speech), Outcome[Transcript])
    assert transcript.value.raw() == SPEECH
    text = assert_type(api.restore(transcript.value), Outcome[Text])
    assert text.value == api.restore(speech).value
    assert text.value.blocks[-1] == Paragraph(
        (Words("Whoever has set a page by hand knows how the letters come to lie in the stick."),)
    )


def test_a_language_that_is_given_goes_before_the_one_recognised(speech: Path) -> None:
    transcript = api.read(speech).value
    assert transcript.language == "en"
    for source in (speech, transcript):
        assert api.restore(source, language="sv").value.language == "sv"
    with pytest.raises(UsageError, match="not a known language"):
        api.restore(transcript, language="svenska")


def test_a_manuscript_is_read_as_it_stands(speech: Path) -> None:
    manuscript = speech.with_suffix(".md")
    api.convert(speech, manuscript)
    again = api.restore(api.read(manuscript, language="en").value)
    assert again.value.blocks == api.restore(speech).value.blocks


def test_title_and_authors_that_are_given_stand_in_the_book(speech: Path) -> None:
    book = speech.with_suffix(".epub")
    found = api.convert(
        speech, book, language="en", title="A speech", author=["A. Bergh", "C. Dahl"]
    )
    assert assert_type(found, tuple[Finding, ...]) == ()
    with zipfile.ZipFile(book) as archive:
        package = archive.read("EPUB/content.opf").decode()
    assert package.index(">A. Bergh<") < package.index(">C. Dahl<")
    assert ">A speech<" in package


def test_one_author_is_no_row_of_letters(speech: Path) -> None:
    book = speech.with_suffix(".epub")
    api.convert(speech, book, author="A. Bergh")
    with zipfile.ZipFile(book) as archive:
        assert archive.read("EPUB/content.opf").decode().count("<dc:creator") == 1


def test_what_is_doubtful_in_the_text_is_among_the_findings(speech: Path) -> None:
    speech.write_text(SPEECH + "It is told elsewhere.7\n", encoding="utf-8")
    found = api.convert(speech, speech.with_suffix(".md"))
    assert found == api.restore(speech).findings != ()


def test_calls_that_cannot_be_carried_out_say_why(speech: Path) -> None:
    with pytest.raises(UsageError, match="no file to make"):
        api.convert(speech)
    with pytest.raises(UsageError, match="cannot tell the format"):
        api.convert(speech, "speech.doc")
    with pytest.raises(SourceError):
        api.read("missing.txt")
    with pytest.raises(UsageError, match="not an EPUB, PDF, HTML, text, DOCX or TEI"):
        api.check(speech.parent)


def test_one_file_that_fails_does_not_keep_the_others_from_being_made(
    speech: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from publisher.pipeline import converting

    def fail(*_: object) -> None:
        raise DesignError("a style is missing")

    monkeypatch.setattr(converting, "make_book", fail)
    with pytest.raises(DesignError, match="a style is missing"):
        api.convert(speech, "speech.epub", "speech.md")
    assert Path("speech.md").is_file()


def test_faults_of_a_book_are_found(speech: Path) -> None:
    page = speech.with_suffix(".html")
    page.write_text("<html><body><p>Lost", encoding="utf-8")
    found = assert_type(api.check(page), tuple[Finding, ...])
    assert found
    assert all(finding.place.source == str(page) for finding in found)


@pytest.mark.parametrize("name", api.__all__)
def test_only_classes_of_the_model_go_in_and_come_out(name: str) -> None:
    """Everything that goes in or comes out is Python's own or the model's."""
    hints = get_type_hints(getattr(api, name))
    homes = {home for hint in hints.values() for home in homes_of(hint)}
    assert "return" in hints
    assert {home for home in homes if home.startswith("publisher.")} <= {
        "publisher.model.findings", "publisher.model.text", "publisher.model.transcript",
    }  # fmt: skip


def homes_of(hint: object) -> set[str]:
    """Return the modules of a type and of the types that it is made of."""
    inner = (homes_of(argument) for argument in getattr(hint, "__args__", ()))
    return {getattr(hint, "__module__", "")}.union(*inner)


def test_the_types_are_told_to_other_programs() -> None:
    """``py.typed`` beside the package makes type checkers read its annotations (PEP 561)."""
    package: ModuleType = importlib.import_module("publisher")
    assert package.__file__
    assert (Path(package.__file__).parent / "py.typed").read_bytes() == b""
