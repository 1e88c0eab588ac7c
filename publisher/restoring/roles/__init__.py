"""Transcript → Told: what each line is, told in one place.

Pages and lines come in; for every line one role goes out, with its confidence and its evidence.
Nothing is set aside, joined or moved into notes here: the phases behind this one do that.
"""
