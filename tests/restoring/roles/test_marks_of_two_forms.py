"""Drawn pages whose marks stand on the line and are printed otherwise than the labels below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from publisher.manuscript import write
from publisher.model.transcript import Geometry, Line, Run, Transcript
from publisher.restoring import restore
from publisher.restoring.roles.unusual_signs import notes_of_two_forms
from tests.restoring.typed import typed

# A star stands for itself here, not for bold letters; ``{n}`` are marks, ``<`` opens a small line.
ENGLISH = """The keeper wrote down every ship that passed the light that year{0} and
had three of them in one night{1} and wrote of each with the hour and the
wind, in a hand that grew smaller. Nobody had asked him for it, and so the
books were never counted at all. The son found them when the house was let.

<{4}It was the year of the storm, as the son said to the clerk
<of the town, who wrote it down.
<{5}The other keeper said so.
\fHe took them for accounts and was about to burn them when he saw his own
name in the margin, with the day on which he had first rowed across alone.{2}
After that he read them to the end, which took a winter, and he told his
wife that there were four men in the house{3} and nobody else but the cat.

<{6}A boat is meant.
<{7}Others say five, who were not there when the house was let
<and had it from the clerk.
"""
# The same in German: ships, the storm, a boat, five men.
GERMAN = """Der Wärter schrieb jedes Schiff auf, das in jenem Jahre{0} am Licht vorbei
fuhr, und hatte drei davon in einer Nacht{1} und schrieb von jedem Stunde
und Wind, in einer Schrift, die immer kleiner wurde. Niemand hatte ihn
darum gebeten, und so sind die Bücher niemals gezählt worden.

<{4}Es war das Jahr des Sturmes, wie der Sohn dem Schreiber
<sagte, der es aufschrieb.
<{5}So sagte der andere Wärter.
\fEr hielt sie für Rechnungen und wollte sie schon verbrennen, da sah er am
Rande seinen Namen, mit dem Tage, an dem er zuerst allein gerudert war.{2}
Danach las er sie bis zum Ende, was einen Winter dauerte, und erzählte
seiner Frau, daß vier Männer im Hause waren{3} und niemand sonst.

<{6}Gemeint ist ein Boot.
<{7}Andere sagen fünf, die nicht dabei waren, als das Haus
<vermietet wurde.
"""
# The same in French.
FRENCH = """Le gardien notait tous les bateaux qui passaient le phare cette année{0} et
en eut trois en une nuit{1} et nota pour chacun l’heure et le vent, d’une
écriture qui devenait toujours plus petite. Personne ne le lui avait
demandé, et c’est ainsi que les cahiers ne furent jamais comptés.

<{4}Ce fut l’année de la tempête, comme le fils le dit au
<greffier, qui le nota.
<{5}L’autre gardien le disait.
\fIl les prit pour des comptes et allait les brûler, quand il vit son nom
dans la marge, avec le jour où il avait ramé seul la première fois.{2}
Après cela il les lut jusqu’au bout, ce qui dura un hiver, et raconta à sa
femme qu’il y avait quatre hommes dans la maison{3} et personne d’autre.

<{6}C’est d’une barque qu’il s’agit.
<{7}D’autres disent cinq, qui n’étaient pas là quand la maison
<fut louée.
"""
FORMS = {
    "(a), a.": (("(a)", "(b)") * 2, ("a. ", "b. ") * 2),
    "(a), a. counted on": (("(a)", "(b)", "(c)", "(d)"), ("a. ", "b. ", "c. ", "d. ")),
    " a), a.": ((" a)", " b)") * 2, ("a. ", "b. ") * 2),
    "[a], a.": (("[a]", "[b]") * 2, ("a. ", "b. ") * 2),
    "(a), a)": (("(a)", "(b)", "(c)", "(d)"), ("a) ", "b) ", "c) ", "d) ")),
    "(a), (a)": (("(a)", "(b)", "(c)", "(d)"), ("(a) ", "(b) ", "(c) ", "(d) ")),
    "*), *.": (("*)", "**)") * 2, ("*. ", "**. ") * 2),
}


def drawn(text: str, marks: Sequence[str], labels: Sequence[str], small: float) -> Transcript:
    """Return drawn pages with such marks and labels; lines of notes are ``small`` (1: as text)."""
    whole = typed(text.format(*marks, *labels).replace("*", "@"))
    pages = []
    for page in whole.pages:
        lines = []
        for line in page.lines:
            size = small if line.text.startswith("<") else 1.0
            said = line.text.removeprefix("<").replace("@", "*")
            runs = (replace(line.runs[0], text=said, size=size),) if line.runs else ()
            lines.append(replace(line, text=said, runs=runs))
        pages.append(replace(page, lines=tuple(lines)))
    return replace(whole, pages=tuple(pages))


def called(transcript: Transcript) -> list[str]:
    """Return the words right before the references of a restored text, and how its notes begin."""
    made = write(restore(transcript).value)
    words = re.findall(r"(\w+)[.,]? ?\[\^[^\]]+\](?!:)", made)
    return [*words, *re.findall(r"(?m)^\[\^[^\]]+\]: (\w+)", made)]


@pytest.mark.parametrize("forms", FORMS)
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ENGLISH, "year night alone house It The A Others"),
        (GERMAN, "Jahre Nacht war waren Es So Gemeint Andere"),
        (FRENCH, "année nuit fois maison Ce L C D"),
    ],
    ids=["en", "de", "fr"],
)
def test_marks_and_labels_answer_each_other_in_different_forms(
    text: str, words: str, forms: str
) -> None:
    assert called(drawn(text, *FORMS[forms], small=0.8)) == words.split()


LIST = """The rules of the house were three, and the keeper had them painted on the
door, so that nobody could say he had not seen them. He kept rule (a) and
rule (b) himself, for he was a just man, and told the others to do so too.

<(a) Nobody leaves the lamp alone at night.
<(b) Nobody sings on the stairs.
<(c) Nobody feeds the cat.

The cat was fed by everybody, and was so fat that the inspector asked who
kept the books on her. Nobody could tell him, and the books were shown to
him on the same evening, with the rule (c) that had been painted over.
"""


def test_the_points_of_a_list_amid_a_page_are_no_notes() -> None:
    assert "[^" not in write(restore(drawn(LIST, (), (), small=0.8)).value)


@pytest.mark.parametrize(("further", "notes"), [(2.0, 2), (40.0, 0)], ids=["a column", "below"])
def test_short_notes_stand_at_the_foot_of_the_first_of_two_columns(
    further: float, notes: int
) -> None:
    """What is read next stands higher on the page; text below them would show that they are none."""
    texts = [
        ("The keeper wrote down[a] every ship that passed the light", 1.0, 2.0),
        ("and had three[b] of them in one night, and wrote of each", 1.0, 3.0),
        ("a. In the year of the storm.", 0.8, 30.0),
        ("b. Others say four.", 0.8, 31.0),
        *[
            ("Nobody had asked him for it, and so they were not counted", 1.0, further + n)
            for n in range(9)
        ],
    ]
    lines = [
        Line(number, text, runs=(Run(text, size),), geometry=Geometry(from_top=top))
        for number, (text, size, top) in enumerate(texts, 1)
    ]
    assert len(notes_of_two_forms(lines, [0] * len(lines))) == notes
