"""One save: where a play stands, what stands on the stage, and how long it was."""

import math
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from game.narrative.resume.anchors import Saved
from game.saving.envelope import Damage, Frame, read_json, unwrap, wrap
from game.saving.upgrade import SAVE_STEPS, Step, upgrade
from game.stage.state import Stage

VERSION = 2
LONGEST_NOTE = 200
LONGEST_TRAIL = 120
MOST_ANSWERS = 2_000
MOST_BACK = 10_000
LONGEST_TEXT = 4000
# Lines in a row by which a place of another save is known on the way to it.
STRETCH = 30
MOST_ITEMS = 20_000
LARGEST_TIME = 1e11


class Newer(Exception):  # noqa: N818 - a state of a file, told to the player
    """The file was written by a later version of the game."""


class Save(Struct, frozen=True, kw_only=True):
    """Everything that a play needs to go on; no text of the story.

    ``trail`` holds the ids of the last lines read, ``before`` is the stage where the
    past of ``place`` begins, ``played`` seconds of play, ``when`` the time of day in
    seconds, ``note`` what the player wrote beside it, ``thumbnail`` the CRC-32 of the
    picture, 0 without one. A play that was rolled back stands ``back`` pauses before
    its ``place``, at the line ``shown``. ``counter`` numbers the saves of a folder,
    since clocks lie; the store counts.
    """

    place: Saved
    stage: Stage
    trail: tuple[str, ...] = ()
    before: Stage = Stage()
    played: float = 0.0
    when: float = 0.0
    note: str = ""
    counter: int = 0
    thumbnail: int = 0
    back: int = 0
    shown: str = ""
    version: int = VERSION

    @property
    def chapter(self) -> str:
        """The chapter that is played."""
        return self.place.state.chapter

    @property
    def line(self) -> str:
        """The id of the last line read where the play stands, or an empty text."""
        return self.shown or (self.trail[-1] if self.trail else "")


def encode(save: Save) -> bytes:
    """The bytes of a save's file; ValueError if they could not be read again."""
    save = replace(
        save,
        note=_cleaned(save.note),
        # A clock that is far out must not keep a play from being saved.
        when=min(max(save.when, 0.0), LARGEST_TIME) if save.when == save.when else 0.0,
        trail=save.trail[-LONGEST_TRAIL:],
        version=VERSION,
    )
    try:
        content = msgspec.json.encode(save)
        again = decode(data := wrap(Frame(save.version, save.counter, content)))
        same = msgspec.json.encode(again) == content
    except (Damage, Newer, TypeError, OverflowError, RecursionError) as fault:
        raise ValueError(f"this play cannot be written: {fault}") from fault
    if not same:
        raise ValueError("this play would not be read as it was written")
    return data


def decode(
    data: bytes, *, newest: int = VERSION, steps: Mapping[int, Step] = SAVE_STEPS
) -> Save:
    """The save of a file, whoever wrote it, by the upgrade ``steps`` to ``newest``.

    ``Damage``: it is no save. ``Newer``: a later version of the game wrote it.
    """
    frame = unwrap(data)
    if frame.version > newest:
        raise Newer
    value = upgrade(read_json(frame.content), frame.version, newest, steps)
    try:
        save = msgspec.convert({**value, "version": newest}, Save)
    except (ValueError, RecursionError) as fault:
        raise Damage("it holds no place in the story") from fault
    if save.counter != frame.generation:
        raise Damage("its number is not that of its content")
    _judge(save)
    return save


def passed(later: Save, earlier: Save) -> bool:
    """Whether a play came through the place of an earlier save, with its answers."""
    long, short = later.place.past, earlier.place.past
    if long is None or short is None or long.origin != short.origin:
        return False
    read, tail = later.trail, earlier.trail[-STRETCH:]
    starts = range(len(read) - len(tail) + 1)
    return long.given[: len(short.given)] == short.given and any(
        read[at : at + len(tail)] == tail for at in starts
    )


def _judge(save: Save) -> None:
    """Refuse what fits the types and cannot be a save."""
    state, anchor = save.place.state, save.place.anchor
    if not 0.0 <= save.played <= LARGEST_TIME or not 0.0 <= save.when <= LARGEST_TIME:
        raise Damage("its times are impossible")
    if not state.chapter or state.at < -1 or any(at < 0 for at in state.stack):
        raise Damage("its place is impossible")
    if len(save.trail) > LONGEST_TRAIL or len(anchor.trail) > LONGEST_TRAIL:
        raise Damage("its trail is too long")
    past = save.place.past
    if past is not None and len(past.given) > MOST_ANSWERS:
        raise Damage("it holds more answers than a play has")
    if len(save.note) > LONGEST_NOTE or not 0 <= save.thumbnail < 1 << 32:
        raise Damage("its note or picture is impossible")
    counts = [*state.visits.values(), *state.picked.values()]
    if any(count < 0 for count in counts) or save.counter < 0:
        raise Damage("it counts below nothing")
    if not 0 <= save.back <= MOST_BACK:
        raise Damage("it was rolled back further than a play is long")
    _judge_sizes(msgspec.to_builtins(save))


def _judge_sizes(value: Any) -> None:
    left, count = [value], 0
    while left:
        item = left.pop()
        if isinstance(item, str) and len(item) > LONGEST_TEXT:
            raise Damage("a text in it is too long")
        if isinstance(item, float) and not math.isfinite(item):
            raise Damage("a number in it is no number")
        if isinstance(item, dict):
            left += item
            left += item.values()
        elif isinstance(item, (list, tuple)):
            left += item
        count += 1
        if count > MOST_ITEMS:
            raise Damage("it holds too much")


def _cleaned(note: str) -> str:
    """The note on one line, with only what can be shown."""
    shown = (c if c.isprintable() else " " for c in note)
    return " ".join("".join(shown).split())[:LONGEST_NOTE]
