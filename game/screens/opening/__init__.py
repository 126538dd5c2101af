"""The title and the ways in from there."""
