"""Tiles: its position in words and in pictures."""

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from game.figure.things import Item, Panel, Row, Work
from game.language import N_, _, ngettext
from game.puzzles.core import pressed_answer
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Hint
from game.puzzles.core.wording import formula, row
from game.puzzles.kinds.tiles import draw
from game.puzzles.kinds.tiles.level import SPACES, TilesLevel
from game.puzzles.kinds.tiles.rail import BRACKETS, EMPTY, SAYS, Rail


class TilesPosition(Rail, frozen=True, kw_only=True):
    """Tiles, as they are said and drawn."""

    TERM: ClassVar = N_("matrix with its transpose")
    FORMULAS: ClassVar = (
        r"(C^T C)^T = C^T C",
        r"(C C^T)^T = C C^T",
        r"(E^T E)^T = E^T E",
        r"(A C)^T = C^T A^T",
        r"(v v^T) v = v (v^T v)",
    )

    # In words

    def describe(self) -> str:
        """What comes in, what is asked, and how far the bead comes."""
        if self.level.v:
            return self._of_brackets()
        words = [
            _(
                "Coming in on the right: {one}. Asked on the left: {other}.",
                one=self._balls(self.enters),
                other=self._balls(self.leaves),
            )
        ]
        if self.level.through:
            words.append(_("By way of: {spaces}.", spaces=self._through()))
        if not self.placed:
            words.append(self._framed())
            return " ".join(words)
        each = (
            _("Slot {n}: {tile}.", n=n, tile=_("empty") if tile == EMPTY else tile)
            for n, tile in enumerate(self.slots, 1)
        )
        words.extend(each)
        words.append(self.told())
        words += pressed_answer.sentence(self.said, SAYS)
        return " ".join(words)

    def besides(self) -> str:
        """The tray."""
        if self.level.v:
            return ""
        each = (
            _(
                "{tile} takes {one} and gives {other}.",
                tile=tile,
                one=_(SPACES[takes]),
                other=_(SPACES[gives]),
            )
            for tile, (takes, gives) in self.level.variants().items()
        )
        return " ".join(each)

    def told(self) -> str:
        """Where the bead comes out, or is stuck."""
        ride = self.ride()
        if ride.stuck is not None:
            takes = self.level.variants()[self.slots[ride.stuck]][0]
            return _(
                "Slot {n} takes {one}, and {other} are coming.",
                n=ride.stuck + 1,
                one=_(SPACES[takes]),
                other=_(SPACES[ride.spaces[-1]]),
            )
        return _("Out come {space}.", space=self._balls(ride.spaces[-1]))

    def _balls(self, space: str) -> str:
        return f"{_(SPACES[space])}, {self.size_of(space)}"

    def _through(self) -> str:
        return ", ".join(_(SPACES[space]) for space in self.level.through)

    def _framed(self) -> str:
        if self.frame is None:
            return _("No frame is drawn yet.")
        wide, high = self.frame
        columns = ngettext("{n} column", "{n} columns", wide)
        rows = ngettext("{n} row", "{n} rows", high)
        return _("Your frame: {rows}, {columns}.", rows=rows, columns=columns)

    def _of_brackets(self) -> str:
        size = len(self.level.v)
        words = [_("v has {n} numbers. On the rail: v, v turned over, v.", n=size)]
        if not self.placed:
            words.append(self._framed())
            return " ".join(words)
        words.append(_("Brackets: {which}.", which=_(BRACKETS[self.bracket])))
        n = self.products()
        words.append(ngettext("It takes {n} product.", "It takes {n} products.", n))
        return " ".join(words)

    def to_guess(self) -> str:
        """The product's size."""
        if self.level.v:
            return _("How big is the table v turned over, times v? Draw its frame.")
        return _(
            "How big is the table that goes from {one} to {other}? Draw its frame.",
            one=_(SPACES[self.enters]),
            other=_(SPACES[self.leaves]),
        )

    def to_reach(self) -> str:
        """Lay tiles; a stuck one says what it takes."""
        if self.level.v:
            return _(
                "Move the brackets until it takes {n} products or fewer.",
                n=self.level.most,
            )
        if self.ride().stuck is not None:
            return self.told()
        if self.asks():
            return _(
                "Fill every slot until the bead comes out as asked, or say why not."
            )
        return _("Fill every slot so that the bead comes out as asked.")

    def look(self) -> str:
        """At the plugs."""
        if not self.placed:
            return _("Look at both ends of the rail: how many balls has each bead?")
        if self.level.v:
            return _("What is born inside the brackets, and how many numbers has it?")
        return _("Which shape has the bead when it comes to the first empty slot?")

    def idea(self) -> str:
        """A tile goes back the way it came."""
        if not self.placed:
            return _(
                "A table has a column for each ball that comes in, and a row for out."
            )
        if self.level.v:
            return _("A bracket changes the work, and never what comes out.")
        return _("Turned over, a tile goes back the way it came.")

    def nearer(self) -> Hint:
        """Its columns."""
        wide, _high = self.truth()
        words = ngettext("It has {n} column.", "It has {n} columns.", wide)
        return Hint(words=words)

    def nearest(self) -> Hint:
        """Where its rows come from."""
        if self.level.v:
            return Hint(words=_("A row of numbers times a column of them is one sum."))
        words = _("Its rows are the balls of what comes out on the left.")
        return Hint(words=words)

    def stuck(self) -> str:
        """The ends were set so that nothing leads there."""
        return _("No tiles of this tray lead there in so many slots.")

    def term(self) -> str:
        """What was laid."""
        if self.level.v:
            return _("brackets may move")
        if self.level.none:
            return _("nothing leads there")
        if self.asks():
            return _("a chain, turned over")
        return super().term()

    def named(self) -> Iterator[Row]:
        """The formula, and the sizes of the product; of none, what each tile gives."""
        own, other, ears, chain, brackets = self.FORMULAS
        if self.level.v:
            yield formula(brackets)
            yield row("name:work", self._of_work())
            return
        if self.level.none:
            yield formula(own if "C" in self.level.variants() else ears)
            for tile, (_takes, gives) in self.level.variants().items():
                words = _("{tile} gives {space}", tile=tile, space=_(SPACES[gives]))
                yield row(f"name:{tile}", words)
            return
        sides = {name: ends for name, *ends in self.level.tray}
        c, a = sides.get("C", ("", "")), sides.get("A", ("", ""))
        chained = a[0] != "" and a[0] == c[1]
        alone = other if self.enters == c[1] else own
        yield formula(chain if chained else alone if c[0] else ears)
        if not self.arrives():
            return
        sizes = (self._size(tile) for tile in reversed(self.slots))
        wide, high = self.truth()
        yield row("name:chain", " ".join(reversed(self.slots)))
        made = _("together {high} × {wide}", high=high, wide=wide)
        yield row("name:sizes", ",  ".join(sizes), note=made)

    def _size(self, tile: str) -> str:
        takes, gives = self.level.variants()[tile]
        return f"{self.size_of(gives)} × {self.size_of(takes)}"

    def _of_work(self) -> str:
        n = len(self.level.v)
        return _("{many} products, or {few}", many=2 * n * n, few=2 * n)

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The rail, and the frame beside what is written."""
        yield draw.rail(self)
        frame = self.plane(revealed=revealed)
        weight = 0.5 if self.placed else 0.7
        # What is asked of the frame; later it only lies there.
        caption = "" if self.placed else _("across: columns, up: rows")
        yield replace(frame, centre=draw.FRAME_AT, weight=weight, caption=caption)

    def beside(self) -> Iterator[Work]:
        """The tray and the chain."""
        yield Work(key="work", rows=tuple(draw.rows(self)))

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The frame."""
        del revealed
        yield from draw.frame(self)

    @classmethod
    def wrongs(cls, level: TilesLevel) -> Iterator[Fault]:
        """What does not fit together; a rail that lies right at the start."""
        found = tuple(level.faults())
        yield from found
        if not found and not level.none and not cls.begin(level).off():
            yield Fault(("laid",), "already solved: every tile lies right")
