"""Other people's checkers, run on finished files where they are installed."""
