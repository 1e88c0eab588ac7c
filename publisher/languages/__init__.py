"""What is known about each language. In: a tag. Out: a record of words, or a word list.

Languages are data: one file ``data/TAG.toml`` each; a new language is a new file. Labels of
book furniture and cues for recognition come from there, word knowledge from the libraries
and dictionaries that happen to be installed. Never here: a decision about a text.
"""

from publisher.languages.alphabets import CAPITALS, SMALL_LETTERS, has_vowel, unaccented, vowels
from publisher.languages.letters import Letters
from publisher.languages.lexicon import Lexicon, lexicon
from publisher.languages.loading import known_languages, language, own_tag
from publisher.languages.persons import after_cue, is_name, names_in
from publisher.languages.record import Cues, Language, LineEnds, Names, Typography

__all__ = [
    "CAPITALS",
    "SMALL_LETTERS",
    "Cues",
    "Language",
    "Letters",
    "Lexicon",
    "LineEnds",
    "Names",
    "Typography",
    "after_cue",
    "has_vowel",
    "is_name",
    "known_languages",
    "language",
    "lexicon",
    "names_in",
    "own_tag",
    "unaccented",
    "vowels",
]
