"""Saves across edits of the story: places in words that last."""
