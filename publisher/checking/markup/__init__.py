"""XHTML documents opened for checking, and the checks that e-books and web pages have in common."""
