"""Binding keys and buttons anew: the list of deeds, and the question for a key."""
