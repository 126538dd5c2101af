"""A song on the stage: who sings, words as they are sung, a picture that dances."""
