"""The story with some of its chapters alone."""

from pathlib import Path

from tests.screens.support import library


def alone(story: Path, *chapters: str) -> Path:
    """A copy of the story without its other chapters; what comes first needs none."""
    kept = library().program.chapters
    for other in kept.keys() - set(chapters):
        (story / f"{other}.yaml").unlink()
    for name in chapters:
        missing = [after for after in kept[name].after if after not in chapters]
        path, line = story / f"{name}.yaml", f"after: [{', '.join(kept[name].after)}]\n"
        if missing:
            path.write_text(path.read_text("utf-8").replace(line, "", 1), "utf-8")
    return story
