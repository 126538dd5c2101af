"""The real game played unseen, for tours, pictures and measurements."""
