"""Manifests → model, and what is said of those with mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import ManifestError, UsageError
from publisher.house import read_house
from publisher.model.house import COVER_DESIGNS, Contributor, Series
from tests.house.houses import HOUSE, WORK, write_house


def _mistakes(root: Path) -> list[str]:
    with pytest.raises(ManifestError) as caught:
        read_house(root)
    return [line.strip() for line in str(caught.value).splitlines()[1:]]


def test_a_house_gives_its_name_its_works_and_its_editions(tmp_path: Path) -> None:
    files = read_house(write_house(tmp_path)).value
    assert files.house.name == "The Composing Room"
    (work,) = files.works
    assert (work.work, work.language, work.title) == ("proofs", "en", "Reading proofs")
    assert work.source == "seeds/works/proofs/en.txt"
    assert work.path == str(tmp_path / work.source)
    assert files.plans[0].parts == ((None, ("proofs",)),)


def test_the_keys_of_a_work_become_people_series_and_dates(tmp_path: Path) -> None:
    manifest = """
        author = ["Anna Bergh", { name = "Ib Lund", sort = "Lund, Ib" }]
        contributors = [{ name = "Eva Dahl", role = "pht" }]
        series = { name = "Trade", position = 2 }
        date = 1911
        subjects = "printing"
        licence = "https://creativecommons.org/licenses/by/4.0/"
        [en]
        title = "Reading proofs"
        editor = "Bo Ek"
        date = 1911-05-06
        original_language = "sv"
        isbn_epub = "978-91-7000-000-3"
        published = "2026-03"
    """
    (work,) = read_house(write_house(tmp_path, {"works/proofs/work.toml": manifest})).value.works
    assert work.contributors == (
        Contributor("Anna Bergh"),
        Contributor("Ib Lund", file_as="Lund, Ib"),
        Contributor("Bo Ek", "edt"),
        Contributor("Eva Dahl", "pht"),
    )
    assert work.series == Series("Trade", "2")
    assert (work.date, work.published, work.subjects) == ("1911-05-06", "2026-03", ("printing",))


def test_the_mistakes_of_all_files_are_told_at_once_each_with_line_and_key(tmp_path: Path) -> None:
    files = {
        "house.toml": 'nmae = "X"\nlanguage = "english"\ncolour = "red"\n',
        "works/proofs/work.toml": 'autor = "A"\n[en]\ntitle = 7\nisbn_epub = "978-0"\n[sv]\ntitle = "S"\n',
        "works/ink/work.toml": "title = [\n",
        "works/ink/en.txt": "Ink\n",
        "editions/all.toml": 'works = ["profs", "proofs"]\n[en]\nsubtitle = "x"\n',
    }
    assert _mistakes(write_house(tmp_path, files)) == [
        "seeds/editions/all.toml:1: works.1: there is no work “profs”; did you mean “proofs”?",
        "seeds/editions/all.toml:2: en.title: is missing; expected a line of text",
        "seeds/house.toml: name: is missing; expected a line of text",
        "seeds/house.toml:1: nmae: unknown key; did you mean “name”?",
        "seeds/house.toml:2: language: “english”: expected a language tag like sv, nl or pt-BR;"
        " did you mean “en”?",
        "seeds/house.toml:3: colour: “red”: expected a colour like #7a1f1f",
        "seeds/works/ink/work.toml: this is not TOML: text stands in quotation marks, lists in"
        " brackets: title = [",
        "seeds/works/proofs/work.toml:1: autor: unknown key; did you mean “author”?",
        "seeds/works/proofs/work.toml:3: en.title: “7”: expected a line of text",
        "seeds/works/proofs/work.toml:4: en.isbn_epub: “978-0”: expected an ISBN of 13 digits"
        " that begins with 978 or 979",
        "seeds/works/proofs/work.toml:5: sv: there is no source sv.txt beside this manifest; known: en",
    ]


def test_mistakes_in_inner_tables_have_their_line(tmp_path: Path) -> None:
    manifest = """works = []
series = { nam = "T" }
[[parts]]
works = ["proofs"]
[[parts]]
heading = { sv = "Två" }
wroks = ["proofs"]
[en]
title = "All"
author = [{ sort = "B" }, 5]
"""
    assert _mistakes(write_house(tmp_path, {"editions/all.toml": manifest})) == [
        "seeds/editions/all.toml:2: series.nam: unknown key; did you mean “name”?",
        "seeds/editions/all.toml:2: series.name: is missing; expected a line of text",
        "seeds/editions/all.toml:5: parts.2.works: is missing; expected a list of work names",
        "seeds/editions/all.toml:7: parts.2.wroks: unknown key; did you mean “works”?",
        "seeds/editions/all.toml:10: en.author.1.name: is missing; expected a line of text",
        "seeds/editions/all.toml:10: en.author.2: “5”: expected a name in quotation marks, or a table"
        ' { name = "…" }',
    ]


def test_a_wrong_key_hides_nothing_that_is_wrong_beside_it(tmp_path: Path) -> None:
    house = 'name = "Press"\nlanguage = "english"\n[books]\ncover = "labl"\ncolour = "red"\n'
    edition = """[[parts]]
headng = "One"
works = ["profs"]
[en]
title = "All"
"""
    files = {"house.toml": house, "editions/all.toml": edition}
    assert _mistakes(write_house(tmp_path, files)) == [
        "seeds/editions/all.toml:2: parts.1.headng: unknown key; did you mean “heading”?",
        "seeds/editions/all.toml:3: parts.1.works.1: there is no work “profs”; did you mean “proofs”?",
        "seeds/house.toml:2: language: “english”: expected a language tag like sv, nl or pt-BR;"
        " did you mean “en”?",
        "seeds/house.toml:4: books.cover: there is no design of covers “labl”; did you mean “label”?",
        "seeds/house.toml:5: books.colour: this key belongs at the top of the file, above all tables",
    ]


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('title = "Ink\ndate = 1', 'a quotation mark is missing: title = "Ink'),
        ("title = Ink", "text stands in quotation marks, lists in brackets: title = Ink"),
        ('title = "a" b = 1', 'one key on each line; something is too much: title = "a" b = 1'),
        ("a = 1\na = 2", "this key or table is there already: a = 2"),
        ("[a\n", "the head of a table is not closed; put ] at its end: [a"),
        ('a = "C:\\dir"', 'write two backslashes where one is meant: a = "C:\\dir"'),
        ("title Ink", "“=” is missing behind the key: title Ink"),
        ("= 3", "this is neither a key nor a table: = 3"),
        (
            "date = 1935-09",
            "text stands in quotation marks, a date without its day too: date = 1935-09",
        ),
        (
            "date = 1935-13-01 # x",
            "there is no such day; a date is written 1935-09-06: date = 1935-13-01 # x",
        ),
        (
            "date = 1935-02-30",
            "there is no such day; a date is written 1935-09-06: date = 1935-02-30",
        ),
        ("date = 12 May 1912", "text stands in quotation marks: date = 12 May 1912"),
        ("a = 1 b = 2", "one key on each line; something is too much: a = 1 b = 2"),
        ("a = {b = 1", "the table is not closed; put } at its end"),
    ],
)
def test_faults_of_toml_are_told_in_plain_words(tmp_path: Path, toml: str, words: str) -> None:
    (mistake,) = _mistakes(write_house(tmp_path, {"editions/all.toml": toml}))
    assert mistake.endswith(f"this is not TOML: {words}")


def test_a_broken_line_hides_no_other_mistake(tmp_path: Path) -> None:
    house = 'name = "X\nlanguage = en\ncolour = "red"\nnotes = "end"\n[books]\npage = "a55"\n'
    told = _mistakes(write_house(tmp_path, {"house.toml": house}))
    assert [one.split(":")[1] for one in told] == ["1", "2", "3", "4", "6"]
    work = '[en]\ntitle = Ink\nautor = "A"\n[sv\ntitel = "B"\n'
    told = _mistakes(write_house(tmp_path, {"house.toml": HOUSE, "works/proofs/work.toml": work}))
    assert [one.split(":")[1] for one in told] == ["2", "4"]


def test_works_pictures_and_covers_are_looked_at_whatever_else_is_wrong(tmp_path: Path) -> None:
    files = {
        "house.toml": f'{HOUSE}colour = "red"\n[books]\ncover = "bnad"\nnotes = "end"\n',
        "works/proofs/work.toml": 'autor = "A"\ncover_picture = "x.png"\n[en]\ntitle = 7\n'
        '[en.pictures."y.png"]\nalt = "A"\n',
        "editions/all.toml": 'works = ["porofs"]\ndate = "May"\n[en]\ntitel = "All"\n',
    }
    told = [one.split(": ", 1)[1] for one in _mistakes(write_house(tmp_path, files))]
    assert [one.split(": ")[0] for one in told] == [
        "works.1",
        "date",
        "en.titel",
        "colour",
        "books.cover",
        "books.notes",
        "autor",
        "cover_picture",
        "en.title",
        "en.pictures.y.png",
    ]


def test_a_place_in_a_series_belongs_in_its_table(tmp_path: Path) -> None:
    files = {"works/proofs/work.toml": "position = 3\n" + WORK}
    (mistake,) = _mistakes(write_house(tmp_path, files))
    assert mistake.endswith("position: this key belongs in the table [series]")


@pytest.mark.parametrize(
    ("key", "place", "words"),
    [
        ('page = "a5"', "page", "this key belongs in the table [books]"),
        ('[books]\ncolour = "#ffffff"', "books.colour", "this key belongs at the top of the file"),
        ('[books]\npage = "a55"', "books.page", "“a55”: expected a size like a5 or digest"),
        (
            '[books]\ncover = "labl"',
            "books.cover",
            "there is no design of covers “labl”; did you mean “label”?",
        ),
    ],
)
def test_keys_in_the_wrong_table_and_names_that_are_none(
    tmp_path: Path, key: str, place: str, words: str
) -> None:
    house = f'name = "X"\nlanguage = "en"\n{key}\n'
    (mistake,) = _mistakes(write_house(tmp_path, {"house.toml": house}))
    assert f": {place}: " in mistake
    assert words in mistake


def test_a_house_may_have_designs_of_covers_of_its_own(tmp_path: Path) -> None:
    house = 'name = "X"\nlanguage = "en"\n[books]\ncover = "mine"\n'
    root = write_house(tmp_path, {"house.toml": house})
    (root / "templates/cover").mkdir(parents=True)
    (root / "templates/cover/mine.html").write_text("<p>{{ facts.title }}</p>")
    assert read_house(root).value.house.settings.cover == "mine"


def test_the_package_has_the_designs_of_covers_that_it_names() -> None:
    for name in COVER_DESIGNS:
        assert (Path(__file__).parents[2] / f"templates/cover/{name}.html").is_file()


@pytest.mark.parametrize(
    ("files", "mistake"),
    [
        ({"works/proofs/en.md": "# A\n"}, "there are two sources, en.txt and en.md"),
        (
            {"works/Proof Sheets/work.toml": WORK},
            "name of a work: expected at most 180 small letters",
        ),
        ({"editions/a_b.toml": ""}, "name of an edition: expected at most 180 small letters"),
        ({"editions/b.toml": 'works = ["proofs"]\n'}, "names no language"),
        ({"editions/b.toml": '[en]\ntitle = "x"\n'}, "works: is missing"),
        (
            {"editions/b.toml": 'works = ["proofs"]\n[nl]\ntitle = "x"\n'},
            "none of the works exists",
        ),
        (
            {"editions/b.toml": 'works = ["proofs", "proofs"]\n[en]\ntitle = "x"\n'},
            "is named twice",
        ),
        ({"works/ink/sv.txt": "Svärta\n"}, "seeds/works/ink: work.toml is missing"),
        ({"works/ink/work.toml": 'title = "Ink"\n'}, "there is no source beside this manifest"),
        ({"works/proofs/work.toml": 'author = "A"\n'}, "en.title: is missing"),
        (
            {"works/proofs/work.toml": '[en]\ntitle = "a"\ntitle = "b"\n'},
            "work.toml:3: this is not TOML",
        ),
    ],
)
def test_one_mistake_is_told_in_words_that_name_it(
    tmp_path: Path, files: dict[str, str], mistake: str
) -> None:
    assert any(mistake in line for line in _mistakes(write_house(tmp_path, files)))


def test_a_manifest_in_another_encoding_names_the_line(tmp_path: Path) -> None:
    root = write_house(tmp_path)
    (root / "seeds/house.toml").write_bytes(b'language = "sv"\nname = "T\xe4ppan"\n')
    assert _mistakes(root)[0].startswith("seeds/house.toml:2: this is not UTF-8")


def test_an_edition_has_headings_and_works_of_its_own_language_and_tells_which_it_leaves_out(
    tmp_path: Path,
) -> None:
    edition = """
works = ["ink"]
[[parts]]
heading = { en = "Then", sv = "Sedan" }
works = ["proofs"]
[en]
title = "All"
[sv]
title = "Allt"
"""
    files = {
        "works/ink/work.toml": '[sv]\ntitle = "Svärta"\n[en]\ntitle = "Ink"\n',
        "works/ink/sv.txt": "Svärta\n",
        "works/ink/en.txt": "Ink\n",
        "editions/all.toml": edition,
    }
    outcome = read_house(write_house(tmp_path, files))
    assert {plan.language: plan.parts for plan in outcome.value.plans} == {
        "en": ((None, ("ink",)), ("Then", ("proofs",))),
        "sv": ((None, ("ink",)),),
    }
    (finding,) = outcome.findings
    assert (finding.code, str(finding.place)) == (
        "house/work-not-in-language",
        "seeds/editions/all.toml:8",
    )


def test_facts_of_one_language_go_before_those_of_all(tmp_path: Path) -> None:
    manifest = 'rights = "A"\ndescription = "B"\n[en]\ntitle = "P"\nrights = "C"\n'
    (work,) = read_house(write_house(tmp_path, {"works/proofs/work.toml": manifest})).value.works
    assert (work.rights, work.description) == ("C", "B")


def test_a_text_that_no_language_names_is_reported(tmp_path: Path) -> None:
    outcome = read_house(write_house(tmp_path, {"works/proofs/notes.txt": "to do\n"}))
    assert [f.code for f in outcome.findings] == ["house/unused-file"]


def test_a_folder_without_a_house_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no house here"):
        read_house(tmp_path)


def test_a_house_may_have_no_works_and_no_editions(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/house.toml").write_text(HOUSE, encoding="utf-8")
    assert read_house(tmp_path).value.works == ()


@pytest.mark.parametrize("file", ["house.toml", "works/proofs/work.toml", "editions/all.toml"])
def test_a_manifest_of_another_format_is_refused_with_its_line(tmp_path: Path, file: str) -> None:
    root = write_house(tmp_path)
    manifest = root / "seeds" / file
    manifest.write_text("format = 2\n" + manifest.read_text("utf-8"), "utf-8")
    assert _mistakes(root) == [
        f"seeds/{file}:1: format: format 2 is unknown; this version of the program reads format 1; "
        "read it with the version of the program that wrote it"
    ]


@pytest.mark.parametrize("file", ["house.toml", "works/proofs/work.toml", "editions/all.toml"])
def test_a_manifest_may_say_that_it_is_of_format_1(tmp_path: Path, file: str) -> None:
    root = write_house(tmp_path)
    before = read_house(root).value
    manifest = root / "seeds" / file
    manifest.write_text("format = 1\n" + manifest.read_text("utf-8"), "utf-8")
    assert read_house(root).value == before
