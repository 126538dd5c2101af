"""What the explored states show to be wrong, each as a problem at its place."""

from collections.abc import Iterable, Iterator

from game.narrative.program import operations as ops
from game.narrative.program.conditions import spoken
from game.narrative.program.program import Chapter, Program
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.flow_graph import successors
from game.narrative.prover.steps import NOBODY, Seen
from game.narrative.prover.witnesses import Leg, chosen, legs
from game.narrative.prover.word_counts import can_reach
from game.reading.problems import WARNING, Problem


def found(program: Program, explorer: Explorer, final: set[int]) -> Iterator[Problem]:
    """Everything that is wrong, in the order of the chapters."""
    for (name, at), fault in explorer.faults.items():
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
    yield from _stuck(explorer, final)


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
    name = op.id if isinstance(op, ops.Offer) else ""
    dead = isinstance(op, ops.Offer) and op.after == ops.NOWHERE
    what = f"the choice '{name}' can be left with no option"
    hint = "give it one option that is always there"
    ends = " and the story stops" if dead else ""
    return _at(chapter, at, "S408", what + ends, hint)


def _early(chapter: Chapter, at: int, guess: str) -> Problem:
    asked = isinstance(chapter.code[at], ops.Query)
    verb = "asked for" if asked else "judged"
    what = f"the mark of '{guess}' can be {verb} before the guess is written"
    return _at(chapter, at, "S409", what, f"- guess: {guess}")


def _unmarked(program: Program) -> Iterator[Problem]:
    """Guesses that the story writes and never asks about."""
    asked: set[str] = set()
    boards: set[str] = set()
    for name in reversed(program.order):
        code = program.chapters[name].code
        asked |= {op.guess for op in code if isinstance(op, ops.Query)}
        if any(isinstance(op, ops.Puzzle) and op.marks for op in code):
            boards.add(name)
        for at, op in enumerate(code):
            if isinstance(op, ops.Write) and op.guess not in asked and not boards:
                what = f"the guess '{op.guess}' is written and never marked"
                hint = f"ask with '- mark: {op.guess}', or by a board"
                yield _at(
                    program.chapters[name], at, "S410", what, hint, severity=WARNING
                )


def _unreached(chapter: Chapter, explorer: Explorer) -> Iterator[Problem]:
    """What no play reaches, but for what another problem explains.

    Scenes come first: a lost scene explains all that it alone leads to.
    """
    known = _explained(chapter, explorer)
    code = chapter.code
    scenes = sorted(
        range(len(code)), key=lambda at: not isinstance(code[at], ops.Enter)
    )
    for at in scenes:
        op = code[at]
        if (chapter.name, at) in explorer.reached:
            if isinstance(op, ops.Offer):
                yield from _unoffered(chapter, at, op, explorer)
            continue
        named = _named(op)
        if named is not None and at not in known:
            code_, what = named
            yield _at(chapter, at, code_, f"no play reaches the {what}")
            known |= _onward(chapter, explorer, [at])


def _named(op: ops.Op) -> tuple[str, str] | None:
    """The code and the words for what is not reached."""
    match op:
        case ops.Enter():
            return "S401", f"scene '{op.scene}'"
        case ops.Say():
            return "S402", f"line '{op.id}'"
        case ops.End():
            return "S404", f"ending '{op.name}'"
        case _:
            return None


def _explained(chapter: Chapter, explorer: Explorer) -> set[int]:
    """What is not reached for a reason that is told elsewhere."""
    name, code = chapter.name, chapter.code
    if any(_endless(other, explorer) for other in chapter.after):
        return set(range(len(code)))
    roots: list[int] = []
    for at, op in enumerate(code):
        seen = explorer.tests.get((name, at, ""))
        if isinstance(op, ops.Test) and seen is not None and len(seen.truths) == 1:
            roots.append(op.target if True in seen.truths else at + 1)
        elif isinstance(op, ops.Offer) and (name, at) in explorer.reached:
            options = explorer.options
            roots += [w.target for w in op.ways if (name, at, w.id) not in options]
        if (name, at) in explorer.faults:
            roots += [at + 1, *successors(code, at, ())]
    return _onward(chapter, explorer, roots)


def _endless(name: str, explorer: Explorer) -> bool:
    """Whether no play comes to an end of a chapter."""
    chapter = explorer.program.chapters.get(name)
    ends = enumerate(chapter.code) if chapter is not None else ()
    return chapter is not None and not any(
        isinstance(op, ops.End) and (name, at) in explorer.reached for at, op in ends
    )


def _onward(chapter: Chapter, explorer: Explorer, roots: Iterable[int]) -> set[int]:
    """The places on from some that no play reaches either."""
    found: set[int] = set()
    waiting = list(roots)
    while waiting:
        at = waiting.pop()
        lost = at < len(chapter.code) and (chapter.name, at) not in explorer.reached
        if lost and at not in found:
            found.add(at)
            waiting += successors(chapter.code, at, ())
    return found


def _unoffered(
    chapter: Chapter, at: int, op: ops.Offer, explorer: Explorer
) -> Iterator[Problem]:
    """Options that are never offered, but for a condition that is never true."""
    for way in op.ways:
        seen = explorer.tests.get((chapter.name, at, way.id))
        if seen is not None and seen.truths == {False}:
            continue
        if (chapter.name, at, way.id) not in explorer.options:
            what = f"the option '{way.id}' is never offered"
            yield _at(chapter, way.target, "S403", what, _values(seen))


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


def _ways(op: ops.Op) -> tuple[ops.Way, ...]:
    return op.ways if isinstance(op, ops.Offer) else ()


def _conditions(op: ops.Op) -> list[tuple[str, str]]:
    if isinstance(op, ops.Test):
        return [("", spoken(op.tree))]
    return [(way.id, spoken(way.tree)) for way in _ways(op) if way.tree is not None]


def _stuck(explorer: Explorer, final: set[int]) -> Iterator[Problem]:
    """Decisions from which no play comes to an end of the story: a loop's first one."""
    count = len(explorer.nodes)
    fine = can_reach(explorer.edges, count, final | (explorer.broken - {NOBODY}))
    ahead: dict[int, list[int]] = {}
    for start, target, _ in explorer.edges:
        ahead.setdefault(start, []).append(target)
    told: set[int] = set()
    for number, node in enumerate(explorer.nodes):
        if fine[number] or number in told:
            continue
        waiting = [number]
        while waiting:
            here = waiting.pop()
            if here not in told:
                told.add(here)
                waiting += ahead.get(here, ())
        path = legs(explorer, node.step, node.chapter.name)
        what = "from here a play can never come to an end"
        yield _at(node.chapter, node.at, "S405", what, f"after {_spoken(path)}")


def _spoken(path: tuple[Leg, ...]) -> str:
    """A path in a few words: the last answers."""
    said = [word for leg in path for a in leg.answers if (word := chosen(a))]
    return ", ".join(said[-6:]) or "the beginning"
