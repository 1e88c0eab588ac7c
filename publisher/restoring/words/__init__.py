"""Rows → joins: what becomes of the words at the ends of lines."""
