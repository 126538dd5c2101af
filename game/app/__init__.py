"""The composition root: folders, the story, the frame loop; the only clock."""
