"""The guesses of the story and a numeric check of each. Nothing here tells a story."""
