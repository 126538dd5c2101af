"""One player at one level: previews, moves, undo, hints, the win and its marks.

A ``Sitting`` is a frozen value; every method returns the next one. A screen needs
``preview`` and ``commit`` for hands, ``nudge`` for keys, ``tick`` for time and
``figure`` to draw; it decides nothing.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import Entry, Figure, Item, Page, Panel, Plane, Point, Tone
from game.puzzles import hands, sketch
from game.puzzles.kinds import KINDS
from game.puzzles.level import Level, Lore
from game.puzzles.marks import Marks, best
from game.puzzles.plane import finite
from game.puzzles.protocol import Drag, Handle, Hint, Move, Position, Predict, Turn
from game.puzzles.steps import Again, Key, Step, cost_of, move_of, one_run, said

HOLD: Final = 0.4
LONGEST_TICK: Final = 0.1


class Sitting(Struct, frozen=True, kw_only=True):
    """A level in a player's hands.

    ``position`` is committed, ``shown`` is what is seen (a preview while a hand holds a
    handle). ``past`` are the positions before each of ``steps``; ``ahead`` what redo
    would do. ``held`` are seconds at the goal. ``won`` is about this run and opens the
    free play; ``marks`` stay, also when the level is begun again. ``hints`` is the most
    steps ever asked before a win, ``hint_step`` the one on view (0: none).
    """

    kind: str
    level: Level
    start: Position
    position: Position
    shown: Position
    past: tuple[Position, ...] = ()
    steps: tuple[Step, ...] = ()
    ahead: tuple[Step, ...] = ()
    hovering: Move | None = None
    snapped: Point | None = None
    held: float = 0.0
    won: bool = False
    predicted: bool = False
    foreseen: bool | None = None
    hints: int = 0
    hint_step: int = 0
    marks: Marks | None = None

    # Hands

    def preview(self, move: Move, *, snap: bool = True) -> "Sitting":
        """Show a move without making it: everything that depends on it moves along.

        Only dragging is previewed: a mark shown before it is made would tell its truth.
        """
        if not self.allows(move) or not isinstance(move, Drag):
            return self.release()
        aimed = self.position.snap(move) if snap else move
        snapped = None
        if aimed != move and isinstance(aimed, Drag) and hands.is_nice(aimed.to):
            snapped = aimed.to
        shown = self.position.play(aimed)
        return replace(self, hovering=aimed, shown=shown, snapped=snapped)

    def release(self) -> "Sitting":
        """Let go without a move."""
        return replace(self, hovering=None, shown=self.position, snapped=None)

    def commit(self, move: Move, *, snap: bool = True) -> "Sitting":
        """Make a move; one that is not allowed or changes nothing leaves no trace."""
        if not self.allows(move):
            return self.release()
        return step_on(self, self.position.snap(move) if snap else move)

    def nudge(
        self, handle: str, push: Point, step: str = "normal", *, snap: bool = True
    ) -> "Sitting":
        """A key pushes a handle: step is fine, normal or coarse (1/200, 1/50, 1/10).

        A handle with values goes to the next one (right, up) or the one before.
        """
        held = self.handle(handle)
        if held is None:
            return self
        if held.values:
            return self.turn(handle, 1 if push[0] + push[1] > 0 else -1)
        to = hands.nudged(held, push, step, self.position.view(), snap=snap)
        return step_on(self, Key(handle, to))

    def turn(self, handle: str, by: int = 1) -> "Sitting":
        """Give a handle with values its next value, around the end."""
        held = self.handle(handle)
        if held is None or not held.values:
            return self
        at = held.values.index(held.value) + by
        return step_on(self, Turn(handle, held.values[at % len(held.values)]))

    def predict(self) -> "Sitting":
        """Reveal: the ghost stays where it stands, and counts as the prediction.

        A ghost that was never moved says nothing, and counts as none.
        """
        ghost = self.handle("guess")
        if not self.guessing() or ghost is None:
            return self
        moved = ghost.at != _ghost_at(self.start)
        return step_on(self, Predict(ghost.at)) if moved else self.waive()

    def waive(self) -> "Sitting":
        """Reveal without a prediction."""
        return step_on(self, Predict(None)) if self.guessing() else self

    # Time

    def tick(self, dt: float) -> "Sitting":
        """Let dt seconds pass: the goal held for 0.4 s wins.

        A long frame counts as 0.1 s, so that a stall cannot win for the player.
        """
        if self.won:
            return self
        if not self.shown.goal().reached:
            return self if self.held == 0.0 else replace(self, held=0.0)
        held = self.held + max(0.0, min(dt, LONGEST_TICK))
        if held < HOLD - 1e-9:
            return replace(self, held=held)
        # What is only previewed would be lost with the win: it is made first.
        made = self if self.hovering is None else step_on(self, self.hovering)
        marks = best(self.marks, made.tally())
        return replace(made, held=held, won=True, hint_step=0, marks=marks)

    def undo(self) -> "Sitting":
        """Back over the last step, also after the win; nothing at the start."""
        if not self.steps:
            return self.release()
        last = self.steps[-1]
        back = isinstance(last, Again) and self.marks is not None
        return replace(
            _at(self, self.past[-1]),
            past=self.past[:-1],
            steps=self.steps[:-1],
            ahead=(last, *self.ahead),
            won=self.won or back,
        )

    def redo(self) -> "Sitting":
        """Make again what undo took back."""
        if not self.ahead:
            return self.release()
        return replace(_made(self, self.ahead[0]), ahead=self.ahead[1:])

    def restart(self) -> "Sitting":
        """The level from its start; undo brings everything back."""
        return step_on(self, Again())

    # Hints

    def hint(self) -> "Sitting":
        """Show the next of the four hint steps (the fourth stays)."""
        if self.won:
            return self
        step = min(self.hint_step + 1, 4)
        return replace(self, hint_step=step, hints=max(self.hints, step))

    def without_hint(self) -> "Sitting":
        """Put the hint away; that it was taken stays known."""
        return replace(self, hint_step=0)

    def advice(self) -> Hint | None:
        """The hint on view, computed from what is shown now."""
        return self.shown.hint(self.hint_step) if self.hint_step else None

    def assist(self) -> "Sitting":
        """Make the next move of the reference solution (the fourth hint)."""
        moves = self.position.solve()
        if not moves:
            return self
        hints = self.hints if self.won else 4
        return step_on(replace(self, hints=hints), moves[0])

    # What is asked of it

    def guessing(self) -> bool:
        """Whether the ghost of the answer is still to be placed."""
        return self.position.guessing()

    def handles(self) -> tuple[Handle, ...]:
        """What can be moved now; the givens too after the win."""
        return tuple(h for h in self.shown.handles() if self.won or not h.given)

    def handle(self, key: str) -> Handle | None:
        """One of the handles, by key."""
        return next((h for h in self.handles() if h.key == key), None)

    def allows(self, move: Move) -> bool:
        """Whether the move's handle can be moved now, and to somewhere."""
        if isinstance(move, Predict):
            return self.guessing()
        if isinstance(move, Drag) and not finite(move.to):
            return False
        free = {h.key for h in self.position.handles() if self.won or not h.given}
        return move.handle in free

    def cost(self) -> int:
        """Moves since the level was last begun."""
        return cost_of(self.steps, self.position)

    def tally(self) -> Marks:
        """The marks that a win would earn now."""
        return Marks(
            solved=True,
            unaided=self.hints == 0,
            foreseen=self.foreseen,
            cost=self.cost(),
            par=self.level.par,
        )

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
        plain = self.shown.figure(revealed=self.won)
        return Figure(panels=tuple(self._drawn_over(panel) for panel in plain.panels))

    def naming(self) -> Figure:
        """After the win: the term, the formula and the numbers on this picture."""
        return self.shown.naming()

    def announce(self) -> str:
        """The last step and the state in words, for ears."""
        pieces = []
        if self.hovering is None and self.steps:
            pieces.append(said(self.steps[-1], self.past[-1].handles()))
        if self.snapped is not None:
            pieces.append("Snapped.")
        pieces.append(self.shown.describe())
        if self.won:
            pieces.append("Solved.")
        return " ".join(pieces)

    def _drawn_over(self, panel: Panel) -> Panel:
        advice = self.advice()
        ghost = None if advice is None else advice.ghost
        if isinstance(panel, Plane):
            items: list[Item] = []
            if self.snapped is not None:
                items.append(sketch.ring("snap", self.snapped, Tone.GOAL, 2.2))
            if isinstance(ghost, Drag):
                items.append(sketch.ghost_arrow("hint", ghost.to, Tone.GOAL))
            return replace(panel, items=panel.items + tuple(items))
        if isinstance(panel, Page) and isinstance(ghost, Turn):
            handle = self.handle(ghost.handle)
            lit = "" if handle is None else handle.entry
            return replace(panel, entries=tuple(_lit(e, lit) for e in panel.entries))
        return panel


def start(kind: str, level: Level, lore: Lore | None = None) -> Sitting:
    """Sit down at a level.

    Raises:
        KeyError: no kind has that name, or a board names a guess that lore lacks.
    """
    position = KINDS[kind].open(level, lore or {})
    return Sitting(
        kind=kind, level=level, start=position, position=position, shown=position
    )


def step_on(sitting: Sitting, step: Step) -> Sitting:
    """The sitting after a new step: what could be redone is forgotten.

    A step that changes nothing leaves no trace. Nobody is asked whether it is allowed.
    """
    made = _made(sitting, step)
    return made if made.steps == sitting.steps else replace(made, ahead=())


def _made(sitting: Sitting, step: Step) -> Sitting:
    run = one_run(sitting.steps, step)
    before = sitting.past[-1] if run else sitting.position
    again = isinstance(step, Again)
    after = sitting.start if isinstance(step, Again) else before.play(move_of(step))
    if after == sitting.position:
        return sitting.release()
    kept = sitting.steps[:-1] if run else sitting.steps
    if after == before:
        # The run of nudges has come back to where it began: it leaves no trace.
        return replace(_at(sitting, before), past=sitting.past[:-1], steps=kept)
    made = replace(
        _at(sitting, after),
        past=sitting.past if run else (*sitting.past, before),
        steps=(*kept, step),
        won=sitting.won and not again,
    )
    revealed = isinstance(step, Predict) or after.foreseen() is not None
    if revealed and not sitting.predicted:
        # Only the first guess is a guess: after it the truth has been seen.
        return replace(made, predicted=True, foreseen=after.foreseen())
    return made


def _at(sitting: Sitting, position: Position) -> Sitting:
    return replace(
        sitting, position=position, shown=position, hovering=None, snapped=None
    )


def _ghost_at(position: Position) -> Point | None:
    ghosts = (handle.at for handle in position.handles() if handle.key == "guess")
    return next(ghosts, None)


def _lit(entry: Entry, key: str) -> Entry:
    return replace(entry, lit=entry.lit or entry.key == key)
