"""The workbench: every level of every kind, for its own sake, with the marks earned."""

from collections.abc import Callable, Mapping
from typing import Any

from game.puzzles.kinds import KINDS, Kind
from game.puzzles.level import Level
from game.puzzles.levels import endless_name
from game.saving.profile import Solved
from game.screens import results
from game.screens.base import STAY, Change, Push, Screen
from game.screens.desk import Desk
from game.screens.sheet import Sheet
from game.ui.controls import Choice
from game.ui.widgets import Act, Bands, Heading, Line, Widget, Words

SEEDS = 36**4
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class WorkbenchScreen(Sheet):
    """Levels by kind; ``begin`` makes the screen of one."""

    title = "Workbench"
    hint = "↑ ↓ choose  ·  Enter begin  ·  Esc back"
    formal = True

    def __init__(self, desk: Desk, begin: Callable[[str, str], Screen]) -> None:
        self._begin = begin
        self._hard = {kind.name: 1 for kind in KINDS.values() if kind.generate}
        super().__init__(desk)

    def bands(self) -> Bands:
        """A heading a kind, a line a level, and the endless ones where it has any."""
        told = "Every level is open. No mark is needed for anything."
        rows: list[Widget] = [Words(told, room=(0.0, 0.0))]
        solved = self.desk.store.profile.solved
        for kind, levels in self.desk.library.levels.levels.items():
            rows.append(Heading("", KINDS[kind].title))
            rows += [_line(kind, level, solved) for level in levels]
            rows += self._endless(KINDS[kind])
        return [(row,) for row in rows]

    def acted(self, act: Act) -> Change:
        """Begin a level, or choose how hard the endless ones are."""
        what, _, kind = act.key.partition(":")
        if what == "hard":
            self._hard[kind] = act.value
            return STAY
        if what == "endless":
            return Push(self._begin(kind, self._made(kind)))
        kind, _, level = what.partition(".")
        return Push(self._begin(kind, level))

    def resumed(self, result: Any) -> Change:
        """A level was left, perhaps for another one."""
        if isinstance(result, results.Practise):
            self.renew(f"{result.kind}.{result.level}")
            return Push(self._begin(result.kind, result.level))
        return super().resumed(result)

    def _endless(self, kind: Kind) -> list[Widget]:
        if kind.generate is None:
            return []
        hard = [(n, f"{n} of {kind.hardest}") for n in range(1, kind.hardest + 1)]
        now = self._hard[kind.name]
        return [
            Line(f"endless:{kind.name}", "One that nobody has seen", more="endless"),
            Choice(f"hard:{kind.name}", "How hard it is", hard, now),
        ]

    def _made(self, kind: str) -> str:
        """The name of an endless level, new with every thousandth of a second."""
        number = int(self.desk.wall() * 1000) % SEEDS
        seed = ""
        while number or not seed:
            number, digit = divmod(number, 36)
            seed = DIGITS[digit] + seed
        return endless_name(kind, self._hard[kind], seed)


def _line(kind: str, level: Level, solved: Mapping[str, Solved]) -> Line:
    key = f"{kind}.{level.id}"
    return Line(key, level.title, more=earned(solved.get(key)))


def earned(solved: Solved | None) -> str:
    """The marks of a level in words; empty while it is unsolved."""
    if solved is None:
        return ""
    marks = solved.marks
    parts = ["solved"]
    parts += ["unaided"] if marks.unaided else []
    parts += ["foreseen"] if marks.foreseen else []
    moves = "1 move" if marks.cost == 1 else f"{marks.cost} moves"
    parts.append(f"{moves}, par {marks.par}")
    return " · ".join(parts)
