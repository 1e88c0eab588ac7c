"""Roles → notes: bodies and references brought together and labelled."""
