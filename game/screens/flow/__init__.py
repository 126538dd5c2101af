"""The stack of screens, and what a screen can ask of it."""
