"""``publisher works``: facts of many works go out as a table, and come in from one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.house.houses import write_house

MANIFEST = "seeds/works/proofs/work.toml"
HEAD = "work,language,title,author,shelfmark"
CATALOGUE = """<collection xmlns="urn:marc21"><record>
<datafield tag="245"><subfield code="a">Reading proofs /</subfield></datafield>
<datafield tag="852"><subfield code="j">Br. 7</subfield></datafield>
</record><record>
<datafield tag="245"><subfield code="a">Another</subfield></datafield></record></collection>"""
MAPPING = '[find]\nfield = "245$a"\nkey = "title"\n[keys]\n"852$j" = "shelfmark"\n'


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a house of one work, which nobody needs to build."""
    return write_house(tmp_path / "press")


@pytest.mark.parametrize("name", ["facts.csv", "facts.tsv", "facts.xlsx"])
def test_a_table_goes_out_and_comes_in_again_without_a_change(
    run: Run, small: Path, tmp_path: Path, name: str
) -> None:
    table = tmp_path / name
    done = run("works", "export", table, "--house", small)
    assert done.exit_code == 0, done.output
    assert f"{table} has 1 text with 2 keys" in done.stdout
    before = (small / MANIFEST).read_bytes()
    back = run("works", "import", table, "--write", "--overwrite", "--house", small)
    assert (back.exit_code, back.stdout, back.stderr) == (0, "", "0 changes\n")
    assert (small / MANIFEST).read_bytes() == before
    again = run("works", "export", table, "--house", small)
    assert (again.exit_code, "there is a file of this name already" in again.stderr) == (2, True)


def test_changes_are_shown_first_and_written_on_request(
    run: Run, small: Path, tmp_path: Path
) -> None:
    table, before = tmp_path / "facts.csv", (small / MANIFEST).read_text("utf-8")
    table.write_text(f"{HEAD}\nproofs,,Proofs,Anna Bergh,Br. 7\n", "utf-8")
    shown = run("works", "import", table, "--house", small)
    assert shown.exit_code == 0, shown.output
    title, shelfmark = (" ".join(line.split()) for line in shown.stdout.splitlines())
    assert title == "proofs.en title Reading proofs → Proofs kept: written by hand"
    assert shelfmark == "proofs shelfmark → Br. 7"
    assert "nothing is written yet; --write does" in shown.stderr
    assert (small / MANIFEST).read_text("utf-8") == before
    done = run("works", "import", table, "--write", "--json", "--house", small)
    assert json.loads(done.stdout)["written"] == [MANIFEST]
    after = (small / MANIFEST).read_text("utf-8")
    assert after == before.replace('"Anna Bergh"\n', '"Anna Bergh"\nshelfmark = "Br. 7"\n')


def test_a_catalogue_comes_in_by_a_mapping(run: Run, small: Path, tmp_path: Path) -> None:
    catalogue, mapping = tmp_path / "catalogue.xml", tmp_path / "marc.toml"
    catalogue.write_text(CATALOGUE, "utf-8")
    mapping.write_text(MAPPING, "utf-8")
    bare = run("works", "import", catalogue, "--house", small)
    assert (bare.exit_code, "needs a mapping" in bare.stderr) == (2, True)
    done = run("works", "import", catalogue, "--mapping", mapping, "--write", "--house", small)
    assert done.exit_code == 0, done.output
    assert "no text of the house has the title “Another”" in done.stderr
    assert 'shelfmark = "Br. 7"' in (small / MANIFEST).read_text("utf-8")


def test_columns_of_other_names_are_mapped(run: Run, small: Path, tmp_path: Path) -> None:
    table, mapping = tmp_path / "t.csv", tmp_path / "names.toml"
    table.write_text("Verk;Signum;Anm.\nproofs;Br. 7;nothing\n", "utf-8")
    mapping.write_text('[keys]\nVerk = "work"\nSignum = "shelfmark"\n', "utf-8")
    done = run("works", "import", table, "--mapping", mapping, "--house", small)
    assert (done.exit_code, "Br. 7" in done.stdout) == (0, True)
    mapping.write_text(
        '[find]\nfield = "Verk"\nkey = "work"\n[keys]\nSignum = "shelfmark"\n', "utf-8"
    )
    found = run("works", "import", table, "--mapping", mapping, "--house", small)
    assert found.stdout == done.stdout


def test_nothing_is_written_while_anything_is_wrong(run: Run, small: Path, tmp_path: Path) -> None:
    table, before = tmp_path / "t.csv", (small / MANIFEST).read_bytes()
    table.write_text("work,shelfmark,date\nproofs,7,soon\nprofs,8,\n", "utf-8")
    done = run("works", "import", table, "--write", "--house", small)
    assert done.exit_code == 4
    assert "2 mistakes in the table" in done.stderr
    assert "t.csv:2: date: “soon”: expected a date like" in done.stderr
    assert "t.csv:3: work: there is no work “profs”; did you mean “proofs”?" in done.stderr
    assert (small / MANIFEST).read_bytes() == before


@pytest.mark.parametrize(
    ("action", "name", "told"),
    [
        ("import", "none.csv", "there is no table"),
        ("export", "t.ods", "end its name with .csv, .tsv"),
    ],
)
def test_a_table_that_cannot_be_is_named(
    run: Run, small: Path, tmp_path: Path, action: str, name: str, told: str
) -> None:
    done = run("works", action, tmp_path / name, "--house", small)
    assert (done.exit_code, told in done.stderr) == (2, True)
