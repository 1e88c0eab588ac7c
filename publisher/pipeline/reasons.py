"""Why a product is made: what it is made from has changed, and what exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from publisher.model.formats import Format
from publisher.model.house import WorkText
from publisher.outputs import read_inputs
from publisher.pipeline.books import Book, folder_of, path_of
from publisher.pipeline.build_state import BuildState
from publisher.pipeline.freshness import HELPER, PROGRAM, STATED, TEXT, WORDS

_IN_WORDS = {
    PROGRAM: "publisher or a library that it uses is another version",
    HELPER: "pandoc is another version",
    WORDS: "other texts of the house tell it something else of its words",
}


def reasons_for_text(state: BuildState, work: WorkText) -> tuple[str, ...]:
    """Return why a text is restored: a clause for each reason, the first one that decides it."""
    if state.text_is_fresh(work):
        return ("a book that is made needs it, and it has not been kept",)
    parts = state.inputs.parts_of_text(work)
    return tuple(_reasons(state, folder_of(work), state.inputs.of_text(work), parts))


def reasons_for_book(state: BuildState, book: Book, form: Format) -> tuple[str, ...]:
    """Return why a book is made: a clause for each reason, the first one that decides it."""
    parts = state.inputs.parts_of_book(book, form)
    inputs = state.inputs.of_book(book, form)
    return tuple(_reasons(state, path_of(book, form), inputs, parts))


def _reasons(state: BuildState, path: str, inputs: str, parts: Mapping[str, str]) -> Iterator[str]:
    known = state.known(path)
    before = read_inputs(state.memory.state, path)
    if known is None:
        yield "it has not been built"
    elif not state.digest(path):
        yield "it is not there any more"
    elif known.inputs != inputs:
        yield from _changes(before, parts) if before else ["it was built by an earlier version"]
    elif known.digest != state.digest(path):
        yield "it is no longer as it was built"
    else:
        yield "everything is asked for anew"


def _changes(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    changed = [n for n in dict.fromkeys((*now, *before)) if before.get(n) != now.get(n)]
    facts = [name.removeprefix(STATED) for name in changed if name.startswith(STATED)]
    for name in changed:
        if name in _IN_WORDS:
            yield _IN_WORDS[name]
        elif name.startswith(TEXT):
            yield f"the text of {name.removeprefix(TEXT)} is restored anew, or was"
        elif not name.startswith(STATED):
            what = (
                "is gone" if name not in now else "is new" if name not in before else "has changed"
            )
            yield f"{name} {what}"
    if facts:
        yield f"the manifests say something else: {', '.join(_named(facts))}"


def _named(facts: Iterable[str]) -> Iterator[str]:
    yield from (fact.replace("_", " ") for fact in dict.fromkeys(facts))
