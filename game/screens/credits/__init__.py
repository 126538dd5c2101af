"""What the game is made with, rolling past faces of more and more components."""
