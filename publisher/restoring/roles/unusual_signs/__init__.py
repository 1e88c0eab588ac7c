"""Signs of notes that the network has hardly seen: told by their answers, read as ordinary ones."""

from publisher.restoring.roles.unusual_signs.answers import Answer, answers_of
from publisher.restoring.roles.unusual_signs.respelling import called, respelled, respelled_rows

__all__ = ["Answer", "answers_of", "called", "respelled", "respelled_rows"]
