"""Decisions → doubts: what a person is asked, and how sure each answer was."""

from __future__ import annotations

from publisher.restoring.questions.asking import ask

__all__ = ["ask"]
