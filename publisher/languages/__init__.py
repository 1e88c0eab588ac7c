"""Everything that is known about languages. In: a tag. Out: a record of words, or a lexicon.

Languages are data: one file ``data/TAG.toml`` each; a new language is a new file. Labels of
book furniture, cues for recognition and the small words of names come from there, word
knowledge from the libraries and dictionaries that happen to be installed. Names, dates and the
lines of a text's front are told by them here too, for everybody who asks; what becomes of such a
line is decided elsewhere.
"""

from publisher.languages.alphabets import CAPITALS, SMALL_LETTERS, has_vowel, unaccented, vowels
from publisher.languages.bylines import COMMON, is_byline
from publisher.languages.dating import Dated, find_date
from publisher.languages.dictionary import dictionary_file
from publisher.languages.front_lines import (
    date_in_lead_in,
    date_of_line,
    kind_of_line,
    names_after,
    with_kinds,
    year_of_imprint,
)
from publisher.languages.letters import Letters, runs_of
from publisher.languages.lexicon import Lexicon, lexicon
from publisher.languages.loading import NEUTRAL, known_languages, language, own_tag
from publisher.languages.odd_capitals import odd_capitals
from publisher.languages.persons import after_cue, calls_a_document, is_name, names_in
from publisher.languages.presses import names_press
from publisher.languages.record import Cues, Language, LineEnds, Names, Typography
from publisher.languages.rights import rights_in_words
from publisher.languages.scripts import direction_of
from publisher.languages.written import language_name, tag_called, written_date

__all__ = [
    "CAPITALS",
    "COMMON",
    "NEUTRAL",
    "SMALL_LETTERS",
    "Cues",
    "Dated",
    "Language",
    "Letters",
    "Lexicon",
    "LineEnds",
    "Names",
    "Typography",
    "after_cue",
    "calls_a_document",
    "date_in_lead_in",
    "date_of_line",
    "dictionary_file",
    "direction_of",
    "find_date",
    "has_vowel",
    "is_byline",
    "is_name",
    "kind_of_line",
    "known_languages",
    "language",
    "language_name",
    "lexicon",
    "names_after",
    "names_in",
    "names_press",
    "odd_capitals",
    "own_tag",
    "rights_in_words",
    "runs_of",
    "tag_called",
    "unaccented",
    "vowels",
    "with_kinds",
    "written_date",
    "year_of_imprint",
]
