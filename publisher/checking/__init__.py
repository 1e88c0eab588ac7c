"""Finished files are opened again, and what is wrong with them is found.

In: the bytes of a file and its path as people see it. Out: findings, each with its place.
``epub/``, ``pdf/`` and ``page/`` are this program's own checks, quick enough to run on every
book that is made: one rule to a function, and each finding's code names the rule. ``validators/``
asks other people's programs (EPUBCheck, Ace, veraPDF) where they are installed. ``markup.py``
holds what e-books and web pages have in common, ``rule.py`` what all checks have.

The doors are imported from their folders, so that whoever checks a page loads nothing for PDFs.
Never here: a file is changed, a file is written, the network is asked.
"""
