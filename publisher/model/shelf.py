"""What a browser is shown of a house: the books that are there, and what came of the last save."""

from __future__ import annotations

from publisher.structs import frozen


@frozen
class ShelfFile:
    """A product to open: its name for people (``EPUB``, ``kdp.cover``), its address, its bytes."""

    name: str
    address: str
    size: int


@frozen
class ShelfBook:
    """A book of which something is there.

    ``cover`` is the address of its picture and ``page`` that of its web page, ``proof`` those of
    pictures of its pages by what they show; empty where there is none.
    """

    title: str
    language: str
    files: tuple[ShelfFile, ...]
    cover: str = ""
    page: str = ""
    proofs: tuple[tuple[str, str], ...] = ()


@frozen
class ShelfNews:
    """What came of the last save: files that were saved, books made, what failed or is wrong.

    ``problems`` are messages of several lines; ``seconds`` is how long it took.
    """

    saved: tuple[str, ...]
    made: tuple[str, ...]
    problems: tuple[str, ...]
    seconds: float


@frozen
class Shelf:
    """The page of a house: its name, its books in sections with a heading each, the news."""

    house: str
    sections: tuple[tuple[str, tuple[ShelfBook, ...]], ...]
    news: ShelfNews | None = None


@frozen
class ProofPage:
    """The pictures of a PDF's pages: whose they are, and the address of each with its name."""

    title: str
    pictures: tuple[tuple[str, str], ...]
