"""Break: every guess that fails can be laid out, revealed, broken and asked about."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.things import Arrow, Bars, Plane
from game.puzzles.core.known_guess import KnownGuess
from game.puzzles.core.protocol import Drag
from game.puzzles.core.seeded_draws import Draws
from game.puzzles.kinds.breaking import kind
from game.puzzles.kinds.breaking.endless import generate, question
from game.puzzles.kinds.breaking.level import SEEN, BreakLevel, KnownLevel, faults
from game.puzzles.kinds.breaking.position import BreakPosition
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.session import Session
from tests.guesses.test_counterexamples import ORACLES
from tests.puzzles.support import LIBRARY, LORE, sat, solved

BENCHES = {name: guess.bench for name, guess in LORE.items() if guess.bench}
EASY = {"dot-direction", "row-to-axis", "fifth-is-unit", "shadows-rebuild"}
guesses = pytest.mark.parametrize("guess", sorted(BENCHES))
POINT = st.tuples(*[st.integers(-8, 8).map(lambda n: n / 2)] * 2).filter(any)


def test_every_guess_that_breaks_has_a_bench_and_a_level() -> None:
    breaking = {name for name, guess in LORE.items() if guess.verdict == "breaks"}
    assert set(BENCHES) == breaking
    levels = LIBRARY.levels["break"]
    assert {getattr(level, "guess", "") for level in levels} == breaking


@guesses
def test_the_known_answer_breaks_it_and_no_start_does(guess: str) -> None:
    bench = BENCHES[guess]
    for level in LIBRARY.levels["break"]:
        assert isinstance(level, BreakLevel)
        if level.guess == guess:
            assert not bench.broken(level.start)
            assert bench.off(bench.answer) > 0.2


@guesses
@given(points=st.tuples(POINT, POINT, POINT))
def test_no_arrows_make_it_stumble(
    guess: str, points: tuple[tuple[float, float], ...]
) -> None:
    bench = BENCHES[guess]
    held = points[: len(bench.things)]
    margin = bench.off(held)
    assert 0.0 <= margin < 1e12
    level = next(lv for lv in LIBRARY.levels["break"] if _is(lv, guess))
    assert isinstance(level, BreakLevel)
    position = BreakPosition(level=KnownLevel.of(level, LORE), points=held, placed=True)
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
    wrong = session.commit(Drag("r2", (-0.5, 1.0))).predict()
    assert solved(wrong).outcome() == "missed"


def test_faults_name_the_field() -> None:
    known = BreakLevel(id="a", title="A", guess="row-to-axis", start=((2, 1), (-1, 2)))
    assert not list(faults(known, LORE))
    changed: list[tuple[BreakLevel, tuple[str | int, ...]]] = [
        (replace(known, guess="row-to-axle"), ("guess",)),
        (replace(known, guess="row-listens"), ("guess",)),
        (replace(known, start=((2, 1),)), ("start",)),
        (replace(known, start=((2, 1), (0, 0))), ("start", 1)),
        (replace(known, span=0.1), ("span",)),
    ]
    for level, path in changed:
        assert next(iter(faults(level, LORE))).path == path


def test_without_a_ledger_at_hand_nothing_is_said_of_benches() -> None:
    known = BreakLevel(id="a", title="A", guess="row-to-axis", start=((2, 1), (-1, 2)))
    assert not list(faults(known, {}))


@guesses
def test_questions_are_fresh_and_their_answers_exact(guess: str) -> None:
    level = next(lv for lv in LIBRARY.levels["break"] if _is(lv, guess))
    assert isinstance(level, BreakLevel)
    known = KnownLevel.of(level, LORE)
    asked = {question(known, str(seed)).words for seed in range(12)}
    assert len(asked) > 6
    for seed in range(12):
        found = question(known, str(seed))
        assert found.judge(found.said())
        assert not found.judge("1234")


def test_the_kind_is_told_of_by_its_guess() -> None:
    asks = KINDS["break"].asks
    assert asks is not None
    assert asks(LIBRARY.find("break", "story")) == ("row-to-axis",)


def _exact(at: tuple[float, float]) -> tuple[Fraction, Fraction]:
    """What stands there: in decimals, or else as it was computed."""
    short = [Fraction(repr(round(x, 6))) for x in at]
    x, y = (
        near if abs(near - Fraction(own)) < 1e-14 else Fraction(own)
        for near, own in zip(short, at, strict=True)
    )
    return x, y


def _is(level: object, guess: str) -> bool:
    return isinstance(level, BreakLevel) and level.guess == guess


def made(seed: str, difficulty: int) -> BreakLevel:
    level = generate(Draws(kind="break", seed=seed, difficulty=difficulty), LORE)
    assert level is not None
    return level


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1), st.integers(1, 3))
@example("5h4", 2)  # two equal arrows at right angles to r: no single move breaks it
def test_endless_ones_hold_at_their_start_and_can_be_broken(
    seed: str, difficulty: int
) -> None:
    level = made(seed, difficulty)
    assert level == made(seed, difficulty)
    assert not list(faults(level, LORE))
    bench = BENCHES[level.guess]
    assert not bench.broken(level.start)
    sizes = [float(np.hypot(*at)) for at in level.start]
    assert min(sizes) >= 0.3 - 1e-9
    assert max(sizes) <= 2.7
    position = kind(LORE).open(level)
    for move in position.solve():
        position = position.play(move)
    assert position.goal().reached
    assert isinstance(position, BreakPosition)
    # What the hints lead to is a counterexample that can be seen, found in one move.
    assert bench.off(position.points) >= SEEN
    assert ORACLES[level.guess](*map(_exact, position.points))
    assert (
        len(position.level.start)
        - sum(a == b for a, b in zip(level.start, position.points, strict=True))
        == 1
    )


def test_every_guess_that_breaks_comes_up_in_the_hardest_ones() -> None:
    assert {made(str(seed), 3).guess for seed in range(400)} == set(BENCHES)
    assert {made(str(seed), 1).guess for seed in range(100)} == EASY


def test_a_story_without_a_guess_to_break_makes_no_level() -> None:
    draws = Draws(kind="break", seed="a", difficulty=1)
    assert generate(draws, {"moon": KnownGuess("w", "open")}) is None
    hard = {"ata-identity": LORE["ata-identity"]}
    level = generate(draws, hard)
    assert level is not None
    assert level.guess == "ata-identity"


def drawn_tips(session: Session) -> dict[str, np.ndarray]:
    return {
        item.key: np.array(item.tip)
        for panel in session.figure().panels
        if isinstance(panel, Plane)
        for item in panel.items
        if isinstance(item, Arrow) and item.key.startswith(("truth", "claim"))
    }


def test_the_drawn_image_does_not_flip_where_the_canonical_sign_does() -> None:
    session = sat("break", "carried").waive()
    session = session.commit(Drag("c1", (2.0, -0.5)), snap=False)
    before = session.commit(Drag("c2", (-0.5, 2.0)), snap=False)
    after = before.preview(Drag("c2", (-0.5, 2.01)), snap=False)
    old, new = drawn_tips(before), drawn_tips(after)
    assert old.keys() == new.keys()
    assert old
    for key, tip in old.items():
        assert np.linalg.norm(new[key] - tip) < 0.05


@settings(max_examples=20)
@given(st.floats(0.3, 2.5), st.floats(-2, 2), st.floats(-2, 2), st.booleans())
def test_around_a_circle_no_drawn_vector_jumps_more_than_its_step(
    radius: float, x: float, y: float, committed: bool
) -> None:
    """Wherever the stretches differ by more than the step moves them."""
    session = sat("break", "carried").waive()
    last: dict[str, np.ndarray] = {}
    at = np.zeros(2)
    for n in range(121):
        turn = 2.0 * math.pi * n / 120
        to = (x + radius * math.cos(turn), y + radius * math.sin(turn))
        move = Drag("c2", to)
        act = Session.commit if committed else Session.preview
        session = act(session, move, snap=False)
        assert isinstance(session.shown, BreakPosition)
        m = np.array(session.shown.points).T
        s = np.linalg.svd(m)[1]
        now, step = drawn_tips(session), float(np.linalg.norm(m[:, 1] - at))
        at = m[:, 1]
        if last and s[0] - s[1] > 4.0 * step:
            room = step * (2.0 + 8.0 * s[0] / (s[0] - s[1]))
            for key in last.keys() & now.keys():
                assert np.linalg.norm(now[key] - last[key]) <= room
        last = now
