"""What stands out of the face of a text becomes emphasis, in clean stretches, at any join."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.manuscript import read, write
from publisher.model.inlines import plain, walk
from publisher.model.places import Place
from publisher.model.roles import BlockRole
from publisher.model.text import Decision, Emphasis, Join, Styled, Text
from publisher.restoring import restore
from publisher.restoring.characters import FIRST_CALL
from publisher.restoring.composing.composer import Composer
from publisher.restoring.composing.faces import faces_of
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.rows import Row, rows_of
from publisher.restoring.roles.told import Reference
from publisher.restoring.words import end_of
from tests.restoring.galley import rows as plain_rows
from tests.restoring.typed import typed
from tests.support.pages import letters, letters_kept, source_lines

PLACE = Place("a.txt", 1, 2)
# Running text in roman, against which a line stands out.
ROMAN = "The keeper wrote down every ship that passed the light that year and the next one."


def rows(text: str) -> tuple[Row, ...]:
    return rows_of(typed(text).pages)[0]


def markup(
    own: tuple[Row, ...],
    *others: Draft,
    role: BlockRole = BlockRole.PARAGRAPH,
    join: Join | None = None,
) -> str:
    """Return the markup of a block of some rows, in a text that has other blocks as well."""
    draft = Draft(role, own)
    joins = {end_of(own[0], own[1]): join} if join else {}
    faces = faces_of((draft, *others), ())
    composer = Composer("a.txt", (Reference(0, "1"),), ("1",), joins, {}, faces=faces)
    (made,) = composer.blocks([draft])
    return write(Text("a.txt", "en", (made,))).strip()


def paragraph(text: str) -> str:
    return markup(rows(text), Draft(BlockRole.PARAGRAPH, rows(ROMAN)))


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("He read _Capital_ twice.", "He read *Capital* twice."),
        ("He never *saw* it.", "He never **saw** it."),
        ("He read _Capital _twice.", "He read *Capital* twice."),
        ("He read_ Capital_ twice.", "He read *Capital* twice."),
        # Stops behind the words belong to the text; those that shorten a word do not.
        ("He read _Capital_.", "He read *Capital*."),
        ("He read _Capital._", "He read *Capital*."),
        ("He read _Capital,_ twice.", "He read *Capital*, twice."),
        ("See _op. cit._, there.", "See *op. cit.*, there."),
        ("See _ibid._ for more.", "See *ibid.* for more."),
        ("So he said. _Never again._ And left.", "So he said. *Never again.* And left."),
        ("_Never!_ he said.", "*Never!* he said."),
        # One stretch over blanks, hyphens and apostrophes; two where a roman comma parts them.
        ("The _Times_ _Book_ _Review_ said", "The *Times Book Review* said"),
        ("A _well_-_known_ thing", "A *well-known* thing"),
        ("In _Capital, Grundrisse_ and", "In *Capital, Grundrisse* and"),
        ("In _Capital_, _Grundrisse_ and", "In *Capital*, *Grundrisse* and"),
        # Quotation marks and brackets in pairs or not at all.
        ("He said “_no”_ twice.", "He said “*no*” twice."),
        ("He said _“no”_ twice.", "He said *“no”* twice."),
        ("It is (_see there)._ So", "It is (*see there*). So"),
        ("It is _(see there)_ so", "It is *(see there)* so"),
        # Half words only where the source sets them so beyond doubt.
        ("He saw _anti_capitalism there.", "He saw *anti*capitalism there."),
        ("*H*e saw it.", "He saw it."),
        ("He s_aw_ it.", "He *saw* it."),
        ("Let _x_ be so.", "Let *x* be so."),
        ("l’_Humanité_ said", "l’*Humanité* said"),
        # Nothing but signs is no stress.
        ("He left_ – _and came.", "He left – and came."),
        ("#Berg#: Yes.", "[Berg]{.smallcaps}: Yes."),
        ("A#NNA# B#ERG# said", "[ANNA BERG]{.smallcaps} said"),
        ("He was =never= there.", "He was *never* there."),
        ("Both _*at once*_ here.", "Both **_at once_** here."),
        ("The 1^er^ of May, m^2^ of H~2~O.", "The 1[er]{.sup} of May, m[2]{.sup} of H[2]{.sub}O."),
        ("So _x_^2^ is", "So *x*[2]{.sup} is"),
    ],
)
def test_what_stands_out_is_emphasised_in_clean_stretches(printed: str, meant: str) -> None:
    assert paragraph(printed) == meant


def test_a_text_in_italics_stresses_in_roman() -> None:
    assert markup(rows("_It was _never_ said that the man had gone._")) == (
        "It was *never* said that the man had gone."
    )


def test_where_much_stands_upright_italics_stress() -> None:
    """In a play in verse most paragraphs are stage directions."""
    verse = Draft(BlockRole.VERSE, rows(ROMAN))
    assert markup(rows("_She weeps, and goes to the window, and waits there._"), verse) == (
        "*She weeps, and goes to the window, and waits there.*"
    )


@pytest.mark.parametrize(
    ("role", "printed", "meant"),
    [
        (BlockRole.HEADING, "*The Light*", "## The Light"),
        (BlockRole.HEADING, "*On _Capital_ again*", "## On *Capital* again"),
        (BlockRole.QUOTATION, "_He was _not_ there at all._", "> He was *not* there at all."),
        (BlockRole.PARAGRAPH, "_He was there._", "*He was there.*"),
        (BlockRole.CAPTION, "*Fig. 1.* The light", "! Fig. 1. The light"),
    ],
)
def test_a_heading_or_a_quotation_has_a_face_of_its_own(
    role: BlockRole, printed: str, meant: str
) -> None:
    assert markup(rows(printed), Draft(BlockRole.PARAGRAPH, rows(ROMAN)), role=role) == meant


def test_a_broken_word_is_emphasised_whole() -> None:
    own = rows("He read the _Grund-_\n_risse_ twice and all of it.")
    join = Join(PLACE, "Grund-", "risse", Decision.JOIN, "Grundrisse", 1.0)
    assert markup(own, join=join) == "He read the *Grundrisse* twice and all of it."


def test_emphasis_goes_on_over_lines() -> None:
    own = rows("He read _The Light of_\n_the World_ twice and all of it.")
    assert markup(own) == "He read *The Light of the World* twice and all of it."


def test_a_row_that_lost_a_mark_keeps_its_looks() -> None:
    (own,) = rows("He saw 1848^1^ and _1848_ again.")
    cut = replace(own, text=f"He saw 1848{chr(FIRST_CALL)} and 1848 again.")
    assert markup((cut,)).startswith("He saw 1848[^1] and *1848* again.")


def test_a_word_whose_letters_were_closed_up_was_letterspaced() -> None:
    own = tuple(
        replace(one, text=one.text.replace("n e v e r", "never"))
        for one in rows("He was n e v e r there at all.")
    )
    assert markup(own) == "He was *never* there at all."


def test_letters_that_stand_up_and_down_everywhere_were_not_set_so() -> None:
    assert markup(rows("He ^saw^ her ~and~ she ^was^ there ~too~.")) == (
        "He saw her and she was there too."
    )


def test_a_source_without_runs_has_no_faces() -> None:
    assert faces_of([Draft(BlockRole.PARAGRAPH, plain_rows("He read it."))], ()) is None


SIGNS = st.text("ab1 _*^~#.,(“”-\n", min_size=1, max_size=40)


# Each example is a whole text restored.
@settings(max_examples=25)
@given(st.lists(SIGNS, min_size=1, max_size=5).map("\n".join))
def test_no_letter_is_lost_and_no_edge_is_blank_however_lines_are_set(text: str) -> None:
    source = typed(text)
    made = restore(source).value
    assert letters_kept(made) == letters(source_lines(source))
    again = read(write(made), "a.md", "en")
    assert [plain(b.content) for b in again.blocks if hasattr(b, "content")] == [
        plain(b.content) for b in made.blocks if hasattr(b, "content")
    ]
    for block in made.blocks:
        for inline in walk(getattr(block, "content", ())):
            if isinstance(inline, Emphasis | Styled):
                words = plain(inline.content)
                assert words == words.strip() != ""
