"""What is heard: music, effects, recorded voices, and the speech of the screen."""
