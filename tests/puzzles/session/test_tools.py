"""Tools: earned by solving, computed from arrows, held to numpy."""

import math

import numpy as np
import pytest
from hypothesis import given, settings

from game.figure.things import Array, Arrow, Figure, Plane, Segment, Work
from game.linalg.plane import ORIGIN
from game.puzzles.core.protocol import Drag
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.session import Session, start
from game.puzzles.session.tools import TOOLS, earned, overlay, told, usable
from tests.puzzles.support import LEVELS, LORE, arrows_in, played, sat, solved


def vector(arrow: Arrow) -> np.ndarray:
    (x, y), (u, v) = arrow.tip, arrow.tail
    return np.array([x - u, y - v])


def laid(session: Session, tool: str, key: str = "") -> Figure:
    return overlay(session.figure(), session.shown.handles(), tool, key)


def plane_of(figure: Figure) -> Plane:
    return next(panel for panel in figure.panels if isinstance(panel, Plane))


def item(figure: Figure, key: str) -> object:
    return next(each for each in plane_of(figure).items if each.key == key)


def table(figure: Figure) -> np.ndarray:
    work = figure.panels[-1]
    assert isinstance(work, Work)
    array = work.rows[0].blocks[0]
    assert isinstance(array, Array)
    return np.array(
        [[float(c.text.replace("−", "-")) for c in row] for row in array.cells]
    )


def test_each_tool_is_earned_by_kinds_that_there_are() -> None:
    assert earned([]) == ()
    assert earned(["shadow"]) == ("shadow",)
    assert earned(["order"]) == earned(["rows"]) == ("gram",)
    assert earned(["dual", "axis"]) == ("turn",)
    assert earned(KINDS) == tuple(TOOLS)
    for tool in TOOLS.values():
        assert set(tool.earned) <= set(KINDS)
    for kind in KINDS.values():
        assert set(kind.forbids) <= set(TOOLS)


def test_the_gram_table_holds_every_dot_product() -> None:
    session = sat("rows", "three").waive()
    figure = laid(session, "gram")
    arrows = [h.at for h in session.position.handles() if h.arrow]
    stacked = np.array(arrows)
    assert np.allclose(table(figure), stacked @ stacked.T, atol=0.006)
    assert figure.panels[:-1] == session.figure().panels


def test_the_table_follows_an_arrow_that_is_held() -> None:
    session = sat("dual", "slanted").waive().preview(Drag("h", (1.5, -0.5)))
    assert table(laid(session, "gram"))[0, 0] == 2.5


def test_the_turn_is_a_quarter_turn_of_the_held_arrow() -> None:
    session = sat("break", "loud").waive()
    for key in ("r", "a", "b", "a.body"):
        figure = laid(session, "turn", key)
        ghost, own = (
            item(figure, "tool:turn"),
            item(figure, f"vector:{key.removesuffix('.body')}"),
        )
        assert isinstance(ghost, Arrow)
        assert isinstance(own, Arrow)
        quarter = np.array([[0.0, -1.0], [1.0, 0.0]])
        assert np.allclose(vector(ghost), quarter @ vector(own))


def test_a_shadow_falls_on_every_other_arrow_at_right_angles() -> None:
    session = sat("break", "quiet").waive()
    figure = laid(session, "shadow", "v")
    v = item(figure, "vector:v")
    assert isinstance(v, Arrow)
    for name in ("r1", "r2"):
        row, cast = item(figure, f"vector:{name}"), item(figure, f"tool:shadow:{name}")
        assert isinstance(row, Arrow)
        assert isinstance(cast, Segment)
        assert cast.a == ORIGIN
        assert (vector(v) - np.array(cast.b)) @ vector(row) == pytest.approx(0.0)
    keys = [each.key for each in plane_of(figure).items]
    assert len(keys) == len(set(keys))


def test_a_carried_arrow_casts_a_shadow_as_long_as_before() -> None:
    session = sat("dual", "story").waive()
    carried = session.commit(Drag("h.body", (1.0, -1.5)), snap=False)
    assert carried.carried
    for row in ("r1", "r2"):
        lengths = [
            math.dist(cast.a, cast.b)
            for each in (session, carried)
            if isinstance(
                cast := item(laid(each, "shadow"), f"tool:shadow:{row}"), Segment
            )
        ]
        assert lengths[0] == pytest.approx(lengths[1])


def test_tools_are_told_in_words() -> None:
    session = sat("rows", "story").waive()
    v, r1, r2 = (np.array(h.at) for h in session.position.handles())
    figure, handles = session.figure(), session.shown.handles()
    assert np.allclose(arrows_in(told(figure, handles, "turn"))[0], (-v[1], v[0]))
    said = told(figure, handles, "gram").replace("−", "-")
    assert f"v · r1 = {v @ r1:g}" in said
    assert f"r1 · r2 = {r1 @ r2:g}" in said
    said = told(figure, handles, "shadow").replace("−", "-")
    assert said == f"Shadow of v: {_short(v, r1)} on r1, {_short(v, r2)} on r2."


def _short(v: np.ndarray, r: np.ndarray) -> str:
    size = float(v @ r / np.linalg.norm(r))
    text = f"{size:.2f}".rstrip("0").rstrip(".")
    return text if abs(float(text) - size) < 1e-9 else f"about {text}"


def test_where_no_arrow_is_carried_nothing_is_laid() -> None:
    for kind, name in (("slip", "story"), ("axis", "story"), ("board", "story")):
        session = sat(kind, name)
        for tool in TOOLS:
            assert not usable(session.shown.handles(), tool)
            assert laid(session, tool) == session.figure()
            assert told(session.figure(), session.shown.handles(), tool) == ""


@settings(max_examples=60, deadline=None)
@given(played())
def test_tools_only_add_to_a_figure_and_never_raise(session: Session) -> None:
    plain = session.figure()
    for tool in TOOLS:
        for key in ("", *(handle.key for handle in session.handles())):
            figure = laid(session, tool, key)
            for before, after in zip(plain.panels, figure.panels, strict=False):
                if isinstance(before, Plane):
                    assert isinstance(after, Plane)
                    assert after.items[: len(before.items)] == before.items
                else:
                    assert after == before
            told(plain, session.shown.handles(), tool, key)


def test_what_tells_a_dot_product_waits_where_dot_products_are_guessed() -> None:
    """Before the reveal no dot product of two arrows may be read from a tool."""
    arrows = {"order", "rows", "dual", "break", "keep", "carry"}
    covered = arrows | {"concepts", "entry", "rule"}
    assert {k for k, kind in KINDS.items() if kind.forbids} == covered
    for kind, level in LEVELS:
        session = start(kind, level, LORE)
        if kind in covered and session.guessing():
            assert {"shadow", "gram"} <= set(KINDS[kind].forbids)


def test_a_win_with_a_tool_out_earns_the_same_marks() -> None:
    session = sat("rows", "story")
    for tool in TOOLS:
        laid(session, tool)
    assert solved(session).marks == solved(sat("rows", "story")).marks
