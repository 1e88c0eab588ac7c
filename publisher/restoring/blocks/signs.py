"""The signs of items: bullets, and numbers or letters with what is printed around them."""

from __future__ import annotations

import re

from publisher.model.markers import MARKER, Counting, series_of
from publisher.restoring.measuring.rows import Row
from publisher.restoring.wording import bullet_of
from publisher.structs import frozen


@frozen
class Sign:
    """How an item is marked: its bullet, or the signs around its number; and its whole marker."""

    form: str
    marker: str = ""

    @property
    def numbers(self) -> list[int]:
        """Return the parts of a number with points in it (``2.1``), nothing of any other."""
        parts = re.findall(r"\d+", self.marker)
        return [int(part) for part in parts] if len(parts) > 1 else []

    @property
    def begins(self) -> bool:
        """Tell whether counting begins here, as it does with every bullet."""
        if self.numbers or not self.marker:
            return self.numbers[-1:] in ([], [1])
        series = series_of((self.marker,))
        return series is not None and series.start == 1

    @property
    def counting(self) -> Counting | None:
        """Return how an item counts that begins counting; any other one may be read in two ways."""
        series = series_of((self.marker,)) if self.marker and self.begins else None
        return series.counting if series else None

    def follows(self, above: Sign) -> bool:
        """Tell whether an item goes on at the level of another: the same bullet, the next number."""
        if self.form != above.form or not self.marker:
            return self.form == above.form
        if self.numbers:
            *before, last = above.numbers
            return self.numbers == [*before, last + 1]
        return series_of((above.marker, self.marker)) is not None


def sign_of(row: Row) -> Sign:
    """Return the sign of the item that opens with a row; its form is empty where there is none."""
    found = MARKER.match(row.text)
    if found is None:
        return Sign(bullet_of(row.text).strip())
    shape = re.sub(r"\d+", "1", found[0])
    letter = "A" if found[0].isupper() else "a"
    return Sign(re.sub(r"[^\W\d_]+", letter, shape), found[0])
