"""The walk over all plays of a story, decision by decision.

A node is a play waiting at a decision: a choice, a puzzle, a question for a mark, a
chapter's end. Lines are walked through. The player may revise the mark of a written
guess at *any* pause, so behind a pause a mark is not a value but a possibility; it is
decided when a condition reads it, and the walk forks there.

A play that arrives at a decision is followed on only if it shows something new there:
if some group of facts that matter together (``groups``) has not been like that before.
So the walk is no product of all that is the case, every node is a real play, and what
any condition can come to, and any place that a play can come by, is still met. A step
to where nothing is new leads to a node that is like it in the group that comes first.
"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from game.narrative.machine import effects
from game.narrative.machine.events import Answer, Finish, Mark, Pick
from game.narrative.machine.machine import MOST_STEPS, begin, carry
from game.narrative.machine.state import SOLVED, Memory, State, StoryFault
from game.narrative.program import operations as ops
from game.narrative.program.conditions import MARKS, Tree, judge
from game.narrative.program.domains import Value
from game.narrative.program.program import Program
from game.narrative.prover import scenery, steps
from game.narrative.prover.flow_graph import FlowGraph
from game.narrative.prover.groups import Groups
from game.narrative.prover.meetings import Meetings
from game.narrative.prover.scenery import Notes, Scenery
from game.narrative.prover.steps import FREE, FRESH, OPEN, Node, OpenMarks, Step
from game.narrative.text.markup import plain

MOST_FORKS = 5_000
NOTHING = Notes()
TELLING = frozenset({ops.Say, ops.Hold, ops.Song, ops.Show, ops.Unlock})


class Explorer:
    """Breadth first over nodes, up to ``limit`` of them.

    ``whole`` takes all facts as one group: nothing is left out, at any price.
    """

    def __init__(
        self,
        program: Program,
        limit: int,
        notes: Notes = NOTHING,
        *,
        whole: bool = False,
    ) -> None:
        self.program = program
        self.limit = limit
        self.graph = FlowGraph(program)
        self.scenery = Scenery(self.graph)
        self.notes = notes
        self.groups = Groups(self.graph, self.scenery, notes)
        self.meetings = Meetings(program, self.groups, whole=whole)
        self.nodes: list[Node] = []
        self.taken: list[tuple[Step, int]] = []
        self.reached: dict[tuple[str, int], Step] = {}
        self.options: set[tuple[str, int, str]] = set()
        self.tests: dict[tuple[str, int, str], steps.Seen] = {}
        self.emptied: set[tuple[str, int]] = set()
        self.unwritten: set[tuple[str, int, str]] = set()
        self.faults: dict[tuple[str, int], str] = {}
        self.broken: set[int] = set()
        self.seen: dict[tuple[str, int], set[tuple[Value | None, ...]]] = {}
        self.lacking: set[tuple[str, int, str]] = set()
        self.complete = True
        self._early: set[str] = set()
        self._stretches: dict[tuple[str, int], steps.Stretch] = {}

    @property
    def edges(self) -> list[tuple[int, int, int]]:
        """From which node to which, with the words between."""
        return [(step.parent, target, step.words) for step, target in self.taken]

    def beside(self, name: str, start: int) -> tuple[str, ...]:
        """The names of what ``seen`` holds of a stretch of lines."""
        return self._stretches[name, start].beside

    def walk(self) -> None:
        """Visit everything."""
        self._begin(steps.NOBODY, {}, {}, frozenset())
        for number, node in enumerate(self.nodes):  # they grow by what is found
            if len(self.nodes) > self.limit:
                self.complete = False
                return
            self._expand(number, node)

    def _begin(
        self,
        parent: int,
        carried: Mapping[str, Value],
        marks: Mapping[str, str],
        done: frozenset[str],
    ) -> None:
        """Begin every chapter that may come next."""
        chapters = self.program.chapters
        for name in self.program.order:
            chapter = chapters[name]
            ready = all(a in done or a not in chapters for a in chapter.after)
            if ready and name not in done:
                memory = Memory(begin(self.program, name, carried=carried))
                memory.values = {**memory.values, **self.notes.kept(carried)}
                memory.marks = OpenMarks({**memory.marks, **marks}, self._early)
                self._run(Node(chapter, done, 0, memory, Step(parent, None)))

    def _expand(self, number: int, node: Node) -> None:
        if isinstance(node.op, ops.End):
            state = node.memory.state(State(node.chapter.name), node.at)
            carried = carry(self.program, state)
            carried |= self.notes.kept(state.values)
            done = node.done | {node.chapter.name}
            self._begin(number, carried, node.memory.marks, done)
        for answer, at, memory, words in self._answers(node):
            step = Step(number, answer, words=words)
            self._run(Node(node.chapter, node.done, at, memory, step))

    def _answers(self, node: Node) -> Iterator[tuple[Answer, int, Memory, int]]:
        op = node.op
        if isinstance(op, ops.Offer):
            for way in op.ways:
                if way.id in node.offered:
                    memory = Memory(node.memory)
                    at = effects.take(way, memory, self.program.kept)
                    yield Pick(way.id), at, memory, len(plain(way.text).split())
        elif isinstance(op, ops.Puzzle):
            for outcome in op.outcomes:
                memory = Memory(node.memory)
                if outcome.name == SOLVED:
                    memory.solve(f"{op.kind}.{op.level}")
                if brought := self.notes.by(op):
                    memory.give(brought, value=True)
                end = scenery.ended(op, outcome.name)
                if end and op.kind in self.scenery.kinds:
                    memory.give(scenery.now(op.kind), end)
                yield Finish(outcome.name), outcome.target, memory, 0
        elif isinstance(op, ops.Query):
            for mark in MARKS:
                memory = Memory(node.memory)
                self._put(memory, op.guess, mark)
                yield Mark(op.guess, mark), node.at + 1, memory, 0

    def _put(self, memory: Memory, guess: str, mark: str) -> None:
        memory.marks = OpenMarks({**memory.marks, guess: mark}, self._early)

    def _free(self, memory: Memory) -> None:
        """A pause: every written mark may be another one behind it."""
        marks = memory.marks
        if not OPEN.issuperset(marks.values()):
            freed = {g: FRESH if m in ("", FRESH) else FREE for g, m in marks.items()}
            memory.marks = OpenMarks(freed, self._early)

    def _run(self, start: Node) -> None:
        """Walk on from a decision to all that can come next."""
        waiting, forks = [start], 0
        while waiting:
            if forks > MOST_FORKS:
                self.complete = False
                return
            walk = waiting.pop()
            try:
                self._stretch(walk)
            except steps.UndecidedError as undecided:
                forks += 1
                waiting += self._fork(walk, undecided.guess)
            except StoryFault as fault:
                self.faults.setdefault((walk.chapter.name, walk.at), str(fault))
                self.broken.add(walk.step.parent)

    def _stretch(self, walk: Node) -> None:
        for _ in range(MOST_STEPS):
            if not self._op(walk):
                return
        raise StoryFault("the story runs in a circle here that nothing leads out of")

    def _fork(self, walk: Node, guess: str) -> Iterator[Node]:
        fresh = walk.memory.marks[guess] == FRESH
        for mark in ("", *MARKS) if fresh else MARKS:
            memory = Memory(walk.memory)
            self._put(memory, guess, mark)
            step = walk.step.given(Mark(guess, mark)) if mark else walk.step
            yield Node(walk.chapter, walk.done, walk.at, memory, step)

    def _op(self, walk: Node) -> bool:
        """Do one operation of a stretch; False where the stretch ends."""
        op = walk.op
        if type(op) in TELLING:
            self._tell(walk)
            return True
        place = walk.chapter.name, walk.at
        self.reached.setdefault(place, walk.step)
        match op:
            case ops.Test():
                truth = self._judge(op.tree, walk)
                walk.at = walk.at + 1 if truth else op.target
            case ops.Offer():
                return self._offer(op, walk)
            case ops.Puzzle() | ops.End():
                for name, slot in self.notes.at(op):
                    if slot not in walk.memory.values:
                        self.lacking.add((*place, name))
                self._arrive(walk)
                return False
            case ops.Query():
                if op.guess not in walk.memory.marks:
                    self.unwritten.add((*place, op.guess))
                    self._put(walk.memory, op.guess, "")
                self._arrive(walk)
                return False
            case ops.Write():
                if op.guess not in walk.memory.marks:
                    self._put(walk.memory, op.guess, "")
                walk.at += 1
            case _:
                at = effects.after(op, walk.at, walk.memory, self.program.kept)
                if not 0 <= at < len(walk.chapter.code):
                    raise StoryFault("no such scene")
                walk.at = at
        return True

    def _judge(self, tree: Tree, walk: Node, way: str = "") -> bool:
        name, at = walk.chapter.name, walk.at
        self._early.clear()
        truth = bool(judge(tree, walk.memory))
        self.unwritten.update((name, at, guess) for guess in self._early)
        seen = self.tests.get((name, at, way))
        if seen is None:
            seen = self.tests[name, at, way] = steps.Seen(set(), set())
        seen.true += truth
        if len(seen.truths) < 2:
            seen.truths.add(truth)
            if len(seen.values) < 8:
                seen.values.add(steps.shown(tree, walk.memory))
        return truth

    def _tell(self, walk: Node) -> None:
        """Pass lines, silences and cues at once."""
        key = (walk.chapter.name, walk.at)
        found = self._stretches.get(key)
        if found is None:
            found = self._stretches[key] = self._stretch_from(*key)
            for at in range(walk.at, found.to):
                self.reached.setdefault((walk.chapter.name, at), walk.step)
        if found.beside:
            values = walk.memory.values
            self.seen[key].add(tuple([values.get(name) for name in found.beside]))
        if found.picture >= 0:
            values = walk.memory.values
            walk.memory.values = scenery.after(walk.chapter, found.picture, values)
        walk.step = walk.step.further(walk.at, found.pauses, found.words)
        walk.at = found.to
        if found.pauses:
            self._free(walk.memory)

    def _stretch_from(self, name: str, at: int) -> steps.Stretch:
        """A stretch with what is to be known of the picture that it begins with."""
        found = steps.stretch(self.program.chapters[name], at)
        base = self.graph.base[name]
        beside = [self.scenery.beside.get(base + n) for n in range(at, found.to)]
        kinds = sorted({kind for each in beside for kind in each or ()})
        names = [scenery.SHOWN] * any(each is not None for each in beside)
        names += [name for k in kinds for name in (scenery.then(k), scenery.now(k))]
        self.seen[name, at] = set()
        return replace(found, beside=tuple(names))

    def _offer(self, op: ops.Offer, walk: Node) -> bool:
        offered = tuple(way.id for way in op.ways if self._is_open(way, walk))
        place = walk.chapter.name, walk.at
        if offered:
            self.options |= {(*place, option) for option in offered}
            self._arrive(walk, offered)
            return False
        self.emptied.add(place)
        if op.after == ops.NOWHERE:
            self.broken.add(walk.step.parent)
        walk.at = op.after
        return op.after != ops.NOWHERE

    def _is_open(self, way: ops.Way, walk: Node) -> bool:
        if way.once and way.id in walk.memory.picked:
            return False
        return way.tree is None or self._judge(way.tree, walk, way.id)

    def _arrive(self, walk: Node, offered: tuple[str, ...] = ()) -> None:
        """The stretch has come to a decision: a new node, or one that is known."""
        self._free(walk.memory)
        new = len(self.nodes)
        target = self.meetings.meet(walk, offered, new)
        if target == new:
            walk.offered = offered
            self.nodes.append(walk)
        self.taken.append((walk.step, target))
