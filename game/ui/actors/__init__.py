"""Who can be seen: portraits, outlines, pictures, puppets, their props and set."""
