"""The tools that the player has earned, and which of them lie out on the bench."""

from game.figure.things import Figure
from game.puzzles.core.protocol import Handle
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.tools import TOOLS, earned, overlay, told, usable
from game.saving.profile import Profile
from game.screens.puzzle.actions import Phase
from game.screens.puzzle.sitter import Sitter

PREFIX = "tool-"


class Toolbox:
    """Tools at one session. They are seen, and touch neither its steps nor its marks.

    ``out`` are the keys of those that lie on the figure, in the order of the table.
    """

    def __init__(self, sitter: Sitter, profile: Profile) -> None:
        self.sitter = sitter
        self.profile = profile
        self._wanted: frozenset[str] = frozenset()
        self._before = self.earned

    @property
    def earned(self) -> tuple[str, ...]:
        """The keys of all that were earned, by the kinds of which a level is solved."""
        return earned(name.partition(".")[0] for name in self.profile.solved)

    @property
    def offered(self) -> tuple[tuple[str, bool], ...]:
        """What can be laid out now, by key, and whether it is."""
        session = self.sitter.session
        if self.sitter.phase not in {Phase.PLAY, Phase.FREE}:
            return ()
        barred = KINDS[session.kind].forbids if session.guessing() else ()
        handles = self._handles()
        return tuple(
            (key, key in self._wanted)
            for key in self.earned
            if key not in barred and usable(handles, key)
        )

    @property
    def out(self) -> tuple[str, ...]:
        """The tools that lie on the figure now."""
        return tuple(key for key, on in self.offered if on)

    @property
    def news(self) -> str:
        """What this session's win has earned, in words."""
        new = [TOOLS[key] for key in self.earned if key not in self._before]
        return " ".join(
            f"From now on a tool of yours: {tool.title}. {tool.says}" for tool in new
        )

    def toggle(self, id_: str) -> None:
        """Lay a tool out, or put it away."""
        self._wanted ^= {id_.removeprefix(PREFIX)}

    def drawn(self, figure: Figure, key: str) -> Figure:
        """The figure with what lies out; ``key`` is of the held or focused handle."""
        for tool in self.out:
            figure = overlay(figure, self._handles(), tool, key)
        return figure

    def told(self, figure: Figure, key: str, but: str = "") -> str:
        """What lies out, in words; ``but`` a tool that can be read on the figure."""
        out = (tool for tool in self.out if tool != but)
        words = (told(figure, self._handles(), tool, key) for tool in out)
        return " ".join(each for each in words if each)

    def says(self, id_: str) -> str:
        """What a tool does, by the id of its line; empty for any other line."""
        tool = TOOLS.get(id_.removeprefix(PREFIX))
        return tool.says if tool is not None and id_.startswith(PREFIX) else ""

    def _handles(self) -> tuple[Handle, ...]:
        """Every handle, the givens too: an arrow is an arrow before it can be moved."""
        return self.sitter.session.shown.handles()
