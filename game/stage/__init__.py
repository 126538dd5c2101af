"""What stands on the stage, as one value; cues to figures. Nothing here paints."""
