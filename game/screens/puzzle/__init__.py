"""The puzzle screen: a session in the player's hands."""
