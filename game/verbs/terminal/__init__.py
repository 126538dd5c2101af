"""The game in a terminal: title, story and puzzles in words, without pygame."""
