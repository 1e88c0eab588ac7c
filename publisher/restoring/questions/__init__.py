"""Decisions → doubts: what a person is asked, and how sure each answer was."""
