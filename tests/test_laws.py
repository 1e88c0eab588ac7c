"""What holds for every source, whatever stands in it: tried on generated pages and on real ones."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publisher import manuscript
from publisher.checking.epub import check_epub
from publisher.editions import assemble_pamphlet, pamphlet_facts
from publisher.epub import make_epub
from publisher.errors import SourceError
from publisher.model.house import House, WorkText
from publisher.model.inlines import runs, walk
from publisher.model.rendering import EbookRendering
from publisher.model.text import PageBreak, Text
from publisher.model.transcript import Transcript
from publisher.rendering import find_design, render_ebook
from publisher.restoring import restore
from publisher.restoring.characters import HYPHENS
from publisher.restoring.roles import tell
from publisher.restoring.roles.furniture import find_furniture
from publisher.sources import read_source, transcript_from
from tests.support.fuzzing import examples
from tests.support.pages import (
    languages,
    letters,
    letters_kept,
    letters_said,
    source_lines,
    sources,
    words_said,
)

ROOT = Path(__file__).parents[1]
OWN = ROOT / "seeds"
SHARED = ROOT.parent / "shared" / "seeds"
TITLES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)

MISSING = pytest.mark.skip(reason="shared/seeds is missing beside the repository")
REAL = [
    pytest.param(path, id=f"{path.parent.name}-{path.stem}")
    for folder in (OWN, SHARED)
    for path in sorted(folder.rglob("*.txt"))
] + [pytest.param(SHARED, id="shared", marks=MISSING)] * (not SHARED.is_dir())

real = pytest.mark.parametrize("path", REAL)


def text_of(text: str, language: str) -> Text:
    return restore(transcript(text, language)).value


def transcript(text: str, language: str) -> Transcript:
    return transcript_from(text, "laws.txt", language).value


def rendering_of(text: Text, title: str) -> EbookRendering:
    work = WorkText("law", text.language, text.source, text.source, title)
    facts = pamphlet_facts(House("House", "en"), work, datetime(2020, 1, 1, tzinfo=UTC))
    return render_ebook(assemble_pamphlet(work, text, facts), find_design())


@given(sources, languages)
@examples(150)
def test_no_letter_is_lost(text: str, language: str) -> None:
    came = letters(source_lines(transcript(text, language)))
    assert letters_kept(text_of(text, language)) == came


@given(sources, languages)
def test_every_line_stays_or_is_set_aside(text: str, language: str) -> None:
    source = transcript(text, language)
    parted = find_furniture(source)
    stay = [line.text for line in parted.rest.lines()]
    aside = [furniture.text for furniture in parted.furniture]
    assert Counter(stay + aside) == Counter(line.text for line in source.lines())


@given(sources, languages)
@examples(150)
def test_the_result_of_every_join_stands_in_the_text(text: str, language: str) -> None:
    assert_joins_stand(text_of(text, language))


@real
def test_the_result_of_every_join_stands_in_a_real_text(path: Path) -> None:
    assert_joins_stand(restore(read_source(path, path.name).value).value)


def assert_joins_stand(text: Text) -> None:
    """Look each result up; its last hyphen goes where a word is broken once more on its row."""
    said = words_said(text)
    assert [j.result for j in text.joins if j.result.rstrip("".join(HYPHENS)) not in said] == []


@given(sources, languages)
def test_a_manuscript_counts_pages_as_the_source_does(text: str, language: str) -> None:
    restored = text_of(text, language)
    again = manuscript.read(manuscript.write(restored), "laws.txt", language)
    counted = [mark.page for mark in page_breaks(again)]
    assert counted == [mark.page for mark in page_breaks(restored)]
    assert counted == list(range(2, 2 + len(counted)))


def page_breaks(text: Text) -> list[PageBreak]:
    inlines = (inline for block in text.blocks for run in runs(block) for inline in walk(run))
    return [inline for inline in inlines if isinstance(inline, PageBreak)]


@real
def test_no_letter_of_a_real_source_is_lost(path: Path) -> None:
    source = read_source(path, path.name).value
    came = letters(source_lines(source))
    assert letters_kept(restore(source).value) == came


@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_a_source_is_read_letter_for_letter_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-bytes.txt"
    path.write_bytes(data)
    try:
        outcome = read_source(path, path.name, "sv")
    except SourceError:
        return
    mixed = "sources/mixed-encoding" in {finding.code for finding in outcome.findings}
    assert mixed or outcome.value.raw().encode(outcome.value.encoding) == data


@given(sources, languages)
def test_every_line_with_something_on_it_has_one_role(text: str, language: str) -> None:
    source = transcript(text, language)
    filled = {line.number for line in source.lines() if not line.blank}
    roles = [line for line, _, _ in tell(source).roles()]
    assert len(roles) == len(set(roles))
    assert set(roles) >= filled


@given(sources, languages)
def test_a_manuscript_says_everything(text: str, language: str) -> None:
    written = manuscript.write(text_of(text, language))
    assert manuscript.write(manuscript.read(written, "laws.txt", language)) == written


@real
def test_a_manuscript_of_a_real_source_gives_the_same_text(path: Path) -> None:
    text = restore(read_source(path, path.name).value).value
    again = manuscript.read(manuscript.write(text), text.source, text.language)
    assert (again.blocks, again.notes) == (text.blocks, text.notes)


@given(sources, languages, TITLES)
@examples(25)
def test_text_never_becomes_markup(text: str, language: str, title: str) -> None:
    restored = text_of(text, language)
    rendering = rendering_of(restored, title)
    shown = "".join(words_of(document.markup) for document in rendering.documents)
    assert letters_said(restored) - letters(shown) == letters("")


def words_of(markup: str) -> str:
    """Return the text of an XHTML document; raise where it is not well formed."""
    tree = etree.fromstring(markup.encode())
    assert not tree.findall(".//{*}script")
    return "".join(str(text) for text in tree.itertext())


@given(sources, languages)
@examples(15)
def test_every_book_passes_its_own_checks(text: str, language: str) -> None:
    rendering = rendering_of(text_of(text, language), "Title")
    assert [
        str(f) for f in check_epub(make_epub(rendering, b"\xff\xd8\xff").value, "law.epub")
    ] == []
