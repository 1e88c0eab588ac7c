"""A transcript as lines of JSON: a head, then one record for each page, line, picture and finding.

So it comes from the process that reads a file, and so it lies beside the file in a house
(``LANG.transcript.jsonl``; the format is described in docs/inputs.md). Numbers are rounded to
what matters on both ways, so that a text read for the first time and one read again are the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.places import Place
from publisher.model.transcript import (
    NOTHING_DECLARED,
    Bookmark,
    Declared,
    Geometry,
    Line,
    Link,
    Page,
    PrintedPicture,
    Run,
    ToldCell,
    Transcript,
)

# Number of the format, in the head of each file; a file with another number is made anew.
FORMAT = 2
# Decimals; a hundredth of an em or of a leading is finer than any page is set.
DECIMALS = 2
_PLAIN_RUN, _NOWHERE = Run(""), Geometry()


def records_of(outcome: Outcome[Transcript]) -> Iterator[str]:
    """Yield the records of a transcript and its findings, each one line without its end."""
    yield from map(_json, _of_file(outcome.value.declared))
    for page in outcome.value.pages:
        yield _json(_of_page(page))
        for at, line in enumerate(page.lines, start=1):
            yield _json({"id": f"p{page.index}.l{at}", **_of_line(line)})
        yield from map(_json, map(_of_picture, page.pictures))
    for finding in outcome.findings:
        yield _json(_of_finding(finding))


def outcome_from(
    records: Iterable[str], shown: str, language: str, encoding: str
) -> Outcome[Transcript]:
    """Return the transcript and the findings that records hold; see ``records_of``.

    ``shown`` is the name of its source. Raises ValueError, KeyError or TypeError for lines that
    are no such records.
    """
    pages: list[tuple[Mapping[str, Any], list[Line], list[PrintedPicture]]] = []
    findings: list[Finding] = []
    declared, outline, links = NOTHING_DECLARED, list[Bookmark](), list[Link]()
    for record in map(json.loads, records):
        if "finding" in record:
            findings.append(_finding(record, shown))
        elif "declared" in record:
            declared = Declared(**record["declared"])
        elif "bookmark" in record:
            outline.append(Bookmark(record["bookmark"], record["level"], record["on"]))
        elif "link" in record:
            links.append(Link(*record["link"]))
        elif "page" in record:
            pages.append((record, [], []))
        elif "picture" in record:
            pages[-1][2].append(_picture(record))
        else:
            pages[-1][1].append(_line(record))
    made = tuple(
        Page(
            p["page"],
            tuple(lines),
            p.get("certain", True),
            p.get("label", ""),
            pictures=tuple(pictures),
        )
        for p, lines, pictures in pages
    )
    declared = replace(declared, outline=tuple(outline), links=tuple(links))
    return Outcome(Transcript(shown, language, encoding, made, declared), tuple(findings))


def _json(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _of_file(declared: Declared) -> Iterator[dict[str, Any]]:
    said = {"title": declared.title, "author": declared.author, "language": declared.language}
    if any(said.values()):
        yield {"declared": {key: value for key, value in said.items() if value}}
    for one in declared.outline:
        yield {"bookmark": one.title, "level": one.level, "on": one.page}
    for link in declared.links:
        yield {"link": [link.line, link.start, link.end, link.target]}


def _of_page(page: Page) -> dict[str, Any]:
    record: dict[str, Any] = {"page": page.index}
    if not page.certain:
        record["certain"] = False
    if page.label:
        record["label"] = page.label
    return record


def _of_picture(picture: PrintedPicture) -> dict[str, Any]:
    record: dict[str, Any] = {
        "picture": picture.name,
        "box": _rounded(picture.box),
        "after": picture.after,
        "digest": picture.digest,
    }
    return {**record, "alt": picture.alt} if picture.alt else record


def _picture(record: Mapping[str, Any]) -> PrintedPicture:
    left, top, right, bottom = record["box"]
    return PrintedPicture(
        record["picture"],
        (left, top, right, bottom),
        record["after"],
        record["digest"],
        record.get("alt", ""),
    )


def _of_line(line: Line) -> dict[str, Any]:
    record: dict[str, Any] = {"line": line.number, "text": line.text}
    if line.raw is not None:
        record["raw"] = line.raw
    if line.ending != "\n":
        record["ending"] = line.ending
    if line.part:
        record["part"] = line.part
    if line.runs:
        record["runs"] = [_set(run, _PLAIN_RUN) for run in line.runs]
    if line.geometry is not None:
        record["at"] = _set(line.geometry, _NOWHERE)
    return record


def _line(record: Mapping[str, Any]) -> Line:
    return Line(
        record["line"],
        record["text"],
        record.get("ending", "\n"),
        record.get("raw"),
        record.get("part", 0),
        tuple(Run(**{"text": "", **run}) for run in record.get("runs", ())),
        _geometry(record["at"]) if "at" in record else None,
    )


def _geometry(told: Mapping[str, Any]) -> Geometry:
    # JSON has one kind of list, and lines are compared and looked up.
    fixed: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in told.items()
    }
    cells = tuple(None if cell is None else ToldCell(*cell) for cell in fixed.pop("cells", ()))
    return Geometry(**fixed, cells=cells)


def _set(value: Run | Geometry, usual: Run | Geometry) -> dict[str, Any]:
    """Return the fields of a value that are not as usual, numbers rounded."""
    known = {field.name: _rounded(getattr(value, field.name)) for field in fields(value)}
    return {name: told for name, told in known.items() if told != getattr(usual, name)}


def _rounded(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_rounded, value))
    # Adding nothing turns -0.0 into 0.0.
    return round(value, DECIMALS) + 0.0 if isinstance(value, float) else value


def _of_finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "finding": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "lines": [place.first, place.last],
    }


def _finding(record: Mapping[str, Any], shown: str) -> Finding:
    place = Place(shown, *record["lines"])
    severity = Severity(record["severity"])
    return Finding(record["finding"], severity, record["message"], record["hint"], place)
