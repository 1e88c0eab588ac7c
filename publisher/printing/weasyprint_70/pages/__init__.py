"""What is read from finished pages of boxes, and what is moved on them."""
