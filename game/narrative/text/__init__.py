"""What a text may hold: markup, and what is quoted from puzzles."""
