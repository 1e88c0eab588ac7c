"""One module for each part of WeasyPrint or pydyf that is exchanged."""
