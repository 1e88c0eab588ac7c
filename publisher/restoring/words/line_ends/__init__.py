"""Line ends as evidence. In: the breaks of a text. Out: join, keep or space, with confidence.

The text's own words, word lists, dictionaries, break points and letters give clues; their
weights were learned from open texts. Never here: a rule for one text, or reading of files.
"""

from publisher.restoring.words.line_ends.breaks import Apart, Break, halves
from publisher.restoring.words.line_ends.deciding import decide
from publisher.restoring.words.line_ends.vocabulary import NO_WORDS, Vocabulary, gather, rare_words

__all__ = [
    "NO_WORDS",
    "Apart",
    "Break",
    "Vocabulary",
    "decide",
    "gather",
    "halves",
    "rare_words",
]
