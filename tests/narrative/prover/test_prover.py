"""The prover: planted faults are found, sound stories are clean, witnesses replay."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.narrative.machine.events import (
    Advance,
    Asked,
    Choices,
    Ended,
    Finish,
    Line,
    Mark,
    Pick,
)
from game.narrative.machine.machine import begin, carry, step
from game.narrative.machine.state import State
from game.narrative.program.domains import Value
from game.narrative.program.operations import End, Offer, Puzzle, Say
from game.narrative.program.program import Program
from game.narrative.prover.covering_plays import covering, shown
from game.narrative.prover.prover import Proof, prove
from game.narrative.prover.witnesses import Leg, apart, legs, perform
from game.narrative.prover.word_counts import WordCounts, can_reach, words
from game.reading.problems import Problem
from tests.narrative.support import chapter, clean, compiled

EXAMPLE = Path(__file__).parents[1].joinpath("example.yaml").read_text("utf-8")
VARS = "rigor: {range: 0..3, start: 0}\nmet: {flag: false}"
CHOICE = "choice: c\noptions:\n- pick: Yes. ^a1\n- pick: No. ^a2"
END = "end: over"


def proof(*sources: str) -> Proof:
    return prove(clean(*sources).program)


def follow(
    program: Program, path: Sequence[Leg]
) -> Iterator[tuple[Leg, list[State], dict[str, Value]]]:
    """Every leg with its states, each begun with what the last one carried."""
    carried: dict[str, Value] = {}
    for leg in path:
        states = [s for _, s, _ in perform(program, leg.chapter, leg.answers, carried)]
        carried = carry(program, states[-1])
        yield leg, states, carried


def stands_at(program: Program, done: Proof, line_id: str) -> State:
    """A state that stands at a line, with variables as a real play has them."""
    chapter, at = done.reached[line_id]
    path = legs(done.explorer, done.explorer.reached[chapter, at], chapter)
    *_, (_, states, _) = follow(program, path)
    return next(state for state in states if state.at == at)


def found(*items: str, more: str = "") -> list[tuple[str, int]]:
    """Codes and lines of what the prover says of a chapter."""
    source = chapter(*items, vars_=VARS) + more
    return [(p.code, p.line) for p in prove(clean(source).program).problems]


def kept_at_end(done: Proof) -> list[set[str]]:
    """The groups of facts behind the first end of the chapter 'rows'."""
    explorer = done.explorer
    code = explorer.program.chapters["rows"].code
    at = next(at for at, op in enumerate(code) if isinstance(op, End))
    return [set(group.slots) for group in explorer.groups.at(("rows", at))]


def scene(name: str, *items: str) -> str:
    lines = [f"  {name}:", "    script:", *(f"    - {item}" for item in items)]
    return "\n".join(lines) + "\n"


def test_the_example_is_sound() -> None:
    done = proof(EXAMPLE)
    assert done.complete
    assert not done.problems
    assert set(done.endings) == {"rows.rows_done"}
    assert kept_at_end(done) == [set()]


# the first item of chapter(...) with these vars stands in line 8
@pytest.mark.parametrize(
    ("items", "more", "expected"),
    [
        (["when: rigor > 5\nthen: [Never. ^a1]", END], "", {("S407", 8)}),
        (["when: rigor < 5\nthen: [Ever. ^a1]", END], "", {("S407", 8)}),
        ([END], scene("lost", "Lost. ^a1", "end: gone"), {("S401", 9)}),
        (
            [CHOICE.replace("^a1", "^a1\n  if: rigor == 3"), END],
            "",
            {("S407", 10)},
        ),
        (
            ["set: met = true", "when: met\nthen: [{end: a}]\nelse: [{end: b}]"],
            "",
            {("S407", 9)},
        ),
        (
            ["choice: c\noptions:\n- pick: Yes. ^a1\n  once: true\n  goto: lamps"],
            "",
            {("S408", 8)},
        ),
        (["Hm. ^a1", "return"], "", {("S411", 9)}),
        (["Round. ^a1", "goto: lamps"], "", {("S406", 0)}),
        (["mark: row-listens", END], "", {("S409", 8)}),
        (
            [
                "when: mark(row-listens) == holds\nthen: [Hm. ^a1]",
                "guess: row-listens",
                "mark: row-listens",
                "patient: Hm. ^a2",
                CHOICE.replace("^a1", "^a4").replace("^a2", "^a3\n  goto: lamps"),
                END,
            ],
            "",
            {("S409", 8)},
        ),
        (["guess: row-listens", END], "", {("S410", 8)}),
    ],
)
def test_a_planted_fault_is_found(
    items: list[str], more: str, expected: set[tuple[str, int]]
) -> None:
    said = found(*items, more=more)
    lines = dict(said)
    for code, line in expected:
        if line:
            assert (code, line) in said
    assert set(lines) <= {code for code, _ in expected}


def test_a_soft_lock_is_found_and_the_way_into_it_named() -> None:
    loop = scene(
        "pit", "choice: d\n      options:\n      - pick: Wait. ^b1\n        goto: pit"
    )
    source = chapter(CHOICE.replace("^a1", "^a1\n  goto: pit"), END) + loop
    problems = proof(source).problems
    assert [(p.code, p.line) for p in problems] == [("S405", 13)]
    assert "a1" in problems[0].hint


def test_a_condition_in_the_way_is_named_with_the_values_it_had() -> None:
    source = chapter(
        "when: rigor > 2\nthen: [Never. ^a1]", "set: rigor += 1", END, vars_=VARS
    )
    (never,) = proof(source).problems
    assert "'rigor > 2' is always false" in never.message
    assert "rigor = 0" in never.hint


def test_marks_may_be_revised_at_any_pause_before_they_are_read() -> None:
    items = [
        "guess: row-listens",
        "One. ^a1",
        "when: mark(row-listens) == holds\nthen: [Holds. ^a2]",
        "Two. ^a3",
        "when: mark(row-listens) == breaks\nthen: [Breaks. ^a4]",
        "when: not marked(row-listens)\nthen: [Unmarked. ^a5]",
        "mark: row-listens",
        END,
    ]
    program = clean(chapter(*items)).program
    done = prove(program)
    assert not done.problems
    for line in ("a2", "a4", "a5"):
        at = stands_at(program, done, line).at
        op = program.chapters["rows"].code[at]
        assert isinstance(op, Say)
        assert op.id == line


def test_a_mark_cannot_change_without_a_pause() -> None:
    items = [
        "guess: row-listens",
        "mark: row-listens",
        "when: mark(row-listens) == holds\nthen:\n"
        "- when: mark(row-listens) == breaks\n  then: [Never. ^a1]",
        END,
    ]
    said = {p.code for p in proof(chapter(*items)).problems}
    assert said == {"S407"}


def test_a_marked_guess_is_never_unmarked_again() -> None:
    items = [
        "guess: row-listens",
        "mark: row-listens",
        "One. ^a1",
        "when: not marked(row-listens)\nthen: [Never. ^a2]",
        END,
    ]
    said = {p.code for p in proof(chapter(*items)).problems}
    assert said == {"S407"}


def test_what_earlier_chapters_leave_decides_later_ones() -> None:
    first = chapter(CHOICE.replace("^a1", "^a1\n  do: [{set: trust = 3}]"), END)
    asks = "when: trust == 3\nthen: [{end: whole}]\nelse: [{end: shadow}]"
    never = "when: trust == 2\nthen: [Never. ^b1]"
    second = chapter(never, asks, name="show").replace(
        "chapter: show", "chapter: show\nafter: [rows]"
    )
    program = clean(first, second).program
    done = prove(program)
    assert set(done.endings) == {"rows.over", "show.whole", "show.shadow"}
    assert {p.code for p in done.problems} == {"S407"}
    assert kept_at_end(done) == [{"var:trust"}]
    ends = [n for n in done.explorer.nodes if isinstance(n.op, End)]
    assert [n.chapter.name for n in ends].count("rows") == 2
    for name, path in done.endings.items():
        leg, states, _ = list(follow(program, path))[-1]
        op = program.chapters[leg.chapter].code[states[-1].at]
        assert name == f"{leg.chapter}.{getattr(op, 'name', '')}"


def test_variables_that_nothing_reads_any_more_make_no_states() -> None:
    hubs = [
        f"choice: c{i}\noptions:\n- pick: Yes. ^a{i}\n  do: [{{set: rigor += 1}}]\n"
        f"- pick: No. ^b{i}\n  do: [{{set: met = true}}]"
        for i in range(20)
    ]
    done = proof(chapter(*hubs, END, vars_=VARS))
    assert done.states == 21
    assert done.words == WordCounts(20, 20, 20.0)


def test_a_walk_that_is_too_long_says_so_and_claims_nothing() -> None:
    hubs = [
        f"choice: c{i}\noptions:\n- pick: Yes. ^a{i}\n  do: [{{set: rigor += 1}}]\n"
        f"- pick: No. ^b{i}"
        for i in range(8)
    ]
    asks = "when: rigor == 2\nthen: [Two. ^z1]"
    done = prove(clean(chapter(*hubs, asks, END, vars_=VARS)).program, limit=5)
    assert not done.complete
    assert {p.code for p in done.problems} == {"S412"}


def test_words_on_the_shortest_the_longest_and_the_mean_path() -> None:
    item = CHOICE.replace("^a1", "^a1\n  do: [One two three four. ^b1]")
    assert proof(chapter("Here we go. ^b2", item, END)).words == WordCounts(4, 8, 6.0)
    loop = CHOICE.replace("^a1", "^a1\n  goto: lamps")
    assert proof(chapter("Go. ^b2", loop, END)).words == WordCounts(2, -1, 4.0)


def test_measures_of_a_small_graph() -> None:
    edges = [(-1, 0, 1), (0, 1, 2), (0, 2, 4), (1, 2, 1), (3, 0, 9)]
    assert words(edges, 4, {2}) == WordCounts(4, 5, 4.5)
    assert can_reach(edges, 4, {1}) == [True, True, False, True]


def test_the_covering_plays_show_everything_that_can_be_shown() -> None:
    sources = [EXAMPLE, chapter(CHOICE, "end: x", name="show").replace("^a", "^s")]
    sources[1] = sources[1].replace("chapter: show", "chapter: show\nafter: [rows]")
    program = clean(*sources).program
    done = prove(program)
    plays = covering(program, done)
    seen = set().union(*(shown(program, play)[0] for play in plays))
    wanted = set()
    for name, here in program.chapters.items():
        for at, op in enumerate(here.code):
            if isinstance(op, Say):
                wanted.add((name, at, ""))
            elif isinstance(op, Offer):
                wanted |= {(name, at, way.id) for way in op.ways}
            elif isinstance(op, Puzzle):
                wanted |= {(name, at, outcome.name) for outcome in op.outcomes}
    assert seen == wanted
    assert len(plays) <= 6


CONDITIONS = st.sampled_from(
    [
        "rigor > 0",
        "rigor == 3",
        "rigor < 2 and met",
        "not met",
        "mark(row-listens) == holds",
        "marked(row-listens)",
        "picked(q0)",
        "visits(lamps) > 1",
    ]
)
EFFECTS = st.sampled_from(
    ["set: rigor += 1", "set: rigor -= 2", "set: met = true", "guess: row-listens"]
)


@st.composite
def small_stories(draw: st.DrawFn) -> str:
    """One scene of lines, conditions, choices and marks; every choice has a way on."""
    items: list[str] = []
    for i in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["line", "when", "choice", "effect", "mark"]))
        if kind == "line":
            items.append(f"WordCounts {i}. ^l{i}")
        elif kind == "effect":
            items.append(draw(EFFECTS))
        elif kind == "mark":
            items.append("guess: row-listens")
            items.append("mark: row-listens")
        elif kind == "when":
            inside = f"[Then {i}. ^w{i}, {{{draw(EFFECTS)}}}]"
            items.append(f"when: {draw(CONDITIONS)}\nthen: {inside}")
        else:
            back = "\n  goto: lamps" if draw(st.booleans()) else ""
            items.append(
                f"choice: c{i}\noptions:\n- pick: Option. ^p{i}\n  once: true\n"
                f"  if: {draw(CONDITIONS)}\n  do: [{{{draw(EFFECTS)}}}]{back}\n"
                f"- pick: Other. ^r{i}"
            )
    first = (
        "choice: q\noptions:\n- pick: A. ^q0\n  do: [{set: met = true}]\n- pick: B. ^q1"
    )
    return chapter(first, *items, "end: over", vars_=VARS)


@settings(max_examples=80, deadline=None)
@given(small_stories())
def test_what_the_prover_reaches_the_machine_reaches_the_same_way(source: str) -> None:
    program = compiled(source).program
    done = prove(program)
    assert done.complete
    code = program.chapters["rows"].code
    for line_id in done.reached:
        op = code[stands_at(program, done, line_id).at]
        assert isinstance(op, Say)
        assert op.id == line_id
    for path in done.endings.values():
        carried = None
        for leg in path:
            plays = list(perform(program, leg.chapter, leg.answers, carried))
            carried = carry(program, plays[-1][1])
            assert isinstance(plays[-1][2][-1], Ended)


@settings(max_examples=60, deadline=None)
@given(small_stories(), st.lists(st.integers(0, 5), min_size=12, max_size=12))
def test_what_the_machine_reaches_the_prover_has_reached(
    source: str, picks: list[int]
) -> None:
    program = compiled(source).program
    done = prove(program)
    for line_id in _random_lines(program, picks):
        assert line_id in done.reached


def _random_lines(program: Program, picks: list[int]) -> list[str]:
    """The lines of one random play, with marks revised at random pauses."""
    state, events = step(program, begin(program, "rows"), None)
    said: list[str] = []
    pause = events[-1]
    for number in range(200):
        turn = picks[number % len(picks)]
        if isinstance(pause, Ended):
            break
        if isinstance(pause, Line):
            said.append(pause.id)
        if turn > 2 and state.marks and not isinstance(pause, Asked):
            mark = ("holds", "breaks", "open")[turn - 3]
            state, _ = step(program, state, Mark("row-listens", mark))
        if isinstance(pause, Choices):
            option = pause.options[turn % len(pause.options)]
            state, events = step(program, state, Pick(option.id))
        elif isinstance(pause, Asked):
            mark = ("holds", "breaks", "open")[turn % 3]
            state, events = step(program, state, Mark(pause.guess, mark))
        else:
            state, events = step(program, state, Advance())
        pause = events[-1]
    return said


def test_problems_are_in_the_words_of_a_writer() -> None:
    problem = proof(chapter("guess: row-listens", END)).problems[0]
    assert isinstance(problem, Problem)
    assert str(problem) == (
        "story/0.yaml:5:7: warning S410: the guess 'row-listens' is written and never "
        "marked (ask with '- mark: row-listens', or by a board)"
    )


def test_a_variable_that_only_grows_counts_as_far_as_it_is_asked() -> None:
    many = "\n".join(
        f"    - choice: c{i}\n      options:\n      - pick: Yes {i}. ^y{i}\n"
        f"        do:\n        - set: rigor += 1\n      - pick: No {i}. ^n{i}"
        for i in range(8)
    )
    ask = (
        "    - when: rigor >= {n}\n      then:\n      - Much. ^m{n}\n    - end: over\n"
    )
    head = (
        "chapter: rows\nvars:\n  rigor: {range: 0..9, start: 0}\n"
        "scenes:\n  lamps:\n    script:\n"
    )
    few = proof(head + many + "\n" + ask.replace("{n}", "2"))
    all_ = proof(head + many + "\n" + ask.replace("{n}", "8"))
    assert few.states < all_.states
    assert "m2" in few.reached
    assert "m8" in all_.reached
    # What can shrink again is told apart in full.
    shrinks = many.replace(
        "pick: No 7. ^n7", "pick: No 7. ^n7\n        do:\n        - set: rigor -= 1"
    )
    assert proof(head + shrinks + "\n" + ask.replace("{n}", "2")).states > few.states


def test_two_plays_are_as_far_apart_as_what_only_one_of_them_chose() -> None:
    paths = [
        (Leg("one", (Pick("a"), Pick("b"))), Leg("two", (Pick("x"), Finish("solved")))),
        (Leg("one", (Pick("a"), Pick("c"))), Leg("two", (Pick("y"), Pick("z")))),
        (Leg("one", (Pick("a"), Pick("b"))), Leg("two", (Finish("missed"), Pick("x")))),
    ]
    assert apart(paths[0], paths[1]) == 3
    assert apart(paths[0], paths[2]) == 1
