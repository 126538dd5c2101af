"""The stage at a place of a chapter, read off the cues that stand before it."""

from game.narrative.machine.events import Cue
from game.narrative.machine.state import State
from game.narrative.program.operations import Show
from game.narrative.program.program import Program
from game.stage.state import Stage, follow


def stage_at(program: Program, state: State) -> Stage | None:
    """The stage that the scene's cues leave up to the place; None without cues."""
    chapter = program.chapters[state.chapter]
    start = chapter.scenes[chapter.scene_at(state.at)]
    cues = [op for op in chapter.code[start : state.at] if isinstance(op, Show)]
    if not any(cue.verb == "stage" for cue in cues):
        return None
    stage = Stage()
    for op in chapter.code[: state.at]:
        if isinstance(op, Show):
            stage = follow(stage, Cue(op.verb, op.value))
    return stage
