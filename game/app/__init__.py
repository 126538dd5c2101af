"""The composition root: folders, story loading, the frame loop. The only clock and environment."""
