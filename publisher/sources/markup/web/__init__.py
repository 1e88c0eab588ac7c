"""Web pages of any habit, and what e-books have in common with them."""
