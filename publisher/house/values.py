"""Checks of single values of manifests.

Each function takes a value as TOML gives it and returns it as the model keeps it, in the one way
it is written. A wrong value raises ValueError, whose message continues "expected …".
"""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeVar

from pydantic import HttpUrl, TypeAdapter, ValidationError
from stdnum import ean
from stdnum import isbn as isbn_numbers

from publisher.errors import nearest
from publisher.expressions import compiled
from publisher.house.phrases import CONTROL
from publisher.house.relators import RELATORS
from publisher.model.dates import is_date
from publisher.model.page_sizes import FORMATS, page_size

_ADDRESS = TypeAdapter(HttpUrl)
# A web address that can stand in a book as it is written.
_UNMENDED = compiled(r"https?://[^\s<>\"/][^\s<>\"]*", re.IGNORECASE)
_GAP = compiled(r"\{[^{}]*\}")
# What stands in an address of books for the name, the language and the format of each.
GAPS = ("{name}", "{language}", "{format}")
_COLOUR = compiled(r"#[0-9a-fA-F]{6}")
_POSITION = compiled(r"[0-9]+(?:\.[0-9]+)*")
# Formats that every reading system shows (EPUB 3.3, core media types).
_PICTURES = (".jpg", ".jpeg", ".png")
ISBN_DIGITS = 13
# Characters; no word of a book would fit into shorter lines of plain text.
SHORTEST_WIDTH = 20

A_PHRASE = "a line of text"
A_PERSON = 'a name in quotation marks, or a table { name = "…" }'
A_SERIES = 'a name in quotation marks, or a table { name = "…", position = 3 }'
A_DATE = "a date like 1935, 1935-09 or 1935-09-06"
AN_ISBN = "an ISBN of 13 digits that begins with 978 or 979"
A_WEB_ADDRESS = "a web address that begins with https:// or http://"
A_BOOK_ADDRESS = (
    "a web address with {name} in it, and {language} and {format} if they belong there,"
    " like https://example.org/{name}/{language}"
)
A_COLOUR = "a colour like #7a1f1f"
A_POSITION = "a number like 3 or 2.1"
A_PICTURE = "a picture in the house's folder like pictures/cover.jpg"
A_WIDTH = f"a number of characters, at least {SHORTEST_WIDTH}, or 0"
A_LAST_DAY = "a year or a day like 2031 or 2031-12-31"
YES_OR_NO = "true or false"
A_PAGE = "a size like a5 or digest, or width x height in millimetres like 120 x 190"
A_ROLE = "a MARC relator code like aut, trl, edt or ill"


def phrase(value: object) -> str:
    """Return text of one line without control characters, its outer blanks taken away."""
    if not isinstance(value, str) or not value.strip() or CONTROL.search(value):
        raise ValueError(A_PHRASE)
    return value.strip()


def page(value: object) -> str:
    """Return the name of a page size, or a width and height in millimetres, as it stands."""
    text = value if isinstance(value, str) else ""
    if page_size(text) is None:
        raise ValueError(f"{A_PAGE}; {nearest(text, FORMATS)}")
    return text.strip()


def work_date(value: object) -> str:
    """Return a year, month or day that exists, in the form of ISO 8601."""
    text = _as_text(value)
    if not is_date(text):
        raise ValueError(A_DATE)
    return text


def last_day(value: object) -> str:
    """Return a year or a day that exists: the last one on which something holds."""
    text = _as_text(value)
    if not is_date(text) or len(text) == len("2031-12"):
        raise ValueError(A_LAST_DAY)
    return text


def _as_text(value: object) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    is_year = isinstance(value, int) and not isinstance(value, bool)
    return f"{value:04d}" if is_year else value if isinstance(value, str) else ""


def isbn(value: object) -> str:
    """Return an ISBN-13 (ISO 2108) whose check digit is right, its groups parted by hyphens if at all."""
    text = value.strip() if isinstance(value, str) else ""
    digits = ean.compact(text)
    good = text.isascii() and isbn_numbers.is_valid(digits)
    if not good or len(digits) != ISBN_DIGITS:
        raise ValueError(_wrong_isbn(digits))
    return re.sub("[ -]+", "-", text)


def _wrong_isbn(digits: str) -> str:
    """Return what an ISBN should be; of one that is well formed but for its last digit, that digit."""
    if not re.fullmatch(r"97[89][0-9]{10}", digits):
        return AN_ISBN
    return f"{AN_ISBN}; the check digit of {digits[:-1]} is {ean.calc_check_digit(digits[:-1])}"


def web_address(value: object) -> str:
    """Return an address of the web as it stands; pages and books print it and link to it."""
    text = value if isinstance(value, str) else ""
    # The parser mends what browsers mend, but books would carry the address unmended.
    if not _UNMENDED.fullmatch(text) or CONTROL.search(text):
        raise ValueError(A_WEB_ADDRESS)
    try:
        _ADDRESS.validate_python(text)
    except ValidationError:
        raise ValueError(A_WEB_ADDRESS) from None
    return text


def book_address(value: object) -> str:
    """Return a web address with ``{name}`` in it, and ``{language}``, ``{format}`` where they stand."""
    text = value if isinstance(value, str) else ""
    gaps = _GAP.findall(text)
    if wrong := [gap for gap in gaps if gap not in GAPS]:
        raise ValueError(f"{A_BOOK_ADDRESS}; {nearest(wrong[0], GAPS)}")
    filled = _GAP.sub("x", text)
    try:
        web_address(filled)
    except ValueError:
        raise ValueError(A_BOOK_ADDRESS) from None
    if GAPS[0] not in gaps or set(filled) & set("{}"):
        raise ValueError(A_BOOK_ADDRESS)
    return text


def colour(value: object) -> str:
    """Return a colour of the web in six figures."""
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise ValueError(A_COLOUR)
    return value.lower()


def position(value: object) -> str:
    """Return the place in a series, whole or with decimals (EPUB 3.3, group-position)."""
    text = str(value) if isinstance(value, int | float | str) else ""
    if isinstance(value, bool) or not _POSITION.fullmatch(text):
        raise ValueError(A_POSITION)
    return text


Choice = TypeVar("Choice", bound=StrEnum)


def choice(value: object, known: tuple[Choice, ...]) -> Choice:
    """Return the one of the ``known`` settings that a value names."""
    for setting in known:
        if value == setting.value:
            return setting
    raise ValueError(f"one of {', '.join(known)}{_meant(value, known)}")


def _meant(value: object, known: tuple[StrEnum, ...]) -> str:
    """Return words that name the setting that is meant, nothing where none is near."""
    words = nearest(value, known) if isinstance(value, str) else ""
    return f"; {words}" if words.startswith("did") else ""


def choices(value: object, known: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return those of the ``known`` settings that a list names, in the order of ``known``; at least one."""
    asked = value if isinstance(value, list) else [value]
    for item in asked:
        choice(item, known)
    if not asked:
        raise ValueError(f"some of {', '.join(known)}")
    return tuple(setting for setting in known if setting.value in asked)


def width(value: object) -> int:
    """Return the length of a line in characters, 0 for lines that are not broken."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(A_WIDTH)
    if value != 0 and value < SHORTEST_WIDTH:
        raise ValueError(A_WIDTH)
    return value


def yes_or_no(value: object) -> bool:
    """Return a truth value of TOML; words and numbers for it are refused."""
    if not isinstance(value, bool):
        raise ValueError(YES_OR_NO)
    return value


def picture(value: object) -> str:
    """Return the path of a picture, relative to the house's folder and inside it."""
    path = PurePosixPath(value if isinstance(value, str) else "")
    outside = path.is_absolute() or ".." in path.parts or CONTROL.search(str(path))
    if outside or path.suffix.lower() not in _PICTURES:
        raise ValueError(A_PICTURE)
    return str(path)


def role(value: object) -> str:
    """Return a role from the list of MARC relators."""
    if not isinstance(value, str) or value not in RELATORS:
        raise ValueError(A_ROLE)
    return value
