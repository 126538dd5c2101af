"""What was met of the story, to be heard and looked at again."""
