"""The rules of a finished PDF, by what they look at; ``printing/checking.py`` has their list."""
