"""Product: bars laid end to end, the number that comes out, and the markers for it."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.things import Curve, Note, Plane, Segment
from game.linalg.plane import Point
from game.puzzles.core.protocol import Drag
from game.puzzles.kinds.product.endless import question
from game.puzzles.kinds.product.level import ProductLevel
from game.puzzles.kinds.product.position import ProductPosition, calculation
from game.puzzles.session.session import Session
from tests.puzzles.support import LIBRARY, held, made, sat, solved

NAMES = LIBRARY.names("product")
inside = st.floats(-2.9, 2.9)
seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def level_of(name: str) -> ProductLevel:
    level = LIBRARY.find("product", name)
    assert isinstance(level, ProductLevel)
    return level


def line_of(session: Session) -> dict[str, object]:
    plane = session.figure().panels[1]
    assert isinstance(plane, Plane)
    assert plane.key == "line"
    return {item.key: item for item in plane.items}


def written(session: Session, row: int = 1) -> str:
    """The multiplication as it stands, from left to right."""
    items = line_of(session)
    first = (f"{part}:{row}" for part in ("row", "v", "dot", "plus", "asks", "sum"))
    wanted = tuple(first)
    notes = [
        item
        for key, item in items.items()
        if isinstance(item, Note) and key.startswith(wanted)
    ]
    return " ".join(n.text for n in sorted(notes, key=lambda n: (n.at[0], -n.at[1])))


@pytest.mark.parametrize(
    ("row", "v", "value", "words"),
    [
        ((2.0, 1.0), (1.0, 2.0), 4.0, "2 · 1 + 1 · 2 = 4"),
        ((-1.0, 2.0), (2.0, -1.0), -4.0, "−1 · 2 + 2 · (−1) = −4"),
        ((3.0, -1.0), (1.0, 2.0), 1.0, "3 · 1 + (−1) · 2 = 1"),
        ((2.0, 1.0), (0.1234567, 1.0), 1.2469134, "2 · 0.12 + 1 · 1 ≈ 1.25"),
    ],
)
def test_a_calculation_is_written_as_at_school(
    row: Point, v: Point, value: float, words: str
) -> None:
    assert calculation(row, v, value) == words


def test_the_numbers_of_the_arrow_go_to_those_of_the_row() -> None:
    session = sat("product", "story")
    assert written(session) == "2 1 2 −1 = ?"
    before, after = line_of(session), line_of(session.waive())
    assert written(session.waive()) == "2 · 2 + 1 · (−1) = 3"
    for key in ("v:1:0", "v:1:1"):
        was, now = before[key], after[key]
        assert isinstance(was, Note)
        assert isinstance(now, Note)
        assert was.text == now.text.strip("()")
        assert was.at != now.at
    assert not any(key.startswith("bar:") for key in before)


@given(st.sampled_from(NAMES), st.tuples(inside, inside))
def test_the_bars_lie_end_to_end_and_end_at_the_number(name: str, v: Point) -> None:
    assume(np.hypot(*v) > 0.2)
    session = sat("product", name).waive().commit(Drag("v", v), snap=False)
    items = line_of(session)
    for number, row in enumerate(level_of(name).rows, 1):
        at = 0.0
        for part in (1, 2):
            bar = items[f"bar:{number}:{part}"]
            assert isinstance(bar, Curve)
            assert bar.points[0][0] == pytest.approx(at)
            step = row[part - 1] * v[part - 1]
            assert bar.points[1][0] == pytest.approx(at + step)
            assert bar.tone == ("positive" if step >= 0.0 else "negative")
            at += step
        end = items[f"end:{number}"]
        assert isinstance(end, Segment)
        assert end.a[0] == pytest.approx(float(np.dot(row, v)))


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("story", (3,)),
        ("zero", (2,)),
        ("minus", (-4,)),
        ("less", (-1.25,)),
        ("larger", (1, 3)),
        ("two", (-1, 3)),
    ],
)
def test_a_guess_is_right_where_the_number_comes_out(
    name: str, numbers: tuple[float, ...]
) -> None:
    right = wrong = sat("product", name)
    for key, number in zip(("guess", "guess2"), numbers, strict=False):
        right = right.commit(Drag(key, (float(number), 0.0)), snap=False)
        wrong = wrong.commit(Drag(key, (-float(number), 0.0)), snap=False)
    assert right.predict().foreseen is True
    assert wrong.predict().foreseen is False
    assert right.predict().position.quotes()["miss"].numbers == (0.0,)
    assert solved(wrong.predict()).outcome() == "missed"


def test_one_right_marker_of_two_is_not_enough() -> None:
    one = sat("product", "larger").commit(Drag("guess2", (3.0, 0.0))).predict()
    assert one.foreseen is False


@given(st.floats(-1.3, 1.3))
def test_every_arrow_that_gives_the_number_is_right(t: float) -> None:
    assume(abs(t) > 0.1)
    session = sat("product", "story").waive()
    assert held(session.commit(Drag("v", (t, -2.0 * t)), snap=False)).won
    beside = (t, -2.0 * t + 0.2)
    assert not held(session.commit(Drag("v", beside), snap=False)).won


def test_a_marker_is_dragged_along_its_line_and_caught_by_halves() -> None:
    session = sat("product", "story").commit(Drag("guess", (3.4, 7.0)))
    handle = session.handle("guess")
    assert handle is not None
    assert handle.at == (3.5, 0.0)
    far = session.commit(Drag("guess", (1e9, 0.0))).handle("guess")
    assert far is not None
    assert far.at[0] == level_of("story").reach()
    right = session.nudge("guess", (1.0, 0.0), "fine").handle("guess")
    assert right is not None
    assert right.at[0] == pytest.approx(3.6)


def test_the_first_level_never_says_dot_product() -> None:
    won = solved(sat("product", "story"))
    words = f"{won.naming()} {won.position.describe()} {won.level.intro}"
    assert "dot product" not in words + won.level.naming
    assert "cdot" not in str(won.naming())
    later = solved(sat("product", "zero"))
    assert "dot product" in str(later.naming())


def test_what_is_asked_shows_only_after_the_guess() -> None:
    session = sat("product", "two")
    assert not any(key.startswith("goal") for key in line_of(session))
    assert {"goal:1", "goal:2"} <= set(line_of(session.waive()))
    assert [each.position.now() for each in (session, session.waive())] == [
        "Drag each “?” to the number that will come out of its row.",
        "Now drag v until 3 and 1 come out.",
    ]
    assert [h.key for h in session.position.asleep()] == ["v"]


def test_the_hints_before_a_guess_make_one_part_after_the_other() -> None:
    position = sat("product", "two").position
    assert position.hint(3).ghost == Drag("guess", (-2.0, 0.0))
    first, second = position.hint(4).moves
    assert (first, second) == (Drag("guess", (-1.0, 0.0)), Drag("guess2", (3.0, 0.0)))
    half = position.play(first)
    assert half.hint(3).ghost == Drag("guess2", (1.0, 0.0))
    assert half.hint(4).moves == (second,)


def test_in_free_play_another_number_may_be_asked() -> None:
    won = solved(sat("product", "story"))
    assert won.handle("asked") is not None
    after = won.commit(Drag("asked", (2.0, 0.0))).position
    assert isinstance(after, ProductPosition)
    assert after.asked == (2.0,)
    (move,) = after.solve()
    assert after.play(move).goal().reached


@given(seeds, st.integers(1, 3))
def test_generated_levels_keep_their_bounds(seed: str, difficulty: int) -> None:
    level = made("product", seed, difficulty, ProductLevel)
    assert level == made("product", seed, difficulty, ProductLevel)
    assert not list(ProductPosition.faults(level))
    rows, start = np.array(level.rows), np.array(level.start)
    assert len(rows) == (2 if difficulty == 3 else 1)
    assert np.all(rows != 0)
    assert np.all(abs(rows[:, 0]) != abs(rows[:, 1]))
    assert (rows.min() < 0) == (difficulty > 1)
    assert np.all(abs(rows @ start) >= 1)
    assert np.all(abs(rows @ start - np.array(level.asked)) >= 2)
    if difficulty == 3:
        assert abs(np.linalg.det(rows)) >= 3 - 1e-9


@given(seeds)
def test_the_paper_check_traps_who_crosses_the_numbers_over(seed: str) -> None:
    asked = question(level_of("story"), seed)
    assert asked.judge(asked.said())
    assert asked.answer not in asked.traps or len(asked.wrong()) == 3
    assert len(asked.choices()) == 4


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"rows": ()}, "rows"),
        ({"rows": ((2.0, 1.0), (1.0, 0.5)), "asked": (0.0, 0.0)}, "rows"),
        ({"asked": (0.0, 1.0)}, "asked"),
        ({"asked": (9.0,)}, "asked"),
        ({"start": (1.0, -2.0)}, "start"),
        ({"rows": ((0.0, 0.0),)}, "rows"),
    ],
)
def test_faults_name_the_field(changes: dict[str, object], field: str) -> None:
    (fault,) = ProductPosition.faults(replace(level_of("story"), **changes))
    assert fault.path[0] == field
