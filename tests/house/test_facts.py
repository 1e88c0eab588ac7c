"""Facts of many works as a table: out, in again, and into manifests that people have written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from publisher.house import facts_sheet, plan_facts, read_house, wanted_of_sheet
from publisher.house.cells import cell_of, value_of
from publisher.house.fact_changes import FactsPlan
from publisher.model.catalogue import Sheet, SheetRow
from tests.house.houses import write_house

PROOFS = """\
# A head that stays.
format = 1
author = "A. Bergh" # line 3, byline
series = { name = "Trade", position = 2 }
date = 1911-05-06 # we have looked it up

[en]
title = "Reading proofs" # line 1, title heading
# description = "A sentence or two for readers and shops"
subjects = ["printing; proofs", "trade"]

[sv]
title = "Att läsa korrektur"
editor = [{ name = "Ib (Jr) Lund", sort = "Lund, Ib" }, "Bo Ek"]
contributors = [{ name = "Eva Dahl", role = "pht" }]
emendations = true

[pictures."press.png"]
alt = "A press"
"""
TEXTS = [("proofs", "en"), ("proofs", "sv")]
MANIFEST = "seeds/works/proofs/work.toml"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    files = {
        "works/proofs/work.toml": PROOFS,
        "works/proofs/sv.txt": "Att läsa korrektur\n",
    }
    pictures = tmp_path / "seeds/works/proofs/pictures"
    pictures.mkdir(parents=True)
    Image.new("L", (2, 2)).save(pictures / "press.png")
    return write_house(tmp_path, files)


def planned(root: Path, *rows: str, overwrite: bool = False) -> FactsPlan:
    """Return what some rows of a table change; the first is its head, cells are parted by |."""
    head, *below = [tuple(cell.strip() for cell in row.split("|")) for row in rows]
    sheet = Sheet(head, tuple(SheetRow(at, cells) for at, cells in enumerate(below, 2)))
    wanted = wanted_of_sheet(sheet, TEXTS, "t.csv")
    plan = plan_facts(root, wanted.facts, "t.csv", overwrite=overwrite)
    return FactsPlan(plan.changes, plan.files, (*wanted.mistakes, *plan.mistakes))


def written(plan: FactsPlan) -> str:
    assert plan.mistakes == ()
    ((path, content),) = plan.files
    assert path == MANIFEST
    return content.decode()


def changed(*pairs: tuple[str, str]) -> str:
    text = PROOFS
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def test_a_table_has_a_row_for_each_text_and_a_column_for_each_key(house: Path) -> None:
    sheet = facts_sheet(house)
    assert sheet.columns[:4] == ("work", "language", "title", "author")
    cells = [dict(zip(sheet.columns, row.cells, strict=True)) for row in sheet.rows]
    assert [row["date"] for row in cells] == ["1911-05-06", "1911-05-06"]
    assert cells[0]["series"] == "Trade [2]"
    assert cells[0]["subjects"] == r"printing\; proofs; trade"
    assert cells[1]["editor"] == r"Ib \(Jr\) Lund [Lund, Ib]; Bo Ek"
    assert cells[1]["contributors"] == "Eva Dahl (pht)"


def test_a_table_that_comes_back_changes_nothing(house: Path) -> None:
    wanted = wanted_of_sheet(facts_sheet(house), TEXTS, "t.csv")
    assert wanted.mistakes == ()
    assert len(wanted.facts) == 12
    for overwrite in (False, True):
        plan = plan_facts(house, wanted.facts, "t.csv", overwrite=overwrite)
        assert (plan.changes, plan.files, plan.mistakes) == ((), (), ())


def test_what_was_recognised_gives_way_and_everything_else_stays(house: Path) -> None:
    plan = planned(
        house,
        "work|language|author|title|description",
        "proofs|en|Anna Bergh|Reading Proofs|About reading.",
        "proofs|sv|Anna Bergh||",
    )
    assert written(plan) == changed(
        ('author = "A. Bergh" # line 3, byline', 'author = "Anna Bergh"'),
        ('"Reading proofs" # line 1, title heading', '"Reading Proofs"'),
        ('# description = "A sentence or two for readers and shops"\n', ""),
        ('"trade"]\n', '"trade"]\ndescription = "About reading."\n'),
    )
    told = [(c.language, c.key, c.old, c.new, c.kept) for c in plan.changes]
    assert ("", "author", "A. Bergh", "Anna Bergh", False) in told
    assert ("en", "description", "", "About reading.", False) in told


def test_what_a_person_wrote_stays_unless_it_is_asked_for(house: Path) -> None:
    rows = ("work|language|date", "proofs|en|1912", "proofs|sv|1912")
    kept = planned(house, *rows)
    (change,) = kept.changes
    assert (change.old, change.new, change.by_hand, change.kept) == (
        "1911-05-06",
        "1912",
        True,
        True,
    )
    assert kept.files == ()
    assert written(planned(house, *rows, overwrite=True)) == changed(
        ("date = 1911-05-06 # we have looked it up", "date = 1912")
    )


def test_a_fact_of_one_language_goes_into_its_table(house: Path) -> None:
    plan = planned(house, "work|language|author|shelfmark", "proofs|sv|A. Berg|7")
    text = written(plan)
    assert '"A. Bergh" # line 3, byline\n' in text
    assert (
        '[{ name = "Eva Dahl", role = "pht" }]\nemendations = true\nauthor = "A. Berg"\nshelfmark = "7"\n'
        in text
    )


def test_a_new_fact_of_all_languages_stands_above_their_tables(house: Path) -> None:
    plan = planned(
        house,
        "work|language|holding_library|edition|released",
        "proofs|en|City Library|2|2026-03-04",
        "proofs|sv|City Library|2|2026-03-04",
    )
    above = written(plan).split("[en]")[0]
    assert 'holding_library = "City Library"\nedition = 2\nreleased = 2026-03-04\n' in above


def test_tables_that_stand_apart_are_changed_where_they_are(house: Path) -> None:
    apart = PROOFS.replace('author = "A. Bergh" # line 3, byline\n', "") + (
        '\n[[author]]\nname = "A. Bergh"\n\n[sv.pictures."press.png"]\nalt = "En press"\n'
    )
    (house / MANIFEST).write_text(apart, "utf-8")
    rows = ("work|language|author|editor", "proofs|en|Anna|Bo Ek", "proofs|sv|Anna|Eva")
    assert "Anna" not in written(planned(house, *rows))
    (house / MANIFEST).write_text(written(planned(house, *rows, overwrite=True)), "utf-8")
    english, swedish = read_house(house).value.works
    assert [person.name for person in english.contributors] == ["Anna", "Bo Ek"]
    assert [person.name for person in swedish.contributors] == ["Anna", "Eva", "Eva Dahl"]
    assert swedish.pictures[0].alt == "En press"


def test_everything_wrong_is_told_at_once_with_row_and_column(house: Path) -> None:
    plan = planned(
        house,
        "work|language|titel|date|scan|rights_status",
        "proof|en||||",
        "proofs|nl||||",
        "proofs|||||",
        "proofs|en||1935-13|http:/x|embargo",
        "proofs|en||||",
    )
    told = [str(mistake) for mistake in plan.mistakes]
    assert told == [
        "t.csv:1: titel: unknown column; did you mean “title”?",
        "t.csv:2: work: there is no work “proof”; did you mean “proofs”?",
        "t.csv:3: language: “proofs” has no text in “nl”; known: en, sv",
        "t.csv:4: language: “proofs” has several texts; known: en, sv",
        "t.csv:6: work: row 5 is of the same text",
        "t.csv:5: date: “1935-13”: expected a date like 1935, 1935-09 or 1935-09-06",
        "t.csv:5: scan: “http:/x”: expected a web address that begins with https:// or http://",
        "t.csv:5: rights_status: “embargo” needs the key rights_until; expected a year or a day like"
        " 2031 or 2031-12-31",
    ]


def test_keys_that_do_not_fit_each_other_are_told_at_their_row(house: Path) -> None:
    plan = planned(house, "work|language|rights_status", "proofs|sv|embargo")
    (mistake,) = plan.mistakes
    assert str(mistake).startswith("t.csv:2: rights_status: “embargo” needs the key rights_until")


words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
phrases = st.lists(words, min_size=1).map(" ".join)
people = phrases | st.fixed_dictionaries({"name": phrases, "sort": phrases})
others = st.fixed_dictionaries({"name": phrases, "role": phrases}, optional={"sort": phrases})


@settings(max_examples=25)
@given(
    st.lists(people, min_size=2) | people,
    st.lists(phrases, min_size=2),
    st.lists(others, min_size=1),
)
def test_no_value_is_lost_in_a_cell(author: object, subjects: object, contributors: object) -> None:
    said = {"author": author, "subjects": subjects, "contributors": contributors}
    assert {key: value_of(key, cell_of(key, value)) for key, value in said.items()} == said
