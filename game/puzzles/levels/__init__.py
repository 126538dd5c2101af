"""Levels as files: read strictly, judged, named, cached."""
