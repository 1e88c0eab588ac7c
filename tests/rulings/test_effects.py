"""A ruling changes what it says and nothing else, whatever the stages think of the place."""

from __future__ import annotations

import pytest

from publisher.manuscript import write
from publisher.model.doubts import Doubt, Question
from publisher.model.places import Place
from publisher.model.rulings import Ruling, RulingKind, Topic
from publisher.model.text import Text
from publisher.restoring import restore
from publisher.rulings import judge, question_of, ready_to_write, still_open
from tests.rulings.lines import ruling, source
from tests.support.cases import read_cases

# On ink / Ink is old, and whoever prints with it knows that it stays on the fin-gers until Sunday.
# It is not hard to see who is a printer in a town. Whoever wants to know more about it may go to
# church and look at the hands in the pews.1 / Whoever boils ink does it outdoors. The linseed oil
# shall stay on the fire until it catches fire by itself, and then it shall be put out with a lid.
# The soot is stirred in when the oil has cooled. The mixture lasts a hundred years, and the smell
# stays for nearly as / 1 See the book on ink. / long. Nobody has been able to explain why printers
# are usually married all the same. So was / Works closed / it already in 1911 when the works closed
# and the last formes were sold at auction to a dealer in town, who melted them. The lead became
# bullets, and the bullets a war that nobody printed anything about.12
PAGES = """Om svärta

Svärtan är gammal, och den som trycker med den vet att den ligger kvar på fin-
grarna till söndagen. Det är inte svårt att se vem som är tryckare i en stad. Den
som vill veta mer om saken får gå till kyrkan och se på händerna i bänkraderna.1
Den som kokar svärta gör det utomhus. Linoljan ska stå på elden tills den fattar
eld av sig själv, och sedan ska den släckas med ett lock. Sotet rörs i när oljan
har svalnat. Blandningen håller i hundra år, och doften sitter i nästan lika

1 Se boken om svärta.
\flänge. Ingen har kunnat förklara varför tryckare ändå brukar vara gifta. Så var
Bruket nedlagt
det redan 1911 när bruket lades ned och de sista formarna såldes på auktion till
en handlare i staden, som smälte dem. Av blyet blev det kulor, och av kulorna ett
krig som ingen tryckte något om.12
"""


COLUMNS = next(c.source for c in read_cases() if c.title.endswith("was read too early"))


def text_of(*rulings: Ruling, pages: str = PAGES) -> Text:
    transcript = source(pages)
    verdicts = judge(transcript, rulings)
    assert [str(finding) for finding in verdicts.findings] == []
    return restore(transcript, verdicts.value).value


def manuscript(*rulings: Ruling) -> str:
    return write(text_of(*rulings))


def either(one: Ruling, other: Ruling) -> tuple[str, str]:
    """Return what becomes of the source by either ruling; one of them agrees with the stages."""
    return manuscript(one), manuscript(other)


@pytest.mark.parametrize("line", [3, 0])
def test_join_keep_and_space_decide_a_broken_word(line: int) -> None:
    kinds = ("join", "keep", "space")
    joined, kept, spaced = (manuscript(ruling(kind, "fin-|grarna", line)) for kind in kinds)
    assert "på fingrarna till" in joined
    assert kept == joined.replace("fingrarna", "fin-grarna")
    assert spaced == joined.replace("fingrarna", "fin- grarna")


@pytest.mark.parametrize("text", ["på-|det", "På|det,", "l’på|det", "(l’på-|det,"])
def test_the_halves_of_a_word_are_found_whatever_signs_enclose_them(text: str) -> None:
    pages = PAGES.replace("Den\nsom vill", "(l’på-\ndet, som vill")
    assert "(l’på-det, som" in write(text_of(ruling("keep", text, 0), pages=pages))
    assert "(l’pådet, som" in write(text_of(ruling("join", text, 0), pages=pages))


def test_a_broken_word_is_ruled_on_below_a_mark_that_cuts_its_line() -> None:
    pages = PAGES.replace("Den\nsom vill", "Den\n2\n står på-\nsom vill")
    kept = text_of(ruling("keep", "på|som", 6), pages=pages)
    assert "på-som vill" in write(kept)
    assert [join.place.first for join in kept.joins if join.left == "på-"] == [6]


def test_a_ruled_line_end_is_sure_and_says_why() -> None:
    join = next(j for j in text_of(ruling("keep", "fin-|grarna", 3)).joins if j.left == "fin-")
    assert (join.decision, join.result, join.confidence) == ("keep", "fin-grarna", 1.0)


def test_words_without_a_hyphen_are_joined_over_the_page_and_its_note() -> None:
    joined = manuscript(ruling("join", "lika|länge", 8))
    assert joined == manuscript().replace("nästan lika {p}länge", "nästan lika{p}länge")
    assert joined != manuscript()


def test_paragraph_and_runs_on_decide_where_a_paragraph_begins() -> None:
    text = "Den som kokar svärta gör det utomhus. Linoljan ska stå på elden tills den fattar"
    begun, run_on = either(ruling("paragraph", text, 6), ruling("runs-on", text, 6))
    assert begun == run_on.replace("bänkraderna.[^1] Den", "bänkraderna.[^1]\n\nDen")
    assert begun != run_on


def test_text_that_runs_on_after_an_ornament_keeps_the_ornament() -> None:
    pages = PAGES.replace("Bruket nedlagt", "* * *")
    text = text_of(ruling("runs-on", "det redan 1911", 13), pages=pages)
    assert "\\* \\* \\* det redan 1911" in write(text)


def test_heading_and_no_heading_decide_what_a_line_is() -> None:
    heading = manuscript(ruling("heading", "Bruket nedlagt", 12, "3"))
    assert "Så var\n\n### Bruket nedlagt\n\ndet redan 1911" in heading
    others = ruling("no-heading", "Bruket nedlagt", 12), ruling("runs-on", "Bruket nedlagt", 12)
    line = manuscript(*others, ruling("runs-on", "det redan 1911", 13))
    assert line == heading.replace("\n\n### Bruket nedlagt\n\n", " Bruket nedlagt ")


def test_furniture_and_text_decide_whether_a_line_is_set_aside() -> None:
    furniture = ruling("furniture", "Bruket nedlagt", 12)
    aside = text_of(furniture, ruling("runs-on", "det redan 1911", 13))
    assert "Så var det redan 1911" in write(aside)
    assert [(f.place.first, f.text) for f in aside.furniture] == [(12, "Bruket nedlagt")]
    text = ruling("text", "Bruket nedlagt", 12)
    kept = manuscript(text, ruling("heading", "Bruket nedlagt", 12, "3"))
    assert kept == write(aside).replace("Så var det", "Så var\n\n### Bruket nedlagt\n\ndet")


def test_note_and_no_note_decide_what_a_mark_refers_to() -> None:
    called = manuscript(ruling("note", "om.12", 15, "1"), ruling("no-note", "bänkraderna.1", 5))
    assert "bänkraderna.1 Den som" in called.replace("\n\n", " ")
    assert "något om.[^1=12]" in called or "något om.[^1]" in called


def test_a_figure_that_is_no_mark_stays_in_the_text() -> None:
    plain = manuscript(ruling("no-note", "ingen tryckte något om.12", 15))
    assert plain.count("något om.12") == 1
    assert plain.count("[^1]") == 2


ANEW = PAGES.replace("om.12\n", "om.1\n\n1 Och om kulor.\n")


def test_a_label_with_a_page_refers_to_the_note_on_that_page() -> None:
    first, second = (ruling("note", "bänkraderna.1", 5, label) for label in ("1.p1", "1.p2"))
    assert "bänkraderna.[^1.p1]" in write(text_of(first, pages=ANEW))
    assert "bänkraderna.[^1.p2]" in write(text_of(second, pages=ANEW))


def test_a_label_without_a_note_refers_to_a_lost_note() -> None:
    assert "något om.[^12!]" in manuscript(ruling("note", "något om.12", 15, "12"))


def test_an_emendation_that_changes_nothing_settles_the_doubt_about_its_word() -> None:
    pages = PAGES.replace("att den ligger", "att NordTysken ligger")
    asked = "NordTysken: is that right, and not 'Nord-Tysken'?"
    assert asked in [question_of(doubt) for doubt in text_of(pages=pages).doubts]
    settled = text_of(ruling("emendation", "NordTysken", 3, "NordTysken"), pages=pages)
    assert asked not in [question_of(doubt) for doubt in settled.doubts]
    assert (write(settled), settled.emendations) == (write(text_of(pages=pages)), ())


def test_an_emendation_is_kept_with_its_reason() -> None:
    text = text_of(ruling("emendation", "blev det kulor", 14, "blev det kolor"))
    assert write(text) == manuscript().replace("blev det kulor", "blev det kolor")
    assert [(e.old, e.new, e.reason) for e in text.emendations] == [
        ("blev det kulor", "blev det kolor", "a reason")
    ]


def test_a_line_that_is_emended_and_set_aside_is_set_aside_as_it_stood() -> None:
    text = text_of(
        ruling("furniture", "Bruket nedlagt", 12),
        ruling("emendation", "nedlagt", 12, "öppet"),  # "open" for "closed"
    )
    assert "Bruket nedlagt" in [furniture.text for furniture in text.furniture]
    assert "öppet" not in write(text)


def test_a_line_that_is_ruled_on_is_no_doubt() -> None:
    rulings = [
        ruling("heading", "Bruket nedlagt", 12, "2"),
        ruling("keep", "fin-|grarna", 3),
        ruling("paragraph", "Den som kokar svärta", 6),
    ]
    doubted = {(doubt.place.first, doubt.topic) for doubt in text_of(*rulings).doubts}
    assert not doubted & {(12, "heading"), (12, "paragraph"), (3, "line-end"), (6, "paragraph")}


# The old / On light / Whoever wants to know more may go to church … / On darkness / The linseed oil
# shall stay on the fire … / On smell / The mixture lasts a hundred years …
SERIES = """De gamla

Om ljuset

Den som vill veta mer om saken får gå till kyrkan och se på händerna i bänkraderna där.

Om mörkret

Linoljan ska stå på elden tills den fattar eld av sig själv, och sedan ska den släckas.

Om lukten

Blandningen håller i hundra år, och doften sitter i nästan lika länge som den som lever.
"""


def test_a_question_about_several_lines_drops_those_that_are_ruled_on() -> None:
    transcript = source(SERIES)
    tables = [
        ruling("no-heading", text, line) for text, line in (("Om ljuset", 3), ("Om lukten", 11))
    ]
    places = [Place(transcript.source, line, line) for line in (3, 7, 11)]
    proposals = tuple(
        ruling("no-heading", text, line)
        for text, line in (("Om ljuset", 3), ("Om mörkret", 7), ("Om lukten", 11))
    )
    others = tuple(places[1:])
    doubt = Doubt(places[0], Topic.HEADING, 0.5, Question.HEADING, proposals, others=others)
    (left,) = still_open(transcript, tables, [doubt])
    assert (left.places, left.proposals) == ((places[1],), (proposals[1],))
    assert question_of(left) == "is this a heading?"
    assert still_open(transcript, [*tables, ruling("heading", "Om mörkret", 7, "2")], [doubt]) == ()
    (ready,) = ready_to_write(transcript, [doubt])
    assert len(ready.proposals) == len(places)


def test_columns_and_no_columns_decide_the_reading_order_of_a_page() -> None:
    as_found, known = text_of(pages=COLUMNS), "hon aldrig mer frivil-"
    doubt = next(d for d in as_found.doubts if d.topic == "reading-order")
    page = [line.number for line in source(COLUMNS).lines() if not line.blank]
    assert (doubt.place.first, doubt.place.last) == (page[0], page[-1])
    left = text_of(ruling("no-columns", known, doubt.place.first), pages=COLUMNS)
    assert "frivilligt" in write(as_found)
    assert "frivilligt" not in write(left)
    assert left.reordered == ()
    (proposal,) = doubt.proposals
    assert (proposal.kind, known in proposal.text) == (RulingKind.NO_COLUMNS, True)
    again = text_of(ruling("columns", known, doubt.place.first), pages=COLUMNS)
    assert write(again) == write(as_found)
    assert "reading-order" not in {d.topic for d in (*left.doubts, *again.doubts)}


def test_a_columns_ruling_on_a_page_in_good_order_is_a_finding() -> None:
    transcript = source(PAGES)
    ruled = judge(transcript, [ruling("columns", "Bruket nedlagt", 11)]).value
    outcome = restore(transcript, ruled)
    assert outcome.value.reordered == ()
    assert "restoring/reading-order-doubtful" in {f.code for f in outcome.findings}


# The tools of the printer: a list that its numbers make look like notes / 1. A composing stick of
# brass / 2. A bodkin to lift wrong types / 3. A mallet of wood.
LISTED = """Tryckarens verktyg är få, och de är gamla, och ingen har funnit bättre sedan dess.1
De hänger på väggen i den ordning i vilken de används, och lärlingen dammar dem.2

1. En vinkelhake av mässing.
2. En syl att lyfta fel typer med.
"""


def test_lines_that_are_a_list_are_no_notes() -> None:
    both = "1. En vinkelhake av mässing. 2. En syl att lyfta fel typer med."
    made = text_of(ruling("list", both, 4), pages=LISTED)
    assert made.notes == ()
    assert "2. En syl" in write(made)


def test_a_text_without_notes_has_none() -> None:
    made = text_of(ruling("no-notes", "1. En vinkelhake av mässing.", 4, "text"), pages=LISTED)
    assert [note for note in made.notes if note.body is not None] == []


def test_a_note_begins_where_a_person_says_so_with_the_label_that_they_give() -> None:
    pages = LISTED.replace("1. En", "I En").replace("2. En", "z En")
    rulings = (
        ruling("note-body", "I En vinkelhake av mässing.", 4, "1"),
        ruling("note-body", "z En syl att lyfta fel typer med.", 5, "2"),
    )
    made = text_of(*rulings, pages=pages)
    assert [note.mark for note in made.notes if note.body] == ["1", "2"]
    assert "vinkelhake" not in write(made).split("[^1]:")[0]


def test_lines_of_verse_stay_lines_and_a_contents_page_is_set_aside() -> None:
    line = "De hänger på väggen i den ordning i vilken de används, och lärlingen dammar dem."
    assert f"\n| {line}" in manuscript_of(ruling("verse", f"{line}2", 2))
    assert "vinkelhake" not in manuscript_of(ruling("contents", "1. En vinkelhake av mässing.", 4))


def manuscript_of(*rulings: Ruling) -> str:
    return write(text_of(*rulings, pages=LISTED))
