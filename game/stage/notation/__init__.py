"""The small language in which cues and lines write mathematics."""
