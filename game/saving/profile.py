"""What a player has seen, solved and unlocked: it only grows and never rolls back."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from game.linalg.plane import Point
from game.narrative.program.domains import Value
from game.puzzles.levels.library import parts
from game.puzzles.session.awards import Awards, best
from game.puzzles.session.misses import Miss
from game.saving.envelope import Damage, Frame, read_json, unwrap, wrap
from game.saving.reached import LONGEST
from game.saving.save import Newer
from game.saving.upgrade import PROFILE_STEPS, upgrade

VERSION = 4
KEPT_COSTS = 50
KEPT_ENDLESS = 200
KEPT_BEGUN = 24
KEPT_MISSES = 60
# In half heights of the view: no hand is as far off.
FARTHEST = 100.0
LONGEST_NAME = 80
LONGEST_BEGUN = 16 * 1024
KEPT_REACHED = 240
# A killed game forgets fewer lines than an autosave's trail remembers.
LINES_AT_ONCE = 25
# How a song that was heard is unlocked.
SONG = "song:"
# How an ending that was met is unlocked, with its chapter.
ENDING = "ending:"


class Solved(Struct, frozen=True):
    """A level: the best marks, and what earlier answers cost."""

    marks: Awards
    costs: tuple[int, ...] = ()


class Profile(Struct):
    """The profile of one saves folder.

    ``carried`` holds, by finished chapter, what the story carries on from it.
    ``unsolved`` are levels begun and not gone on from, also ones that are won, as
    ``puzzles.session.record`` writes them, the newest last. Of these, and of endless
    levels in ``solved``, only the newest are kept. ``misses`` are by how far guesses
    were off, and kept alike. ``learned`` is what
    the player's hands have done. ``reached`` says how each scene (``chapter.scene``)
    was come to last, as ``saving.reached`` writes it. ``fresh`` counts lines that are
    not kept yet; anything else that is new counts as many.
    """

    seen: set[str] = set()
    solved: dict[str, Solved] = {}
    unsolved: dict[str, str] = {}
    misses: tuple[Miss, ...] = ()
    unlocked: set[str] = set()
    learned: set[str] = set()
    begun: set[str] = set()
    finished: dict[str, str] = {}
    carried: dict[str, dict[str, Any]] = {}
    reached: dict[str, str] = {}
    version: int = VERSION
    fresh: int = 0

    @property
    def changed(self) -> bool:
        """Whether anything is not kept yet."""
        return self.fresh > 0

    @property
    def due(self) -> bool:
        """Whether enough is not kept yet to be worth a writing."""
        return self.fresh >= LINES_AT_ONCE

    def has_seen(self, line: str) -> bool:
        """Whether a line was read before."""
        return line in self.seen

    def see(self, line: str) -> bool:
        """A line is read; whether that is new."""
        if line in self.seen:
            return False
        self.seen.add(line)
        self.fresh += 1
        return True

    def unlock(self, key: str) -> None:
        """Something is unlocked."""
        if key not in self.unlocked:
            self.unlocked.add(key)
            self.fresh += LINES_AT_ONCE

    def hear(self, song: str) -> None:
        """A song was heard, a phrase of it or all."""
        self.unlock(SONG + song)

    @property
    def heard(self) -> frozenset[str]:
        """The songs that were heard."""
        sung = (key for key in self.unlocked if key.startswith(SONG))
        return frozenset(key.removeprefix(SONG) for key in sung)

    def endings(self, chapter: str) -> frozenset[str]:
        """The endings of a chapter that were met."""
        of = f"{ENDING}{chapter}."
        met = {k.removeprefix(of) for k in self.unlocked if k.startswith(of)}
        return frozenset(met | {self.finished.get(chapter, "")} - {""})

    def learn(self, deed: str) -> None:
        """The player's hands have done something, and need not be told how again."""
        if deed not in self.learned:
            self.learned.add(deed)
            self.fresh += 1

    def begin(self, chapter: str) -> None:
        """A chapter is opened."""
        if chapter not in self.begun:
            self.begun.add(chapter)
            self.fresh += LINES_AT_ONCE

    def finish(self, chapter: str, ending: str, carried: Mapping[str, Any]) -> None:
        """A chapter was played to its end."""
        self.finished[chapter] = ending
        self.unlock(f"{ENDING}{chapter}.{ending}")
        self.carried[chapter] = dict(carried)
        self.fresh += LINES_AT_ONCE

    def carried_into(self, after: tuple[str, ...]) -> dict[str, Any]:
        """What finished chapters hand to one that comes after them."""
        found: dict[str, Any] = {}
        for chapter in after:
            found.update(self.carried.get(chapter, {}))
        return found

    def solve(self, level: str, marks: Awards) -> None:
        """A level is solved, with marks."""
        before = self.solved.get(level)
        costs = (*(before.costs if before else ()), marks.cost)[-KEPT_COSTS:]
        kept = best(before.marks if before else None, marks)
        self.solved.pop(level, None)
        self.solved[level] = Solved(kept, costs)
        self.unsolved.pop(level, None)
        _trim(self.solved)
        self.fresh += LINES_AT_ONCE

    def leave(self, level: str, session: str) -> None:
        """A level is left unsolved; an empty or too long session is none."""
        if self.unsolved.get(level, "") == session:
            return
        self.unsolved.pop(level, None)
        if session and len(session.encode()) <= LONGEST_BEGUN:
            self.unsolved[level] = session
        for oldest in list(self.unsolved)[:-KEPT_BEGUN]:
            del self.unsolved[oldest]
        self.fresh += 1

    def miss(self, level: str, off: Point) -> None:
        """A guess was off by so much; at a level that was solved before it is none."""
        if level not in self.solved:
            self.misses = (*self.misses, Miss(*off, level))[-KEPT_MISSES:]
            self.fresh += 1

    def reach(self, scene: str, how: str) -> None:
        """A scene is come to; where nothing tells how, the time before stands."""
        if not how or self.reached.get(scene) == how:
            return
        self.reached.pop(scene, None)
        self.reached[scene] = how
        for oldest in list(self.reached)[:-KEPT_REACHED]:
            del self.reached[oldest]
        self.fresh += 1

    def copy(self) -> "Profile":
        """A snapshot that no later reading changes."""
        return replace(
            self,
            seen=self.seen.copy(),
            solved=self.solved.copy(),
            unsolved=self.unsolved.copy(),
            unlocked=self.unlocked.copy(),
            learned=self.learned.copy(),
            begun=self.begun.copy(),
            finished=self.finished.copy(),
            carried=self.carried.copy(),
            reached=self.reached.copy(),
        )

    def merge(self, older: "Profile") -> None:
        """Take in what another, older copy of this profile knows; nothing is lost.

        What is ``unsolved`` is not earned: it is as the newest copy has it.
        """
        self.seen |= older.seen
        self.unlocked |= older.unlocked
        self.learned |= older.learned
        self.begun |= older.begun
        self.finished = {**older.finished, **self.finished}
        self.carried = {**older.carried, **self.carried}
        self.misses = _joined(older.misses, self.misses)
        self.reached = {**older.reached, **self.reached}
        mine, self.solved = self.solved, older.solved.copy()
        for level, solved in mine.items():
            before = self.solved.pop(level, None)
            self.solved[level] = solved if before is None else _both(before, solved)
        _trim(self.solved)


def _joined(older: tuple[Miss, ...], newer: tuple[Miss, ...]) -> tuple[Miss, ...]:
    """Two copies of one row of misses, what both have counted once."""
    most = min(len(older), len(newer))
    ends = (n for n in range(most, 0, -1) if older[-n:] == newer[:n])
    both = next(ends, 0)
    return (*older, *newer[both:])[-KEPT_MISSES:]


def _both(older: Solved, newer: Solved) -> Solved:
    if older == newer:
        return newer
    marks = best(older.marks, newer.marks)
    return Solved(marks, max(newer.costs, older.costs, key=len))


def _trim(solved: dict[str, Solved]) -> None:
    """Forget the oldest endless levels; hand-made ones are never forgotten."""
    made = [name for name in solved if parts(name.partition(".")[2])]
    for oldest in made[:-KEPT_ENDLESS]:
        del solved[oldest]


class Kept(Struct, frozen=True, kw_only=True):
    """What is written of a profile; ids of lines are grouped by how they begin."""

    seen: dict[str, tuple[str, ...]] = {}
    solved: dict[str, Solved] = {}
    unsolved: dict[str, str] = {}
    misses: tuple[Miss, ...] = ()
    unlocked: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    finished: dict[str, str] = {}
    carried: dict[str, dict[str, Value]] = {}
    reached: dict[str, str] = {}


def encode(profile: Profile, generation: int) -> bytes:
    """The bytes of a profile's file; ValueError if they could not be read again."""
    kept = Kept(
        seen=_grouped(profile.seen),
        solved=profile.solved,
        unsolved=profile.unsolved,
        misses=profile.misses,
        unlocked=tuple(sorted(profile.unlocked)),
        learned=tuple(sorted(profile.learned)),
        begun=tuple(sorted(profile.begun)),
        finished=profile.finished,
        carried=profile.carried,
        reached=profile.reached,
    )
    try:
        content = msgspec.json.encode(kept)
        data = wrap(Frame(VERSION, generation, content))
        decode(data)
    except (Damage, TypeError, OverflowError, RecursionError) as fault:
        raise ValueError(f"this progress cannot be written: {fault}") from fault
    return data


def decode(data: bytes) -> Profile:
    """The profile of a file; ``Damage`` or ``Newer`` where it cannot be read."""
    frame = unwrap(data)
    if frame.version > VERSION:
        raise Newer
    value = upgrade(read_json(frame.content), frame.version, VERSION, PROFILE_STEPS)
    try:
        kept = msgspec.convert(value, Kept)
    except (ValueError, RecursionError) as fault:
        raise Damage("it holds no progress") from fault
    for solved in kept.solved.values():
        if solved.marks.cost < 0 or len(solved.costs) > KEPT_COSTS:
            raise Damage("its marks are impossible")
    begun = kept.unsolved.values()
    if len(begun) > KEPT_BEGUN or any(len(s) > LONGEST_BEGUN for s in begun):
        raise Damage("more levels are begun in it than a game keeps")
    if len(kept.misses) > KEPT_MISSES or not all(map(_likely, kept.misses)):
        raise Damage("more misses are in it than a game keeps, or impossible ones")
    ways = kept.reached.values()
    if len(ways) > KEPT_REACHED or any(len(way) > LONGEST for way in ways):
        raise Damage("more scenes are reached in it than a game keeps")
    _trim(kept.solved)
    return Profile(
        seen={first + rest for first, rests in kept.seen.items() for rest in rests},
        solved=kept.solved,
        unsolved=kept.unsolved,
        misses=kept.misses,
        unlocked=set(kept.unlocked),
        learned=set(kept.learned),
        begun=set(kept.begun),
        finished=kept.finished,
        carried=kept.carried,
        reached=kept.reached,
    )


def _likely(miss: Miss) -> bool:
    """Whether a hand could have missed so, and at a level."""
    near = all(abs(x) <= FARTHEST for x in miss.off)
    return near and len(miss.level) <= LONGEST_NAME


def _grouped(ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """``rows-07a`` and ``rows-08`` as ``rows-``: ``07a``, ``08``."""
    found: dict[str, list[str]] = {}
    for name in sorted(ids):
        first, dash, rest = name.rpartition("-")
        found.setdefault(first + dash, []).append(rest)
    return {first: tuple(rests) for first, rests in found.items()}
