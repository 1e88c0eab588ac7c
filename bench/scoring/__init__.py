"""How well texts are recovered, on the texts with known truth beside the repository."""
