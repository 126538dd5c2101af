"""One puzzle kind a file or a few, and the table of all of them."""
