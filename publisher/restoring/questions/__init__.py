"""Decisions → doubts: what a person is asked, and how sure each answer was."""

from __future__ import annotations

from publisher.restoring.questions.asking import ask
from publisher.restoring.questions.note_bodies import ask_note_bodies
from publisher.restoring.questions.without_pages import ask_without_pages

__all__ = ["ask", "ask_note_bodies", "ask_without_pages"]
