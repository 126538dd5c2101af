"""One player at one level: previews, moves, undo, hints, the win and its marks.

A ``Session`` is a frozen value; every method returns the next one. A screen needs
``preview`` and ``commit`` for hands, ``nudge`` for keys, ``tick`` for time and
``figure`` to draw; it decides nothing.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import Figure
from game.language import _
from game.linalg.plane import Point
from game.puzzles.core import hands
from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level import Level
from game.puzzles.core.protocol import (
    HINTS,
    Drag,
    Handle,
    Hint,
    Move,
    Position,
    Predict,
    Turn,
)
from game.puzzles.kinds.table import KINDS, kind_of
from game.puzzles.session import carrying, heard, pointing
from game.puzzles.session.awards import Awards, best
from game.puzzles.session.carrying import Carried
from game.puzzles.session.par import par
from game.puzzles.session.steps import (
    Again,
    Key,
    Step,
    after_step,
    cost_of,
    fitted,
    one_run,
    reveals,
    said,
)

HOLD: Final = 0.4
LONGEST_TICK: Final = 0.1


class Session(Struct, frozen=True, kw_only=True):
    """A level in a player's hands.

    ``position`` is committed, ``shown`` is what is seen (a preview while a hand holds a
    handle). ``past`` are the positions before each of ``steps``, with what had been
    ``carried`` where; ``ahead`` what redo would do. ``held`` are seconds at the goal.
    ``won`` is about this run and opens the free play; ``marks`` stay, also when the
    level is begun again; ``revealing`` and ``winning`` are the steps to the first
    reveal and win. ``hints`` is the most steps ever asked before a win, ``hint_step``
    the one on view (0: none). The first ``given`` steps came with the level.
    """

    kind: str
    level: Level
    seed: str = ""
    start: Position
    position: Position
    shown: Position
    carried: Carried = ()
    lifted: Carried | None = None
    past: tuple[tuple[Position, Carried], ...] = ()
    steps: tuple[Step, ...] = ()
    given: int = 0
    ahead: tuple[Step, ...] = ()
    hovering: Move | None = None
    snapped: Point | None = None
    held: float = 0.0
    won: bool = False
    predicted: bool = False
    foreseen: bool | None = None
    hints: int = 0
    hint_step: int = 0
    marks: Awards | None = None
    revealing: tuple[Step, ...] | None = None
    winning: tuple[Step, ...] | None = None

    # Hands

    def preview(self, move: Move, *, snap: bool = True) -> "Session":
        """Show a move without making it: everything that depends on it moves along.

        Turning is previewed only where its kind ``previews``: a mark that is shown
        before it is made would tell its truth.
        """
        held = self.handle(move.handle) if isinstance(move, Turn) else None
        turns = held is not None and (held.slides or KINDS[self.kind].previews)
        if not self.allows(move) or not (isinstance(move, Drag) or turns):
            return self.release()
        if isinstance(move, Drag) and carrying.is_body(move.handle):
            return replace(self.release(), hovering=move, lifted=self._carry(move))
        aimed = self._aimed(move, snap=snap)
        snapped = None
        if aimed != carrying.home(move, self.carried) and isinstance(aimed, Drag):
            snapped = aimed.to if hands.is_nice(aimed.to) else None
        shown = self.position.play(aimed).following(self.shown)
        return replace(self, hovering=aimed, shown=shown, snapped=snapped, lifted=None)

    def release(self) -> "Session":
        """Let go without a move."""
        shown = self.position.following(self.shown)
        return replace(self, hovering=None, shown=shown, snapped=None, lifted=None)

    def commit(self, move: Move, *, snap: bool = True) -> "Session":
        """Make a move; one that is not allowed or changes nothing leaves no trace."""
        if not self.allows(move):
            return self.release()
        return step_on(self, self._aimed(move, snap=snap))

    def nudge(
        self, handle: str, push: Point, step: str = "normal", *, snap: bool = True
    ) -> "Session":
        """A key pushes a handle: step is fine, normal or coarse (1/200, 1/50, 1/10).

        A handle with values goes to the next one (right, up) or the one before: a run
        is one move; a number goes up (right, up) or down; else as its kind says.
        """
        held = self.handle(handle)
        if held is None:
            return self
        if carrying.is_body(handle):
            view = self.position.view()
            move: Move | None = hands.pushed(held, push, step, view, snap=snap)
        else:
            move = self.position.nudge(held, push, step, snap=snap)
        match None if move is None else carrying.home(move, self.carried):
            case Drag(key, to):
                return step_on(self, Key(key, to))
            case Turn() as turn:
                # What is passed over is not laid, but where each press is a step.
                run = self.steps[self.given :][-1:] == (Turn(handle, held.value),)
                made = step_on(_before_last(self), turn) if run else self
                now = made.handle(handle)
                laid = run and now is not None and now.value == turn.value
                return made if laid else step_on(self, turn)
            case _:
                return self

    def turn(self, handle: str, by: int = 1) -> "Session":
        """Give a handle with values its next value, around the end."""
        held = self.release().handle(handle)
        if held is None or not held.values:
            return self
        return step_on(self, Turn(handle, held.turned(by)))

    def predict(self) -> "Session":
        """Reveal: what stands there counts as the prediction.

        Where nothing was moved nothing was said, and it counts as none.
        """
        if not self.guessing():
            return self
        return step_on(self, Predict()) if self.tellable() else self.waive()

    def waive(self) -> "Session":
        """Reveal without a prediction."""
        return step_on(self, Predict(sure=False)) if self.guessing() else self

    def arranged(self) -> bool:
        """Whether anything has been moved, also where it lies as at the start again."""
        return self.position != self.start or self.cost() > 0

    def tellable(self) -> bool:
        """Whether there is something to predict with."""
        return self.arranged() and self.position.ready()

    def there(self) -> bool:
        """Whether the goal is reached, not by what a hovering hand only looks at."""
        seen = self.position if isinstance(self.hovering, Turn) else self.shown
        return seen.goal().reached

    # Time

    def tick(self, dt: float) -> "Session":
        """Let dt seconds pass: the goal held for 0.4 s wins.

        A long frame counts as 0.1 s, so that a stall cannot win for the player.
        """
        if self.won:
            return self
        if not self.there():
            return self if self.held == 0.0 else replace(self, held=0.0)
        held = self.held + max(0.0, min(dt, LONGEST_TICK))
        if held < HOLD - 1e-9:
            return replace(self, held=held)
        # What is only previewed would be lost with the win: it is made first.
        made = self if self.hovering is None else step_on(self, self.hovering)
        marks = best(self.marks, made.tally())
        made = replace(made, held=held, won=True, hint_step=0, marks=marks)
        return replace(made, winning=made.winning or made.steps)

    def undo(self) -> "Session":
        """Back over the last step, also after the win; nothing at the start."""
        if len(self.steps) <= self.given:
            return self.release()
        last = self.steps[-1]
        again = isinstance(last, Again) and self.marks is not None
        back = replace(_before_last(self), ahead=(last, *self.ahead))
        # Back before the reveal there is something to guess, and nothing is solved.
        return replace(back, won=(self.won or again) and not back.guessing())

    def redo(self) -> "Session":
        """Make again what undo took back."""
        if not self.ahead:
            return self.release()
        made = replace(_made(self, self.ahead[0]), ahead=self.ahead[1:])
        first = self.winning
        # Undone to before the reveal, the run of the first win is gone on with.
        after = made.steps[len(first or ()) :]
        again = made.steps == (*(first or ()), *after) and Again() not in after
        return replace(made, won=made.won or (first is not None and again))

    def restart(self) -> "Session":
        """The level from its start; undo brings everything back."""
        return step_on(self, Again())

    # Hints

    def hint(self) -> "Session":
        """Show the next of the four hint steps (the fourth stays)."""
        if self.won:
            return self
        step = min(self.hint_step + 1, HINTS)
        after = replace(self, hint_step=step, hints=max(self.hints, step))
        return replace(after, carried=fitted(self.position, self.carried, step))

    def without_hint(self) -> "Session":
        """Put the hint away; that it was taken stays known."""
        return replace(self, hint_step=0)

    def advice(self) -> Hint | None:
        """The hint on view, computed from what is shown now."""
        return self.shown.hint(self.hint_step) if self.hint_step else None

    def assist(self) -> "Session":
        """Make the next move that the fourth hint shows; none before the reveal."""
        moves = self.position.hint(HINTS).moves
        hints = self.hints if self.won else HINTS
        return step_on(replace(self, hints=hints), moves[0]) if moves else self

    # What is asked of it

    def guessing(self) -> bool:
        """Whether the ghost of the answer is still to be placed."""
        return self.position.guessing()

    def handles(self) -> tuple[Handle, ...]:
        """What can be moved now, where it is seen; the givens too after the win."""
        seen = pointing.under_hand(self.hovering, self.position, self.shown)
        return carrying.with_bodies(filter(self.takes, seen), self._carried())

    def handle(self, key: str) -> Handle | None:
        """One of the handles, by key."""
        return hands.by_key(self.handles(), key)

    def allows(self, move: Move) -> bool:
        """Whether the move's handle can be moved now, and to somewhere."""
        if isinstance(move, Predict):
            return self.guessing()
        if isinstance(move, Drag) and hands.entered(move.to) is None:
            return False
        free = filter(self.takes, self.position.handles())
        return move.handle in {h.key for h in carrying.with_bodies(free, ())}

    def cost(self) -> int:
        """Moves since the level was last begun."""
        return cost_of(self.steps[self.given :], self.position, KINDS[self.kind])

    def par(self) -> int:
        """The fewest moves from where they count, if that measures anything; else 0.

        They count from the reveal, or from the level's start, as it was given.
        """
        then, since = (*self.past, (self.position, self.carried)), self.given
        for at, step in enumerate(self.steps, 1):
            since = at if isinstance(step, Again | Predict) else since
        return par(KINDS[self.kind], then[since][0])

    def tally(self) -> Awards:
        """The marks that a win would earn now."""
        return Awards(
            solved=True,
            unaided=self.hints == 0,
            foreseen=self.foreseen,
            cost=self.cost(),
            fewest=self.par(),
            away=self._away(),
        )

    def _away(self) -> float | None:
        """How far off the guess lay, where moves have no par to be measured by."""
        kind = KINDS[self.kind]
        if self.foreseen is None or kind.ranked or "miss" not in kind.quotes:
            return None
        miss = self.position.quotes().get("miss")
        return round(miss.numbers[0], 9) if miss else None

    def outcome(self) -> str:
        """``solved``, ``missed`` (solved, but not foreseen rightly) or ``skipped``."""
        if self.marks is None:
            return "skipped"
        missed = self.foreseen is False and "missed" in KINDS[self.kind].outcomes
        return "missed" if missed else "solved"

    def verdicts(self) -> dict[str, str]:
        """The marks that a board sends along, guess to mark."""
        return dict(self.position.marked())

    def figure(self) -> Figure:
        """The picture now: snapping and the ghost of advice drawn in."""
        figure, carried = self.shown.figure(revealed=self.won), self._carried()
        if carried:
            figure = carrying.drawn(figure, self.shown.handles(), carried)
        advice, hovering, snapped = self.advice(), self.hovering, None
        if self.snapped is not None and isinstance(hovering, Drag):
            snapped = Drag(hovering.handle, self.snapped)
        ghost = None if advice is None else advice.ghost
        if ghost is None and snapped is None:
            return figure
        handles, carried = self.handles(), self.carried
        panels = pointing.pointed(figure.panels, handles, carried, snapped, ghost)
        return Figure(panels=tuple(panels))

    def naming(self) -> Figure:
        """After the win: the term, the formula and the numbers on this picture."""
        return self.shown.naming()

    def announce(self) -> str:
        """The last step and the state in words, for ears."""
        pieces = []
        if self.hovering is None and self.steps:
            before = carrying.with_bodies(self.past[-1][0].handles(), ())
            pieces.append(said(self.steps[-1], before))
        if self.snapped is not None:
            pieces.append(_("Snapped."))
        pieces.append(heard.whole(self.shown))
        pieces += [_("Solved.")] if self.won else []
        return " ".join(pieces)

    def takes(self, handle: Handle) -> bool:
        """The givens move in free play only."""
        return not handle.given or self.won

    def _carried(self) -> Carried:
        lifted = self.lifted
        return fitted(self.shown, self.carried, 0) if lifted is None else lifted

    def _carry(self, move: Drag) -> Carried:
        handles = self.position.handles()
        return carrying.carry(move, handles, self.carried, self.position.view())

    def _aimed(self, move: Move, *, snap: bool) -> Move:
        """The move from the origin, snapped; a body is put where the hand puts it."""
        if isinstance(move, Drag) and carrying.is_body(move.handle):
            return move
        home = carrying.home(move, self.carried)
        return self.position.snap(home) if snap else home


def start(
    kind: str, level: Level, guesses: Guesses | None = None, seed: str = ""
) -> Session:
    """Sit down at a level; what lies in no order is shuffled by the ``seed``.

    Raises:
        KeyError: no kind has that name, or a level is about a guess that is not there.
    """
    position = kind_of(kind, guesses or {}).open(level).shuffled(seed)
    return Session(
        kind=kind,
        level=level,
        seed=seed,
        start=position,
        position=position,
        shown=position,
    )


def step_on(session: Session, step: Step) -> Session:
    """The session after a new step: what could be redone is forgotten.

    A step that changes nothing leaves no trace. Nobody is asked whether it is allowed.
    """
    made = _made(session, step)
    return made if made.steps == session.steps else replace(made, ahead=())


def _made(session: Session, step: Step) -> Session:
    run = one_run(session.steps, step)
    here = (session.position, session.carried)
    before = session.past[-1] if run else here
    after = after_step(session.start, *before, step, session.hint_step)
    if after == here:
        return session.release()
    kept = session.steps[:-1] if run else session.steps
    if after == before:
        # The run of nudges has come back to where it began: it leaves no trace.
        return replace(_at(session, *before), past=session.past[:-1], steps=kept)
    made = replace(
        _at(session, *after),
        past=session.past if run else (*session.past, before),
        steps=(*kept, step),
        won=session.won and not isinstance(step, Again),
    )
    if not session.predicted and reveals(step, after[0]):
        # Only a first guess is one, and none that the last hint laid: truth was seen.
        told = session.guessing() and session.hints == HINTS
        laid = told and bool(session.start.hint(HINTS).moves)
        foreseen, first = None if laid else after[0].foreseen(), made.steps
        return replace(made, predicted=True, foreseen=foreseen, revealing=first)
    return made


def _before_last(session: Session) -> Session:
    back = _at(session, *session.past[-1])
    return replace(back, past=session.past[:-1], steps=session.steps[:-1])


def _at(session: Session, position: Position, carried: Carried) -> Session:
    shown = position.following(session.shown)
    put = {"position": position, "carried": carried, "shown": shown}
    return replace(session, **put, hovering=None, snapped=None, lifted=None)
