"""What the lines of the running text are: headings, paragraphs, verse, items, captions."""
