"""Tiles: its level."""

from collections.abc import Iterator
from typing import Final

from game.language import N_
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel

# Spaces by the names that a level may use.
SPACES: Final = {
    "noses": N_("noses"),
    "cats": N_("cats"),
    "tracks": N_("tracks"),
    "ears": N_("ears"),
}
LARGEST, MOST = 5, 6
TURNED: Final = "ᵀ"


class TilesLevel(PlaneLevel, frozen=True, kw_only=True):
    """A bead ``enters`` on the right, and shall ``leave`` on the left as asked.

    ``spaces`` are names with how many balls a bead has there. ``tray`` holds tiles as
    (name, takes, gives); each can be turned over but those in ``stiff``. Every one of
    the ``slots`` is to be filled, and each space of ``through`` visited. ``laid`` lies
    there at first, from the right. ``none`` is a level that nothing solves.

    With ``v`` the rail holds v, v turned over and v, and only the brackets move, until
    they take ``most`` products.
    """

    spaces: tuple[tuple[str, int], ...] = ()
    tray: tuple[tuple[str, str, str], ...] = ()
    slots: int = 2
    enters: str = ""
    leaves: str = ""
    through: tuple[str, ...] = ()
    stiff: tuple[str, ...] = ()
    laid: tuple[str, ...] = ()
    none: bool = False
    v: tuple[float, ...] = ()
    most: int = 0
    span: float = 3.3

    def sizes(self) -> dict[str, int]:
        """How many balls a bead has in each space."""
        return dict(self.spaces)

    def variants(self) -> dict[str, tuple[str, str]]:
        """What can lie in a slot, with what it takes and what it gives."""
        found: dict[str, tuple[str, str]] = {}
        for name, takes, gives in self.tray:
            found[name] = (takes, gives)
            if name not in self.stiff:
                found[f"{name}{TURNED}"] = (gives, takes)
        return found

    def faults(self) -> Iterator[Fault]:
        """What is not there, or has no size."""
        if self.v:
            if not 2 <= len(self.v) <= LARGEST:
                yield Fault(("v",), "v is too short or too long", f"2 to {LARGEST}")
            return
        for n, (name, size) in enumerate(self.spaces):
            if name not in SPACES:
                yield Fault(("spaces", n), f"no space is called '{name}'")
            elif not 1 <= size <= LARGEST:
                yield Fault(("spaces", n), "no such bead", f"1 to {LARGEST} balls")
        if not 1 <= self.slots <= MOST:
            yield Fault(("slots",), "no such rail", f"1 to {MOST} slots")
        known = self.sizes()
        for n, (name, takes, gives) in enumerate(self.tray):
            if {takes, gives} - known.keys() or not name.isalpha():
                yield Fault(("tray", n), f"no tile '{name}' fits these spaces")
        for field in ("enters", "leaves"):
            if getattr(self, field) not in known:
                yield Fault((field,), f"'{getattr(self, field)}' is no space here")
        if set(self.laid) - self.variants().keys() or len(self.laid) > self.slots:
            yield Fault(("laid",), "no such tiles can lie there")
