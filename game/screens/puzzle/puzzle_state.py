"""A puzzle as it is played, as a value: the session, its phase, focus and tools.

What the player does, and time, make the next value. Nothing here draws or sounds.
"""

import math
from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from game.narrative.machine.events import Finish
from game.puzzles.core.protocol import HINTS, Handle, Role
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.course import beside
from game.puzzles.levels.level_names import seed_of
from game.puzzles.levels.library import Library, endless_name, parts
from game.puzzles.session import guidance, heard
from game.puzzles.session.awards import Awards, Bar
from game.puzzles.session.phases import Phase
from game.puzzles.session.session import Session
from game.puzzles.session.told import numbers, outcome
from game.screens.flow import results
from game.screens.puzzle.actions import Action, Do, PickAnswer, UseTool
from game.screens.puzzle.answer_line import AnswerLine
from game.screens.puzzle.paper import Paper, paper_check

GLOW: Final = 0.8
FIRST_MOVE: Final = 0.9
NEXT_MOVE: Final = 0.55


class Event(Enum):
    """Something that happened, other than an action, and that ears are told of."""

    OPENED = auto()
    STEP = auto()
    FOCUS = auto()
    NAMED = auto()
    ASLEEP = auto()
    REPEAT = auto()


class Field(Enum):
    """The line on paper that is written on."""

    ANSWER = auto()


# A handle is meant by its key.
Focus: TypeAlias = str | Action | Field | None


class Earned(Struct, frozen=True):
    """The marks of a win and how its cost stands among par and earlier answers."""

    marks: Awards
    bars: tuple[Bar, ...]


class PuzzleState(Struct, frozen=True, kw_only=True):
    """One session in a player's hands; ``story`` says that the story opened it.

    ``following`` and ``before`` are levels to go on to, by the names that the profile
    has for them; empty where there is none. They are stops of the ``course``, or else
    of the same kind.
    ``watch`` are seconds until the shown solution's next move, ``tools`` are laid out,
    ``had`` were earned before, ``ledger`` are the story's guesses with their marks.
    ``over``, ``hovered`` and ``held`` are the line and the handles under the pointer or
    in its hand, ``writing`` what keys wrote of the number that has the focus. ``why``
    says why something that was touched is not to be had, until something else is done.
    ``news`` has not been told yet, and the figure ``turns`` into what it is now. While
    a drawn hand is only ``showing`` something, nothing is told of that. ``told`` is how
    it stood when ears were told last, after ``told_at`` steps.
    """

    session: Session
    story: bool
    following: str = ""
    before: str = ""
    course: bool = False
    phase: Phase = Phase.PLAY
    check: Paper | None = None
    earned: Earned | None = None
    glow: float = 0.0
    watch: float = math.inf
    tools: frozenset[str] = frozenset()
    had: tuple[str, ...] = ()
    ledger: tuple[tuple[str, str], ...] = ()
    focus: Focus = None
    over: Action | None = None
    hovered: str = ""
    held: str = ""
    writing: str = ""
    why: str = ""
    told: str = ""
    told_at: int = 0
    news: Action | Event | None = None
    turns: bool = False
    showing: bool = False

    @property
    def key(self) -> str:
        """The level's name in the profile."""
        return f"{self.session.kind}.{self.session.level.id}"

    def next_door(self, action: Do) -> results.Practise:
        """The level that follows, or the one before."""
        to = self.following if action is Do.NEXT else self.before
        kind, _dot, level = to.partition(".")
        return results.Practise(kind, level, course=self.course)

    @property
    def watching(self) -> bool:
        """Whether the solution is being shown, move by move."""
        return not math.isinf(self.watch)

    @property
    def board(self) -> bool:
        """Whether it is a board: its goal must not be told by anything but words."""
        return KINDS[self.session.kind].marks

    @property
    def paper(self) -> Paper | None:
        """The check, while it is on view."""
        return self.check if self.phase is Phase.PAPER else None

    @property
    def typing(self) -> bool:
        """Whether letters are written on paper."""
        return self.paper is not None and not self.paper.choosing

    # What the player does

    def take(self, session: Session, news: Event | None = None) -> "PuzzleState":
        """After something was done to the session."""
        phase, earned = self.phase, self.earned
        if phase is Phase.PLAY and session.won:
            phase = Phase.FREE
        elif phase in {Phase.NAMED, Phase.FREE} and not session.won:
            phase, earned = Phase.PLAY, None
        why = guidance.unlaid(self.session, session)
        return replace(
            self, session=session, phase=phase, earned=earned, news=news, why=why
        )

    def step(self, session: Session) -> "PuzzleState":
        """After a step; the same page of a board stands still."""
        if session == self.session:
            return self
        sessions = (self.session, session) if self.board else ()
        pages = [by_role(each.handles(), Role.PAGE) for each in sessions]
        still = self.board and pages[0] == pages[1]
        return replace(self.take(session, Event.STEP), turns=not still)

    def write(self, text: str) -> "PuzzleState":
        """Letters typed on paper."""
        return self.edit(lambda line: line.write(text))

    def edit(self, change: Callable[[AnswerLine], AnswerLine]) -> "PuzzleState":
        """The line on paper with another text or caret; it has the focus."""
        paper = self.paper
        if paper is None or paper.choosing:
            return self
        check = paper.edit(change(paper.line))
        return replace(self, check=check, focus=Field.ANSWER)

    def stopped(self) -> "PuzzleState":
        """The player's own hand ends what is being shown."""
        return replace(self, watch=math.inf)

    def do(self, action: Action) -> "PuzzleState":
        """After an action; those that leave or look are the screen's to carry out."""
        match action:
            case UseTool(key):
                tools = self.tools ^ {key}
                return replace(self, tools=tools, news=action, turns=True)
            case Do.PAPER | Do.CLOSE | PickAnswer() | Do.HAND_IN | Do.ANSWER:
                return self._on_paper(action)
            case Do.CHOOSE | Do.TYPE | Do.ANOTHER:
                return self._on_paper(action)
            case Do.HINT:
                after = replace(self.take(self.session.hint()), news=action)
                advice = after.session.advice()
                # What a player marked on a board is only the player's to change.
                shows = advice is not None and bool(advice.moves) and not self.board
                return replace(after, watch=FIRST_MOVE) if shows else after
            case Do.NAMING | Do.PLAY_ON:
                phase = Phase.NAMED if action is Do.NAMING else Phase.FREE
                return replace(self, phase=phase, turns=True)
            case (
                Do.STOP
                | Do.ON
                | Do.LATER
                | Do.NEXT
                | Do.PREVIOUS
                | Do.LEAVE
                | Do.ENLARGE
            ):
                return self.stopped()
            case Do.TEST:
                return self._turned(Role.TEST)
            case Do.PAGE_ON | Do.PAGE_BACK:
                return self._turned(Role.PAGE, 1 if action is Do.PAGE_ON else -1)
            case Do.REVEAL | Do.WAIVE:
                revealed = Session.predict if action is Do.REVEAL else Session.waive
                # A hint about the guess has nothing to say of what comes after it.
                return self.stopped().step(revealed(self.session).without_hint())
            case Do.UNDO | Do.REDO:
                moved = Session.undo if action is Do.UNDO else Session.redo
                return self.stopped().step(moved(self.session))
            case Do.RESTART | Do.AGAIN:
                return self.stopped().step(self.session.restart())

    def _turned(self, role: Role, by: int = 1) -> "PuzzleState":
        held = by_role(self.session.handles(), role)
        if held is None:
            return self
        return self.stopped().step(self.session.turn(held.key, by))

    def _on_paper(self, action: Do | PickAnswer) -> "PuzzleState":
        if self.check is None:
            return self
        phase = Phase.NAMED if action is Do.CLOSE else Phase.PAPER
        check = self.check.after(action)
        return replace(self, check=check, phase=phase, news=action, turns=True)

    def heard(self) -> "PuzzleState":
        """After its news was told; the very same value where there was none."""
        if self.news is None and not self.turns:
            return self
        told, at = heard.whole(self.session.shown), len(self.session.steps)
        return replace(self, news=None, turns=False, told=told, told_at=at)

    # Time

    def tick(self, dt: float, *, moving: bool, still: bool) -> "PuzzleState":
        """Let time pass; where nothing came of it, the very same value.

        Nothing is judged while the picture is ``moving``. Where it keeps ``still`` a
        win does not glow.
        """
        if self.phase is Phase.GLOW:
            glow = self.glow + dt
            done = still or glow >= GLOW
            return self.named() if done else replace(self, glow=glow)
        if self.phase is not Phase.PLAY or moving:
            return self
        watch = self.watch - dt
        if watch <= 0.0:
            return self._next_move()
        session = self.session.tick(dt)
        if session.won and not self.session.won:
            won = replace(self, session=session, phase=Phase.GLOW, glow=0.0, turns=True)
            return won.stopped()
        if session is self.session and not self.watching:
            return self
        return replace(self, session=session, watch=watch)

    def named(self) -> "PuzzleState":
        """Out of the glow of the win: the naming."""
        return replace(self, phase=Phase.NAMED, news=Event.NAMED, turns=True)

    def until_change(self) -> float:
        """Seconds until time alone changes something."""
        if self.phase is Phase.GLOW:
            return 0.0
        if self.phase is Phase.PLAY:
            reached = self.session.shown.goal().reached
            return 0.0 if reached else max(0.0, self.watch)
        return math.inf

    def _next_move(self) -> "PuzzleState":
        """A move of the shown solution."""
        after = self.session.assist()
        if after == self.session:
            return self.stopped()
        done = not after.position.hint(HINTS).moves
        made = self.step(after)
        return made.stopped() if done else replace(made, watch=NEXT_MOVE)


def opened(
    session: Session,
    levels: Library,
    had: tuple[str, ...],
    *,
    story: bool,
    course: bool = False,
    earned: Earned | None = None,
) -> PuzzleState:
    """A session begun or gone on with, among the levels of its kind or of the course.

    One that was won stands at what it is called, with what it ``earned``.
    """
    kind, level = session.kind, session.level
    before, after = "", ""
    if course:
        before, after = beside(levels, f"{kind}.{level.id}")
    elif not story:
        before, after = _of_its_kind(kind, level.id, levels.names(kind))
    return PuzzleState(
        session=session,
        story=story,
        following=after,
        before=before,
        course=course,
        phase=Phase.NAMED if session.won else Phase.PLAY,
        earned=earned,
        check=paper_check(kind, level, levels.guesses),
        had=had,
    )


def finish(session: Session) -> Finish:
    """What the story is told of a level that was solved or left."""
    return Finish(outcome(session), session.verdicts(), numbers(session))


def skipped(session: Session) -> Finish:
    """What the story is told of a level left for later: marks stand as given."""
    return Finish("skipped", session.verdicts())


def _of_its_kind(kind: str, level: str, names: Sequence[str]) -> tuple[str, str]:
    """The levels before and after one, by the names that the profile has for them."""
    before = names[names.index(level) - 1] if level in names[1:] else ""
    pair = before, following(kind, level, names)
    return (
        f"{kind}.{pair[0]}" if pair[0] else "",
        f"{kind}.{pair[1]}" if pair[1] else "",
    )


def following(kind: str, level: str, names: Sequence[str]) -> str:
    """The level after one: the next of the file, then endless ones; empty for none."""
    if level in names[:-1]:
        return names[names.index(level) + 1]
    if KINDS[kind].generate is None:
        return ""
    made = parts(level)
    difficulty = made[1] if made is not None else 1
    return endless_name(kind, difficulty, seed_of("after", level))


def by_role(handles: Sequence[Handle], role: Role) -> Handle | None:
    """The handle of a role, if there is one."""
    return next((handle for handle in handles if handle.role is role), None)
