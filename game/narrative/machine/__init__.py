"""The machine that steps a program; its state, its events."""
