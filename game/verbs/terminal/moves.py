"""What is typed about a thing at a puzzle, as a move of it: places, values, nudges."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from game.language import _
from game.linalg.plane import Point, added, scaled
from game.puzzles.core import hands
from game.puzzles.core.paper_question import numbers
from game.puzzles.core.protocol import Drag, Handle, Turn
from game.puzzles.core.wording import said
from game.puzzles.session import carrying
from game.puzzles.session.guidance import stopped
from game.puzzles.session.session import Session
from game.verbs.terminal.handle_names import WAYS, called, words_of

MOST: Final = 50
# What people write between a name and a place.
_FILLING: Final = re.compile(r"^(?:=|:|to\b|is\b)\s*")


class Wrong(Exception):  # noqa: N818 - told to the player, who types again
    """What was typed about a thing cannot be done; the message says what would be."""


class Made(Struct, frozen=True):
    """The session after what was typed, and why it does not end where it was aimed."""

    session: Session
    why: str = ""


def made(session: Session, handle: Handle, text: str) -> Made:
    """What comes of something typed behind the name of a thing.

    Raises:
        Wrong: it is no place, no value and no way of that thing.
    """
    text = _FILLING.sub("", text.strip())
    nudge = _nudged(session, handle, text.lower().split())
    if nudge is not None:
        return Made(nudge)
    if handle.values:
        return Made(session.commit(Turn(handle.key, _value(handle, text))))
    return _placed(session, handle, _place(handle, text))


def fits(session: Session, handle: Handle, text: str) -> bool:
    """Whether something typed behind a name can be said of that thing."""
    try:
        made(session, handle, text)
    except Wrong:
        return False
    return bool(text)


def said_of(handle: Handle, text: str) -> bool:
    """Whether the text is one of the thing's values in full, in the game's words."""
    return bool(text) and words_of(text) in map(words_of, handle.says)


def swapped(session: Session, first: str, second: str) -> Session:
    """The session after two tiles have changed places.

    Raises:
        Wrong: there are no tiles, or none lies at such a place.
    """
    tiles = {h.value: h for h in session.handles() if h.slides}
    if not tiles:
        raise Wrong(_("There is nothing here that lies in places."))
    named = (_place_of(tiles, each) for each in (first, second))
    places = sorted(named, key=lambda n: int(n) if n.isdecimal() else 0)
    for place in places:
        if place not in tiles:
            raise Wrong(_("Places go from 1 to {most}.", most=len(tiles)))
    low, high = places
    if low == high:
        return session
    left, right = tiles[low].key, tiles[high].key
    session = session.commit(Turn(left, high))
    now = session.handle(right)
    if now is None or now.value == low:
        return session
    return session.commit(Turn(right, low))


def _place_of(tiles: dict[str, Handle], said_: str) -> str:
    """A place as it was typed, or where the tile of that name lies."""
    found = called(words_of(said_), tuple(tiles.values()))
    return found[0].value if len(found) == 1 and not said_.isdecimal() else said_


def _nudged(session: Session, handle: Handle, said: Sequence[str]) -> Session | None:
    """After a few pushes of a key's way; None where none was meant."""
    if not said or said[0] not in WAYS:
        return None
    step, times = "normal", 1
    for word in said[1:]:
        if word in hands.STEPS:
            step = word
        elif word.isdecimal() and 0 < int(word[:4]) <= MOST:
            times = int(word)
        else:
            raise Wrong(
                _(
                    "After “{way}” comes “fine” or “coarse”, or how often, up to {n}.",
                    way=said[0],
                    n=MOST,
                )
            )
    for _time in range(times):
        session = session.nudge(handle.key, WAYS[said[0]], step)
    return session


def _value(handle: Handle, text: str) -> str:
    """The value of a thing that is meant by its own words, or some of them."""
    wanted = words_of(text)
    pairs = list(zip(handle.values, handle.says or handle.values, strict=True))
    for value, says in pairs:
        if wanted and wanted in {words_of(value), words_of(says)}:
            return value
    some = [
        value
        for value, says in pairs
        if wanted and set(wanted) <= {*words_of(value), *words_of(says)}
    ]
    if len(some) == 1:
        return some[0]
    known = ", ".join(f"“{value}”" for value in handle.values if value)
    raise Wrong(_("{name} can be one of these: {all}.", name=handle.name, all=known))


def _place(handle: Handle, text: str) -> Point:
    """Where a thing is to be: two numbers, or the one number that it is."""
    one = numbers(text, 1)
    if handle.reach is not None:
        if one is None:
            raise Wrong(_("{name} is one number, as 3 or −0.5.", name=handle.name))
        return (float(one[0]), 0.0)
    if handle.along is not None and one is not None:
        return added(handle.base, scaled(handle.along, float(one[0])))
    two = numbers(text, 2)
    if two is None:
        raise Wrong(_("{name} needs two numbers, as 1 2.", name=handle.name))
    return (float(two[0]), float(two[1]))


def _placed(session: Session, handle: Handle, to: Point) -> Made:
    """After it was put there, or as near as it can go."""
    if handle.reach is not None:
        low, high = handle.reach
        near = (max(low, min(high, to[0])), 0.0)
        ends = _("It goes from {low} to {high}.", low=said(low), high=said(high))
    else:
        far = session.position.view()
        near = hands.clamped(to, far)
        ends = _("The picture ends at {far}.", far=said(far))
    why = "" if near == to else ends
    asked = Drag(handle.key, near)
    after = session.commit(_ending(session, asked), snap=False)
    return Made(after, why or stopped(session, handle, asked))


def _ending(session: Session, move: Drag) -> Drag:
    """The move to where it will really end: a thing may be held to a line."""
    home = carrying.home(move, session.carried)
    ends = hands.by_key(session.position.play(home).handles(), move.handle)
    if ends is None:
        return move
    return Drag(move.handle, added(ends.at, carrying.offset(session.carried, ends.key)))
