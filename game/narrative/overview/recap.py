"""What happened last, for whoever comes back after a while."""

from collections.abc import Iterable

from game.narrative.program.program import Chapter

MOST = 2


def recap(chapter: Chapter, places: Iterable[int]) -> tuple[str, ...]:
    """What is told of the last two scenes that a play came through and left.

    ``places`` are those of its pauses, oldest first. Nothing that is told lies ahead:
    the scene that it stands in says itself what happens there.
    """
    scenes = list(dict.fromkeys(chapter.scene_at(at) for at in places if at >= 0))
    told = [words for scene in scenes[:-1] if (words := chapter.told(scene))]
    return tuple(told[-MOST:])
