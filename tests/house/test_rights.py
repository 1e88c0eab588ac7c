"""Where a text comes from and who may publish it: from the keys of manifests to the facts of books."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from publisher.editions import pamphlet_facts
from publisher.errors import ManifestError
from publisher.house import read_house
from publisher.house.licences import licence
from publisher.languages import rights_in_words
from publisher.model.house import WorkText
from publisher.model.provenance import Provenance, Rights, RightsStatus
from publisher.pipeline.rights import reason_against
from tests.house.houses import HOUSE, WORK, write_house
from tests.rendering.books import MODIFIED

LICENSED = HOUSE + 'licence = "CC-BY-4.0"\n'
TOLD = """
source_edition = "Second edition"
source_printer = "A. Setter"
holding_library = "City Library"
shelfmark = "Pamph. 7"
scan = "https://example.org/scans/7"
digitised_by = "The library"
edition = 2
released = 2026-03-04
"""


def work_of(tmp_path: Path, keys: str, house: str = HOUSE) -> WorkText:
    files = {"works/proofs/work.toml": keys + WORK, "house.toml": house}
    (work,) = read_house(write_house(tmp_path, files)).value.works
    return work


def mistakes_of(tmp_path: Path, keys: str) -> list[str]:
    with pytest.raises(ManifestError) as caught:
        work_of(tmp_path, keys)
    return [line.strip() for line in str(caught.value).splitlines()[1:]]


def test_a_manifest_says_where_a_text_was_taken_from(tmp_path: Path) -> None:
    work = work_of(tmp_path, TOLD)
    copy = ("City Library", "Pamph. 7", "https://example.org/scans/7", "The library")
    assert work.provenance == Provenance("Second edition", "A. Setter", *copy)
    assert (work.edition, work.released) == ("2", "2026-03-04")


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('rights_status = "embargo"', "1: rights_status: “embargo” needs the key rights_until"),
        ('rights_status = "licence"', "1: rights_status: “licence” needs the key licence"),
        ("rights_until = 2031", "1: rights_until: belongs to rights_status = “in-copyright” or"),
        ('rights_status = "public"', "did you mean “public-domain”?"),
        (
            'rights_status = "free"',
            "one of public-domain, in-copyright, permission, licence, embargo",
        ),
        ('rights_status = "embargo"\nrights_until = "2031-12"', "expected a year or a day like"),
        (
            'licence = "CC-BY-SA 4"',
            "expected an SPDX identifier like CC-BY-4.0, or a web address; did",
        ),
        ("edition = -1", "edition: “-1”: expected a number like 3 or 2.1"),
        ('shelfmrk = "7"', "shelfmrk: unknown key; did you mean “shelfmark”?"),
    ],
)
def test_a_wrong_key_is_told_with_its_line_and_the_right_one(
    tmp_path: Path, keys: str, told: str
) -> None:
    (line,) = mistakes_of(tmp_path, f"{keys}\n")
    assert line.startswith("seeds/works/proofs/work.toml:")
    assert told in line


def test_a_key_of_one_language_is_told_where_it_stands(tmp_path: Path) -> None:
    manifest = WORK + "rights_until = 2031\n"
    with pytest.raises(ManifestError, match=r"work\.toml:5: en\.rights_until: belongs to"):
        read_house(write_house(tmp_path, {"works/proofs/work.toml": manifest}))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-nc-sa-3.0-de", "https://creativecommons.org/licenses/by-nc-sa/3.0/de/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("gfdl-1.3-or-later", "GFDL-1.3-or-later"),
        ("https://example.org/terms", "https://example.org/terms"),
    ],
)
def test_a_licence_has_an_identifier_or_an_address(said: str, kept: str) -> None:
    assert licence(said) == kept


@pytest.mark.parametrize("said", ["MIT OR Apache-2.0", "LicenseRef-mine", "free", "", 4])
def test_other_words_are_no_licence(said: object) -> None:
    with pytest.raises(ValueError, match="an SPDX identifier"):
        licence(said)


def test_a_work_in_copyright_does_not_come_under_the_licence_of_the_house(tmp_path: Path) -> None:
    house = read_house(write_house(tmp_path, {"house.toml": LICENSED})).value.house
    assert house.licence == "https://creativecommons.org/licenses/by/4.0/"
    keys = 'rights = "© the heirs"\nrights_status = "in-copyright"\nrights_until = 2031\n'
    facts = pamphlet_facts(house, work_of(tmp_path, keys, LICENSED), MODIFIED)
    assert (facts.licence, facts.rights) == (
        None,
        "In copyright until the end of 2031. © the heirs",
    )


@pytest.mark.parametrize(
    ("status", "until", "day", "reason"),
    [
        (RightsStatus.IN_COPYRIGHT, None, "2026-01-01", "in copyright"),
        (RightsStatus.IN_COPYRIGHT, "2031", "2031-12-31", "in copyright until the end of 2031"),
        (RightsStatus.IN_COPYRIGHT, "2031", "2032-01-01", ""),
        (
            RightsStatus.EMBARGO,
            "2026-03-04",
            "2026-03-04",
            "under embargo until the end of 2026-03-04",
        ),
        (RightsStatus.EMBARGO, "2026-03-04", "2026-03-05", ""),
        (RightsStatus.PERMISSION, None, "2026-01-01", ""),
        (None, None, "2026-01-01", ""),
    ],
)
def test_rights_forbid_until_their_last_day_is_over(
    status: RightsStatus | None, until: str | None, day: str, reason: str
) -> None:
    assert reason_against(Rights(status, until), date.fromisoformat(day)) == reason


@pytest.mark.parametrize(
    ("rights", "words"),
    [
        (Rights(RightsStatus.PUBLIC_DOMAIN), "Fri från upphovsrätt"),
        (
            Rights(RightsStatus.EMBARGO, "2031-12-31"),
            "Får inte publiceras till och med 31 december 2031",
        ),
        (Rights(RightsStatus.LICENCE), ""),
        (Rights(), ""),
    ],
)
def test_books_state_rights_in_their_language(rights: Rights, words: str) -> None:
    assert rights_in_words(rights, "sv") == words
