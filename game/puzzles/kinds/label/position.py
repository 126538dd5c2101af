"""Label: its position in words and in pictures."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from game.figure.numbers import rooted, vector
from game.figure.things import Panel, Row, Work
from game.language import N_, _
from game.linalg.vectors import Matrix
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Hint
from game.puzzles.core.wording import formula, row
from game.puzzles.kinds.label import draw
from game.puzzles.kinds.label.level import (
    BACK,
    EMPTY,
    GRAM,
    HOME,
    OUTER,
    LabelLevel,
    M,
    Tile,
    fits,
    values,
)
from game.puzzles.kinds.label.state import NAMES, LabelState

FORMULA: Final = {
    M: r"M = U D V^T",
    GRAM: r"M^T M = V D^T D V^T",
    OUTER: r"M M^T = U D D^T U^T",
    HOME: r"M^T = V D^T U^T",
    BACK: r"M^{-1} = V D^{-1} U^T",
}
TERMS: Final = {
    M: N_("singular value decomposition"),
    GRAM: N_("inputs with inputs"),
    OUTER: N_("outputs with outputs"),
    HOME: N_("the transpose"),
    BACK: N_("the inverse"),
}


class LabelPosition(LabelState, frozen=True, kw_only=True):
    """Label, as it is said and drawn."""

    FORMULAS: ClassVar = tuple(FORMULA.values())

    # In words

    def describe(self) -> str:
        """What lies in the sockets, and what comes of it."""
        lie = ", ".join(_("empty") if x == EMPTY else x for x in self.sockets)
        words = [_("Sockets from the left: {tiles}.", tiles=lie), self.told()]
        if self.naming_now():
            each = (
                f"{tile}: {_(NAMES[name])}"
                for tile, name in zip(self.sockets, self.names, strict=True)
            )
            words.append(f"{'; '.join(each)}.")
        return " ".join(word for word in words if word)

    def besides(self) -> str:
        """What is asked, the tiles in numbers, and how the frame runs through."""
        words = [
            _(
                "Asked: {letter}, {rows}.",
                letter=self.level.builds,
                rows=_rows(self.level.target()),
            ),
        ]
        for letter, tile in self.level.tiles().items():
            words.append(
                _("Tile {letter}: {numbers}.", letter=letter, numbers=_told(tile))
            )
        found = draw.stages(self) if self.placed else None
        if found is not None:
            ends = " → ".join(vector(each[:, 0]).said() for each in found)
            words.append(_("The orange arrow: {places}.", places=ends))
        return " ".join(words)

    def told(self) -> str:
        """The product, or where it is stuck."""
        level, out = self.level, self.product()
        stuck = fits(level, self.sockets)
        if stuck is not None:
            if stuck < 0:
                return _("Socket 1 does not give the size that is asked.")
            takes = self.sizes()[self.sockets[stuck]][1]
            if stuck + 1 == len(self.sockets):
                return _(
                    "Socket {n} takes {size}, but {other} come in.",
                    n=stuck + 1,
                    size=takes,
                    other=level.target().shape[1],
                )
            gives = self.sizes()[self.sockets[stuck + 1]][0]
            return _(
                "Socket {n} takes {size}, but socket {other} gives {gives}.",
                n=stuck + 1,
                size=takes,
                other=stuck + 2,
                gives=gives,
            )
        if out is None:
            return (
                _("All edges fit so far.")
                if any(x != EMPTY for x in self.sockets)
                else ""
            )
        if not self.placed:
            return _("All edges fit. What comes out is covered.")
        if self.stands():
            return _("They make {letter}.", letter=level.builds)
        return _("They make {rows}.", rows=_rows(out))

    def to_guess(self) -> str:
        """Fill all sockets."""
        return _(
            "Fill the sockets so that they make {letter}, then let it run.",
            letter=self.level.builds,
        )

    def to_reach(self) -> str:
        """What is stuck; what is wrong; the names."""
        if fits(self.level, self.sockets) is not None:
            return self.told()
        if self.naming_now():
            return _(
                "It is {letter}. Now give each tile the name of what it holds.",
                letter=self.level.builds,
            )
        if EMPTY in self.sockets:
            return _("Fill every socket: edges must fit, size to size.")
        return _(
            "It is not {letter} yet. Change a tile, or turn one over.",
            letter=self.level.builds,
        )

    def look(self) -> str:
        """At sizes, or at the arrow."""
        if self.naming_now():
            return _("Which arrow comes out of a tile, if one of the axes goes in?")
        sizes = set(self.sizes().values())
        if len(sizes) > 1:
            return _("How many numbers come in on the right, and how many go out?")
        return _("Which tile must meet what comes in, and lay it on the axes?")

    def idea(self) -> str:
        """Rows catch, columns lay."""
        if self.level.builds == M:
            return _("Rows catch what comes in, stretches come next, columns lay it.")
        return _("A product turned over runs backwards, and each tile is turned over.")

    def nearer(self) -> Hint:
        """The size of one."""
        to = self.nearest_filling()
        n = self._wrong(to)
        high, wide = self.sizes()[to[n]]
        return Hint(
            words=_(
                "Socket {n} holds a tile of {high} by {wide}.",
                n=n + 1,
                high=high,
                wide=wide,
            )
        )

    def nearest(self) -> Hint:
        """One tile."""
        to = self.nearest_filling()
        n = len(to) - 1
        return Hint(words=_("The last socket holds {tile}.", tile=to[n]))

    def _wrong(self, to: Sequence[str]) -> int:
        pairs = zip(self.sockets, to, strict=True)
        return next((n for n, (a, b) in enumerate(pairs) if a != b), 0)

    def term(self) -> str:
        """What was built."""
        return _(TERMS[self.level.builds])

    # In numbers

    def named(self) -> Iterator[Row]:
        """The formula, which tile is what, and all sizes."""
        yield formula(FORMULA[self.level.builds])
        sizes = (
            f"{h} × {w}"
            for h, w in (self.sizes()[x] for x in self.sockets if x != EMPTY)
        )
        yield row("name:chain", "  ".join(self.sockets), note="  ".join(sizes))
        d = values(self.level.d)
        each = (rooted(float(d[i, i])).text for i in range(min(d.shape)))
        yield row("name:stretches", ", ".join(each), note=_("the stretches"))

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The sockets, and the frame that runs through."""
        del revealed
        yield draw.rail(self)
        yield draw.run(self)

    def beside(self) -> Iterator[Work]:
        """What is asked, and the tray."""
        yield Work(key="work", rows=tuple(draw.rows(self)))
        yield Work(key="tray", rows=tuple(draw.tray(self.level)))

    @classmethod
    def faults(cls, level: LabelLevel) -> Iterator[Fault]:
        """What is no tile, and what builds nothing."""
        return level.faults()


def _rows(at: Matrix) -> str:
    each = [vector(round(float(x), 9) for x in row_) for row_ in at]
    return ", ".join(each_.said() for each_ in each)


def _told(tile: Tile) -> str:
    root, rows = tile
    before, words = draw.over(root), ", ".join(vector(each).text for each in rows)
    return _("{times} times {rows}", times=before, rows=words) if before else words
