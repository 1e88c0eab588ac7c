"""A newcomer's way to a first book, timed: from an empty folder, with material made on the spot."""
