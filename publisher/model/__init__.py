"""The nouns of the house. Nothing comes in, nothing goes out, nothing is done here.

Frozen dataclasses and tuples, standard library only; no other room is imported. Values
are compared without their places, so that a text read back from its manuscript is equal.
"""
