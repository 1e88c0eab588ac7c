"""Pull quotes and what only looks like one.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from publisher.restoring.roles.furniture.pull_quotes import find_pull_quotes
from tests.restoring.roles.furniture.sheets import pages, taken

TEXT = """\
Kon stod kvar på bryggan och såg ut över vattnet som
om hon väntade på någon, vilket hon inte gjorde. Lam-
pan skulle putsas varje morgon och veken klippas varje
kväll. Ingen visste riktigt vad man skulle göra med all
olja som blev över, när våren kom och ljuset blev längre.
"""
QUOTE = """\
Lampan skulle putsas
varje morgon och
veken klippas varje
kväll.
"""


def found(*texts: str) -> list[str]:
    return taken(find_pull_quotes(pages(*texts), "sv"))


def test_a_narrow_block_that_repeats_the_text_is_taken() -> None:
    assert found(f"{TEXT}\n{QUOTE}\n{TEXT.replace('Lam', 'Bom')}") == QUOTE.split("\n")[:-1]


def test_a_pull_quote_may_stand_before_its_twin() -> None:
    assert len(found(f"{TEXT.replace('Lam', 'Bom')}\n{QUOTE}\n{TEXT}")) == 4


def test_a_title_that_the_text_or_a_colophon_repeats_stays() -> None:
    said_again = "Lampan skulle putsas varje morgon och veken klippas varje kväll.\n"
    assert found(QUOTE, TEXT.replace("Lam", "Bom"), said_again) == []
    assert found(f"{QUOTE}\n{TEXT}") == []


def test_a_pull_quote_may_stand_on_another_page() -> None:
    assert len(found(TEXT, QUOTE, TEXT.replace("Lam", "Bom"))) == 4


def test_the_text_itself_is_never_taken() -> None:
    assert found(f"{TEXT}\n{TEXT}") == []


def test_a_block_without_a_twin_stays() -> None:
    assert found(f"{TEXT}\n{QUOTE.replace('Lampan', 'Bommen')}") == []


def test_a_short_block_stays() -> None:
    assert found(f"{TEXT}\nLampan skulle putsas\nvarje morgon\n") == []


def test_a_wide_block_stays() -> None:
    wide = "Lampan skulle putsas varje morgon och veken klippas\nvarje\nkväll."
    assert found(f"{TEXT}\n{wide}") == []


def test_the_twin_is_named() -> None:
    evidence = {t.evidence for t in find_pull_quotes(pages(f"{TEXT}\n{QUOTE}"), "sv")}
    assert evidence == {"narrow block, the same words stand at line 2"}


def test_a_refrain_stays() -> None:
    refrain = "Vrid, vrid, lilla ljus,\nvrid dig runt vårt lilla hus,\nvrid dig tills det dagas.\n"
    assert found(f"{TEXT}\n{refrain}\n{TEXT.replace('Lam', 'Bom')}\n{refrain}") == []
