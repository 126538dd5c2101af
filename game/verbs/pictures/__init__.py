"""How pictures are sized and laid on contact sheets."""
