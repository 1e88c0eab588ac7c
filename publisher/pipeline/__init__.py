"""The rooms put in order, for each thing that a person can ask for.

In: a house or a source, and a request. Out: reports of what was made and found. ``stages.py`` is
the only file that knows the order of the stages, ``formats.py`` how each format is made. A
command has a file of its own:

=============  ==================================================
``convert``    ``converting.py``
``new``        ``starting.py``
``add``        ``adding.py``
``build``      ``building.py``; for a printer ``printers.py``
``booklet``    ``booklets.py``
``proof``      ``proofs.py``
``preflight``  ``preflighting.py``
``list``       ``listing.py``
``doubts``     ``doubts.py``
``rule``       ``ruling.py``
``check``      ``checking.py``
=============  ==================================================

The other files serve several of them: ``books.py`` and ``rulings.py`` say what a house holds,
``freshness.py``, ``build_state.py`` and ``placing.py`` what is built and where it goes,
``agenda.py`` says what a build does next, ``workers.py`` shares it among the processes of
``teams.py``. Nothing is printed here. The doors are imported from their files, so that a command
loads only what it needs.
"""
