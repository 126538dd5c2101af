"""What the Ledger knows of a guess: where it was made, and where it was tried."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from game.figure.things import Figure, Plane
from game.guesses.guess import Breaks
from game.guesses.ledger import Guess
from game.guesses.table import GUESSES
from game.narrative.overview.scene_map import written_in
from game.narrative.program.operations import Puzzle, Show, Write
from game.narrative.program.program import Chapter
from game.narrative.text.quoting import Numbers, filled
from game.puzzles.kinds.board_state import BoardLevel
from game.puzzles.kinds.breaking.level import BreakLevel, KnownLevel
from game.puzzles.kinds.breaking.position import BreakPosition
from game.puzzles.session.session import start
from game.puzzles.session.solution import solve
from game.screens.shared.library import Library
from game.stage.notation.scope import TableauError
from game.stage.picture import picture
from game.stage.state import Stage, is_clear


class Record(Struct, frozen=True, kw_only=True):
    """A guess of the story.

    ``tries`` are the kind and the level that try it, and its title. It is ``met`` once
    that was solved, and ``proven`` once a board was that asks for it.
    """

    guess: Guess
    chapter: str = ""
    scene: str = ""
    tries: tuple[str, str, str] | None = None
    met: bool = False
    proven: bool = False

    @property
    def broke(self) -> bool:
        """Whether it can be seen where it breaks."""
        return isinstance(GUESSES.get(self.guess.id), Breaks)


def record(library: Library, guess: Guess, solved: Iterable[str]) -> Record:
    """What is known of a guess after these levels were solved."""
    done = frozenset(solved)
    found = (c for c in library.program.chapters.values() if written_in(c, guess.id))
    chapter = next(found, None)
    tries = _tries(library, chapter, guess.id)
    return Record(
        guess=guess,
        chapter=chapter.name if chapter is not None else "",
        scene=written_in(chapter, guess.id) if chapter is not None else "",
        tries=tries,
        met=tries is not None and f"{tries[0]}.{tries[1]}" in done,
        proven=guess.id in proven(library, done),
    )


def proven(library: Library, solved: Iterable[str]) -> frozenset[str]:
    """The guesses that stand on a board that was solved."""
    done = set(solved)
    return frozenset(
        guess
        for level in library.levels.levels.get("board", ())
        if isinstance(level, BoardLevel) and f"board.{level.id}" in done
        for guess in level.guesses
    )


def _tries(
    library: Library, chapter: Chapter | None, guess: str
) -> tuple[str, str, str] | None:
    """The level made to break it; else the puzzle beside it in its scene."""
    for level in library.levels.levels.get("break", ()):
        if isinstance(level, BreakLevel) and level.guess == guess:
            return "break", level.id, level.title
    puzzle = _beside(chapter, guess) if chapter is not None else None
    if puzzle is None:
        return None
    known = library.levels.get(puzzle.kind, puzzle.level)
    return (puzzle.kind, puzzle.level, known.title) if known is not None else None


def _beside(chapter: Chapter, guess: str) -> Puzzle | None:
    """The puzzle that follows where a guess is written, else the one before, there."""
    at = _written_at(chapter, guess)
    scene = chapter.scene_at(at)
    there = [
        (place, op)
        for place, op in enumerate(chapter.code)
        if isinstance(op, Puzzle) and chapter.scene_at(place) == scene
    ]
    behind = [op for place, op in there if place > at]
    before = [op for place, op in there if place < at]
    return next(iter([*behind, *before[::-1]]), None)


def _written_at(chapter: Chapter, guess: str) -> int:
    places = (
        at
        for at, op in enumerate(chapter.code)
        if isinstance(op, Write) and op.guess == guess
    )
    return next(places, 0)


# Pictures


def made(library: Library, of: Record, quotes: Mapping[str, Numbers]) -> Figure:
    """What stood on the stage when it was made; ``quotes`` are the player's numbers."""
    chapter = library.program.chapters.get(of.chapter)
    if chapter is None:
        return Figure()
    before = chapter.code[: _written_at(chapter, of.guess.id)]
    for op in reversed(before):
        if isinstance(op, Show) and op.verb == "stage" and not is_clear(op.value):
            value = filled(op.value, {**op.samples, **quotes})
            try:
                return picture(Stage(tableau=value), library.ledger)
            except TableauError:
                return Figure()
    return Figure()


def shown(library: Library, of: Record) -> Figure:
    """Where it breaks, by its own counterexample; else the puzzle that showed it."""
    found = GUESSES.get(of.guess.id)
    if isinstance(found, Breaks):
        return _broken(of.guess, found, _span(library, of.guess.id))
    if of.tries is None:
        return Figure()
    kind, name, _ = of.tries
    level = library.levels.get(kind, name)
    if level is None:
        return Figure()
    solved = solve(start(kind, level, library.levels.guesses)).figure()
    return Figure(panels=tuple(p for p in solved.panels if isinstance(p, Plane)))


def _span(library: Library, guess: str) -> float:
    levels = library.levels.levels.get("break", ())
    known = (x.span for x in levels if isinstance(x, BreakLevel) and x.guess == guess)
    return next(known, 4.0)


def _broken(guess: Guess, found: Breaks, span: float) -> Figure:
    points = found.small or found.bench.answer
    level = KnownLevel(
        id=guess.id,
        title="",
        guess=guess.id,
        start=points,
        span=span,
        words=guess.words,
        bench=found.bench,
        predict=False,
    )
    return Figure(panels=tuple(BreakPosition.begin(level).pictures(revealed=True)))
