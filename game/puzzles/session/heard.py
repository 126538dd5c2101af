"""What ears are told of a session: all of it, what changed, a hint in numbers."""

import re
from collections.abc import Iterable, Iterator

from game.language import _
from game.puzzles.core.protocol import Drag, Handle, Hint, Move, Position, Predict, Turn
from game.puzzles.core.wording import arrow
from game.puzzles.core.wording import said as told
from game.puzzles.session.steps import Key

# Where one piece ends and the next begins; inside an array's brackets nothing does.
_ENDS = re.compile(r"(?:(?<=[.;])\s+|,\s+(?=[A-Za-z]\w* [=≈] ))(?![^\[\]]*\])")
_IS = re.compile(r"[A-Za-z]\w* [=≈] ")


def whole(position: Position) -> str:
    """All that there is to see of a position."""
    return f"{position.describe()} {position.besides()}".strip()


def changes(before: str, now: str, but: str = "") -> str:
    """What the whole says now that it did not say before, piece by piece.

    Without what it says of an arrow that ends ``but`` there, and how that is read: the
    hand said that.
    """
    known = set(_pieces(before))
    new = [piece for piece in _pieces(now) if piece not in known]
    if but:
        new = [each for each in new if not _ends(each, but)]
    return f"{'. '.join(new)}." if new else ""


def _ends(piece: str, at: str) -> bool:
    """Whether it only says that an arrow ends there."""
    said = _IS.match(piece)
    if said is None or not piece[said.end() :].startswith(at):
        return False
    return piece[said.end() + len(at) :][:1] in {"", ":"}


def _pieces(text: str) -> Iterator[str]:
    for piece in _ENDS.split(text):
        clean = piece.strip().rstrip(".;")
        if clean:
            yield clean


def value(handle: Handle) -> str:
    """How a handle stands: its words, its number or its place."""
    if handle.values:
        return handle.says[handle.values.index(handle.value)]
    return told(handle.at[0]) if handle.reach is not None else arrow(handle.at)


def hint(advice: Hint, handles: Iterable[Handle]) -> str:
    """A hint with what it shows, or what it is about to do, in numbers."""
    named = {handle.key: handle for handle in handles}
    shown = (advice.ghost,) if advice.ghost is not None else advice.moves
    aims = (_aim(move, named) for move in shown)
    # Some hints say in words already where something belongs.
    return " ".join((advice.words, *(aim for aim in aims if aim not in advice.words)))


def _aim(move: Move, named: dict[str, Handle]) -> str:
    if isinstance(move, Predict) or (handle := named.get(move.handle)) is None:
        return ""
    if isinstance(move, Turn) and move.value not in handle.values:
        return ""  # By then its values will be others.
    return _("{name}: {place}.", name=handle.name, place=where(move, handle))


def where(move: Drag | Turn | Key, handle: Handle) -> str:
    """Where a move brings a handle, or what it makes of it."""
    if isinstance(move, Turn):
        if move.value not in handle.values:
            return move.value  # It will be there after the moves before it.
        return handle.says[handle.values.index(move.value)]
    return told(move.to[0]) if handle.reach is not None else arrow(move.to)
