"""One file a family of cues: names and numbers to a figure."""
