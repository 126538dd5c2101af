"""Linear algebra on numpy arrays. Nothing here draws, and nothing here is random."""
