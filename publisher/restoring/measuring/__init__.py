"""Pages → rows: the lines of a text as a compositor sees them, and the column they fill."""
