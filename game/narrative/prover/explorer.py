"""The walk over every reachable state of a story, decision by decision.

A node is a play waiting at a decision: a choice, a puzzle, a question for a mark, a
chapter's end. Lines are walked through. The player may revise the mark of a written
guess at *any* pause, so behind a pause a mark is not a value but a possibility; it is
decided when a condition reads it, and the walk forks there.
"""

from collections import deque
from collections.abc import Iterator, Mapping

from msgspec import Struct

from game.narrative.machine import effects
from game.narrative.machine.events import Answer, Finish, Mark, Pick
from game.narrative.machine.machine import MOST_STEPS, SOLVED, begin, carry
from game.narrative.machine.state import Memory, State, StoryFault
from game.narrative.program import operations as ops
from game.narrative.program.conditions import MARKS, Tree, judge
from game.narrative.program.domains import Value
from game.narrative.program.program import Chapter, Program
from game.narrative.prover.liveness import Liveness
from game.narrative.prover.steps import (
    FREE,
    FRESH,
    NOBODY,
    Node,
    OpenMarks,
    Seen,
    Step,
    Stretch,
    UndecidedError,
    given,
    shown,
    stretch,
)
from game.narrative.text.markup import plain

MOST_FORKS = 5_000
TELLING = frozenset({ops.Say, ops.Hold, ops.Show, ops.Unlock})
SILENT = frozenset(
    {ops.Jump, ops.Assign, ops.Enter, ops.Once, ops.Call, ops.Return, ops.Loose}
)


class _Walk(Struct):
    """A stretch between two decisions, while it is walked."""

    at: int
    memory: Memory
    step: Step


class Explorer:
    """Breadth first over nodes, up to ``limit`` of them."""

    def __init__(self, program: Program, limit: int) -> None:
        self.program = program
        self.limit = limit
        self.live = Liveness(program)
        self.nodes: list[Node] = []
        self.keys: dict[object, int] = {}
        self.edges: list[tuple[int, int, int]] = []
        self.steps: list[Step] = []
        self.reached: dict[tuple[str, int], Step] = {}
        self.options: set[tuple[str, int, str]] = set()
        self.tests: dict[tuple[str, int, str], Seen] = {}
        self.emptied: dict[tuple[str, int], int] = {}
        self.unwritten: dict[tuple[str, int, str], int] = {}
        self.faults: dict[tuple[str, int], tuple[str, int]] = {}
        self.complete = True
        self._early: set[str] = set()
        self._stretches: dict[tuple[str, int], Stretch] = {}
        self._told: set[tuple[str, int]] = set()
        self._readers: dict[tuple[str, int], tuple[tuple[str, str], ...]] = {}
        self._waiting: deque[int] = deque()

    def walk(self) -> None:
        """Visit everything."""
        for name in self._offered(frozenset()):
            self._begin(name, NOBODY, {}, {}, frozenset())
        while self._waiting:
            if len(self.nodes) > self.limit:
                self.complete = False
                return
            self._expand(self._waiting.popleft())

    def _offered(self, done: frozenset[str]) -> list[str]:
        chapters = self.program.chapters
        return [
            name
            for name in self.program.order
            if name not in done
            and all(a in done or a not in chapters for a in chapters[name].after)
        ]

    def _begin(
        self,
        name: str,
        parent: int,
        carried: Mapping[str, Value],
        marks: Mapping[str, str],
        done: frozenset[str],
    ) -> None:
        state = begin(self.program, name, carried=carried)
        memory = Memory.of(state)
        memory.marks = self._marks({**state.marks, **marks})
        self._run(name, _Walk(0, memory, Step(parent, None)), done)

    def _marks(self, marks: Mapping[str, str]) -> OpenMarks:
        out = OpenMarks(marks)
        out.early = self._early
        return out

    def _expand(self, number: int) -> None:
        node = self.nodes[number]
        op = self.program.chapters[node.chapter].code[node.at]
        if isinstance(op, ops.End):
            self._on(number, node)
            return
        for answer, at, memory, words in self._answers(op, node):
            walk = _Walk(at, memory, Step(number, answer, words=words))
            self._run(node.chapter, walk, node.done)

    def _on(self, number: int, node: Node) -> None:
        done = node.done | {node.chapter}
        state = State(
            node.chapter,
            node.at,
            0,
            dict(node.memory.values),
            dict(node.memory.visits),
            dict(node.memory.picked),
            {},
            node.memory.solved,
        )
        carried = carry(self.program, state)
        for name in self._offered(done):
            self._begin(name, number, carried, node.memory.marks, done)

    def _answers(
        self, op: ops.Op, node: Node
    ) -> Iterator[tuple[Answer, int, Memory, int]]:
        if isinstance(op, ops.Offer):
            for way in op.ways:
                if way.id in node.offered:
                    memory = node.memory.copy()
                    at = effects.take(way, memory, self.program.kept)
                    yield Pick(way.id), at, memory, len(plain(way.text).split())
        elif isinstance(op, ops.Puzzle):
            for outcome in op.outcomes:
                memory = node.memory.copy()
                if outcome.name == SOLVED:
                    memory.solve(f"{op.kind}.{op.level}")
                yield Finish(outcome.name), outcome.target, memory, 0
        elif isinstance(op, ops.Query):
            for mark in MARKS:
                memory = node.memory.copy()
                self._put(memory, op.guess, mark)
                yield Mark(op.guess, mark), node.at + 1, memory, 0

    def _put(self, memory: Memory, guess: str, mark: str) -> None:
        memory.marks = self._marks({**memory.marks, guess: mark})

    def _free(self, memory: Memory) -> None:
        """A pause: every written mark may be another one behind it."""
        if all(mark in (FRESH, FREE) for mark in memory.marks.values()):
            return
        memory.marks = self._marks(
            {
                guess: FRESH if mark in ("", FRESH) else FREE
                for guess, mark in memory.marks.items()
            }
        )

    def _run(self, name: str, start: _Walk, done: frozenset[str]) -> None:
        """Walk on from a decision to all that can come next."""
        chapter = self.program.chapters[name]
        waiting = [start]
        forks = 0
        while waiting:
            walk = waiting.pop()
            if forks > MOST_FORKS:
                self.complete = False
                return
            for _ in range(MOST_STEPS):
                try:
                    op = chapter.code[walk.at]
                    if not self._op(chapter, op, walk, done):
                        break
                except UndecidedError as undecided:
                    forks += 1
                    waiting += self._fork(walk, undecided.guess)
                    break
                except StoryFault as fault:
                    at = (name, walk.at)
                    self.faults.setdefault(at, (str(fault), walk.step.parent))
                    break
            else:
                what = "the story runs in a circle here that nothing leads out of"
                self.faults.setdefault((name, walk.at), (what, walk.step.parent))

    def _fork(self, walk: _Walk, guess: str) -> Iterator[_Walk]:
        fresh = walk.memory.marks[guess] == FRESH
        for mark in ("", *MARKS) if fresh else MARKS:
            memory = walk.memory.copy()
            self._put(memory, guess, mark)
            step = given(walk.step, Mark(guess, mark)) if mark else walk.step
            yield _Walk(walk.at, memory, step)

    def _op(
        self, chapter: Chapter, op: ops.Op, walk: _Walk, done: frozenset[str]
    ) -> bool:
        """Do one operation of a stretch; False where the stretch ends."""
        name, at = chapter.name, walk.at
        kind = type(op)
        if kind in TELLING:
            self._tell(chapter, walk)
            return True
        self.reached.setdefault((name, at), walk.step)
        if kind in SILENT:
            walk.at = self._after(chapter, op, walk)
            return True
        match op:
            case ops.Offer():
                return self._offer(chapter, op, walk, done)
            case ops.Query():
                if op.guess not in walk.memory.marks:
                    self.unwritten.setdefault((name, at, op.guess), walk.step.parent)
                    self._put(walk.memory, op.guess, "")
                self._arrive(chapter, walk, (), done)
                return False
            case ops.Puzzle() | ops.End():
                self._arrive(chapter, walk, (), done)
                return False
            case ops.Write():
                if op.guess not in walk.memory.marks:
                    self._put(walk.memory, op.guess, "")
                walk.at += 1
            case ops.Test():
                truth = self._judge(name, at, "", op.tree, walk)
                walk.at = at + 1 if truth else op.target
            case _:
                raise AssertionError(f"{kind.__name__} is neither told nor decided")
        return True

    def _after(self, chapter: Chapter, op: ops.Op, walk: _Walk) -> int:
        at = effects.after(op, walk.at, walk.memory, self.program.kept)
        if not 0 <= at < len(chapter.code):
            raise StoryFault("no such scene")
        return at

    def _judge(self, name: str, at: int, way: str, tree: Tree, walk: _Walk) -> bool:
        self._early.clear()
        truth = bool(judge(tree, walk.memory))
        for guess in self._early:
            self.unwritten.setdefault((name, at, guess), walk.step.parent)
        seen = self.tests.get((name, at, way))
        if seen is None:
            seen = self.tests[name, at, way] = Seen(set(), set())
        if len(seen.truths) < 2:
            seen.truths.add(truth)
            if len(seen.values) < 8:
                seen.values.add(shown(tree, walk.memory))
        return truth

    def _tell(self, chapter: Chapter, walk: _Walk) -> None:
        """Pass lines, silences and cues at once."""
        key = (chapter.name, walk.at)
        found = self._stretches.get(key)
        if found is None:
            found = self._stretches[key] = stretch(chapter, walk.at)
        if key not in self._told:
            self._told.add(key)
            for at in range(walk.at, found.end):
                self.reached.setdefault((chapter.name, at), walk.step)
        if found.pauses:
            self._free(walk.memory)
            step = walk.step
            walk.step = Step(
                step.parent,
                step.answer,
                step.before,
                step.later,
                step.pauses + found.pauses,
                step.words + found.words,
            )
        walk.at = found.end

    def _offer(
        self, chapter: Chapter, op: ops.Offer, walk: _Walk, done: frozenset[str]
    ) -> bool:
        offered = tuple(
            way.id for way in op.ways if self._is_open(chapter.name, walk, way)
        )
        if offered:
            self.options |= {(chapter.name, walk.at, option) for option in offered}
            self._arrive(chapter, walk, offered, done)
            return False
        self.emptied.setdefault((chapter.name, walk.at), walk.step.parent)
        if op.after == ops.NOWHERE:
            return False
        walk.at = op.after
        return True

    def _is_open(self, name: str, walk: _Walk, way: ops.Way) -> bool:
        if way.once and way.id in walk.memory.picked:
            return False
        return way.tree is None or self._judge(name, walk.at, way.id, way.tree, walk)

    def _arrive(
        self,
        chapter: Chapter,
        walk: _Walk,
        offered: tuple[str, ...],
        done: frozenset[str],
    ) -> None:
        """The stretch has come to a decision: a new node, or one that is known."""
        self._free(walk.memory)
        key = (
            chapter.name,
            walk.at,
            walk.memory.stack,
            offered,
            done,
            self._projected(chapter.name, walk),
        )
        number = self.keys.get(key)
        if number is None:
            number = self.keys[key] = len(self.nodes)
            node = Node(chapter.name, walk.at, walk.memory, offered, done, walk.step)
            self.nodes.append(node)
            self._waiting.append(number)
        self.edges.append((walk.step.parent, number, walk.step.words))
        self.steps.append(walk.step)

    def _projected(self, name: str, walk: _Walk) -> tuple[object, ...]:
        readers = self._readers.get((name, walk.at))
        if readers is None:
            live = self.live.slots.of(self.live.after(name, walk.at))
            pairs = tuple(
                (kind, rest) for kind, _, rest in (s.partition(":") for s in live)
            )
            readers = self._readers[name, walk.at] = pairs
        memory, caps = walk.memory, self.live.caps
        return tuple(
            [
                memory.values.get(slot)
                if kind == "var"
                else slot in memory.picked
                if kind == "picked"
                else min(memory.visits.get(slot, 0), caps.get(slot, 0))
                if kind == "visits"
                else memory.marks[slot]
                if kind == "mark" and slot in memory.marks
                else kind == "solved" and slot in memory.solved
                for kind, slot in readers
            ]
        )
