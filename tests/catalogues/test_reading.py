"""Tables and catalogues of other programs are read as they are, or refused with the place."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from publisher.catalogues import read_records, read_sheet, write_csv, write_xlsx
from publisher.errors import ManifestError
from publisher.model.catalogue import Sheet, SheetRow

SHEET = Sheet(
    ("work", "title"),
    (
        SheetRow(2, ("a", "Ord; och “ord”, \nigen\tför")),
        SheetRow(3, ("b", "=1+1")),
        SheetRow(4, ("c", "1935-09")),
    ),
)
MARC = """<collection xmlns="urn:marc21"><record>
<controlfield tag="001">x1</controlfield>
<datafield tag="245"><subfield code="a">Om  fyren /</subfield></datafield>
<datafield tag="650"><subfield code="a">Fyrar</subfield></datafield>
<datafield tag="650"><subfield code="a">Hav</subfield></datafield></record></collection>"""
OAI = """<OAI-PMH xmlns="urn:oai-pmh"><record><metadata>
<oai_dc:dc xmlns:oai_dc="urn:oai_dc" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Om fyren</dc:title><dc:date>1911</dc:date></oai_dc:dc></metadata></record></OAI-PMH>"""


@pytest.mark.parametrize(
    "content",
    [
        write_csv(SHEET),
        write_csv(SHEET)[3:],
        write_csv(SHEET, ";"),
        write_csv(SHEET, "\t"),
        write_xlsx(SHEET),
    ],
    ids=["csv", "without BOM", "semicolons", "tabs", "xlsx"],
)
def test_a_table_comes_back_as_it_was_written(content: bytes) -> None:
    assert read_sheet(content, "t") == SHEET


def test_numbers_and_days_of_a_spreadsheet_are_what_they_show() -> None:
    book, target = openpyxl.Workbook(), BytesIO()
    for row in (
        ["work", "date", "released", "edition"],
        [],
        ["a", 1935, datetime(2026, 3, 4), 2.0],
        ["b", date(1935, 9, 6), None, 2.5],
    ):
        book.active.append(row)
    book.save(target)
    rows = read_sheet(target.getvalue(), "t").rows
    assert rows == (
        SheetRow(3, ("a", "1935", "2026-03-04", "2")),
        SheetRow(4, ("b", "1935-09-06", "", "2.5")),
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "t: this table is empty"),
        ("work,titel\na,Å\n".encode("latin-1"), "t:2: this is not UTF-8"),
        (b"work,,title\na,b,c\n", "t:1: column 2: this column has no name"),
        (b"work,title,title\n", "t:1: title: two columns have this name"),
        (b"work,title\na,b\nc,d,e\n", "t:3: 3 cells, but 2 columns"),
        (b'work,title\na,"b\n', "t:2: unexpected end of data"),
        (b"PK\x03\x04 no workbook", "t: this cannot be read as XLSX"),
    ],
)
def test_what_is_no_table_is_refused_with_its_place(content: bytes, told: str) -> None:
    with pytest.raises(ManifestError) as caught:
        read_sheet(content, "t")
    assert told in str(caught.value)


def test_records_of_libraries_are_read_field_by_field() -> None:
    (marc,), (dublin,) = read_records(MARC.encode(), "m"), read_records(OAI.encode(), "d")
    assert marc.fields[:2] == (("001", "x1"), ("245$a", "Om fyren /"))
    assert marc.values("650$a") == ("Fyrar", "Hav")
    assert dublin.fields == (("title", "Om fyren"), ("date", "1911"))


@pytest.mark.parametrize(
    ("content", "told"),
    [("<a><b></a>", "m:1: this is not XML"), ("<html><p>Ord</p></html>", "no record was found")],
)
def test_other_xml_is_refused(content: str, told: str) -> None:
    with pytest.raises(ManifestError, match=told):
        read_records(content.encode(), "m")


def test_entities_of_a_file_are_not_filled_in() -> None:
    attack = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>{MARC}'
    (record,) = read_records(attack.replace("Hav", "&e;").encode(), "m")
    assert record.values("650$a") == ("Fyrar",)
