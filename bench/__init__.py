"""Measurements for developers: start, frames, saves, memory, puzzles. Not installed."""
