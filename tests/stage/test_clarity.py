from itertools import pairwise

from game.guesses.ledger import Guess, Ledger
from game.narrative.machine.state import Memory, State
from game.stage.clarity import certainty, clarity

KINDS = ("order", "shadow", "rows", "slip", "columns", "dual", "break", "keep", "axis")


def played(ends: str, marks: int = 0) -> State:
    """A play whose puzzles ended foreseen (s), missed (m) or skipped (-)."""
    memory = Memory(State("rows"))
    for number, end in enumerate(ends):
        level = f"{KINDS[number % len(KINDS)]}.{number}"
        if end == "s":
            memory.solve(level)
        elif end == "m":
            memory.meet(level)
    for number in range(marks):
        memory.mark(f"guess-{number}", "open")
    memory.mark("unmarked", "")
    return memory.state(State("rows"), 0)


def test_every_puzzle_met_and_every_mark_makes_it_clearer() -> None:
    assert clarity(played("")) == clarity(played("--")) == 0.0
    ways = [played("m" * n) for n in range(12)], [played("", n) for n in range(12)]
    for way in ways:
        steps = [b - a for a, b in pairwise(map(clarity, way))]
        assert min(steps) > 0.012
    assert clarity(played("s")) > clarity(played("m"))


def test_a_puzzle_counts_once_at_its_best() -> None:
    memory = Memory(played("m"))
    memory.solve("order.0")
    assert clarity(memory.state(State("rows"), 0)) == clarity(played("s"))


def test_the_whole_story_makes_it_whole_even_with_a_few_puzzles_left() -> None:
    assert clarity(played("s" * 30 + "m" * 2 + "-" * 3, 24)) == 1.0
    assert clarity(played("s" * 10, 8)) < 0.5


def test_the_patient_is_settled_by_the_last_mark() -> None:
    guesses = (
        Guess(id=f"guess-{n}", words="", beat="", verdict="open", truth="")
        for n in range(4)
    )
    ledger = Ledger(tuple(guesses))
    assert [certainty(played("", n), ledger) for n in (0, 1, 4)] == [0.0, 0.25, 1.0]
