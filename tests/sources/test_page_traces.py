"""Pages are found by each trace that lost form feeds leave, when it comes regularly."""

from __future__ import annotations

from publisher.model.transcript import Page
from publisher.sources import transcript_from
from tests.sources.prose import lines, pages, paragraphs

HEAD = "On Folding"


def found(text_lines: list[str]) -> tuple[Page, ...]:
    text = "".join(f"{line}\n" for line in text_lines)
    outcome = transcript_from(text, "a.txt", "en")
    assert outcome.value.raw() == text
    return outcome.value.pages


def starts(text_lines: list[str]) -> list[str]:
    """Return the first line of each page but the first."""
    return [page.lines[0].text for page in found(text_lines)[1:]]


def test_pages_begin_at_lines_with_one_space_too_many() -> None:
    sheets = pages(6)
    text = [f" {line}" if not n else line for sheet in sheets for n, line in enumerate(sheet)]
    assert starts(text) == [sheet[0] for sheet in sheets[1:]]
    first = found(text)[0].lines[0]
    assert (first.text, first.raw) == (sheets[0][0], f" {sheets[0][0]}")


def test_pages_begin_at_lines_indented_by_one_space_more_than_others() -> None:
    sheets = pages(6, indent="  ")
    text = [f" {line}" if not n else line for sheet in sheets for n, line in enumerate(sheet)]
    assert starts(text) == [sheet[0] for sheet in sheets[1:]]


def test_a_space_below_a_note_mark_alone_on_its_line_begins_no_page() -> None:
    text = [
        line
        for n, line in enumerate(lines(180), start=1)
        for line in (line, str(n))[: 1 + (n % 30 == 0)]
    ]
    marked = [f" {line}" if text[n - 1].isdigit() else line for n, line in enumerate(text)]
    assert len(found(marked)) == 1


def test_pages_of_double_spaced_text_begin_at_stray_spaces() -> None:
    sheets = pages(6)
    text = []
    for sheet in sheets:
        text += [f" {sheet[0]}", *(part for line in sheet[1:] for part in ("", line))]
    assert starts(text) == [sheet[0] for sheet in sheets[1:]]


def test_pages_begin_below_gaps_wider_than_those_of_the_text() -> None:
    sheets = pages(6)
    text = [line for sheet in sheets for line in (*sheet, "", "", "")]
    assert starts(text) == [sheet[0] for sheet in sheets[1:]]


def test_pages_end_with_folios_at_the_foot() -> None:
    sheets = pages(6)
    text = [line for n, sheet in enumerate(sheets, start=1) for line in (*sheet, f"- {n} -")]
    assert starts(text) == [sheet[0] for sheet in sheets[1:]]


def test_pages_begin_with_folios_at_the_head() -> None:
    sheets = pages(6)
    text = [line for n, sheet in enumerate(sheets, start=11) for line in (str(n), *sheet)]
    assert starts(text) == [str(n) for n in range(12, 17)]


def test_pages_begin_with_running_heads_that_hold_folios() -> None:
    sheets = pages(6)
    heads = [f"{n} {HEAD}" if n % 2 else f"A. Falk {n}" for n in range(2, 7)]
    text = [*sheets[0]]
    for head, sheet in zip(heads, sheets[1:], strict=True):
        text += [head, *sheet]
    assert starts(text) == heads


def test_pages_end_with_a_running_head_below_the_folio() -> None:
    sheets = pages(6)
    text = [line for n, sheet in enumerate(sheets, start=1) for line in (*sheet, str(n), HEAD)]
    assert starts(text) == [sheet[0] for sheet in sheets[1:]]


def test_pages_end_with_folios_that_name_the_total() -> None:
    sheets = pages(6)
    text = [x for n, sheet in enumerate(sheets, start=1) for x in (*sheet, f"{HEAD} Page {n} (6)")]
    assert starts(text) == [sheet[0] for sheet in sheets[1:]]


def test_pages_begin_with_running_heads_without_folios() -> None:
    sheets = pages(6)
    text = [*sheets[0]]
    for sheet in sheets[1:]:
        text += [HEAD, *sheet]
    assert starts(text) == [HEAD] * 5


def test_pages_found_by_traces_are_uncertain_and_a_finding() -> None:
    text = "\n\n\n\n".join("\n".join(sheet) for sheet in pages(4))
    outcome = transcript_from(text, "a.txt", "en")
    assert [page.certain for page in outcome.value.pages] == [False] * 4
    assert [(f.code, f.place.first) for f in outcome.findings] == [("sources/pages-by-traces", 34)]


def test_a_text_without_traces_is_one_page_and_a_finding() -> None:
    outcome = transcript_from("\n".join(lines(90)), "a.txt", "en")
    assert [page.certain for page in outcome.value.pages] == [True]
    assert [finding.code for finding in outcome.findings] == ["sources/no-pages"]


def test_paragraphs_chapters_and_lists_are_not_taken_for_pages() -> None:
    texts = paragraphs(40)
    chapters = [
        line for n in range(0, 40, 5) for line in ("", "", f"Chapter {n}", *texts[n : n + 5])
    ]
    assert len(found([line for text in texts for line in (text, "")])) == 1
    assert len(found([line for text in texts for line in (text, "", "", "")])) == 1
    assert len(found([f"{n}. {text}" for n, text in enumerate(texts)])) == 1
    assert len(found([line for n, text in enumerate(texts) for line in (str(n), text)])) == 1
    assert len(found(chapters)) == 1
    assert len(found(lines(200, indent=" "))) == 1


def test_stanzas_are_not_taken_for_pages() -> None:
    stanza = [
        "The press stands still,",
        "  the ink is dry,",
        "nobody asks",
        "  the reason why.",
        "",
    ]
    assert len(found(stanza * 60)) == 1


def test_labels_of_notes_alone_on_their_lines_are_not_taken_for_folios() -> None:
    sheets = pages(6)
    text: list[str] = []
    for n, sheet in enumerate(sheets, start=1):
        notes = [part for at in (n, n + 1) for part in (str(at), f"  {sheet[at][:30]}.")]
        text += [*sheet[:26], "", *notes, "", "", f"      {n}", f"  {HEAD}", "", *sheet[26:]]
    heads = [n for n, line in enumerate(text) if line == f"  {HEAD}"]
    assert starts(text) == [text[n - 1] for n in heads]


def speeches(first: int) -> list[str]:
    """Return twelve pages of whole speeches with their numbers below; one in six runs over."""
    text: list[str] = []
    for number, sheet in enumerate(pages(12), first):
        body = [f"{line[:1].upper()}{line[1:].rstrip('.,;')}." for line in sheet]
        if number % 6 == 0:
            body[-1] = body[-1].rstrip(".")
        text += [*body, f"· {number} ·"]
    return text


def test_folios_that_count_on_part_pages_that_mostly_end_with_a_speech() -> None:
    assert len(found(speeches(first=8))) == 12


def test_numbers_from_one_above_whole_speeches_may_be_those_of_chapters() -> None:
    assert len(found(speeches(first=1))) == 1
