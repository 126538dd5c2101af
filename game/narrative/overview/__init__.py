"""A chapter seen from above: its scenes, what led to each, what to ask before it."""
