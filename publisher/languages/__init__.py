"""Everything that is known about languages. In: a tag. Out: a record of words, or a lexicon.

Languages are data: one file ``data/TAG.toml`` each; a new language is a new file. Labels of
book furniture, cues for recognition and the small words of names come from there, word
knowledge from the libraries and dictionaries that happen to be installed. No text is decided
upon here.
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
