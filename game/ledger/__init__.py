"""The guesses of the story and the numeric check of each. Nothing here tells a story."""
