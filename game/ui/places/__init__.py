"""Places behind everything: their layers, lights and movement."""
