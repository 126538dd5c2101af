"""What conditions decide over: as far as their ways, and what goes on is not theirs."""

from game.narrative.program import operations as ops
from game.narrative.prover.flow_graph import FlowGraph
from game.narrative.prover.regions import deciding, forcing
from tests.narrative.support import chapter, clean

VARS = "rigor: {range: 0..3, start: 0}\nmet: {flag: false}"
END = "end: over"


def over(*items: str, more: str = "") -> dict[str, set[str]]:
    """For each line by its id the conditions that decide over it, by their kind."""
    program = clean(chapter(*items, vars_=VARS) + more).program
    graph = FlowGraph(program)
    each = deciding(graph)
    return {
        op.id: {_named(graph, condition) for condition in each[at]}
        for at, op in enumerate(graph.ops)
        if isinstance(op, ops.Say)
    }


def _named(graph: FlowGraph, at: int) -> str:
    op = graph.ops[at]
    return op.id if isinstance(op, ops.Offer) else type(op).__name__


def test_a_condition_decides_over_its_own_lines_and_over_none_behind() -> None:
    found = over("when: met\nthen: [Then. ^a1]\nelse: [Else. ^a2]", "Behind. ^a3", END)
    assert found == {"a1": {"Test"}, "a2": {"Test"}, "a3": set()}


def test_what_one_may_have_left_for_good_is_decided_over() -> None:
    found = over("when: met\nthen: [{end: early}]", "Behind. ^a1", END)
    assert found == {"a1": {"Test"}}


def test_a_choice_of_which_one_option_is_always_there_holds_nobody_up() -> None:
    choice = (
        "choice: c\noptions:\n- pick: Round. ^b1\n  once: true\n  goto: lamps\n"
        "- pick: On. ^b2"
    )
    assert over(choice, "Behind. ^a1", END)["a1"] == set()


def test_a_choice_that_may_hold_one_up_decides_over_all_behind_it() -> None:
    choice = (
        "choice: c\noptions:\n- pick: Round. ^b1\n  goto: lamps\n"
        "- pick: On. ^b2\n  if: met"
    )
    items = "set: met = true", choice, "Behind. ^a1", END
    assert over(*items)["a1"] == {"c"}


def test_a_called_scene_belongs_to_who_calls_it_and_its_return_leads_there() -> None:
    sub = "  sub:\n    script:\n    - Called. ^a1\n    - return\n"
    sub += "  other:\n    script:\n    - Called too. ^a2\n    - return\n"
    items = "when: met\nthen: [{call: sub}]", "Between. ^a3", "call: other", END
    assert over(*items, more=sub) == {
        "a1": {"Test"},
        "a2": set(),
        "a3": set(),
    }


def test_behind_a_chapter_comes_the_next_and_not_the_one_after() -> None:
    first = chapter("One. ^a1", END, name="one")
    second = chapter("Two. ^a2", END, name="two")
    third = chapter("Three. ^a3", END, name="three")
    second = second.replace("chapter: two", "chapter: two\nafter: [one]")
    third = third.replace("chapter: three", "chapter: three\nafter: [two]")
    graph = FlowGraph(clean(first, second, third).program)
    ends = [at for at, op in enumerate(graph.ops) if isinstance(op, ops.End)]
    assert [graph.ahead[at] for at in ends] == [
        (graph.base["two"],),
        (graph.base["three"],),
        (graph.out,),
    ]


def test_a_condition_forces_nobody_who_can_be_on_either_side() -> None:
    program = clean(
        chapter("when: met\nthen: [{goto: lamps}]", "Behind. ^a1", END, vars_=VARS)
    ).program
    graph = FlowGraph(program)
    forced = forcing(graph, {graph.out}, set(range(graph.out)))
    test = next(at for at, op in enumerate(graph.ops) if isinstance(op, ops.Test))
    assert test not in forced
    assert test + 2 in forced
