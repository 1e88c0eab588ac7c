"""A work without a manifest: its facts are taken from its text."""

from __future__ import annotations

from pathlib import Path

from publisher.house.naming import name_from
from publisher.house.phrases import as_phrase
from publisher.house.recognising import facts_of
from publisher.house.work_pictures import pictures_beside
from publisher.model.findings import Finding, Severity
from publisher.model.house import Contributor, WorkText
from publisher.model.places import Place
from publisher.model.text import Text


def without_title(path: Path, text: Text, title: str | None) -> tuple[Finding, ...]:
    """Return a warning where nobody gives a ``title``, so that the file's name stands for it."""
    if title or any(fact.key == "title" for fact in facts_of(text, path.stem)):
        return ()
    return (
        Finding(
            "house/title-of-file",
            Severity.WARNING,
            f"no title was found in the text: the book is called “{path.stem}”, after its file",
            "give it with --title",
            Place(text.source, 1, 1),
        ),
    )


def guess_work(path: Path, text: Text, title: str | None, authors: tuple[str, ...]) -> WorkText:
    """Return the facts of a text that lies in no house.

    A ``title`` or ``authors`` that are given go before those the text or its file states. Where nobody gives
    a title, the file's name is the title. Its pictures lie in a folder ``pictures`` beside it.
    """
    facts = facts_of(text, path.stem)
    told = {fact.key: fact.value for fact in facts}
    names = authors or tuple(fact.value for fact in facts if fact.key == "author")
    translators = (fact.value for fact in facts if fact.key == "translator")
    people = (*(Contributor(n) for n in names), *(Contributor(n, "trl") for n in translators))
    return WorkText(
        work=name_from(path.stem),
        language=text.language,
        source=text.source,
        path=str(path),
        title=title or told.get("title") or as_phrase(path.stem) or "?",
        subtitle=told.get("subtitle"),
        contributors=people,
        date=told.get("date"),
        publication=told.get("publication"),
        pictures=pictures_beside(path, text),
    )
