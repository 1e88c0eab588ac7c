"""Language files → records; each file is read once, when its language is first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from publisher.errors import PublisherError
from publisher.languages.record import Cues, Language, LineEnds, Names, Typography
from publisher.model.versions import FORMAT, fault_of_format
from publisher.model.versions import KEY as FORMAT_KEY

NEUTRAL = "und"


@cache
def known_languages() -> tuple[str, ...]:
    """Return the tags that have a file of their own, in alphabetical order."""
    names = (entry.name for entry in files(__package__).joinpath("data").iterdir())
    tags = (name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    return tuple(sorted(tag for tag in tags if tag not in ("aliases", NEUTRAL)))


@cache
def language(tag: str) -> Language:
    """Return what is known about a BCP 47 tag: its own file, its base language's, or ``und``.

    The record keeps the tag that was asked for, so that a book in ``sv-FI`` says so.
    """
    base = tag.replace("_", "-").split("-")[0].lower()
    for name in (tag, base, _aliases().get(base, NEUTRAL)):
        if name in known_languages():
            return _record(tag, name)
    return _record(tag, NEUTRAL)


def own_tag(tag: str) -> str:
    """Return the tag under which a language has its file, for one that others use (``no``: ``nb``)."""
    return _aliases().get(tag, tag)


@cache
def _aliases() -> dict[str, str]:
    return {key: str(value) for key, value in _table("aliases").items()}


def _table(name: str) -> dict[str, object]:
    """Return the content of a language file; raise PublisherError where its format is unknown."""
    text = files(__package__).joinpath("data", f"{name}.toml").read_text("utf-8")
    table = tomllib.loads(text)
    if fault := fault_of_format(table.pop(FORMAT_KEY, FORMAT)):
        raise PublisherError(fault, place=f"languages/data/{name}.toml: {FORMAT_KEY}")
    return table


def _record(tag: str, name: str) -> Language:
    table = _table(name)
    return Language(
        tag=tag,
        english=_words(table, "english"),
        own=_words(table, "own"),
        hyphenation=_words(table, "hyphenation") or None,
        wordlist=_words(table, "wordlist") or None,
        dictionaries=_list(table, "dictionaries"),
        modern=tuple((old, new) for old, new in _rows(table, "modern")),
        labels=tuple(sorted((key, str(value)) for key, value in _part(table, "labels").items())),
        cues=_cues(_part(table, "cues")),
        line_ends=_line_ends(_part(table, "line_ends")),
        typography=_typography(_part(table, "typography")),
        names=_names(_part(table, "names")),
        vowels=_words(table, "vowels"),
        quoted=bool(table.get("quoted")),
    )


def _cues(table: dict[str, object]) -> Cues:
    return Cues(
        bylines=_list(table, "bylines"),
        translators=_list(table, "translators"),
        note_headings=_list(table, "note_headings"),
        contents_headings=_list(table, "contents_headings"),
        pages=_list(table, "pages"),
        captions=_list(table, "captions"),
        chapters=_list(table, "chapters"),
        months=_list(table, "months"),
        abbreviations=frozenset(_list(table, "abbreviations")),
        ordinals=_list(table, "ordinals"),
        ordinal_endings=_list(table, "ordinal_endings"),
        cardinals=_list(table, "cardinals"),
        publications=_list(table, "publications"),
        date_links=_list(table, "date_links"),
        sentence_words=frozenset(_list(table, "sentence_words")),
    )


def _line_ends(table: dict[str, object]) -> LineEnds:
    return LineEnds(
        compounding=bool(table.get("compounding")),
        links=_list(table, "links"),
        conjunctions=frozenset(_list(table, "conjunctions")),
        keep_before=frozenset(_list(table, "keep_before")),
        keep_after=frozenset(_list(table, "keep_after")),
        triple_consonants=bool(table.get("triple_consonants")),
        diaeresis=tuple((a, b) for a, b in _rows(table, "diaeresis")),
        spelling=tuple((a, b, c) for a, b, c in _rows(table, "spelling")),
    )


def _typography(table: dict[str, object]) -> Typography:
    return Typography(
        initials=bool(table.get("initials")),
        dashes=bool(table.get("dashes")),
        narrow_before=_words(table, "narrow_before"),
        wide_before=_words(table, "wide_before"),
        wide_after=_words(table, "wide_after"),
        spine=_words(table, "spine") or "down",
        quotes=_list(table, "quotes"),
    )


def _names(table: dict[str, object]) -> Names:
    return Names(
        particles=_list(table, "particles"),
        joints=_list(table, "joints"),
        everyday=_list(table, "everyday"),
    )


def _words(table: dict[str, object], key: str) -> str:
    return str(table.get(key, ""))


def _list(table: dict[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise PublisherError(f"“{key}” in a language file is not a list")
    return tuple(str(item) for item in value)


def _rows(table: dict[str, object], key: str) -> tuple[tuple[str, ...], ...]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise PublisherError(f"“{key}” in a language file is not a list")
    return tuple(tuple(str(item) for item in row) for row in value)


def _part(table: dict[str, object], key: str) -> dict[str, object]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise PublisherError(f"“{key}” in a language file is not a table")
    return value
