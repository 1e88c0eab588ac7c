"""Each figure is a share from 0 to 1, rises with what is doubtful, and says it in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.text import Decision, Join
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.restore import restored
from publisher.restoring.roles import tell
from publisher.restoring.roles.told import Dissent, Told
from publisher.restoring.safeguards import made_of
from publisher.restoring.suspicion import Restored, figures_of
from publisher.restoring.suspicion.figures import Figure
from publisher.sources import transcript_from
from tests.restoring.safeguards.lines import HEAD, H, Lined, N, P, told, words
from tests.restoring.test_laws import mixtures

TEXT: Lined = (P, words(400))
PAGE: tuple[Lined, ...] = ((HEAD, "ON PAPER"), TEXT, TEXT)


def figures(
    *pages: Iterable[Lined],
    called: Iterable[str] = (),
    changed: Told | None = None,
    joins: tuple[Join, ...] = (),
    findings: tuple[Finding, ...] = (),
    verdicts: Verdicts = NO_VERDICTS,
) -> dict[str, Figure]:
    transcript, whole = told(*map(tuple, pages), called=tuple(called))
    made = made_of(transcript, changed or whole, verdicts)
    return {one.name: one for one in figures_of(Restored(made, joins, findings))}


def less_sure(whole: Told, chance: float) -> Told:
    rows = tuple(replace(row, confidence=chance, begins=chance) for row in whole.rows)
    return replace(whole, rows=rows)


@given(mixtures)
def test_every_share_is_one_of_a_whole_whatever_the_text(source: str) -> None:
    transcript = transcript_from(source, "x.txt", "sv").value
    lines = tell(transcript)
    made = restored(transcript, lines)
    whole = made_of(transcript, lines, NO_VERDICTS)
    found = figures_of(Restored(whole, made.value.joins, made.findings))
    assert all(0 <= one.share <= 1 for one in found)
    assert len({one.name for one in found}) == len(found)
    known = {line.number for line in transcript.lines()}
    assert {line for one in found for line in one.lines} <= known


def test_lines_that_are_told_with_little_confidence_are_named() -> None:
    _, whole = told(PAGE, PAGE)
    sure, unsure = figures(PAGE, PAGE), figures(PAGE, PAGE, changed=less_sure(whole, 0.5))
    assert sure["lines-unsure"].share == 0
    assert unsure["lines-unsure"].share > 0.5
    assert unsure["lines-unsure"].words == "4 of 4 lines were told with less than 60%"
    assert unsure["beginnings-unsure"].share > sure["beginnings-unsure"].share


def test_notes_without_a_mark_are_named_by_their_labels() -> None:
    notes: list[Lined] = [(N, words(9), str(number)) for number in range(1, 6)]
    found = figures([*PAGE, *notes], called="24")["notes-unmatched"]
    assert found.words == "notes 1, 3 and 5 have no mark"
    assert found.lines == (4, 6, 8)
    assert figures([*PAGE, *notes], called="12345")["notes-unmatched"].share == 0
    assert figures([*PAGE, *notes], called="2345")["notes-unmatched"].words == "note 1 has no mark"


def test_short_lines_that_stand_alone_may_be_headings() -> None:
    page: list[Lined] = [TEXT, TEXT, (P, "A quiet day"), TEXT, TEXT]
    _, whole = told(page)
    blocks = (0, 0, 1, 2, 2)
    rows = [replace(row, number=at) for row, at in zip(whole.rows, blocks, strict=True)]
    found = figures(page, changed=replace(whole, rows=tuple(rows)))["short-lines"]
    assert (found.share, found.lines) == (1 / 3, (3,))
    assert figures(page)["short-lines"].share == 0  # beside other lines that stand alone


def test_a_heading_in_mid_sentence_is_cut() -> None:
    cut = figures([TEXT, (H, "He is"), (P, "the greatest of them")])["headings-cut"]
    assert (cut.share, cut.lines) == (0.5, (3,))


def test_dissent_is_a_figure_until_a_person_has_ruled_on_the_line() -> None:
    _, whole = told(PAGE)
    disputed = replace(whole, dissent=(Dissent("headings", (2, 3), 5),))
    assert figures(PAGE, changed=disputed)["headings-disputed"].share == 2 / 8
    ruled = Verdicts(headings=((2, 0),))
    found = figures(PAGE, changed=disputed, verdicts=ruled)["headings-disputed"]
    assert (found.share, found.lines) == (1 / 8, (3,))


def test_pages_that_lack_the_head_of_the_others_are_unlike_them() -> None:
    bare = PAGE[1:]
    alike, unlike = [PAGE] * 12, [*[PAGE] * 6, bare, bare, *[PAGE] * 4]
    assert figures(*alike)["pages-unlike"].share == 0
    assert figures(*unlike)["pages-unlike"].lines == (19, 21)


def test_left_and_right_pages_may_differ() -> None:
    assert figures(*[PAGE, PAGE[1:]] * 6)["pages-unlike"].share == 0


def test_a_row_of_folios_that_breaks_off_is_named() -> None:
    _, whole = told(*[PAGE] * 5)
    rising = replace(whole, folios=tuple((page, str(page + 6)) for page in range(1, 6)))
    broken = replace(whole, folios=((1, "7"), (2, "8"), (3, "13"), (4, "14")))
    assert figures(*[PAGE] * 5, changed=rising)["folios-broken"].share == 0
    found = figures(*[PAGE] * 5, changed=broken)["folios-broken"]
    assert found.words == "the row of folios breaks off once, behind 8"


def test_a_text_without_pages_is_more_suspicious_than_one_with_pages() -> None:
    assert figures(PAGE)["pages-guessed"].share == 1
    assert figures(PAGE, PAGE)["pages-guessed"].share == 0


def test_words_that_no_list_has_are_named() -> None:
    plain: Lined = (P, "The house was built near the river many years before anybody came.")
    odd: Lined = (P, "The hvxuse wqas builtq near thze riverx mainy yeazrs befqore anybodyx came.")
    known, unknown = figures([plain] * 9), figures([odd] * 9)
    assert known["words-unknown"].share < 0.05 < unknown["words-unknown"].share
    assert "“hvxuse”" in unknown["words-unknown"].words


def test_broken_words_and_errors_count() -> None:
    place = Place("x.txt", 2, 3)
    join = Join(place, "let-", "ters", Decision.JOIN, "letters", 0.6)
    error = Finding("restoring/many-notes", Severity.ERROR, "", "", place)
    found = figures(PAGE, joins=(join,), findings=(error,))
    assert found["joins-unsure"].words.startswith("1 of 1 broken words")
    assert (found["errors"].share, found["errors"].lines) == (0.5, (2,))
