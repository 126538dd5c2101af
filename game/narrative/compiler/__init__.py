"""Story files to a program: two passes, all problems at once."""
