"""Tests of the house room, and small houses for them."""
