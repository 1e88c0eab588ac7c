"""Fast checks of an EPUB file, one rule to a function; each finding's code names the rule."""
