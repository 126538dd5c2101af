"""The reading screen: a playthrough, its page, who is present."""
