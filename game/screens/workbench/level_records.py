"""What lies on the workbench: each level with what the player has done of it so far."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from game.language import N_, _, ngettext
from game.puzzles.core.kind import Kind
from game.puzzles.core.level_titles import called
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.level_names import UnknownLevelError, daily
from game.puzzles.levels.library import parts
from game.puzzles.session.awards import Awards, Bar, guessed, histogram, paid
from game.puzzles.session.session import start
from game.saving.profile import Profile, Solved
from game.screens.shared.context import Context

DAYS = 7
DAY = 24 * 60 * 60.0


class State(StrEnum):
    """How far a level is."""

    NEW = "new"
    BEGUN = "begun"
    SOLVED = "solved"


# What is said of a level that is not solved.
STATES = {State.NEW: N_("new"), State.BEGUN: N_("begun"), State.SOLVED: N_("solved")}


class Card(Struct, frozen=True, kw_only=True):
    """One level: ``key`` is its kind and its name, as the profile has it."""

    kind: str
    level: str
    title: str
    par: int = 0
    state: State = State.NEW
    solved: Solved | None = None

    @property
    def key(self) -> str:
        """The level's name in the profile."""
        return f"{self.kind}.{self.level}"

    @property
    def name(self) -> str:
        """The name that opens it anywhere."""
        return self.level if parts(self.level) else self.key

    @property
    def told(self) -> str:
        """What is said of it where it is one of many: its kind and its title."""
        return f"{_(KINDS[self.kind].title)}: {self.title}"

    @property
    def bars(self) -> tuple[Bar, ...]:
        """How its costs stand to par; none before two answers were given."""
        if self.solved is None or len(self.solved.costs) < 2:
            return ()
        marks, (*earlier, last) = self.solved.marks, self.solved.costs
        now = Awards(
            solved=True, unaided=False, foreseen=None, cost=last, fewest=marks.fewest
        )
        return histogram(now, earlier)

    @property
    def words(self) -> str:
        """What is known of it, for ears."""
        if self.solved is None:
            state = _(STATES[self.state])
            told = _("{state}, par {par}", state=state, par=self.par)
            return told if self.par else state
        marks = self.solved.marks
        earned = [_("solved")]
        earned += [_("unaided")] if marks.unaided else []
        earned += [guessed(marks)] if marks.foreseen or marks.away else []
        tries = len(self.solved.costs)
        awards, cost = ", ".join(earned), paid(marks)
        if tries < 2:
            return _("{awards}, best {best}", awards=awards, best=cost)
        return ngettext(
            "{awards}, best {best}, solved {n} time",
            "{awards}, best {best}, solved {n} times",
            tries,
            awards=awards,
            best=cost,
        )


def card(kind: str, level: str, title: str, par: int, profile: Profile) -> Card:
    """What is known of a level."""
    key = f"{kind}.{level}"
    solved = profile.solved.get(key)
    state = State.BEGUN if key in profile.unsolved else State.NEW
    state = State.SOLVED if solved else state
    return Card(
        kind=kind, level=level, title=title, par=par, state=state, solved=solved
    )


def cards(context: Context, kind: str) -> tuple[Card, ...]:
    """The hand-made levels of a kind, in order, without what they cost."""
    profile = context.store.profile
    levels = context.library.levels.levels.get(kind, ())
    return tuple(card(kind, level.id, level.title, 0, profile) for level in levels)


def with_par(context: Context, found: Card) -> Card:
    """A hand-made level with the fewest moves that it takes: it is begun for that."""
    levels = context.library.levels
    begun = start(found.kind, levels.find(found.kind, found.level), levels.guesses)
    return replace(found, par=begun.par())


def chapters(context: Context) -> tuple[tuple[str, tuple[Kind, ...]], ...]:
    """The kinds by the chapter whose beat they belong to, each with its title."""
    program, found = context.library.program, dict[str, list[Kind]]()
    # Translators: over the puzzles of chapters that are not written yet.
    later = _("To come")
    for kind in KINDS.values():
        chapter = kind.beat.rpartition("-")[0]
        known = program.chapters.get(chapter)
        title = known.title if known else later
        found.setdefault(title, []).append(kind)
    last = found.pop(later, [])
    all_ = {**found, later: last} if last else found
    return tuple((title, tuple(kinds)) for title, kinds in all_.items())


def onward(context: Context) -> Card | None:
    """Where to go on: the level left last, else the next one that is not solved."""
    profile = context.store.profile
    all_ = [each for kind in KINDS for each in cards(context, kind)]
    by_key = {each.key: each for each in all_}
    for key in reversed(profile.unsolved):
        found = by_key.get(key) or made(*key.split(".", 1), profile=profile)
        if found is not None and found.state is State.BEGUN:
            return found
    done = [i for i, each in enumerate(all_) if each.state is State.SOLVED]
    last = next((k for k in reversed(profile.solved) if k in by_key), None)
    after = all_.index(by_key[last]) + 1 if done and last else 0
    ahead = all_[after:] + all_[:after]
    return next((each for each in ahead if each.state is not State.SOLVED), None)


def made(kind: str, level: str = "", *, profile: Profile) -> Card | None:
    """An endless level by its name; None where it is none of that kind's."""
    found = parts(level)
    if found is None or found[0] != kind:
        return None
    _kind, difficulty, seed = found
    return card(kind, level, called(kind, seed, difficulty), 0, profile)


def hard(level: str) -> str:
    """How hard an endless level is, in words."""
    found = parts(level)
    if found is None:
        return ""
    return _("{n} of {most}", n=found[1], most=KINDS[found[0]].hardest)


def endless(profile: Profile, state: State) -> Iterator[Card]:
    """The endless levels that were begun, or solved, the newest first."""
    known = profile.unsolved if state is State.BEGUN else profile.solved
    for key in reversed(known):
        kind, _, level = key.partition(".")
        found = made(kind, level, profile=profile)
        if found is not None and found.state is state:
            yield found


def days(context: Context) -> Iterator[tuple[str, Card]]:
    """Today's level and those of the days before, each with its day."""
    now, profile = context.wall(), context.store.profile
    seen = dict.fromkeys(context.day(now - n * DAY) for n in range(DAYS))
    for day in seen:
        try:
            name = daily(day)
        except UnknownLevelError:
            continue
        found = made(name.partition("-")[0], name, profile=profile)
        if found is not None:
            yield day, found
