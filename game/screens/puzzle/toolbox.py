"""The tools that the player has earned, and which of them lie out on the figure."""

from collections.abc import Mapping

from msgspec import Struct

from game.figure.things import Figure
from game.language import _
from game.puzzles.core.protocol import Handle
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.phases import Phase
from game.puzzles.session.tools import TOOLS, earned, overlay, told, usable
from game.saving.profile import Solved
from game.screens.puzzle.puzzle_state import PuzzleState


class Toolbox(Struct, frozen=True):
    """Tools at one session. They are seen, and touch neither its steps nor its marks.

    ``offered`` can be laid out now, ``out`` lie on the figure, ``new`` were earned by
    this win: keys, in the order of the table. ``handles`` are all, the givens too: an
    arrow is an arrow before it can be moved. ``key`` is of the held or focused one.
    """

    offered: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    handles: tuple[Handle, ...] = ()
    key: str = ""

    def drawn(self, figure: Figure) -> Figure:
        """The figure with what lies out."""
        for tool in self.out:
            figure = overlay(figure, self.handles, tool, self.key)
        return figure

    def told(self, figure: Figure, but: str = "") -> str:
        """What lies out, in words; ``but`` a tool that can be read on the figure."""
        out = (tool for tool in self.out if tool != but)
        words = (told(figure, self.handles, tool, self.key) for tool in out)
        return " ".join(each for each in words if each)

    def news(self) -> str:
        """What this session's win has earned, in words."""
        said = _("From now on a tool of yours: {title}. {what}")
        new = (TOOLS[key] for key in self.new)
        return " ".join(said.format(title=_(t.title), what=_(t.says)) for t in new)


def earned_by(solved: Mapping[str, Solved]) -> tuple[str, ...]:
    """The keys of all tools that solved levels have earned, by their kinds."""
    return earned(name.partition(".")[0] for name in solved)


def toolbox(state: PuzzleState, solved: Mapping[str, Solved]) -> Toolbox:
    """The tools at a session of a player who has solved these levels."""
    session, known = state.session, earned_by(solved)
    handles = session.shown.handles() if known else ()
    can = state.phase in {Phase.PLAY, Phase.FREE}
    barred = KINDS[session.kind].forbids if session.guessing() else ()
    offered = tuple(
        key for key in known if can and key not in barred and usable(handles, key)
    )
    out = tuple(key for key in offered if key in state.tools)
    new = tuple(key for key in known if key not in state.had)
    key = state.held or (state.focus if isinstance(state.focus, str) else "")
    return Toolbox(offered, out, new, handles, key)
