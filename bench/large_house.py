"""Measures what a large house costs: ``python -m bench.large_house [WORKS …]``, 1,000 without a number.

A house of so many small works is made, with the state that a build of all of them would leave.
Then the command runs in a process of its own where nothing has changed, after one source has
changed, and after one has been added, and so do ``list`` and ``status``. One work alone, in a
house of its own, shows what its own time is.

Each work is a manifest and a text of a few pages, made up from a list of words by its number, so
that every run makes the same. The books are not made: what lies in their places is short, and the state
says of it what a build would; manifests and words are told to it as the first is read, so that
100,000 works are ready in minutes. Had it something to say that is not so, books would be built.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.command import by_processor, run, show
from publisher.house import read_house
from publisher.house.knowing import Known, known_or_read
from publisher.house.manifest_stamps import stamps_of_works
from publisher.house.works import read_work
from publisher.model.findings import Finding, Severity
from publisher.model.formats import Format
from publisher.model.house import WorkText
from publisher.model.places import Place
from publisher.outputs import (
    Extent,
    Making,
    Product,
    ProductKind,
    Subject,
    TextWords,
    WordIndex,
    digest_of_bytes,
    digest_of_files,
    keep_inputs,
    keep_products,
)
from publisher.pipeline.books import Book, books_of, folder_of, path_of
from publisher.pipeline.build_state import BuildState, build_state
from publisher.pipeline.house_memory import HouseMemory, open_memory
from publisher.pipeline.house_words import ANSWERS
from publisher.pipeline.placing import TEXT

HOUSE = 'name = "Many"\nlanguage = "en"\nformats = ["epub"]\n'
WORK = 'title = "The Press, Part {number}"\nauthor = "Ida Borgis"\ndate = 1911\npublished = 2026-03-01\n'
SYLLABLES = [
    "ba",
    "do",
    "fe",
    "gi",
    "hu",
    "ka",
    "lo",
    "me",
    "ni",
    "pu",
    "ra",
    "so",
    "te",
    "vi",
    "wu",
    "za",
]
# Paragraphs of a text, and sentences of a paragraph.
PARAGRAPHS, SENTENCES = 12, 4
# Bytes of what lies in the place of a book; a pamphlet with its cover has as many.
BOOK = 30_000
# Seconds after which the stamp of a file is relied on.
AGE = 2.5
# Words that each text asks of the others.
ASKED = 8
# Books whose products are written into the state at once.
AT_ONCE = 1000


def main() -> None:
    """Measure houses of some sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("works", type=int, nargs="*", default=[1000], help="numbers of works")
    print(f"{'':44}{'wall s':>8}{'cpu s':>8}{'MB':>7}")
    with TemporaryDirectory() as folder:
        for works in parser.parse_args().works:
            measure(Path(folder) / str(works), works)


def measure(root: Path, works: int) -> None:
    """Print a line for each thing that a person does in a house of so many works."""
    alone = root.with_name("alone")
    write_house(alone, 2)
    write_state(alone)
    edit(alone)
    show("one source changed, in a house of two", run("build", "--house", str(alone)))
    shutil.rmtree(alone)
    write_house(root, works)
    write_state(root)
    # One run has seen all files then, and remembers how the texts stand.
    time.sleep(AGE)
    build = ("build", "--house", str(root))
    show(f"{works:,} works, seen for the first time", run(*build))
    show(
        f"{works:,} works, nothing changed", min((run(*build) for _ in range(3)), key=by_processor)
    )
    for command in ("list", "status"):
        show(f"{works:,} works, {command}", run(command, "--house", str(root)))
    edit(root)
    show(f"{works:,} works, one source changed", run(*build))
    write_work(root, works)
    show(f"{works:,} works, one added", run(*build))
    shutil.rmtree(root)


def edit(root: Path) -> None:
    """Change a word of the first source, one that stands in no other text."""
    source = root / "seeds/works/press-000000/en.txt"
    source.write_text(source.read_text("utf-8").replace("nobody asked", "nobody knew"), "utf-8")


def write_house(root: Path, works: int) -> None:
    """Write the manifests and sources of a house of so many works."""
    (root / "seeds/works").mkdir(parents=True)
    (root / "seeds/house.toml").write_text(HOUSE, "utf-8")
    for number in range(works):
        write_work(root, number)


def write_work(root: Path, number: int) -> Path:
    """Write the manifest and the source of one work, and return the path of the source."""
    folder = root / f"seeds/works/press-{number:06}"
    folder.mkdir()
    (folder / "work.toml").write_text(WORK.format(number=number), "utf-8")
    source = folder / "en.txt"
    source.write_text("\n\n".join(_paragraphs(number)) + "\n", "utf-8")
    return source


def _paragraphs(number: int) -> Iterator[str]:
    yield f"The Press, Part {number}"
    yield "By Ida Borgis"
    for paragraph in range(PARAGRAPHS):
        names = (_name(number * 7 + paragraph * SENTENCES + n) for n in range(SENTENCES))
        yield "\n".join(
            f"In the year of the press {name} came down to the ford, and nobody asked who had sent."
            for name in names
        )


def _name(number: int) -> str:
    """Return a word that no list has; the same number gives the same."""
    places = (number // 16**at % 16 for at in range(4))
    return "".join(SYLLABLES[place] for place in places).capitalize()


def write_state(root: Path) -> None:
    """Put short files into the places of all books and texts, and write the state of the house."""
    # The files are old enough then for their stamps to be relied on.
    time.sleep(AGE)
    with open_memory(root) as memory:
        _tell_manifests(memory)
        house = read_house(root, memory).value
        _tell_words(memory, house.works)
        state = build_state(memory, house)
        books = books_of(house)
        state.take(books)
        for at in range(0, len(books), AT_ONCE):
            made = [one for book in books[at : at + AT_ONCE] for one in _placed(state, book)]
            parts = (keep_inputs(product.path, parts) for product, parts in made)
            memory.state.change(keep_products([product for product, _ in made]), *parts)
        memory.files.save(time.time_ns())


def _tell_manifests(memory: HouseMemory) -> None:
    """Let the memory know of all manifests what is read of the first; they differ in their numbers."""
    stamps = stamps_of_works(memory.root)
    first, stamp = next(iter(stamps.items()))
    known: Known[WorkText] = Known(memory, first, stamp, lambda _: True)
    known_or_read(known, lambda: read_work(memory.root, memory.root / first))
    value = memory.recall(first, stamp) if stamp else None
    assert value, "the first manifest is known"
    before = (first.rpartition("/")[2], "Part 0")
    for number, (where, stamp) in enumerate(stamps.items()):
        own = value.replace(before[0], where.rpartition("/")[2])
        if stamp:
            memory.remember(where, stamp, own.replace(before[1], f"Part {number}"))


def _tell_words(memory: HouseMemory, works: Iterable[WorkText]) -> None:
    """Let the state know the words of all sources: the names in each."""
    texts = []
    for number, work in enumerate(works):
        key = f"{memory.program} {memory.files.digest(work.source)}"
        names = (_name(number * 7 + at) for at in range(PARAGRAPHS * SENTENCES))
        words = frozenset(name.lower() for name in names)
        texts.append(TextWords(work.source, key, work.language, words))
    WordIndex(memory.state).change(texts, ())


def _placed(state: BuildState, book: Book) -> Iterator[tuple[Product, dict[str, str]]]:
    """Write the files of a text and its pamphlet, and yield both as a build remembers them."""
    (work,) = book.works
    found = Finding(
        "headings/none", Severity.NOTE, "no heading was found", "", Place(work.source, 1, 1)
    )
    names = ("manuscript.md", "joins.tsv", "removed.tsv", "findings.txt", "lines.tsv")
    files = {name: f"{name} of {work.source}\n".encode() for name in names}
    told = state.words.other_texts_of(work)
    for number in range(ASKED):  # what a text asks of the others is remembered
        told[_name(number).lower()]
    files[ANSWERS] = told.answers_table()
    files["suspicion.json"] = b'{"figure": 0.1, "grounds": []}\n'
    state.inputs.was_told(work, files[ANSWERS])
    folder = folder_of(work)
    for name, part in files.items():
        _write(state.root / folder / name, part)
    making = Making(state.inputs.of_text(work), digest_of_files(files), len(files))
    subject = Subject(ProductKind.WORK, work.work, work.language, TEXT, folder)
    text = Product.of(subject, making, Extent(doubts=1), (found,))
    yield text, state.inputs.parts_of_text(work)
    path, content = path_of(book, Format.EPUB), work.source.encode().ljust(BOOK, b".")
    _write(state.root / path, content)
    making = Making(state.inputs.of_book(book, Format.EPUB), digest_of_bytes(content), BOOK)
    subject = Subject(book.kind, book.name, book.language, Format.EPUB, path)
    product = Product.of(subject, making, Extent(None, 3, 1), (), [found])
    yield product, state.inputs.parts_of_book(book, Format.EPUB)


def _write(path: Path, content: bytes) -> None:
    # Not as books are placed, which waits for the disk each time.
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    main()
