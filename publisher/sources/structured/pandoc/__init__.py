"""Files of the many kinds that pandoc reads: its tree of the document becomes a text."""
