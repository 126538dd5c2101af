"""A law that a naming shows holds for the numbers beside it, or is shown as broken."""

import random
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from game.figure.describe import describe
from game.figure.things import Figure, Formula, Row, Work
from game.puzzles.core.level import Level
from game.puzzles.core.protocol import Position
from game.puzzles.kinds.axis.position import AxisPosition
from game.puzzles.kinds.back.position import BackPosition
from game.puzzles.kinds.beat.position import BeatPosition
from game.puzzles.kinds.breaking.position import BreakPosition
from game.puzzles.kinds.carry.position import CarryPosition
from game.puzzles.kinds.corners.position import CornersPosition
from game.puzzles.kinds.dual.position import DualPosition
from game.puzzles.kinds.erase.position import ErasePosition
from game.puzzles.kinds.fixed.position import FixedPosition
from game.puzzles.kinds.frame.position import FramePosition
from game.puzzles.kinds.nofixed.position import NofixedPosition
from game.puzzles.kinds.rsr.position import RsrPosition
from game.puzzles.kinds.trend.position import TrendPosition
from game.puzzles.levels.library import endless
from game.puzzles.session.session import start
from tests import reckoning
from tests.puzzles.laws import drawn, names_of
from tests.puzzles.support import ENDLESS, LEVELS, LORE, NAMES, solved
from tests.puzzles.test_numbers_said import moved

every_level = pytest.mark.parametrize(("kind", "level"), LEVELS, ids=NAMES)
# Kinds whose law holds nearly where the goal is reached nearly.
NEARLY = (
    BackPosition,
    BeatPosition,
    DualPosition,
    CarryPosition,
    CornersPosition,
    ErasePosition,
    NofixedPosition,
    FramePosition,
    RsrPosition,
    TrendPosition,
)
ORDERED = r"|p| \cos\alpha < |q| \cos\beta"
SLOPES = r"b m^2 + (a - d) m - c = 0"


def ends(kind: str, level: Level) -> Iterator[Position]:
    """Positions at which a level is named: its solution, and others that will do."""
    yield solved(start(kind, level, LORE).waive()).position
    chance = random.Random(f"laws {kind} {level.id}")
    session = start(kind, level, LORE).waive()
    for turn in range(24):
        session = moved(session, chance, snap=bool(turn % 2))
        if session.position.goal().reached:
            yield session.position


def formulas(naming: Figure) -> Iterator[tuple[Row, str]]:
    for panel in naming.panels:
        for row in panel.rows if isinstance(panel, Work) else ():
            for block in row.blocks:
                if isinstance(block, Formula):
                    yield row, block.tex


def known(position: Position) -> dict[str, Any]:
    """The letters of the picture, and those that only its law has."""
    names = names_of(position)
    if isinstance(position, DualPosition):
        names["b"] = np.array(position.level.asked)
    if isinstance(position, FixedPosition):
        names["w"] = names["v"]
        kept = position.kept()
        if kept:
            names["w"] = np.array(kept[0])
        w = names["w"]
        names["lambda"] = (w @ names["M"] @ w) / (w @ w)
    return names


def judge(position: Position) -> int:
    """How many laws were reckoned."""
    count, names = 0, known(position)
    for row, tex in formulas(position.naming()):
        if tex == ORDERED:
            assert not {"p", "q"} & drawn(position).keys()
            continue
        if tex == SLOPES:
            assert "m" not in drawn(position)
            continue
        for law in reckoning.laws(tex):
            true = reckoning.holds(law, names, count=int(names.get("count", 2)))
            near = isinstance(position, NEARLY)
            close = near and "yours is close" in row.note
            assert true is not (row.struck or close), (law, names)
            count += 1
    return count


@every_level
def test_a_law_holds_for_the_numbers_beside_it(kind: str, level: Level) -> None:
    found = [judge(position) for position in ends(kind, level)]
    assert sum(found) > 0 or kind in ("order", "board")


@pytest.mark.wide
@pytest.mark.parametrize("name", ENDLESS)
def test_a_law_holds_in_endless_levels(name: str) -> None:
    for seed in range(10):
        level = endless(f"{name}-law{seed}", LORE)
        assert level is not None
        for position in ends(name.rsplit("-", 1)[0], level):
            judge(position)


def test_the_law_of_order_is_one_of_other_letters() -> None:
    """It is a premise, and what is said to follow from it does."""
    chance = random.Random("order")
    for _ in range(200):
        r, p, q = (np.array([chance.gauss(0, 2), chance.gauss(0, 2)]) for _ in range(3))
        names = {"p": p, "q": q, "alpha": reckoning.angle_of(p, r)}
        names["beta"] = reckoning.angle_of(q, r)
        assert reckoning.holds(ORDERED, names) is bool(p @ r < q @ r)


def test_the_law_of_slopes_says_which_lines_stay() -> None:
    """No line is drawn for its m: it is said of every slope, and decides of each."""
    chance, stay = random.Random("slopes"), 0
    for _ in range(200):
        a, b, c, d, m = (float(chance.randint(-2, 2)) for _ in range(5))
        names = {k: np.array(x) for k, x in zip("abcdm", (a, b, c, d, m), strict=True)}
        out = (a + b * m, c + d * m)
        stays = out[1] == m * out[0]
        assert reckoning.holds(SLOPES, names) is stays
        stay += stays
    assert 20 < stay < 180


def test_a_guess_that_broke_is_struck_out_with_the_reason() -> None:
    struck = set()
    for kind, level in LEVELS:
        if kind == "break":
            position = solved(start(kind, level, LORE).waive()).position
            assert isinstance(position, BreakPosition)
            for row, _tex in formulas(position.naming()):
                if row.struck:
                    struck.add(position.level.guess)
                    assert row.note == f"this holds for {position.term()}, not here"
                    assert "struck out" in describe(position.naming())
    assert struck == {"drop-small", "shadows-rebuild"}


def test_the_share_of_the_most_is_told_beside_the_law_of_the_axis() -> None:
    chance = random.Random("axis")
    level = next(level for kind, level in LEVELS if kind == "axis")
    session = start("axis", level, LORE).waive()
    for _ in range(20):
        session = moved(session, chance, snap=False)
        position = session.position
        assert isinstance(position, AxisPosition)
        points = np.array(position.points)
        d = np.array(position.rod) / np.hypot(*position.rod)
        share = ((points @ d) ** 2).sum() / np.linalg.svd(points)[1][0] ** 2
        row, _tex = next(formulas(position.naming()))
        told = re.search(r"takes (?:about )?([\d.]+)%", row.note)
        said = 100.0 if told is None else float(told[1])
        assert said == pytest.approx(100 * share, abs=0.06)


def test_the_reckoning_tells_right_from_wrong() -> None:
    names = {"a": np.array([1.0, 2.0]), "b": np.array([2.0, -1.0])}
    names["theta"] = np.array(np.pi / 2)
    assert reckoning.holds(r"a \cdot b = |a|\,|b| \cos\theta", names)
    assert not reckoning.holds(
        r"a \cdot a = |a|\,|b| \cos 0", names | {"b": names["a"] * 2}
    )
    assert float(reckoning.value("4/√5 · √5", {})) == pytest.approx(4)
    assert float(reckoning.value("3√2/4", {})) == pytest.approx(1.0606601717798212)
    (found,) = reckoning.relations("Asked: a = 2. Then |a| ≈ 2.24.", names)
    assert found[1] == "≈"
    assert float(found[2]) == pytest.approx(5**0.5)
    with pytest.raises(reckoning.UnreadableError):
        reckoning.value("nobody knows", names)
