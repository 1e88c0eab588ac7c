"""The record of one language, as its file in ``data/`` fills it."""

from __future__ import annotations

from publisher.errors import PublisherError
from publisher.structs import frozen


@frozen
class Cues:
    """Words by which parts of a book are recognised, spelled as books print them.

    ``bylines`` stand before an author's name, ``translators`` open or make up a translator's
    line, ``publications`` open a line that says where a text was first printed (in any capitals).
    ``imprints`` stand on the page that says who printed a text and who may copy it.
    ``publishers`` are words, and ends of words, of a line that names who printed or sold a book;
    ``authorships`` open a line that says what else an author wrote. ``documents`` are words by
    which bodies call what they write down (``minutes``): no name of a person has one.
    ``articles`` stand before the number of an article of a statute. ``makers_notes`` open the head of
    what those who made a file of the text say of their work (``Transcriber's note``), in small letters.
    ``note_headings``, ``contents_headings`` and ``persons``, which head the list of a play's persons,
    are whole headings, ``pages`` stand before
    a folio, ``blank_pages`` say in brackets that a page is blank,
    ``captions`` open a caption, ``tables`` that of a table before its number,
    ``chapters`` stand beside a number in a heading.
    ``salutations`` and ``closings`` open the lines that open and end a letter.
    ``abbreviations`` end in a period that ends no sentence. ``ordinals`` follow a figure
    (``2nd``), ``ordinal_endings`` end an ordinal in letters (``second``), ``cardinals`` are the
    first numbers in letters (``two``).
    ``sentence_words`` are the commonest verbs and pronouns: sentences have them, headings
    rarely do.

    ``months`` are lists of twelve in the order of the year, one behind the other where months
    have several forms or spellings; ``date_links`` may stand between day, month and year (``de``
    in Spanish).
    """

    bylines: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    publications: tuple[str, ...] = ()
    imprints: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    authorships: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    makers_notes: tuple[str, ...] = ()
    note_headings: tuple[str, ...] = ()
    contents_headings: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    blank_pages: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    salutations: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    ordinal_endings: tuple[str, ...] = ()
    cardinals: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    date_links: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    sentence_words: frozenset[str] = frozenset()


@frozen
class LineEnds:
    """The rules by which words are broken at the end of a line, and put together again.

    ``compounding``: words are freely written together, with ``links`` between them.
    ``conjunctions`` follow a suspended hyphen; words of ``keep_before`` keep a hyphen after
    them, words of ``keep_after`` one before them. ``triple_consonants``: a third equal
    consonant is written only at the break (``till-`` ``låta``: ``tillåta``). ``diaeresis``:
    pairs of a vowel at the head of a line and the same vowel inside the word (``ge-``
    ``executeerd``: ``geëxecuteerd``). ``spelling``: end, beginning, and the letters both make
    inside the word (``Zuk-`` ``ker``: ``Zucker``). ``old_words`` and ``new_words`` are common
    words, in small letters, that are spelled so only before or only since the reform with which
    the third consonant came back (1996 in German: ``Schiffahrt``, ``Schifffahrt``). Words of
    ``tens`` keep a hyphen before those of ``units`` (``thirty-one``). ``hyphened`` are pairs of regular
    expressions for halves, in small letters, of words that have a hyphen of their own.

    ``determiners`` and ``prepositions`` are the commonest words that open what names something, and
    ``clause_openers`` conjunctions and relative words: what may go on with a line that ends in one of
    the first two tells lines that belong together.
    """

    compounding: bool = False
    links: tuple[str, ...] = ()
    conjunctions: frozenset[str] = frozenset()
    keep_before: frozenset[str] = frozenset()
    keep_after: frozenset[str] = frozenset()
    triple_consonants: bool = False
    diaeresis: tuple[tuple[str, str], ...] = ()
    spelling: tuple[tuple[str, str, str], ...] = ()
    old_words: frozenset[str] = frozenset()
    new_words: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    tens: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    hyphened: tuple[tuple[str, str], ...] = ()
    determiners: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    clause_openers: frozenset[str] = frozenset()


@frozen
class Names:
    """The small words of personal names: ``particles`` inside one (``van``), ``joints`` between two.

    A particle that ends in an apostrophe (``d'``) is written together with its name.
    ``everyday`` are particles, of any language, that stand between ordinary nouns in this one
    (``des`` in German), so that they tell no name from a title.
    """

    particles: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()


@frozen
class Typography:
    """The habits of printers: spaces, quotation marks, the words on spines.

    ``initials``: no line ends between initials. ``dashes``: none before a dash with spaces
    around it. A space that stands before a mark of ``narrow_before`` or ``wide_before``, or
    after one of ``wide_after``, does not break. ``quotes`` are four: opening, closing, and the
    two of a quotation inside a quotation, with the spaces that belong to them. ``spine`` is
    ``up`` where the words on the spines of books run from foot to head. ``letterspacing``: words
    were stressed so where others have italics, above all in blackletter and typescript.
    """

    initials: bool = False
    dashes: bool = False
    narrow_before: str = ""
    wide_before: str = ""
    wide_after: str = ""
    spine: str = "down"
    quotes: tuple[str, ...] = ()
    letterspacing: bool = False


@frozen
class Language:
    """One language: its names, its labels of book furniture, its cues, and where its words are listed.

    ``english`` and ``own`` are its name in English and in itself.
    ``hyphenation`` is the name of its patterns for pyphen and None where there are none;
    ``wordlist`` the name of its frequency list and None where there is none; ``dictionaries``
    are names of Hunspell dictionaries, the best first, ``dictionary_package`` is the package of
    Debian that holds one. ``modern`` are pairs of a regular
    expression for letters of older books and the letters of today's word lists. ``vowels`` are
    the small letters that make its syllables, ``signs`` letters or joined signs that no other
    language of its script has. ``quoted`` tells whether books in other languages
    often quote it. ``locale`` is the tag under which CLDR has its way of writing dates, where
    that is not its own.
    """

    tag: str
    english: str
    own: str
    labels: tuple[tuple[str, str], ...]
    cues: Cues
    line_ends: LineEnds
    names: Names
    typography: Typography
    vowels: str = ""
    signs: tuple[str, ...] = ()
    quoted: bool = False
    locale: str = ""
    hyphenation: str | None = None
    wordlist: str | None = None
    dictionaries: tuple[str, ...] = ()
    dictionary_package: str = ""
    modern: tuple[tuple[str, str], ...] = ()

    def label(self, key: str) -> str:
        """Return the words of the language for a piece of book furniture (``contents``).

        Raises PublisherError for a key that no language file has.
        """
        for name, words in self.labels:
            if name == key:
                return words
        raise PublisherError(f"no label “{key}” in language “{self.tag}”")
