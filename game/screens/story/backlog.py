"""The lines of a play that were read. No pygame here."""

from game.narrative.machine.events import Line
from game.narrative.machine.pauses import line_said
from game.narrative.program.operations import Say
from game.screens.story.journey import Journey


def lines(journey: Journey) -> list[tuple[int, Line]]:
    """The lines up to the moment shown, oldest first, with their moments' indices.

    Those that were read before the first moment that is kept have negative ones.
    """
    chapter = journey.program.chapters[journey.now.state.chapter]
    values = journey.moments[0].state.values
    says = [
        op
        for name in journey.origin.heard
        if isinstance(op := chapter.code[chapter.says.get(name, 0)], Say)
        and op.id == name
    ]
    heard = [(n - len(says), line_said(op, values)) for n, op in enumerate(says)]
    return heard + [
        (index, moment.pause)
        for index, moment in enumerate(journey.moments[: journey.index + 1])
        if isinstance(moment.pause, Line)
    ]
