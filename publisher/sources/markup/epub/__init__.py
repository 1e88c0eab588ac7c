"""E-books: a package of web pages in a reading order."""
