"""Makes what the package has learned: weights, tables of words and widths, and the pages for them."""
