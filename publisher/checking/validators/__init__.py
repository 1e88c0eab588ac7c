"""Other people's checkers, run on finished files where they are installed.

Each module has one of them: a ``Validator`` that says what it needs, a function that finds it, and
one that returns what it says of a file. None of them ever ends a run: one that is not there, fails,
hangs or gives an answer that cannot be read is a finding too.
"""
