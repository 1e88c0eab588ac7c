"""Verse inside notes at the feet of drawn pages: its lines stay lines, within the note."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from publisher.manuscript import write
from publisher.model.transcript import Transcript
from publisher.restoring import restore
from tests.restoring.typed import typed

# Lines that begin with ``<`` are set small. The French says the same: a mill, and a song about it.
ENGLISH = """The mill at Orrin stood three fields away from the river and had
never ground a sack of corn, as the song says that the children
sing on the first of May.^1^ The elder son went to sea and the younger
one kept bees in the wheelhouse, and sold the honey at the fair. In
the end the mill was sold to a painter, who had no need of it.^2^

<^1^The song is older than the mill. It was sung in the valley long before
<anybody had thought of a wheel there, and it begins:
<The water came at evening
<And stood about the stone,
<The miller took his lantern
<And walked the bank alone;
<and it is sung to this day by those who have never seen the mill at all.
<^2^He let the roof fall in.
\fNobody laughed at it but the smith, who had made the wheel and had
never been paid for it. The painter had a daughter who went to the
well every morning, and came back with an empty pail.
"""
FRENCH = """Le moulin d’Orrin était à trois champs de la rivière et n’avait
jamais moulu un sac de blé, comme le dit la chanson que chantent les
enfants au premier mai.^1^ Le fils aîné partit en mer et le cadet
éleva des abeilles dans la roue, et vendit le miel à la foire. Enfin
le moulin fut vendu à un peintre, qui n’en avait pas besoin.^2^

<^1^La chanson est plus vieille que le moulin. On la chantait dans la vallée
<avant que personne n’eût pensé à une roue, et elle commence ainsi :
<Les eaux vinrent le soir
<Au pied de la muraille,
<Le meunier prit sa lampe
<Et marcha sur la paille ;
<et elle est chantée encore par ceux qui n’ont jamais vu le moulin même.
<^2^Il laissa tomber le toit.
\fPersonne n’en riait que le forgeron, qui avait fait la roue et n’en
avait jamais été payé. Le peintre avait une fille qui allait au puits
tous les matins, et revenait avec un seau vide.
"""


def with_small_lines(text: str) -> Transcript:
    """Return drawn pages on which lines that begin with ``<`` are set small."""
    whole, pages = typed(text), []
    for page in whole.pages:
        lines = []
        for line in page.lines:
            if line.text.startswith("<"):
                first = replace(line.runs[0], text=line.runs[0].text[1:])
                own = [replace(one, size=one.size * 0.8) for one in (first, *line.runs[1:])]
                runs = tuple(one for one in own if one.text)
                line = replace(line, text=line.text[1:], runs=runs)
            lines.append(line)
        pages.append(replace(page, lines=tuple(lines)))
    return replace(whole, pages=tuple(pages))


@pytest.mark.parametrize(("text", "first"), [(ENGLISH, "The water"), (FRENCH, "Les eaux")])
def test_the_lines_stay_lines_and_what_follows_them_is_of_the_note(text: str, first: str) -> None:
    made = write(restore(with_small_lines(text)).value)
    note = made[made.index("[^1]: ") : made.index("[^2]: ")]
    verse = note[note.index(first) :].split("\\\n")
    assert len(verse) == 4
    assert re.search(r"\n    (and|et) ", verse[-1])
    assert made.count("]: ") == 2
