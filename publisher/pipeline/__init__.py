"""The rooms put in order, for each thing a person can ask for.

In: a house or a source, and what is wanted. Out: reports of what was made and found.
``stages.py`` is the only file that knows the order of the stages; ``building.py``,
``converting.py``, ``adding.py``, ``listing.py``, ``checking.py`` and ``starting.py`` are one
command each. Nothing is printed here. The doors are imported from their files, so that a
command loads only what it needs.
"""
