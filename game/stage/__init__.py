"""What stands on the stage, as one value. Cues become figures here; nothing here paints them."""
