"""Records of libraries find their texts; what they say is taken as far as it fits, the rest is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import ManifestError, UsageError
from publisher.house import KnownText, read_mapping, wanted_of_records
from publisher.house.record_facts import RecordFacts
from publisher.model.catalogue import Record
from publisher.model.house import Contributor, WorkText
from publisher.model.provenance import Provenance

FOUND_BY_SHELFMARK = '[find]\nfield = "852$j"\nkey = "shelfmark"\n'
KEYS = """
[keys]
"245$a" = "title"
"100$a" = "author"
"700$a" = "author"
"260$c" = "date"
"264$c" = "date"
"650$a" = "subjects"
"""


def text(language: str, title: str, shelfmark: str = "Br. 7") -> KnownText:
    source = f"seeds/works/fyren/{language}.txt"
    work = WorkText("fyren", language, source, "", title, contributors=(Contributor("Ada Lind"),))
    provenance = Provenance(shelfmark=shelfmark)
    told = WorkText(
        *(work.work, language, source, "", title),
        isbn_epub="978-91-7000-000-3",
        provenance=provenance,
    )
    return KnownText(told, ("urn:uuid:1b4e28ba",))


def taken(tmp_path: Path, mapping: str, record: Record, *texts: KnownText) -> RecordFacts:
    path = tmp_path / "mapping.toml"
    path.write_text(mapping, "utf-8")
    known = read_mapping(path)
    assert known.find is not None
    return wanted_of_records([record], known, known.find, texts, "m.xml")


def test_a_record_says_what_fits_the_keys(tmp_path: Path) -> None:
    record = Record(
        3,
        (
            ("852$j", "br. 7"),
            ("245$a", "Om fyren /"),
            ("100$a", "Lind, Ada,"),
            ("700$a", "Ek, B."),
            ("700$a", "Alm, Cecilia, f. 1871-"),
            ("700$a", "Zeno."),
            ("260$c", "[1911]."),
            ("264$c", "1912"),
            ("650$a", "Fyrar."),
        ),
    )
    found = taken(tmp_path, FOUND_BY_SHELFMARK + KEYS, record, text("sv", "Fyren"))
    assert found.findings == ()
    assert {fact.key: fact.value for fact in found.facts} == {
        "title": "Om fyren",
        "author": [
            {"name": "Ada Lind", "sort": "Lind, Ada"},
            {"name": "B. Ek", "sort": "Ek, B."},
            {"name": "Cecilia Alm", "sort": "Alm, Cecilia"},
            "Zeno",
        ],
        "date": "1911",
        "subjects": "Fyrar",
    }
    assert {(fact.work, fact.language, fact.row) for fact in found.facts} == {("fyren", "sv", 3)}


@pytest.mark.parametrize(
    ("find", "value"),
    [
        ('key = "title"', "Om FYREN."),
        ('key = "identifier"', "9789170000003 (häftad)"),
        ('key = "identifier"', "urn:uuid:1B4E28BA"),
        ('key = "isbn_epub"', "978-91-7000-0003"),
        ('key = "work"', "fyren"),
    ],
)
def test_a_text_is_found_by_several_keys(tmp_path: Path, find: str, value: str) -> None:
    mapping = f'[find]\nfield = "f"\n{find}\n[keys]\n"t" = "title"\n'
    record = Record(1, (("f", value), ("t", "Ny titel")))
    found = taken(tmp_path, mapping, record, text("sv", "Om fyren"))
    assert ([fact.value for fact in found.facts], found.findings) == (["Ny titel"], ())


@pytest.mark.parametrize(
    ("fields", "code", "told"),
    [
        ((("245$a", "x"),), "catalogues/not-found", "this record has no 852$j"),
        (
            (("852$j", "Br. 8"),),
            "catalogues/not-found",
            "no text of the house has the shelfmark “Br. 8”",
        ),
        ((("852$j", "Br. 7"),), "catalogues/ambiguous", "“Br. 7”: fyren.sv, fyren.nl"),
    ],
)
def test_a_record_of_no_text_or_of_several_is_named_and_left(
    tmp_path: Path, fields: tuple[tuple[str, str], ...], code: str, told: str
) -> None:
    texts = (text("sv", "Fyren"), text("nl", "De vuurtoren"))
    found = taken(tmp_path, FOUND_BY_SHELFMARK + KEYS, Record(4, fields), *texts)
    (finding,) = found.findings
    assert (found.facts, finding.code, finding.place.first) == ((), code, 4)
    assert told in finding.message


def test_the_language_of_a_record_tells_texts_apart(tmp_path: Path) -> None:
    mapping = FOUND_BY_SHELFMARK + 'language = "041$a"\n' + KEYS
    record = Record(1, (("852$j", "Br. 7"), ("041$a", "dut"), ("245$a", "De vuurtoren")))
    found = taken(tmp_path, mapping, record, text("sv", "Fyren"), text("nl", "Vuurtoren"))
    assert [(fact.language, fact.value) for fact in found.facts] == [("nl", "De vuurtoren")]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ([("100$a", "Lind, A., friherre")], "100$a: “Lind, A., friherre”: how a book prints"),
        ([("260$c", "ca 1911")], "260$c: “ca 1911”: expected a date like"),
        ([("245$a", "Om fyren"), ("245$a", "Fyren")], "245$a: “Om fyren”, “Fyren”: one value"),
    ],
)
def test_what_fits_no_key_is_named_and_left(
    tmp_path: Path, fields: list[tuple[str, str]], told: str
) -> None:
    record = Record(1, (("852$j", "Br. 7"), *fields))
    found = taken(tmp_path, FOUND_BY_SHELFMARK + KEYS, record, text("sv", "Fyren"))
    (finding,) = found.findings
    assert (found.facts, finding.code) == ((), "catalogues/value-left")
    assert told in finding.message


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        (
            '[keys]\na = "titel"\n',
            "m.toml:2: keys.a: there is no key “titel”; did you mean “title”?",
        ),
        (
            '[find]\nfield = "a"\nkey = "shelfmrk"\n[keys]\n',
            "find.key: there is no key “shelfmrk”; did",
        ),
        (
            '[find]\nfield = "a"\nkey = "work"\n[keys]\nb = "contributors"\n',
            "m.toml:5: keys.b: records",
        ),
        ('[find]\nfeld = "a"\nkey = "work"\n[keys]\n', "unknown key; did you mean “field”?"),
    ],
)
def test_mistakes_in_a_mapping_are_told_with_their_line(
    tmp_path: Path, mapping: str, told: str
) -> None:
    path = tmp_path / "m.toml"
    path.write_text(mapping, "utf-8")
    with pytest.raises(ManifestError) as caught:
        read_mapping(path)
    assert told in str(caught.value)


def test_a_mapping_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no mapping"):
        read_mapping(tmp_path / "m.toml")
