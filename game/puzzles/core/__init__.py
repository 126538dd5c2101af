"""What all kinds share: the protocol, levels, predictions, drawing, wording."""
