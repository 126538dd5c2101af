"""What is not walked is not missed: pruned walks find what whole walks find."""

from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from game.narrative.program.operations import End
from game.narrative.program.program import Program
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.findings import found
from game.narrative.prover.prover import LIMIT, prove
from game.narrative.prover.scenery import Notes
from game.narrative.prover.standings import standings
from game.narrative.prover.word_counts import can_reach
from tests.narrative.prover.random_stories import Writer
from tests.narrative.support import chapter, clean, compiled

FEW = 500
NOTES = Notes({("rows", "story"): "idea"}, {("rows", "hard"): frozenset({"idea"})})
VARS = """rigor: {range: 0..3, start: 0}
doubt: {range: 0..3, start: 0}
met: {flag: false}"""


def raising(name: str, option: str) -> str:
    """A choice that raises a variable, or does not."""
    return (
        f"choice: {option}\noptions:\n- pick: More. ^{option}a\n"
        f"  do: [{{set: {name} += 1}}]\n- pick: No more. ^{option}b"
    )


def reached(*items: str, more: str = "") -> set[str]:
    """The lines that the pruned walk comes by; the whole walk finds nothing else."""
    program = clean(chapter(*items, "end: over", vars_=VARS) + more).program
    assert all_found(program) == all_found(program, whole=True)
    return set(prove(program).reached)


def all_found(program: Program, *, whole: bool = False) -> dict[str, Any]:
    """Everything that a walk finds out; nothing where it had to stop too early."""
    explorer = Explorer(program, FEW if whole else LIMIT, NOTES, whole=whole)
    explorer.walk()
    if not explorer.complete:
        return {}
    going_on = {start for start, _, _ in explorer.edges}
    final = {
        number
        for number, node in enumerate(explorer.nodes)
        if isinstance(node.op, End) and number not in going_on
    }
    fine = can_reach(explorer.edges, len(explorer.nodes), final | explorer.broken)
    stuck = zip(explorer.nodes, fine, strict=True)
    return {
        "reached": set(explorer.reached),
        "options": explorer.options,
        "truths": {place: seen.truths for place, seen in explorer.tests.items()},
        "emptied": explorer.emptied,
        "unwritten": explorer.unwritten,
        "faults": explorer.faults,
        "stuck": {(node.chapter.name, node.at) for node, fine in stuck if not fine},
        "standings": standings(explorer),
        "lacking": explorer.lacking,
        # Of a circle that nothing leads out of, only the first place is told.
        "told": {
            (problem.file, problem.line, problem.code, problem.message)
            for problem in found(program, explorer, final)
            if problem.code != "S405"
        },
    }


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)
@given(st.integers(0, 10**9))
def test_a_pruned_walk_finds_what_a_whole_one_finds(seed: int) -> None:
    program = compiled(*Writer(Random(seed)).story()).program
    every = all_found(program, whole=True)
    assume(every)
    assert all_found(program) == every


def test_facts_that_are_never_asked_together_are_no_product() -> None:
    names = [f"v{n}" for n in range(6)]
    vars_ = "\n".join(f"{name}: {{range: 0..3, start: 0}}" for name in names)
    choices = [raising(names[n % 6], f"c{n}") for n in range(30)]
    asks = [
        f"when: {name} == {n}\nthen: [It is so. ^{name}{n}]"
        for name in names
        for n in range(4)
    ]
    program = clean(chapter(*choices, *asks, "end: over", vars_=vars_)).program
    done = prove(program)
    assert done.complete
    assert not done.problems
    assert done.states < 31 * 6 * 4 < 4**6


BOTH = [(rigor, doubt) for rigor in (0, 1) for doubt in (0, 1)]
# At the last of them plays are left out that show nothing new.
LAST = "choice: z\noptions:\n- pick: On. ^z1\n- pick: Further. ^z2"
CHOICES = raising("rigor", "c"), raising("doubt", "d"), LAST


def test_two_facts_that_nested_conditions_ask_for_are_walked_together() -> None:
    asks = [
        f"when: rigor == {r}\nthen:\n- when: doubt == {d}\n  then: [Both. ^r{r}d{d}]"
        for r, d in BOTH
    ]
    assert {f"r{r}d{d}" for r, d in BOTH} <= reached(*CHOICES, *asks)


def test_a_sum_of_two_variables_is_walked_as_both() -> None:
    asks = [f"when: rigor - doubt == {n}\nthen: [It. ^n{n + 1}]" for n in (-1, 0, 1)]
    assert {"n0", "n1", "n2"} <= reached(*CHOICES, *asks)


def test_what_flows_into_a_variable_is_walked_with_it() -> None:
    flows = "set: rigor = rigor + doubt"
    asks = [f"when: rigor == {n}\nthen: [It. ^n{n}]" for n in (0, 1, 2)]
    assert {"n0", "n1", "n2"} <= reached(*CHOICES, flows, *asks)


def test_what_decides_over_a_change_is_walked_with_what_is_changed() -> None:
    changes = "when: rigor == 0\nthen: [{set: doubt += 2}]"
    asks = [f"when: doubt == {n}\nthen: [It. ^n{n}]" for n in range(4)]
    assert {f"n{n}" for n in range(4)} <= reached(*CHOICES, changes, *asks)


def test_a_mark_and_a_variable_are_walked_together() -> None:
    asks = [
        f"when: mark(row-listens) == {mark} and rigor == {r}\nthen: [It. ^{mark}{r}]"
        for mark in ("holds", "breaks", "open")
        for r in (0, 1)
    ]
    written = raising("rigor", "c").replace("rigor += 1}", "rigor += 1}, {guess: G}")
    written = written.replace("G", "row-listens")
    items = written, "guess: row-listens", "mark: row-listens"
    assert {"holds0", "breaks1", "open0", "open1"} <= reached(*items, *asks)


@pytest.mark.parametrize("fact", ["picked(e1)", "(visits(sub) > 0)"])
def test_what_decides_over_a_pick_or_a_visit_is_walked_with_it(fact: str) -> None:
    picks = (
        "when: rigor == 0\nthen:\n- choice: e\n  options:\n"
        "  - pick: One. ^e1\n  - pick: Other. ^e2\n- call: sub"
    )
    asks = [
        f"when: {'not ' * (not so)}{fact} and doubt == {d}\nthen: [It. ^s{so}d{d}]"
        for so in (0, 1)
        for d in (0, 1)
    ]
    sub = "  sub:\n    script:\n    - return\n"
    assert {"s0d0", "s0d1", "s1d0", "s1d1"} <= reached(*CHOICES, picks, *asks, more=sub)


def test_a_pause_that_only_some_come_by_lets_a_mark_change() -> None:
    marks = (
        "choice: d\noptions:\n- pick: Mark it. ^d1\n  do: [{mark: row-listens}]\n"
        "- pick: Do not. ^d2\n  do:\n  - choice: w\n    options:\n"
        "    - pick: On. ^y1\n    - pick: Further. ^y2"
    )
    items = (
        "guess: row-listens",
        raising("rigor", "c"),
        marks,
        LAST,
        "when: not marked(row-listens)\nthen: [{set: met = true}]",
        "when: rigor == 0\nthen: [A pause. ^a2]",
        "when: met and marked(row-listens)\nthen: [Changed. ^a3]",
    )
    assert "a3" in reached(*items)


def test_an_option_that_is_the_only_way_around_is_not_left_out() -> None:
    """Who lacks it has to go by the other one, which changes something else."""
    forced = (
        "choice: e\noptions:\n- pick: Past. ^a1\n  if: rigor == 0\n"
        "- pick: Through. ^a2\n  do: [{set: met = true}]"
    )
    asks = [
        f"when: {'not ' * (not met)}met and doubt == {d}\nthen: [So. ^m{met}d{d}]"
        for met in (0, 1)
        for d in (0, 1)
    ]
    assert {"m0d0", "m0d1", "m1d0", "m1d1"} <= reached(*CHOICES, forced, *asks)


def test_what_options_were_taken_in_a_loop_is_walked_as_far_as_it_is_asked() -> None:
    loop = (
        "choice: d\noptions:\n- pick: One. ^a1\n  once: true\n  goto: lamps\n"
        "- pick: Two. ^a2\n  once: true\n  if: picked(a1)\n  goto: lamps\n"
        "- pick: On. ^a3"
    )
    both = "when: picked(a2)\nthen: [Both. ^a4]"
    thrice = "when: visits(lamps) > 2\nthen: [Thrice. ^a5]"
    assert {"a4", "a5"} <= reached(loop, both, thrice)


@pytest.mark.parametrize("whole", [False, True])
def test_a_play_that_cannot_end_is_found_where_conditions_keep_it(whole: bool) -> None:
    keeps = (
        "choice: e\noptions:\n- pick: Wait. ^a1\n  goto: pit\n"
        "- pick: Out. ^a2\n  if: rigor == 1 and doubt == 1\n  goto: out"
    )
    pit = "  pit:\n    script:\n    - " + keeps.replace("\n", "\n      ") + "\n"
    out = "  out:\n    script:\n    - end: over\n"
    items = *CHOICES, "goto: pit"
    program = clean(chapter(*items, vars_=VARS) + pit + out).program
    assert len(all_found(program, whole=whole)["stuck"]) == 3
    assert {p.code for p in prove(program).problems} == {"S405"}
