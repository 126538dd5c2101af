"""The player's side of a session: its phases, the shown solution, the win, the check.

Nothing here draws. The puzzle screen asks it what can be done and what to show, lets
time pass, and passes moves on to the session.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from game.figure.things import Figure
from game.narrative.text.markup import aloud
from game.puzzles.core.protocol import Turn
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.level_names import seed_of
from game.puzzles.levels.library import Library, endless_name, parts
from game.puzzles.session.awards import histogram
from game.puzzles.session.session import Session
from game.saving.profile import Profile
from game.screens.puzzle.actions import HINTS, Around, Phase
from game.screens.puzzle.paper import Paper
from game.screens.puzzle.side_column import Earned

GLOW: Final = 1.1
FIRST_MOVE: Final = 0.9
NEXT_MOVE: Final = 0.55
DEEDS: Final[Mapping[str, Callable[[Session], Session]]] = {
    "reveal": Session.predict,
    "waive": Session.waive,
    "judge": lambda session: session.commit(Turn("judge", "asked")),
    "page-next": lambda session: session.turn("page"),
    "page-back": lambda session: session.turn("page", -1),
    "undo": Session.undo,
    "redo": Session.redo,
    "restart": Session.restart,
    "again": Session.restart,
}


class Sitter:
    """One session at the bench. ``story`` says that it was opened by the story."""

    def __init__(
        self, session: Session, levels: Library, profile: Profile, *, story: bool
    ) -> None:
        self.session = session
        self.story = story
        self.phase = Phase.FREE if session.won else Phase.PLAY
        self.paper: Paper | None = None
        self.earned: Earned | None = None
        self.glowing = 0.0
        self.still = False
        self._watch = math.inf
        self._profile = profile
        self._check = Paper.of(session.kind, session.level)
        names = levels.names(session.kind)
        self.following = (
            "" if story else following(session.kind, session.level.id, names)
        )
        self.before = "" if story else before(session.level.id, names)

    @property
    def key(self) -> str:
        """The level's name in the profile."""
        return f"{self.session.kind}.{self.session.level.id}"

    @property
    def watching(self) -> bool:
        """Whether the solution is being shown, move by move."""
        return not math.isinf(self._watch)

    @property
    def typing(self) -> bool:
        """Whether letters are written on paper."""
        return self.paper is not None and not self.paper.choosing

    @property
    def around(self) -> Around:
        """What the actions depend on."""
        paper = self.paper
        return Around(
            story=self.story,
            phase=self.phase,
            following=self.following,
            before=self.before,
            paper=self._check is not None,
            typed=paper is not None and paper.typed,
            missed=paper is not None and paper.missed,
            right=paper is not None and paper.right,
            watching=self.watching,
        )

    @property
    def words(self) -> str:
        """What the column says under the title."""
        if self.paper is not None:
            return self.paper.words
        level = self.session.level
        return level.intro if self.phase in {Phase.PLAY, Phase.GLOW} else level.naming

    @property
    def status(self) -> str:
        """Moves, par and what was earned before; nothing once it is won."""
        if self.phase not in {Phase.PLAY, Phase.GLOW}:
            return ""
        session = self.session
        pieces = [f"Moves {session.cost()}", f"par {session.level.par}"]
        known = self._profile.solved.get(self.key)
        if known is not None:
            pieces.append(f"best {known.marks.cost}")
            if known.marks.unaided:
                pieces.append("unaided")
            if known.marks.foreseen:
                pieces.append("foreseen")
        return "\u00a0· ".join(pieces)

    def figure(self) -> Figure:
        """The picture of this moment."""
        if self.paper is not None:
            return self.paper.figure
        if self.phase is Phase.NAMED:
            return self.session.naming()
        return self.session.figure()

    # What the player does

    def take(self, session: Session) -> None:
        """The session after something was done to it."""
        self.session = session
        if self.phase is Phase.PLAY and session.won:
            self.phase = Phase.FREE
        elif self.phase in {Phase.NAMED, Phase.FREE} and not session.won:
            self.phase, self.earned = Phase.PLAY, None

    def hint(self) -> None:
        """The next hint; the fourth plays the solution from here."""
        if self.phase is not Phase.PLAY:
            return
        self.take(self.session.hint())
        if self.session.hint_step == HINTS:
            self._watch = FIRST_MOVE

    def stop(self) -> None:
        """The player's own hand ends what is being shown."""
        self._watch = math.inf

    def show_name(self, *, on: bool = True) -> None:
        """After the win: the naming, or without it the free play with the givens."""
        if self.session.won:
            self.phase = Phase.NAMED if on else Phase.FREE

    def on_paper(self, id_: str) -> str | None:
        """An action of the check on paper: what is said of it; None for any other."""
        if id_ == "paper" and self.session.won and self._check is not None:
            self.phase, self.paper = Phase.PAPER, self._check
            return self._check.words
        paper = self.paper
        if paper is None:
            return None
        match id_:
            case "hand-in":
                paper.hand_in()
            case "answer":
                paper.give()
            case "another":
                paper.another()
                return paper.asked
            case "choose" | "type":
                paper.offer(choosing=id_ == "choose")
                return paper.asked
            case choice if choice.startswith("choice-"):
                paper.choose(int(choice.removeprefix("choice-")))
            case "close":
                self.phase, self.paper = Phase.NAMED, None
                return aloud(self.session.level.naming)
            case _:
                return None
        return paper.reply

    # Time

    def tick(self, dt: float, *, moving: bool) -> str:
        """Let time pass; ``moved``, ``won`` or ``named`` where something came of it."""
        if self.phase is Phase.GLOW:
            self.glowing += dt
            if self.glowing >= (0.0 if self.still else GLOW):
                self.show_name()
                return "named"
            return ""
        if self.phase is not Phase.PLAY or moving:
            return ""
        if self.watching:
            self._watch -= dt
            if self._watch <= 0.0:
                return self._show_a_move()
        after = self.session.tick(dt)
        if after.won and not self.session.won:
            self._win(after)
            return "won"
        self.session = after
        return ""

    def until_change(self) -> float:
        """Seconds until time alone changes something."""
        if self.phase is Phase.GLOW:
            return 0.0
        if self.phase is Phase.PLAY:
            reached = self.session.shown.goal().reached
            return 0.0 if reached else max(0.0, self._watch)
        return math.inf

    def _show_a_move(self) -> str:
        self._watch = NEXT_MOVE
        after = self.session.assist()
        if after == self.session:
            self.stop()
            return ""
        self.take(after)
        if not after.position.solve():
            self.stop()
        return "moved"

    def _win(self, session: Session) -> None:
        self.stop()
        now = session.tally()
        known = self._profile.solved.get(self.key)
        paid = known.costs if known else ()
        self._profile.solve(self.key, now)
        self.session = session
        self.earned = Earned(now, histogram(now, paid))
        self.phase, self.glowing = Phase.GLOW, 0.0


def following(kind: str, level: str, names: Sequence[str]) -> str:
    """The level after one: the next of the file, then endless ones; empty for none."""
    if level in names[:-1]:
        return names[names.index(level) + 1]
    if KINDS[kind].generate is None:
        return ""
    made = parts(level)
    difficulty = made[1] if made is not None else 1
    return endless_name(kind, difficulty, seed_of("after", level))


def before(level: str, names: Sequence[str]) -> str:
    """The level before one in its file; empty where there is none."""
    return names[names.index(level) - 1] if level in names[1:] else ""
