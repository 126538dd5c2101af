"""A player at one level: moves, undo, hints, the win, its awards."""
