"""Break: the bench of every guess that fails, judged by the Ledger's own numbers."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Arrow, Bars, Plane
from game.ledger.checks import MISTAKES, breaks
from game.puzzles.core.protocol import Drag
from game.puzzles.kinds.breaking import (
    BENCHES,
    BreakLevel,
    BreakPosition,
    faults,
    margin_of,
    open_level,
)
from game.puzzles.kinds.breaking_endless import EASY, FAILS, generate
from game.puzzles.kinds.breaking_levels import question
from game.puzzles.kinds.breaking_questions import QUESTIONS
from game.puzzles.kinds.table import KINDS
from tests.puzzles.support import LIBRARY, LORE, sat, solved

guesses = pytest.mark.parametrize("guess", sorted(MISTAKES))
POINT = st.tuples(*[st.integers(-8, 8).map(lambda n: n / 2)] * 2).filter(any)


def test_every_guess_that_breaks_has_a_bench_and_a_level() -> None:
    assert set(BENCHES) == set(MISTAKES)
    levels = LIBRARY.levels["break"]
    assert {getattr(level, "guess", "") for level in levels} == set(MISTAKES)


@guesses
def test_the_known_answer_breaks_it_and_no_start_does(guess: str) -> None:
    bench = BENCHES[guess]
    assert margin_of(guess, LORE[guess], bench.answer) == pytest.approx(
        breaks(guess, **bench.numbers(bench.answer))
    )
    for level in LIBRARY.levels["break"]:
        assert isinstance(level, BreakLevel)
        if level.guess == guess:
            assert margin_of(guess, LORE[guess], level.start) < 0.2 * level.by
            assert margin_of(guess, LORE[guess], bench.answer) >= level.by


@guesses
@given(points=st.tuples(POINT, POINT, POINT))
def test_no_arrows_make_it_stumble(
    guess: str, points: tuple[tuple[float, float], ...]
) -> None:
    bench = BENCHES[guess]
    held = points[: len(bench.things)]
    margin = margin_of(guess, LORE[guess], held)
    assert 0.0 <= margin < 1e12
    level = next(lv for lv in LIBRARY.levels["break"] if _is(lv, guess))
    assert isinstance(level, BreakLevel)
    position = BreakPosition(level=level, facts=LORE[guess], points=held, placed=True)
    assert position.describe()
    assert position.figure().panels
    assert position.naming().panels
    moved = position
    for move in position.solve():
        moved = moved.play(move)
    assert moved.goal().reached


def test_the_row_lands_where_the_matrix_sends_it() -> None:
    rows = ((2.0, 1.0), (1.0, 2.0))
    session = sat("break", "story").waive().commit(Drag("r2", rows[1]))
    plane = next(p for p in session.figure().panels if p.key == "output")
    assert isinstance(plane, Plane)
    tips = {i.key: i.tip for i in plane.items if isinstance(i, Arrow)}
    assert tips["out:r1"] == tuple(np.array(rows) @ rows[0]) == (5.0, 4.0)
    assert tips["claim:axis"] == (5.0, 0.0)


def test_before_the_reveal_nothing_is_told_and_what_breaks_then_was_foreseen() -> None:
    session = sat("break", "story")
    keys = [panel.key for panel in session.figure().panels]
    assert keys == ["plane", "ledger", "meter"]
    bars = session.figure().panels[2]
    assert isinstance(bars, Bars)
    assert not bars.bars[0].parts
    right = session.commit(Drag("r2", (1.0, 2.0))).predict()
    assert solved(right).tally().foreseen is True
    wrong = session.commit(Drag("r2", (-2.0, 4.0))).predict()
    assert solved(wrong).outcome() == "missed"


@given(st.integers(-4, 4), st.integers(-4, 4))
def test_the_margin_of_row_to_axis_is_the_overheard_share(x: int, y: int) -> None:
    if not (x or y):
        return
    r1, r2 = np.array((2.0, 1.0)), np.array((float(x), float(y)))
    found = margin_of("row-to-axis", LORE["row-to-axis"], ((2, 1), (x, y)))
    assert found == pytest.approx(abs(r1 @ r2) / (r1 @ r1))


def test_faults_name_the_field() -> None:
    known = BreakLevel(id="a", title="A", guess="row-to-axis", start=((2, 1), (-1, 2)))
    assert not list(faults(known))
    assert next(iter(faults(_with(known, guess="row-to-axle")))).path == ("guess",)
    assert next(iter(faults(_with(known, start=((2, 1),))))).path == ("start",)
    assert next(iter(faults(_with(known, start=((2, 1), (0, 0)))))).path == ("start", 1)
    assert next(iter(faults(_with(known, by=0.0)))).path == ("by",)
    assert next(iter(faults(_with(known, span=0.1)))).path == ("span",)


@guesses
def test_questions_are_fresh_and_their_answers_exact(guess: str) -> None:
    level = next(lv for lv in LIBRARY.levels["break"] if _is(lv, guess))
    assert isinstance(level, BreakLevel)
    asked = {question(level, str(seed)).words for seed in range(12)}
    assert len(asked) > 6
    for seed in range(12):
        found = question(level, str(seed))
        assert found.judge(found.said())
        assert not found.judge("1234")


def test_answers_on_paper_agree_with_numpy() -> None:
    values = (-3, -2, -1, 1, 2, 3)
    for (a, c), (b, d) in product(product(values, repeat=2), repeat=2):
        whole = ((a, c), (b, d), (1, 2))
        M = np.array(((a, b), (c, d)), dtype=float)
        gram = M.T @ M
        _, ((above, below),), _ = QUESTIONS["ata-identity"](whole)
        assert above / below == gram[0, 1]
        trace, det = np.trace(M), np.linalg.det(M)
        _, ((above, below),), _ = QUESTIONS["all-square-eigen"](whole)
        assert above / below == pytest.approx(trace**2 - 4 * det)


def test_every_guess_on_the_bench_is_asked_about() -> None:
    assert set(QUESTIONS) == set(BENCHES)


def test_the_kind_is_told_of_by_its_guess() -> None:
    kind = KINDS["break"]
    assert kind.asks is not None
    assert kind.asks(LIBRARY.find("break", "story")) == ("row-to-axis",)


def _is(level: object, guess: str) -> bool:
    return isinstance(level, BreakLevel) and level.guess == guess


def _with(level: BreakLevel, **changes: object) -> BreakLevel:
    from msgspec.structs import replace  # noqa: PLC0415

    return replace(level, **changes)


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1), st.integers(1, 3))
def test_endless_ones_hold_at_their_start_and_can_be_broken(
    seed: str, difficulty: int
) -> None:
    level = generate(seed, difficulty)
    assert level == generate(seed, difficulty)
    assert not list(faults(level))
    assert level.by == FAILS[difficulty]
    facts = LORE[level.guess]
    assert margin_of(level.guess, facts, level.start) < 1e-6
    sizes = [float(np.hypot(*at)) for at in level.start]
    assert min(sizes) >= 0.3 - 1e-9
    assert max(sizes) <= 2.7
    position = open_level(level, {level.guess: facts})
    for move in position.solve():
        position = position.play(move)
    assert position.goal().reached


def test_every_guess_that_breaks_comes_up_in_the_hardest_ones() -> None:
    drawn = {generate(str(seed), 3).guess for seed in range(400)}
    assert drawn == set(MISTAKES)
    assert {generate(str(seed), 1).guess for seed in range(100)} == set(EASY)
