"""What is true of every possible play of a story.

Variables are finite and puzzles end in one of their outcomes, so the state space is
finite and can be walked (``explorer``, projected by ``liveness``). What the walk did
not meet does not happen, as long as it is complete; where it is not, it says so.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from game.narrative.machine.machine import carry
from game.narrative.machine.state import State
from game.narrative.program.conditions import spoken
from game.narrative.program.program import (
    NOWHERE,
    Chapter,
    End,
    Enter,
    Offer,
    Op,
    Program,
    Puzzle,
    Query,
    Say,
    Test,
    Way,
    Write,
)
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.steps import Seen
from game.narrative.prover.witnesses import Leg, follow, legs, perform
from game.narrative.prover.word_counts import WordCounts, can_reach, words
from game.reading.problems import WARNING, Problem

LIMIT = 300_000


class Width(Struct, frozen=True):
    """What a chapter's end carries on: the live slots, and in how many states."""

    slots: tuple[str, ...]
    states: int


class Proof(Struct, frozen=True):
    """The result of a walk over all plays.

    ``endings`` maps ``chapter.name`` of every reached end to the path that reaches
    it first; ``words`` is over whole plays of the story; ``widths`` by chapter.
    """

    program: Program
    explorer: Explorer
    complete: bool
    states: int
    problems: tuple[Problem, ...]
    endings: Mapping[str, tuple[Leg, ...]]
    words: WordCounts
    widths: Mapping[str, Width]
    reached: Mapping[str, tuple[str, int]]

    def path_to(self, line_id: str) -> tuple[Leg, ...]:
        """The first path to a line, up to the decision before it.

        Raises:
            KeyError: no play reaches the line.
        """
        chapter, at = self.reached[line_id]
        return legs(self.explorer, self.explorer.reached[chapter, at], chapter)

    def start_at(self, line_id: str) -> State:
        """A state that stands at a line, with variables as a real play has them.

        Raises:
            KeyError: no play reaches the line.
        """
        chapter, at = self.reached[line_id]
        path = self.path_to(line_id)
        carried = None
        for _, state in follow(self.program, path[:-1]):
            carried = carry(self.program, state)
        for _, state, _ in perform(self.program, chapter, path[-1].answers, carried):
            if state.at == at:
                return state
        raise KeyError(line_id)


def prove(program: Program, *, limit: int = LIMIT) -> Proof:
    """Walk every play of a story.

    Args:
        program: a story without errors; one with errors is walked as far as it goes.
        limit: at most so many states; beyond it the proof is not complete.
    """
    explorer = Explorer(program, limit)
    explorer.walk()
    final = _final(program, explorer)
    reached = {
        op.id: (chapter.name, at)
        for chapter in program.chapters.values()
        for at, op in enumerate(chapter.code)
        if isinstance(op, Say) and (chapter.name, at) in explorer.reached
    }
    return Proof(
        program,
        explorer,
        explorer.complete,
        len(explorer.nodes),
        tuple(sorted(set(_problems(program, explorer, final)))),
        dict(_endings(program, explorer)),
        words(explorer.edges, len(explorer.nodes), final),
        _widths(program, explorer),
        reached,
    )


def _final(program: Program, explorer: Explorer) -> set[int]:
    """The nodes at which the whole story is over."""
    going_on = {start for start, _, _ in explorer.edges}
    return {
        number
        for number, node in enumerate(explorer.nodes)
        if number not in going_on
        and isinstance(program.chapters[node.chapter].code[node.at], End)
    }


def _endings(
    program: Program, explorer: Explorer
) -> Iterator[tuple[str, tuple[Leg, ...]]]:
    met: set[str] = set()
    for node in explorer.nodes:
        op = program.chapters[node.chapter].code[node.at]
        name = f"{node.chapter}.{op.name}" if isinstance(op, End) else ""
        if name and name not in met:
            met.add(name)
            yield name, legs(explorer, node.step, node.chapter)


def _widths(program: Program, explorer: Explorer) -> dict[str, Width]:
    counts = dict.fromkeys(program.chapters, 0)
    for node in explorer.nodes:
        if isinstance(program.chapters[node.chapter].code[node.at], End):
            counts[node.chapter] += 1
    live = explorer.live
    return {
        name: Width(live.slots.of(live.at_end[name]), count)
        for name, count in counts.items()
    }


def _problems(
    program: Program, explorer: Explorer, final: set[int]
) -> Iterator[Problem]:
    for (name, at), (fault, _) in explorer.faults.items():
        code = "S406" if "circle" in fault else "S411"
        yield _at(program.chapters[name], at, code, fault)
    for name, at in explorer.emptied:
        yield _emptied(program.chapters[name], at)
    for name, at, guess in explorer.unwritten:
        yield _early(program.chapters[name], at, guess)
    yield from _unmarked(program)
    if not explorer.complete:
        for chapter in program.chapters.values():
            what = f"too many states: {len(explorer.nodes)} were walked, not all"
            hint = "keep variables local to a chapter, or read them less often"
            yield _at(chapter, 0, "S412", what, hint, severity=WARNING)
        return
    for chapter in program.chapters.values():
        yield from _unreached(chapter, explorer)
        yield from _constant(chapter, explorer)
    yield from _stuck(program, explorer, final)


def _at(
    chapter: Chapter,
    at: int,
    code: str,
    message: str,
    hint: str = "",
    *,
    severity: str = "error",
) -> Problem:
    line, column = chapter.place(at)
    return Problem(chapter.file, line, column, code, message, hint, severity)


def _emptied(chapter: Chapter, at: int) -> Problem:
    op = chapter.code[at]
    name = op.id if isinstance(op, Offer) else ""
    dead = isinstance(op, Offer) and op.after == NOWHERE
    what = f"the choice '{name}' can be left with no option"
    hint = "give it one option that is always there"
    ends = " and the story stops" if dead else ""
    return _at(chapter, at, "S408", what + ends, hint)


def _early(chapter: Chapter, at: int, guess: str) -> Problem:
    asked = isinstance(chapter.code[at], Query)
    verb = "asked for" if asked else "judged"
    what = f"the mark of '{guess}' can be {verb} before the guess is written"
    return _at(chapter, at, "S409", what, f"- guess: {guess}")


def _unmarked(program: Program) -> Iterator[Problem]:
    """Guesses that the story writes and never asks about."""
    asked: set[str] = set()
    boards: set[str] = set()
    for name in reversed(program.order):
        code = program.chapters[name].code
        asked |= {op.guess for op in code if isinstance(op, Query)}
        if any(isinstance(op, Puzzle) and op.marks for op in code):
            boards.add(name)
        for at, op in enumerate(code):
            if isinstance(op, Write) and op.guess not in asked and not boards:
                what = f"the guess '{op.guess}' is written and never marked"
                hint = f"ask with '- mark: {op.guess}', or by a board"
                yield _at(
                    program.chapters[name], at, "S410", what, hint, severity=WARNING
                )


def _unreached(chapter: Chapter, explorer: Explorer) -> Iterator[Problem]:
    lost = ""
    for at, op in enumerate(chapter.code):
        here = (chapter.name, at) in explorer.reached
        if isinstance(op, Enter) and not here:
            lost = op.scene
            what = f"no play reaches the scene '{op.scene}'"
            yield _at(chapter, at, "S401", what, _blocked(chapter, at, explorer))
        elif isinstance(op, Say) and not here and chapter.scene_at(at) != lost:
            what = f"no play reaches the line '{op.id}'"
            yield _at(chapter, at, "S402", what, _blocked(chapter, at, explorer))
        elif isinstance(op, End) and not here:
            what = f"no play reaches the ending '{op.name}'"
            yield _at(chapter, at, "S404", what, _blocked(chapter, at, explorer))
        elif isinstance(op, Offer) and here:
            yield from _unoffered(chapter, at, op, explorer)


def _unoffered(
    chapter: Chapter, at: int, op: Offer, explorer: Explorer
) -> Iterator[Problem]:
    for way in op.ways:
        if (chapter.name, at, way.id) not in explorer.options:
            seen = explorer.tests.get((chapter.name, at, way.id))
            what = f"the option '{way.id}' is never offered"
            yield _at(chapter, way.target, "S403", what, _values(seen))


def _blocked(chapter: Chapter, at: int, explorer: Explorer) -> str:
    """The condition that keeps every play from a place, with the values it had."""
    for back, op in enumerate(chapter.code):
        seen = explorer.tests.get((chapter.name, back, ""))
        if not isinstance(op, Test) or seen is None or len(seen.truths) > 1:
            continue
        between = back < at < op.target
        behind = at == op.target or (at > back and op.target <= at < op.target + 2)
        if (False in seen.truths and between) or (True in seen.truths and behind):
            return f"'{spoken(op.tree)}' is in the way: {_values(seen)}"
    return ""


def _values(seen: Seen | None) -> str:
    if seen is None or not any(seen.values):
        return ""
    return f"there only: {' | '.join(sorted(seen.values))}"


def _constant(chapter: Chapter, explorer: Explorer) -> Iterator[Problem]:
    for at, op in enumerate(chapter.code):
        for way, text in _conditions(op):
            seen = explorer.tests.get((chapter.name, at, way))
            if seen is None or len(seen.truths) != 1:
                continue
            always = "true" if True in seen.truths else "false"
            what = f"'{text}' is always {always} here"
            place = next((w.target for w in _ways(op) if w.id == way), at)
            yield _at(chapter, place, "S407", what, _values(seen))


def _ways(op: Op) -> tuple[Way, ...]:
    return op.ways if isinstance(op, Offer) else ()


def _conditions(op: Op) -> list[tuple[str, str]]:
    if isinstance(op, Test):
        return [("", spoken(op.tree))]
    return [(way.id, spoken(way.tree)) for way in _ways(op) if way.tree is not None]


def _stuck(program: Program, explorer: Explorer, final: set[int]) -> Iterator[Problem]:
    """Decisions from which no play comes to an end of the story."""
    fine = can_reach(explorer.edges, len(explorer.nodes), final)
    told: set[tuple[str, int]] = set()
    for number, node in enumerate(explorer.nodes):
        place = (node.chapter, node.at)
        if fine[number] or place in told:
            continue
        told.add(place)
        chapter = program.chapters[node.chapter]
        path = legs(explorer, node.step, node.chapter)
        what = "from here a play can never come to an end"
        yield _at(chapter, node.at, "S405", what, f"after {_spoken(path)}")


def _spoken(path: tuple[Leg, ...]) -> str:
    """A path in a few words: the last answers."""
    said = [
        str(getattr(answer, "option", "") or getattr(answer, "outcome", ""))
        for leg in path
        for answer in leg.answers
    ]
    said = [word for word in said if word]
    return ", ".join(said[-6:]) or "the beginning"
