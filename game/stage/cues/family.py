"""What every family of cues offers; one file a family, all listed in ``table``."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from msgspec import Struct

from game.figure.things import Panel
from game.guesses.ledger import Ledger
from game.stage.cues.fields import Kind
from game.stage.notation.scope import Definition, Path, Scope

Marks: TypeAlias = tuple[tuple[str, str], ...]


class Setting(Struct, frozen=True):
    """What a family may know beside its own value: names, marks and the Ledger.

    ``tones`` are those that the plane gives to names: they wear them everywhere.
    ``proving``: nothing is shown; what takes time to be proven is proven now.
    """

    scope: Scope
    marks: Marks = ()
    ledger: Ledger | None = None
    proving: bool = False
    tones: Mapping[str, str] = {}


def no_definitions(value: Any, path: Path) -> Iterable[Definition]:
    """For families that define no names."""
    del value, path
    return ()


def no_panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    """For families that show nothing."""
    del value, path, setting
    return ()


class Family(Struct, frozen=True):
    """One word of the ``stage:`` cue.

    ``definitions`` lists the names that a value defines; ``panels`` builds its part of
    the figure and raises TableauError where that cannot be done.
    """

    kind: Kind
    says: str
    definitions: Callable[[Any, Path], Iterable[Definition]] = no_definitions
    panels: Callable[[Any, Path, Setting], Iterable[Panel]] = no_panels


def definitions_in(names: Any, path: Path) -> Iterable[Definition]:
    """The definitions of a mapping from names to expressions."""
    if isinstance(names, dict):
        for name, source in names.items():
            yield Definition(str(name), source, (*path, name))
