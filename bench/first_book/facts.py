"""What the newcomer knows and the source does not say: facts of the house and of the work."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import tomlkit

WORK = "the-ferry-at-lindeveer"
HOUSE: Mapping[str, str] = {"name": "The Slipway Press", "place": "Westmarke"}
OF_BOTH: Mapping[str, str] = {"licence": "https://creativecommons.org/licenses/by-sa/4.0/"}
OF_EACH: Mapping[str, Mapping[str, str]] = {
    "en": {"description": "What was told on a ferry, and what was paid for it."},
    "nl": {"description": "Wat er op een veer werd verteld, en wat ervoor werd betaald."},
}
# What each picture shows, in the order in which the text has them.
SHOWN: Mapping[str, tuple[str, str]] = {
    "en": (
        "A small house on the bank of a river, and beside it a post with a bell",
        "A flat boat on a rope across the river, with a man who wears a cap",
    ),
    "nl": (
        "Een huisje op de oever van een rivier, met ernaast een paal met een bel",
        "Een platte boot aan een touw over de rivier, met een man die een pet draagt",
    ),
}


def fill_house(house: Path) -> int:
    """Write what is known into ``house.toml`` and return how many values that were."""
    path = house / "seeds" / "house.toml"
    manifest = tomlkit.parse(path.read_text("utf-8"))
    for key, value in HOUSE.items():
        manifest[key] = value
    path.write_text(tomlkit.dumps(manifest), "utf-8")
    return len(HOUSE)


def fill_work(house: Path, pictures: Mapping[str, tuple[str, ...]]) -> int:
    """Write what is known into the work's manifest and return how many values that were.

    ``pictures`` are the names of the pictures of each language, in the order of the text.
    """
    path = house / "seeds" / "works" / WORK / "work.toml"
    manifest = tomlkit.parse(path.read_text("utf-8"))
    written = 0
    for key, value in OF_BOTH.items():
        manifest[key] = value
        written += 1
    for language, names in pictures.items():
        table = manifest[language]
        for key, value in OF_EACH[language].items():
            table[key] = value
            written += 1
        own = tomlkit.table(is_super_table=True)
        for name, alt in zip(names, SHOWN[language], strict=True):
            own[name] = {"alt": alt}
            written += 1
        table["pictures"] = own
    path.write_text(tomlkit.dumps(manifest), "utf-8")
    return written
