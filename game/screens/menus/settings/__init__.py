"""The settings: one module a page, in the list of ``page``."""
