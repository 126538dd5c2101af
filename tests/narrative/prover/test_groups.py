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


def reached(*items: str, vars_: str = VARS) -> set[str]:
    """The lines that the pruned walk comes by; the whole walk finds nothing else."""
    program = clean(chapter(*items, "end: over", vars_=vars_)).program
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
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
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


def test_two_facts_that_nested_conditions_ask_for_are_walked_together() -> None:
    both = "when: rigor == 1\nthen:\n- when: doubt == 1\n  then: [Both. ^a1]"
    choices = raising("rigor", "c"), raising("doubt", "d")
    assert "a1" in reached(*choices, both)


def test_a_sum_of_two_variables_is_walked_as_both() -> None:
    choices = raising("rigor", "c"), raising("doubt", "d")
    assert "a1" in reached(*choices, "when: rigor + doubt == 2\nthen: [Two. ^a1]")


def test_what_flows_into_a_variable_is_walked_with_it() -> None:
    choices = raising("rigor", "c"), raising("doubt", "d")
    flows = "set: rigor = rigor + doubt"
    assert "a1" in reached(
        *choices, flows, raising("doubt", "e"), "when: rigor == 2\nthen: [Two. ^a1]"
    )


def test_a_mark_and_a_variable_are_walked_together() -> None:
    both = "when: mark(row-listens) == breaks and rigor == 1\nthen: [Both. ^a1]"
    items = "guess: row-listens", raising("rigor", "c"), "mark: row-listens"
    assert "a1" in reached(*items, both)


def test_a_pause_that_only_some_come_by_lets_a_mark_change() -> None:
    items = (
        "guess: row-listens",
        raising("rigor", "c"),
        "mark: row-listens",
        "when: rigor == 1\nthen: [A pause. ^a1]",
        "when: mark(row-listens) == holds\nthen:\n"
        "- when: rigor == 1\n  then: [Another pause. ^a2]\n"
        "- when: mark(row-listens) == breaks\n  then: [Changed. ^a3]",
    )
    assert "a3" in reached(*items)


def test_an_option_that_is_the_only_way_around_is_not_left_out() -> None:
    """Who lacks it has to go by the other one, which changes something else."""
    forced = (
        "choice: d\noptions:\n- pick: Past. ^a1\n  if: rigor == 1\n"
        "- pick: Through. ^a2\n  do: [{set: met = true}]"
    )
    asks = "when: not met and doubt == 1\nthen: [Past it. ^a3]"
    choices = raising("rigor", "c"), raising("doubt", "e")
    assert "a3" in reached(*choices, forced, asks)


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
        "choice: d\noptions:\n- pick: Wait. ^a1\n  goto: pit\n"
        "- pick: Out. ^a2\n  if: rigor == 1 and doubt == 1\n  goto: out"
    )
    pit = "  pit:\n    script:\n    - " + keeps.replace("\n", "\n      ") + "\n"
    out = "  out:\n    script:\n    - end: over\n"
    items = raising("rigor", "c"), raising("doubt", "e"), "goto: pit"
    program = clean(chapter(*items, vars_=VARS) + pit + out).program
    assert len(all_found(program, whole=whole)["stuck"]) == 2
    assert {p.code for p in prove(program).problems} == {"S405"}
