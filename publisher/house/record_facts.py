"""Records of a catalogue find their texts, and become facts that are wanted.

A library writes more than a manifest wants: stops of ISBD behind its values, names by which
people are sorted, brackets around years. These go; what then still fits no key is left, and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from publisher.expressions import compiled
from publisher.house.cells import DATES, LISTS, PEOPLE, SERIES
from publisher.house.fact_changes import WantedFact
from publisher.house.fact_rows import WORK_COLUMN
from publisher.house.filling import fill
from publisher.house.manifest_schema import WorkSchema
from publisher.house.mappings import IDENTIFIER, Find, Mapping
from publisher.house.tables import Manifest
from publisher.model.catalogue import Record
from publisher.model.findings import Finding, Severity
from publisher.model.house import WorkText
from publisher.model.letters import letters_and_figures
from publisher.model.places import Place
from publisher.structs import frozen

_ISBN_KEYS = ("isbn_epub", "isbn_print")
# Keys that say the same whatever stops and blanks stand in them.
_BY_LETTERS = frozenset({"title", *_ISBN_KEYS})
# " /" and " :" of ISBD behind a part, the comma behind a name
_ISBD = compiled(r"\s*[/:;,=]\s*$")
# A year or day in brackets, or with a stop behind it
_DATE = compiled(r"[\[(]?(\d{4}(?:-\d\d){0,2})[\])]?\.?")
# Ada Setter as catalogues have her: Setter, Ada, 1870-1931
_SORTED = compiled(r"([^,]+), ([^,]+?)(?:, (?:\w{1,2}\. ?)?\d{3,4}\??(?:-(?:\d{3,4}\??)?)?\.?)?")
# An ISBN, whatever words stand behind it
_NUMBER = compiled(r"[\dXx-]{10,17}")


@frozen
class KnownText:
    """A text of the house, and the identifiers of its book (``urn:uuid:…``)."""

    work: WorkText
    identifiers: tuple[str, ...]


@frozen
class RecordFacts:
    """What records want to be said, and what was left of them."""

    facts: tuple[WantedFact, ...]
    findings: tuple[Finding, ...]


def wanted_of_records(
    records: Iterable[Record], mapping: Mapping, find: Find, texts: Iterable[KnownText], table: str
) -> RecordFacts:
    """Return what records say of the texts that they find; ``table`` names their file."""
    matching = _Matching(mapping, find, tuple(texts), table)
    facts = tuple(fact for record in records for fact in matching.facts(record))
    return RecordFacts(facts, tuple(matching.findings))


class _Matching:
    """Finds the text of each record, and remembers what could not be used."""

    def __init__(
        self, mapping: Mapping, find: Find, texts: tuple[KnownText, ...], table: str
    ) -> None:
        self.mapping, self.find, self.texts, self.table = mapping, find, texts, table
        self.findings: list[Finding] = []
        self.taken: dict[tuple[str, str], int] = {}

    def facts(self, record: Record) -> Iterator[WantedFact]:
        """Yield what a record says of its text; nothing where it finds none, or several."""
        text = self._text(record)
        if text is None:
            return
        fields: dict[str, list[str]] = {}
        for field, key in self.mapping.keys:
            if record.values(field):
                fields.setdefault(key, []).append(field)
        for key, named in fields.items():
            # Of a key with one value the first field counts; lists are put together.
            used = named if key in LISTS else named[:1]
            values = [value for field in used for value in record.values(field)]
            value = self._value(record, key, values, used[0])
            if value is not None:
                yield WantedFact(text.work, text.language, key, value, record.number, used[0])

    def _text(self, record: Record) -> WorkText | None:
        asked = {_folded(self.find.key, one) for one in record.values(self.find.field)} - {""}
        if not asked:
            self._left(record, f"this record has no {self.find.field}")
            return None
        tags = self._languages(record)
        found = [
            one.work
            for one in self.texts
            if asked & _said(self.find.key, one) and (not tags or one.work.language in tags)
        ]
        names = ", ".join(f"{one.work}.{one.language}" for one in found)
        shown = "; ".join(record.values(self.find.field))
        if not found:
            self._left(record, f"no text of the house has the {self.find.key} “{shown}”")
            return None
        if len(found) > 1:
            self.findings.append(_ambiguous(self._place(record), self.find.key, shown, names))
            return None
        text = (found[0].work, found[0].language)
        if earlier := self.taken.get(text):
            self._left(record, f"record {earlier} is of the same text, {names}")
            return None
        self.taken[text] = record.number
        return found[0]

    def _languages(self, record: Record) -> frozenset[str]:
        """Return the languages that a record names, as tags; libraries write ``ger`` for de."""
        from langcodes import Language
        from langcodes.tag_parser import LanguageTagError

        tags = set()
        for said in record.values(self.find.language) if self.find.language else ():
            try:
                tags.add(str(Language.get(said.strip())))
            except LanguageTagError:
                tags.add(said)
        return frozenset(tags)

    def _value(self, record: Record, key: str, values: list[str], field: str) -> object:
        """Return what a key is to say, None where the values fit it not."""
        cleaned = list(dict.fromkeys(_cleaned(key, value) for value in values))
        if key in LISTS:
            entries = [_person(value) if key in PEOPLE else value for value in cleaned]
            if None in entries:
                told = cleaned[entries.index(None)]
                self._unused(record, f"{field}: “{told}”: how a book prints this name is not told")
                return None
            value: object = entries[0] if len(entries) == 1 else entries
        elif len(cleaned) > 1:
            shown = "”, “".join(cleaned)
            self._unused(record, f"{field}: “{shown}”: one value is wanted for {key}")
            return None
        else:
            value = {"name": cleaned[0]} if key == SERIES else cleaned[0]
        wrong = fill(WorkSchema, Manifest(self.table, "", {}), {key: value})[1]
        if wrong:
            self._unused(record, f"{field}: {wrong[0].matter} for {key}")
            return None
        return value

    def _left(self, record: Record, matter: str) -> None:
        hint = "nothing need be done if the house has no such text"
        place = self._place(record)
        self.findings.append(Finding("catalogues/not-found", Severity.NOTE, matter, hint, place))

    def _unused(self, record: Record, matter: str) -> None:
        hint = "write it into the manifest by hand, or map another field"
        place = self._place(record)
        self.findings.append(
            Finding("catalogues/value-left", Severity.WARNING, matter, hint, place)
        )

    def _place(self, record: Record) -> Place:
        return Place(self.table, record.number, record.number)


def _ambiguous(place: Place, key: str, shown: str, names: str) -> Finding:
    return Finding(
        "catalogues/ambiguous",
        Severity.WARNING,
        f"several texts have the {key} “{shown}”: {names}",
        "name the field of the language in [find], or find them by another key",
        place,
    )


def _said(key: str, text: KnownText) -> frozenset[str]:
    """Return what a text says for the key by which it is found, folded."""
    work = text.work
    if key == WORK_COLUMN:
        return frozenset({work.work})
    if key == IDENTIFIER:
        numbers = (work.isbn_epub, work.isbn_print, *text.identifiers)
        return frozenset(_folded(key, one) for one in numbers if one)
    if key in PEOPLE:
        names = (name for p in work.contributors for name in (p.name, p.file_as) if name)
        return frozenset(_folded(key, name) for name in names)
    value = getattr(work, key, None) or getattr(work.provenance, key, None)
    return frozenset({_folded(key, value)}) if isinstance(value, str) else frozenset()


def _folded(key: str, value: str) -> str:
    """Return a value as far as it counts for finding: titles by their letters, others by their signs."""
    if key in _BY_LETTERS or key == IDENTIFIER:
        number = _NUMBER.search(value) if key != "title" and "urn:uuid" not in value else None
        return letters_and_figures(number[0] if number else value)
    return " ".join(value.casefold().split())


def _cleaned(key: str, value: str) -> str:
    bare = _ISBD.sub("", value).strip()
    if key in DATES and (date := _DATE.fullmatch(bare)):
        return date[1]
    if key in _ISBN_KEYS and (number := _NUMBER.match(bare)):
        return number[0]
    # The stop behind a name or subject, but not that of an initial or a title.
    if key in LISTS and re.search(r"\w{3,}\.$", bare):
        return bare.removesuffix(".")
    return bare


def _person(name: str) -> object:
    """Return a person; of one who stands there as in a list, the name as it is read too.

    Years of life go. A name with other parts ("Lind, A., friherre") is nothing that a book could
    print, and comes back as None.
    """
    if inverted := _SORTED.fullmatch(name):
        return {"name": f"{inverted[2]} {inverted[1]}", "sort": f"{inverted[1]}, {inverted[2]}"}
    return None if "," in name else name
