"""Rules of ink: text in black alone, the inks of the press and not too much of them, sharp pictures.

Each function is one rule: it yields a finding for what breaks it, with what to do instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from publisher.model.findings import Finding
from publisher.model.press import Inks, Profile
from publisher.prepress.colours import darkest_of
from publisher.prepress.page_inspection import Ink, Picture
from publisher.prepress.reading import File, Page
from publisher.prepress.requirements import Requirements

# Colour spaces (see page_inspection) that a press prints in black, and in process or spot colours.
BLACK = {"gray", "mask"}
COLOURED = BLACK | {"cmyk", "pattern", "separation", "devicen"}
ONE_BIT = 1  # bits a channel of line art, which needs more dots per inch than other pictures
# The share of black ink from which letters count as black. They must have no other ink, or each
# plate that is off by a hair gives them a coloured edge.
RICH = 0.85
ROUNDING = 1  # per cent of ink, and dots per inch, that a measured value may be off


def text_colour(file: File, asked: Requirements) -> Iterator[Finding]:
    """Refuse letters that are not in black alone; on a coloured cover this holds for dark ones."""
    bad = _pages_with(file, lambda ink: ink.use == "text" and not _is_black_alone(ink, asked))
    if bad:
        yield asked.fault(
            "prepress/text-colour",
            f"letters are printed in {_spaces(file, bad, 'text')}, not in black alone",
            "let “publisher build --profile” set them in black",
            bad,
        )


def _is_black_alone(ink: Ink, asked: Requirements) -> bool:
    """Tell whether letters in this ink are printed with one plate, or may have more."""
    if ink.space == "gray":
        return True
    if ink.space != "cmyk":
        return False
    *colours, black = ink.values
    if asked.inks is Inks.BLACK:
        return not any(colours)
    return black < RICH or not any(colours)


def colours(file: File, asked: Requirements) -> Iterator[Finding]:
    """Refuse colours that the press does not print with."""
    allowed = BLACK if asked.inks is Inks.BLACK else COLOURED
    bad = _pages_with(
        file, lambda ink: ink.use != "text" and ink.space not in allowed and not _is_key(ink)
    )
    if bad:
        yield asked.fault(
            "prepress/colour",
            f"something is printed in {_spaces(file, bad, 'line', 'picture')}; "
            f"the press prints in {asked.inks.value} inks",
            "let “publisher build --profile” convert the colours",
            bad,
        )


def _is_key(ink: Ink) -> bool:
    """Tell whether an ink needs the black plate alone, or stands for others that are listed too."""
    return ink.space in ("pattern", "none") or (ink.space == "cmyk" and not any(ink.values[:3]))


def _pages_with(file: File, wrong: Callable[[Ink], bool]) -> list[int]:
    """Return the numbers of the pages on which an ink is wrong."""
    return [page.number for page in file.pages if any(wrong(ink) for ink in page.seen.inks)]


def _spaces(file: File, pages: Iterable[int], *uses: str) -> str:
    """Return the colour spaces of these pages for some uses (text, line, picture), in words."""
    found = {i.space for n in pages for i in file.pages[n - 1].seen.inks if i.use in uses}
    return ", ".join(sorted(found))


def ink_amount(file: File, asked: Requirements) -> Iterator[Finding]:
    """Refuse more ink on one place than can dry."""
    bad = [page.number for page in file.pages if _most_on(page) > asked.profile.ink + ROUNDING]
    if bad:
        yield asked.fault(
            "prepress/ink",
            f"{most_ink(file):.0f} % of ink lie on one place; at most {asked.profile.ink} % can dry",
            "choose a lighter colour or picture",
            bad,
        )


def most_ink(file: File) -> float:
    """Return the most ink that lies on one place of a file, in per cent."""
    return max((_most_on(page) for page in file.pages), default=0.0)


def _most_on(page: Page) -> float:
    """Return the most ink that lies on one place of a page, in per cent."""
    # Letters and lines say their ink themselves; a picture has to be read for it.
    pictures = (darkest_of(p.stream) for p in page.seen.pictures if p.space == "cmyk" and p.stream)
    return max([*(ink.amount for ink in page.seen.inks if ink.values), *pictures], default=0.0)


def resolution(file: File, asked: Requirements) -> Iterator[Finding]:
    """Refuse pictures with so few dots per inch that these would be seen."""
    for page in file.pages:
        for picture in sorted(page.seen.pictures, key=lambda p: p.resolution):
            least = _least(picture, asked.profile)
            if picture.resolution < least - ROUNDING:
                yield asked.fault(
                    "prepress/resolution",
                    f"a picture has {picture.resolution:.0f} dots per inch; {least} are needed",
                    "use a larger picture, or show it smaller",
                    [page.number],
                )


def _least(picture: Picture, profile: Profile) -> int:
    """Return the fewest dots per inch that the printer takes for a picture."""
    return profile.line_resolution if picture.bits == ONE_BIT else profile.resolution


def transparency(file: File, asked: Requirements) -> Iterator[Finding]:
    """Refuse transparency where the standard of the profile has none."""
    if asked.profile.transparency:
        return
    bad = [page.number for page in file.pages if page.seen.transparent]
    if bad:
        what = sorted({reason for page in file.pages for reason in page.seen.transparent})
        yield asked.fault(
            "prepress/transparency",
            f"there is {', '.join(what)}; this printer accepts nothing transparent",
            "save pictures without transparency and use opaque colours in the design",
            bad,
        )
