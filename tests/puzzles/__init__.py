"""The puzzles, played by rule."""
