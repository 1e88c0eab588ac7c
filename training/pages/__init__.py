"""Pages without end: texts set in layouts drawn at random, extracted and damaged, with their truth.

One module for each step. ``material`` gives texts (the published works of the score, read when
they are needed, and invented ones from ``inventing``), ``habits`` draws how a book is set,
``editing`` makes the copy (headings, notes, verse, lists, tables, …), ``typst_setter`` and
``html_setter`` set it, ``glyphs`` reads the PDF back, ``extracting`` has six programs read it,
``matching`` finds the letters of the one among those of the other, ``damaging`` harms them, and
``truth`` writes what a perfect reader would say. ``consistency`` shows that the truth agrees with
itself.

The truth is exact, not guessed: every word is set in a colour of its own (``colours``), and the
colours are read from the PDF with the letters. The PDF that is kept has them turned to black.
"""
