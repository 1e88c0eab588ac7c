"""Learns from open texts which words break at line ends and which keep their hyphen."""
