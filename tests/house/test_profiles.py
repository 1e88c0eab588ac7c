"""Printers' profiles are dated, complete, and checked key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import ManifestError, UsageError
from publisher.house import known_profiles, profile_schema, read_profile
from publisher.house.manifest_schema import Schema
from tests.support.manual import page

MANUAL = page("printers")
GOOD = """
title = "The shop"
dated = 2026-11-01
source = "They told us."
[papers.white]
title = "white"
page = 0.05
"""


def house(folder: Path, text: str, name: str = "shop") -> Path:
    (folder / "profiles").mkdir()
    (folder / "profiles" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", known_profiles(None))
def test_profiles_of_the_package_say_when_and_from_where(name: str) -> None:
    profile = read_profile(None, name)
    assert profile.dated >= "2026-11"
    assert len(profile.source) > 60
    assert all(0.03 < paper.page < 0.1 for paper in profile.papers)


def test_the_package_has_the_profiles_of_the_manual() -> None:
    assert set(known_profiles(None)) == {"home", "bleed", "pdfx4", "kdp", "ingramspark"}


def test_a_house_has_profiles_of_its_own(tmp_path: Path) -> None:
    root = house(
        tmp_path, GOOD + "\n[pages]\nleast = 8\n[margins]\ninside = [[100, 9], [400, 12]]\n"
    )
    profile = read_profile(root, "shop")
    assert (profile.title, profile.least, profile.paper("white")) == (
        "The shop",
        8,
        profile.papers[0],
    )
    assert [profile.margins.inside_of(n) for n in (100, 101, 401)] == [9, 12, 0]
    assert "shop" in known_profiles(root)


def test_the_house_goes_before_the_package(tmp_path: Path) -> None:
    assert read_profile(house(tmp_path, GOOD, "kdp"), "kdp").title == "The shop"


@pytest.mark.parametrize("name", ["kpd", "booklet", "../kdp", ""])
def test_a_profile_that_does_not_exist_is_refused(name: str, tmp_path: Path) -> None:
    root = house(tmp_path, GOOD, "booklet")
    with pytest.raises(UsageError, match="there is no profile"):
        read_profile(root, name)


MISTAKES = (
    ("marsk = true", "marsk: unknown key; did you mean “marks”?"),
    ('marks = "no"', "marks: “no”: expected true or false"),
    ('standard = "PDF/X-3"', "standard: “PDF/X-3”: expected one of none, PDF/X-1a:2001, PDF/X-4"),
    ("format = 7", "shop.toml:1: format: format 7 is unknown"),
    ("[trim]\nsizes = [148]", "trim.sizes: “[148]”: expected width x height"),
    ('[trim]\nsmallest = "100 x 150"', "trim: smallest and largest must be given together"),
    ("[pages]\nleats = 4", "pages.leats: unknown key; did you mean “least”?"),
    ("[pages]\nleast = 40\nmost = 20", "pages.most: this is less than “least”"),
    ("[pages]\nmultiple = 0", "pages.multiple: “0”: expected a whole number"),
    ("[margins]\ninside = [[300, 9], [100, 12]]", "margins.inside:"),
    ("[cover]\nbleed = -3", "cover.bleed: “-3”: expected a length in millimetres"),
    ('[papers.pink]\ntitle = "pink"\npaeg = 1', "papers.pink.paeg: unknown key; did you mean “page”?"),
    ('[papers.pink]\ntitle = "pink"', "papers.pink.page: is missing; expected a length"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_key(text: str, told: str, tmp_path: Path) -> None:
    # Keys of the top go before the tables.
    whole = text + GOOD if not text.startswith("[") else GOOD + text
    with pytest.raises(ManifestError) as refusal:
        read_profile(house(tmp_path, whole), "shop")
    assert told in str(refusal.value)
    assert "profiles/shop.toml:" in str(refusal.value)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="6 mistakes"):
        read_profile(house(tmp_path, "marsk = 1\nink = 0\n[papers.white]\npage = 1"), "shop")


def profile_schemas() -> list[type[Schema]]:
    """Return the schema of a profile and those of its tables."""
    own = [value for value in vars(profile_schema).values() if isinstance(value, type)]
    return [s for s in own if issubclass(s, Schema) and s.__module__ == profile_schema.__name__]


@pytest.mark.parametrize("schema", profile_schemas())
def test_the_manual_explains_every_key_of_a_profile(schema: type[Schema]) -> None:
    assert {
        key for key in schema.model_fields if f"`{key}`" not in MANUAL and f"[{key}" not in MANUAL
    } == set()
