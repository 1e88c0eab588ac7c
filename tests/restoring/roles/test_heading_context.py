"""What the company of a line says of it.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from publisher.languages import language
from publisher.restoring.roles.blocks.headings.context import in_company
from publisher.restoring.roles.blocks.headings.series import Setting, series_of
from tests.restoring.galley import COLUMN, full, row

DUTCH = language("nl")


def setting(text: str) -> Setting:
    return Setting((row(text),), row("ging aan land."), (full("Zij stond"),), COLUMN, DUTCH)


def running() -> Setting:
    lines = (full("Zij stond op de"), full("steiger en"), full("wilde niet"), row("gaan."))
    return Setting(lines, row("ging aan land."), lines, COLUMN, DUTCH)


def weights(settings: list[Setting], read: list[float]) -> list[float]:
    return in_company(settings, [series_of(one) for one in settings], read)


def test_a_name_below_a_motto_is_no_heading() -> None:
    text = [running(), setting("OP ZEE."), setting("Alles vloeit"), setting("MULTATULI.")]
    assert weights(text, [-9.0, 2.0, -1.0, 2.0])[3] < 0


def test_a_heading_after_running_text_stays_one() -> None:
    text = [running(), setting("OP ZEE."), running(), setting("AAN LAND.")]
    assert weights(text, [-9.0, 2.0, -9.0, 2.0])[3] == 2.0


def test_agreeing_numbers_may_stand_below_others() -> None:
    text = [running(), setting("OP ZEE."), setting("Alles vloeit"), setting("I.")]
    assert weights(text, [-9.0, 2.0, -1.0, 2.0])[3] == 2.0


def test_above_the_first_running_text_stands_the_title() -> None:
    text = [setting("OP ZEE"), setting("Anna Berg"), setting("HET BEGIN")]
    assert weights(text, [2.0, -1.0, 2.0])[2] == 2.0


def test_headings_of_a_text_are_closed_alike() -> None:
    numbered = [setting(f"{n}. De koe.") for n in ("I", "II", "III", "IV", "V")]
    text = [one for number in numbered for one in (number, running())]
    found = weights(
        [*text, setting("De melk."), running(), setting("De melk")], [1.0, -9.0] * 6 + [1.0]
    )
    assert found[-3] == 1.0
    assert found[-1] < found[-3]
