"""Setting text and formulas: fonts, line breaks, runs, outlines."""
