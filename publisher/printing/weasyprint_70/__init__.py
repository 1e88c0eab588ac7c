"""What the printing room knows of the inside of WeasyPrint 70 and pydyf 0.13, and of no other version."""
