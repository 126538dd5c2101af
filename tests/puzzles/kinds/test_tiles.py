"""Tiles: which chains fit, how large they are, and what leads nowhere."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Curve, Plane, Sign, Work
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.tiles.endless import question
from game.puzzles.kinds.tiles.level import TilesLevel
from game.puzzles.kinds.tiles.position import TilesPosition
from tests.puzzles.support import LIBRARY, held, made, sat, solved

seeds = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


def begun(name: str) -> TilesPosition:
    level = LIBRARY.find("tiles", name)
    assert isinstance(level, TilesLevel)
    return TilesPosition.begin(level).play(Predict(sure=False))


def laid(position: TilesPosition, *slots: str) -> TilesPosition:
    """From the right."""
    for n, tile in enumerate(slots, 1):
        position = position.play(Turn(f"slot{n}", tile))
    return position


def answers(position: TilesPosition) -> set[tuple[str, ...]]:
    """Every filling that wins."""
    options = ["?", *position.level.variants()]
    fillings = product(options, repeat=position.level.slots)
    return {each for each in fillings if laid(position, *each).goal().reached}


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("story", {("C", "Cᵀ")}),
        ("outputs", {("Cᵀ", "C")}),
        ("square", {("E", "Eᵀ")}),
        ("tracks", {("C", "A", "Aᵀ", "Cᵀ")}),
        ("both", {("Cᵀ", "C", "A", "Aᵀ"), ("A", "Aᵀ", "Cᵀ", "C")}),
        ("stranded", set()),
    ],
)
def test_known_answers_and_no_other(name: str, right: set[tuple[str, ...]]) -> None:
    assert answers(begun(name)) == right


@pytest.mark.parametrize(
    ("name", "columns", "rows"),
    [("story", 2, 2), ("outputs", 3, 3), ("stranded", 2, 4), ("bracket", 1, 1)],
)
def test_a_frame_is_foreseen_when_it_is_exact(
    name: str, columns: int, rows: int
) -> None:
    session = sat("tiles", name)
    assert not session.position.ready()
    at = (columns + 0.3, rows - 0.3)
    assert session.commit(Drag("guess", at)).predict().foreseen
    wrong = session.commit(Drag("guess", (columns + 1.0, float(rows))))
    assert wrong.predict().foreseen is False


def test_a_tile_that_takes_something_else_holds_the_bead_and_says_so() -> None:
    position = begun("square")
    assert position.ride().stuck == 1
    assert position.now() == "Slot 2 takes noses, and ears are coming."
    wide = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert (wide @ wide).shape == (2, 2)


def test_a_space_has_its_own_shape_on_beads_and_plugs() -> None:
    def corners(position: TilesPosition, key: str) -> int:
        (rail,) = (
            panel
            for panel in position.figure().panels
            if isinstance(panel, Plane) and panel.key == "rail"
        )
        shapes = {x.key: x for x in rail.items if isinstance(x, Curve)}
        return len(shapes[key].points)

    there = laid(begun("story"), "C", "Cᵀ")
    assert corners(there, "gives:0") == corners(there, "bead:1:0") == 3
    assert corners(there, "takes:0") == corners(there, "bead:0:0") > 5


def test_what_nothing_gives_is_said_and_never_laid() -> None:
    for said in ("gives", "takes", "slots"):
        session = sat("tiles", "stranded").waive().commit(Turn("said", said))
        assert held(session).won is (said == "gives")
        assert not held(sat("tiles", "tracks").waive().commit(Turn("said", said))).won
    position = begun("stranded").play(Turn("said", "gives"))
    assert position.play(Turn("slot1", "Aᵀ")) == position
    assert not position.play(Turn("slot1", "C")).goal().reached


def test_brackets_change_the_work_and_not_what_comes_out() -> None:
    position = begun("bracket")
    assert position.products() == 50
    there = position.play(Turn("bracket", "v (vᵀ v)"))
    assert there.products() == 10
    assert there.goal().reached
    v = np.array(position.level.v).reshape(-1, 1)
    assert ((v @ v.T) @ v == v @ (v.T @ v)).all()
    assert (v.T @ v).item() == 7


def test_both_ends_are_turned_in_free_play() -> None:
    session = solved(sat("tiles", "story"))
    assert {"enters", "leaves"} <= {h.key for h in session.handles()}
    position = session.position.play(Turn("leaves", "cats"))
    assert isinstance(position, TilesPosition)
    assert not position.goal().reached
    assert position.truth() == (2, 3)


@given(seeds, st.integers(1, 4))
def test_generated_levels_have_one_answer(seed: str, difficulty: int) -> None:
    level = made("tiles", seed, difficulty, TilesLevel)
    assert level == made("tiles", seed, difficulty, TilesLevel)
    assert not list(TilesPosition.faults(level))
    sizes = [size for _name, size in level.spaces]
    assert len(set(sizes)) == len(sizes) - (difficulty > 2)
    position = TilesPosition.begin(level).play(Predict(sure=False))
    to = position.solution()
    assert to is not None
    assert laid(position, *to).goal().reached
    variants = level.variants()
    ways = {(level.enters, frozenset({level.enters})): 1}
    for _slot in range(level.slots):
        after: dict[tuple[str, frozenset[str]], int] = {}
        for (space, seen), count in ways.items():
            for takes, gives in variants.values():
                if takes == space:
                    stop = (gives, seen | {gives})
                    after[stop] = after.get(stop, 0) + count
        ways = after
    right = (
        count
        for (space, seen), count in ways.items()
        if space == level.leaves and seen >= set(level.through)
    )
    assert sum(right) == 1


@given(seeds)
def test_the_paper_check_asks_for_a_size(seed: str) -> None:
    level = LIBRARY.find("tiles", "story")
    assert isinstance(level, TilesLevel)
    asked = question(level, seed)
    sizes = [int(x) for x in asked.words if x.isdigit()]
    b, a, c, again = sizes
    assert b == again
    w, over = np.ones((b, a)), np.ones((c, b))
    by = {"C": w, "A": over, "Cᵀ": w.T, "Aᵀ": over.T}
    (work,) = asked.figure.panels
    assert isinstance(work, Work)
    sign = work.rows[0].blocks[0]
    assert isinstance(sign, Sign)
    words = sign.text.rstrip(":").split()
    shape = by[words[0]]
    for word in words[1:]:
        shape = shape @ by[word]
    assert tuple(above for above, _below in asked.answer) == shape.shape
    assert asked.answer not in asked.traps


@pytest.mark.parametrize(
    ("name", "law"),
    [("story", r"(C^T C)^T = C^T C"), ("outputs", r"(C C^T)^T = C C^T")],
)
def test_the_law_that_is_named_is_that_of_the_product(name: str, law: str) -> None:
    position = solved(sat("tiles", name)).position
    assert isinstance(position, TilesPosition)
    rows = list(position.named())
    assert law in str(rows[0])


def test_where_nothing_leads_there_it_is_named_what_each_tile_gives() -> None:
    position = solved(sat("tiles", "stranded")).position
    assert isinstance(position, TilesPosition)
    _law, *rows = position.named()
    assert not any("^T" in str(row) for row in rows)
    assert "C gives cats" in str(rows)
    assert not any("gives tracks" in str(row) for row in rows)
