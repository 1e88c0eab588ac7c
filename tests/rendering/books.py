"""Books that hold every block, inline and note there is, made from the manuscripts beside this file.

They are in Swedish, so that labels, alphabet and quotation marks differ from those of the code:
"Sättarens hand. En liten bok om bly" (The compositor's hand. A small book on lead) and "Läsarens
öga" (The reader's eye), together "Hand och öga" (Hand and eye) in the divisions "Handen" and
"Ögat". The sources of ``book_of`` are a few words: "En bok" (a book), "Ett, två, tre" (one, two,
three), "Not" (note), "Lös" (loose), "Först" (first).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from publisher.editions import (
    assemble_collection,
    assemble_pamphlet,
    collection_facts,
    pamphlet_facts,
)
from publisher.manuscript import read
from publisher.model.edition import Edition, WorkWithText
from publisher.model.house import (
    BookSettings,
    Contributor,
    EditionPlan,
    House,
    NotePlace,
    PlannedPart,
    Series,
    WorkText,
)
from publisher.model.provenance import Provenance, Rights, RightsStatus
from publisher.model.text import Text

TEXTS = Path(__file__).with_name("texts")
MODIFIED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
HOUSE = House(
    name="Vinkelhaken & Co",
    language="sv",
    place="Göteborg",
    website="https://example.org/",
    rights="Fri att sprida",
    licence="https://creativecommons.org/licenses/by-sa/4.0/",
)
COMPOSITOR = WorkText(
    work="sattaren",
    language="sv",
    source="seeds/works/sattaren/sv.txt",
    path="",
    title="Sättarens hand",
    subtitle="En liten bok om bly",
    original_title="The Compositor’s Hand",
    original_language="en",
    contributors=(
        Contributor("Ada Lind", file_as="Lind, Ada"),
        Contributor("Bo Ek", "trl", "Ek, Bo"),
        Contributor("Cecilia Ö. Alm", "edt"),
    ),
    date="1911",
    publication="Aftonskolans småskrifter 7, 1911",
    description="Om sättarens arbete <förr> & nu.",
    subjects=("Typografi", "Hantverk"),
    series=Series("Böcker om böcker", "2"),
    isbn_epub="978-91-981234-0-7",
    isbn_print="978-91-981234-1-4",
    published="2026-01-02",
)
PROVENANCE = Provenance(
    source_edition="Andra upplagan",
    source_printer="Bo Ek",
    holding_library="Stadsbiblioteket",
    shelfmark="Br. 7",
    scan="https://example.org/7",
    digitised_by="Alm",
)
DUTCH = replace(COMPOSITOR, language="nl", title="De hand van de zetter")
READER = WorkText(
    work="lasaren",
    language="sv",
    source="seeds/works/lasaren/sv.txt",
    path="",
    title="Läsarens öga",
    contributors=(Contributor("Dag Rask"),),
)
PLAN = EditionPlan(
    name="handoga",
    language="sv",
    title="Hand och öga",
    contributors=(Contributor("Cecilia Ö. Alm", "edt"),),
    parts=(PlannedPart("Handen", ("sattaren",)), PlannedPart("Ögat", ("lasaren",))),
)


def text(name: str, language: str = "sv") -> Text:
    """Return the text of a manuscript in this folder."""
    return read((TEXTS / f"{name}.md").read_text("utf-8"), f"{name}.md", language)


def archived() -> Edition:
    """Return a small book with everything that archives ask for."""
    work = replace(
        COMPOSITOR,
        provenance=PROVENANCE,
        rights_state=Rights(RightsStatus.PUBLIC_DOMAIN),
        edition="2",
        released="2026-03-04",
    )
    read_ = read("# En bok\n\nText.", "bok.md", "sv")
    return assemble_pamphlet(work, read_, pamphlet_facts(HOUSE, work, MODIFIED))


def pamphlet() -> Edition:
    """Return the rich text as a book of its own, with all that a manifest can say."""
    facts = pamphlet_facts(HOUSE, COMPOSITOR, MODIFIED, (DUTCH,))
    return assemble_pamphlet(COMPOSITOR, text("sattaren"), facts)


def collection() -> Edition:
    """Return both texts as one book in two divisions."""
    works = (COMPOSITOR, READER)
    facts = collection_facts(HOUSE, PLAN, works, MODIFIED)
    return assemble_collection(PLAN, [WorkWithText(work, text(work.work)) for work in works], facts)


def house_rules(notes: NotePlace = NotePlace.BOOK_END) -> Edition:
    """Return an English book with every kind of block, of the length of a few pages.

    ``notes`` is where those of the printed book stand.
    """
    work = WorkText("rules", "en", "rules.md", "", "Rules of a Small Printing House")
    work = replace(work, contributors=(Contributor("Edda Vell"),))
    house = House("The House", "en", settings=BookSettings(print_notes=notes))
    facts = pamphlet_facts(house, work, MODIFIED)
    return assemble_pamphlet(work, text("house-rules", "en"), facts)


def book_of(markup: str, language: str = "sv") -> Edition:
    """Return a manuscript as a book of its own, with as few facts as a book can have."""
    work = WorkText("bok", language, "seeds/works/bok/sv.txt", "", "En bok")
    facts = pamphlet_facts(House("", "sv"), work, MODIFIED)
    return assemble_pamphlet(work, read(markup, "bok.md", language), facts)
