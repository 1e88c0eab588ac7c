"""What the roles of lines are learned from, and the network that learns them (torch)."""
