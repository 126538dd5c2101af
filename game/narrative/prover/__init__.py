"""Every reachable state of a story, and what is true of all plays."""
