"""Line ends: what is joined, kept and set apart, from small texts of every kind of trouble.

The Swedish words are glossed in tests/restoring/README.md.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.languages import language, lexicon
from publisher.model.places import Place
from publisher.model.text import Decision, Join
from publisher.restoring.characters import HYPHENS
from publisher.restoring.words.line_ends import Apart, Break, decide, gather
from publisher.restoring.words.line_ends.vocabulary import Vocabulary

HERE = Place("text.txt", 1, 2)


def line_break(left: str, right: str, **known: object) -> Break:
    mark = left[-1] if left[-1] in HYPHENS else ""
    return Break(HERE, left, right, mark, **known)  # type: ignore[arg-type]


def judge(tag: str, *breaks: Break, text: str = "") -> tuple[Join | None, ...]:
    """Return the joins; words that were left apart and may be one are none."""
    decided = decide(breaks, gather(text.split("\n")), language(tag), lexicon(tag))
    return tuple(end if isinstance(end, Join) else None for end in decided)


def one(tag: str, left: str, right: str, text: str = "") -> Join:
    """Decide one break among others that show the text to be hyphenated."""
    usual = [line_break("littera-", "turen")] * 20
    join = judge(tag, line_break(left, right), *usual, text=text)[0]
    assert isinstance(join, Join)
    return join


@pytest.mark.parametrize(
    ("tag", "left", "right", "result"),
    [
        ("sv", "innehål-", "ler", "innehåller"),
        ("sv", "(folk-", "skolan),", "(folkskolan),"),
        ("nl", "bewe-", "ging.", "beweging."),
        ("de", "Partei-", "tage", "Parteitage"),
        ("en", "circum-", "stances", "circumstances"),
        ("fr", "l’indus-", "trie", "l’industrie"),
        ("pl", "człowie-", "kiem", "człowiekiem"),
        ("ru", "револю-", "ции", "революции"),
        ("sv", "hän\u00ad", "delser", "händelser"),
        ("sv", "hän\ufffe", "delser", "händelser"),
        ("sv", "hän¬", "delser", "händelser"),
    ],
)
def test_a_broken_word_is_joined(tag: str, left: str, right: str, result: str) -> None:
    join = one(tag, left, right)
    assert (join.decision, join.result) == (Decision.JOIN, result)
    assert join.confidence > 0.9


@pytest.mark.parametrize(
    ("tag", "left", "right", "result"),
    [
        ("sv", "NEP-", "mannen", "NEP-mannen"),
        ("nl", "Sovjet-", "Unie,", "Sovjet-Unie,"),
        ("fr", "Alsace-", "Lorraine", "Alsace-Lorraine"),
        ("fr", "dit-", "elle", "dit-elle"),
        ("en", "1914-", "1918", "1914-1918"),
        ("en", "XII-", "XIV", "XII-XIV"),
        ("de", "„Massenstreik“-", "Frage", "„Massenstreik“-Frage"),
        ("sv", "USB\ufffe", "minnen", "USB-minnen"),
        ("pt", "fizeram-", "-no", "fizeram-no"),
        ("nl", "wijd-", "en-zijd", "wijd-en-zijd"),
    ],
)
def test_a_hard_hyphen_stays(tag: str, left: str, right: str, result: str) -> None:
    join = one(tag, left, right)
    assert (join.decision, join.result) == (Decision.KEEP, result)


@pytest.mark.parametrize(
    ("tag", "left", "right", "result"),
    [
        ("sv", "tempel-", "och", "tempel- och"),
        ("de", "Manifestations-", "oder", "Manifestations- oder"),
        ("nl", "Ooster-", "en", "Ooster- en"),
        ("nl", "zomer-", "en", "zomer- en"),
        ("sv", "900-", "och", "900- och"),
        ("sv", "»1200-", "och", "»1200- och"),
    ],
)
def test_a_suspended_hyphen_has_a_space(tag: str, left: str, right: str, result: str) -> None:
    join = one(tag, left, right)
    assert (join.decision, join.result) == (Decision.SPACE, result)


def test_a_conjunction_may_be_the_end_of_a_word() -> None:
    assert one("de", "nie-", "mals").result == "niemals"
    assert one("en", "vic-", "tor").decision is Decision.JOIN


def test_the_text_itself_decides_against_the_lists() -> None:
    text = "x alla bolsjevik-leninisterna i landet x\nx och bolsjevik-leninisterna skrev då x"
    assert one("sv", "bolsjevik-", "leninisterna", text).decision is Decision.KEEP
    assert one("sv", "bolsjevik-", "kongressen", text).confidence < 0.999


def test_a_language_without_data_goes_by_the_text() -> None:
    text = "x ka mateliko se mateliko na zuvo-tilan vo zuvo-tilan ti x"
    joins = judge("und", line_break("mate-", "liko"), line_break("zuvo-", "tilan"), text=text)
    assert [join.decision for join in joins if join] == [Decision.JOIN, Decision.KEEP]


@pytest.mark.parametrize(
    ("tag", "left", "right", "result"),
    [
        ("sv", "till-", "låta", "tillåta"),
        ("nb", "buss-", "stopp", "busstopp"),
        ("nl", "ge-", "executeerd.", "geëxecuteerd."),
        ("de", "Zuk-", "ker", "Zucker"),
    ],
)
def test_letters_that_change_at_a_break_change_back(
    tag: str, left: str, right: str, result: str
) -> None:
    assert one(tag, left, right).result == result


def test_a_text_without_soft_breaks_has_hard_hyphens_only() -> None:
    line = "x ett nordisk-romersk möte x"
    plain = [line_break("ett", "par")] * 400
    join = judge("sv", line_break("språkligt-", "kulturella"), *plain, text=line)[0]
    assert join is not None
    assert join.decision is Decision.KEEP


LOST = (
    ("innehål", "ler"),
    ("sång", "er"),
    ("bemärkel", "se"),
    ("be", "rättande"),
    ("gam", "la"),
    ("framstäl", "la"),
)
APART = (
    ("för", "att"),
    ("kommer", "att"),
    ("av", "det"),
    ("och", "han"),
    ("under", "dessa"),
    ("i", "samband"),
    ("tack", "vare"),
)


def test_lost_hyphens_are_found_where_many_were_lost() -> None:
    breaks = [line_break(*both) for both in LOST + APART]
    joins = judge("sv", *breaks)
    assert [join.result for join in joins if join] == ["".join(both) for both in LOST]


def test_no_lost_hyphen_is_found_where_none_was_lost() -> None:
    breaks = [line_break(*both) for both in APART * 30]
    assert not any(judge("sv", *breaks))


def test_a_missing_blank_tells_of_a_lost_hyphen() -> None:
    lost = [line_break(*both, unblanked=True) for both in LOST]
    apart = [line_break(*both, unblanked=False) for both in APART * 5]
    odd = line_break("dags", "frågor", unblanked=True)
    join = judge("sv", odd, *lost, *apart)[0]
    assert join is not None
    assert join.result == "dagsfrågor"
    assert "no blank at the line's end" in join.evidence


def test_a_line_with_its_blank_ends_a_word() -> None:
    lost = [line_break(*both, unblanked=True) for both in LOST * 3]
    apart = [line_break(*both, unblanked=False) for both in APART * 5]
    assert judge("sv", line_break("ovan", "nämnda", unblanked=False), *lost, *apart)[0] is None


def test_words_that_may_be_one_are_named() -> None:
    breaks = [line_break(*both) for both in (*LOST, *APART, ("hjälte", "sånger"))]
    decided = decide(breaks, Vocabulary(), language("sv"), lexicon("sv"))
    doubtful = [end.joined for end in decided if isinstance(end, Apart) and end.confidence < 0.95]
    assert "hjältesånger" in doubtful


@pytest.mark.parametrize("written", ["mossbridge", "moss-bridge"])
def test_other_texts_of_the_house_are_asked(written: str) -> None:
    broken = [
        line_break("moss-", "bridge"),
        line_break("know-", "ledge"),
        line_break("win-", "ter"),
    ]
    text = gather([], house={written: 1})
    end, *_ = decide(broken, text, language("en"), lexicon("en"))
    assert isinstance(end, Join)
    assert end.result == written
    assert end.confidence > 0.9


def test_without_other_texts_nobody_is_sure() -> None:
    broken = [
        line_break("moss-", "bridge"),
        line_break("know-", "ledge"),
        line_break("win-", "ter"),
    ]
    end, *_ = decide(broken, Vocabulary(), language("en"), lexicon("en"))
    assert end is not None
    assert end.confidence < 0.8


def test_a_short_line_ends_a_word() -> None:
    breaks = [line_break(*both, short=True) for both in LOST]
    assert not any(judge("sv", *breaks))


@pytest.mark.parametrize("right", ["Och", "12", "»och", "—", "(och"])
def test_no_word_goes_on_with_a_sign_or_a_capital(right: str) -> None:
    assert judge("sv", line_break("innehål", right))[0] is None


def test_a_slash_ties_its_words() -> None:
    join = judge("sv", line_break("GNU/", "Linux"), text="x och GNU/Linux är ett x")[0]
    assert join is not None
    assert (join.decision, join.result) == (Decision.KEEP, "GNU/Linux")


def test_dashes_go_by_the_habit_of_the_text() -> None:
    tight, spaced = "x one—two or three—four x", "x one — two or three — four x"
    assert judge("en", line_break("rich—", "and"), text=tight)[0] is not None
    assert judge("en", line_break("rich—", "and"), text=spaced)[0] is None


@pytest.mark.parametrize("dash", ["-", "--", "\u2010"])
def test_a_dash_by_itself_is_no_broken_word(dash: str) -> None:
    assert judge("en", line_break(dash, "and"))[0] is None


def test_nothing_in_nothing_out() -> None:
    assert decide((), Vocabulary(), language("sv"), lexicon("sv")) == ()


def test_places_and_words_are_recorded_as_they_stood() -> None:
    join = one("sv", "»innehål-", "ler,")
    assert (join.place, join.left, join.right) == (HERE, "»innehål-", "ler,")
    assert join.evidence


@pytest.mark.parametrize(("drawn", "joined"), [(True, None), (False, "Glasgowin")])
def test_a_drawn_line_has_its_hyphens(drawn: bool, joined: str | None) -> None:
    """A word that nothing else knows is broken only where the source may have lost its hyphens."""
    lost = [line_break("circum", "stances"), line_break("govern", "ment")] * 6
    made = judge("en", line_break("Glasgow", "in", drawn=drawn), *lost)[0]
    assert (made.result if made else None) == joined


def test_that_a_line_is_drawn_says_nothing_of_other_words() -> None:
    """How many words of a text are broken is learned from all of them, known or not."""
    strange = [line_break("Glasgow", word) for word in ("in", "och", "med", "som", "att", "det")]
    lines = [line_break("för", "bund"), *strange * 40]
    drawn = [replace(one, drawn=True) for one in lines]
    assert judge("sv", *drawn)[0] == judge("sv", *lines)[0]
