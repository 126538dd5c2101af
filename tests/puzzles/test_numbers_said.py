"""Every number that a puzzle shows or says is the right one, and says if it is rounded.

Texts, arrays, lamps, bars and tiles are read as a player reads them, and reckoned again
from the arrows of the picture: at the start, on the way, at the win and in free play.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from game.figure.describe import describe
from game.figure.things import (
    Array,
    Bars,
    Figure,
    Lamps,
    Plane,
    Row,
    Tiles,
    Work,
)
from game.puzzles.core.level import Level
from game.puzzles.core.prediction import AS_ASKED
from game.puzzles.core.protocol import Drag
from game.puzzles.kinds.breaking.position import BreakPosition
from game.puzzles.kinds.slip.position import SlipPosition
from game.puzzles.levels.library import endless
from game.puzzles.session.session import Session, start
from tests import judging, reckoning
from tests.puzzles.laws import names_of
from tests.puzzles.support import ENDLESS, LEVELS, LORE, NAMES, solved

every_level = pytest.mark.parametrize(("kind", "level"), LEVELS, ids=NAMES)
# Kinds whose texts hold hardly an equation; what they say has its own tests.
WORDY = {"board", "tiles", "corners", "beat", "label", "blanks"}
WORDY |= {"ghost", "paper", "keepface"}
# Rows that ask, or that slip on purpose, claim nothing.
ASKS = ("question", "given", "line:")


def span(session: Session) -> float:
    """The half height of what its hands move on."""
    return float(getattr(session.level, "span", 4.0))


def moved(session: Session, chance: random.Random, *, snap: bool) -> Session:
    """The session after one handle that lies in a plane, or counts, went somewhere."""
    free = [h for h in session.handles() if not h.values]
    if not free:
        return session
    held = chance.choice(free)
    view = 0.8 * span(session)
    to = (chance.uniform(-view, view), chance.uniform(-view, view))
    return session.commit(Drag(held.key, to), snap=snap)


def sittings(kind: str, level: Level) -> Iterator[Session]:
    """A level at its start, revealed, at places on the grid and off it, won, after."""
    chance = random.Random(f"{kind} {level.id}")
    begun = start(kind, level, LORE)
    yield begun
    session = begun.waive()
    yield session
    for snap in (True, False, True, False):
        session = moved(session, chance, snap=snap)
        yield session
    won = solved(begun.waive())
    yield won
    session = won
    for snap in (True, False):
        session = moved(session, chance, snap=snap)
        yield session


def figures(session: Session) -> Iterator[Figure]:
    yield session.figure()
    if session.won:
        yield session.naming()


def slips(session: Session) -> bool:
    """Whether what is drawn is wrong on purpose."""
    position = session.position
    return isinstance(position, SlipPosition) and bool(position.wrong())


def rows(figure: Figure) -> Iterator[Row]:
    for panel in figure.panels:
        if isinstance(panel, Work):
            yield from (row for row in panel.rows if not row.key.startswith(ASKS))


def said(session: Session) -> Iterator[str]:
    """What the puzzle says in words and in notes."""
    yield session.position.describe()
    for figure in figures(session):
        for row in rows(figure):
            yield row.note
        for panel in figure.panels:
            if isinstance(panel, Plane) and not slips(session):
                yield describe(Figure(panels=(panel,)))
                yield panel.caption


def check(session: Session) -> Counter[str]:
    """Everything that one sitting shows and says, and how much of it was reckoned."""
    found: Counter[str] = Counter()
    names = names_of(session.position)
    for text in said(session):
        found["words"] += judging.judge(text, names)
    for figure in figures(session):
        for row in rows(figure):
            if not row.struck:
                found["rows"] += judging.judge(
                    judging.in_words(row, more := dict(names)), more
                )
            arrays(row, names)
        for panel in figure.panels:
            match panel:
                case Lamps():
                    for lamp in panel.lamps:
                        worth = float(reckoning.value(lamp.label, names))
                        # What is as asked is told as what was asked.
                        near = AS_ASKED if lamp.reading == lamp.asked else 1e-9
                        assert lamp.reading == pytest.approx(worth, abs=near)
                        found["lamps"] += 1
                case Tiles():
                    for tile in panel.tiles:
                        found["tiles"] += judging.judge(
                            tile_claim(tile.label, tile.text), names
                        )
                case Bars():
                    found["bars"] += len(panel.bars)
                case _:
                    pass
    return found


def tile_claim(letter: str, text: str) -> str:
    """A tile's number as the claim that it is."""
    value = text.replace(" >", "")
    if not value:
        return ""
    return f"{letter} · r {value if value.startswith('≈') else f'= {value}'}"


def arrays(row: Row, names: dict[str, Any]) -> None:
    """An array that bears a name holds that thing's numbers."""
    for block in row.blocks:
        if isinstance(block, Array) and block.name in names:
            true, written = np.asarray(names[block.name]), judging.numbers_in(block)
            if true.shape == written.shape and not np.isnan(written).any():
                exact = not any(cell.rounded for each in block.cells for cell in each)
                assert np.allclose(true, written, atol=1e-9 if exact else 0.006), row


@every_level
def test_what_is_written_is_so(kind: str, level: Level) -> None:
    found: Counter[str] = Counter()
    for session in sittings(kind, level):
        found += check(session)
    if kind in WORDY:
        return
    assert found["words"] + found["rows"] >= 5


@pytest.mark.wide
@pytest.mark.parametrize("name", ENDLESS)
def test_what_is_written_is_so_in_endless_levels(name: str) -> None:
    kind = name.rsplit("-", 1)[0]
    for seed in range(8):
        level = endless(f"{name}-said{seed}", LORE)
        assert level is not None
        for session in sittings(kind, level):
            check(session)


@every_level
def test_what_is_off_the_grid_says_that_it_is_rounded(kind: str, level: Level) -> None:
    """An arrow with many decimals is said with "about" or "≈", never with "="."""
    session = start(kind, level, LORE).waive()
    for held in session.handles():
        if held.values or held.reach is not None or kind in ("fixed", "rsr"):
            continue
        if kind == "concepts" and held.along is not None:
            continue  # From one volume to the next nothing is off the grid.
        if kind == "pack" and not held.arrow:
            continue  # Where it lies on the chart is said by its handle alone.
        to = (0.123456789 * span(session), 0.4567891 * span(session))
        after = session.commit(Drag(held.key, to), snap=False).position
        if after != session.position:
            assert re.search(r"(?:about|≈) \(", after.describe())


Arrows = dict[str, Any]


def cosine(a: Any, b: Any) -> float:
    """The size of the cosine between two arrows."""
    return float(abs(a @ b) / np.linalg.norm(a) / np.linalg.norm(b))


def unreached(rows: list[Any], v: Any) -> float:
    """How long the part of v is that no sum of rows reaches."""
    basis = np.stack(rows).T
    return float(np.linalg.norm(v - basis @ np.linalg.lstsq(basis, v, rcond=None)[0]))


def direction(n: Arrows) -> float:
    """How much further off the louder of two arrows points, in degrees."""
    a, b = (np.degrees(reckoning.angle_of(n[x], n["r"])) for x in "ab")
    louder = n["a"] @ n["r"] > n["b"] @ n["r"]
    return max(0.0, float(a - b if louder else b - a))


def needless(n: Arrows) -> float:
    """How much more is lost with the quietest row than need be, in lengths of v."""
    rows = [n[key] for key in ("r1", "r2", "r3") if key in n]
    kept = [[*rows[:i], *rows[i + 1 :]] for i in range(len(rows))]
    lost = [unreached(others, n["v"]) for others in kept]
    quiet = int(np.argmin([abs(row @ n["v"]) for row in rows]))
    return float((lost[quiet] - min(lost)) / np.linalg.norm(n["v"]))


def trend(n: Arrows) -> float:
    """How far the trend's eigenvalue is from a coefficient, in shares of the former."""
    spread = sum(np.outer(n[p], n[p]) for p in ("p1", "p2"))
    values, ways = np.linalg.eigh(spread)
    return float(abs(values[1] - abs(n["x"] @ ways[:, 1])) / values[1])


def turned(n: Arrows) -> float:
    """How much the images of two arrows at right angles lean together."""
    return cosine(n["M"] @ n["a"], n["M"] @ np.array((-n["a"][1], n["a"][0])))


def gap(n: Arrows) -> float:
    """How far two shadows, added up, end from v, in lengths of v."""
    total = sum((n[r] @ n["v"]) / (n[r] @ n[r]) * n[r] for r in ("r1", "r2"))
    return float(np.linalg.norm(total - n["v"]) / np.linalg.norm(n["v"]))


def unreal(n: Arrows) -> float:
    """The least imaginary part of an eigenvalue, in shares of its size."""
    found = np.linalg.eigvals(n["M"])
    return float(np.min(np.abs(found.imag) / np.abs(found)))


def stretches(n: Arrows) -> Any:
    return np.linalg.svd(n["M"])[1]


# By how much arrows break each guess, in the unit that its meter states.
MARGINS: dict[str, Callable[[Arrows], Any]] = {
    "row-to-axis": lambda n: abs(n["r2"] @ n["r1"]) / (n["r1"] @ n["r1"]),
    "fifth-is-unit": lambda n: abs(1.0 / np.linalg.norm(n["r1"]) - 1.0),
    "dot-direction": direction,
    "shadows-rebuild": gap,
    "u-equals-mv": lambda n: np.max(np.abs(stretches(n) - 1.0)),
    "ata-identity": lambda n: np.max(np.abs(n["A"].T @ n["A"] - np.eye(2))),
    "d-squares": lambda n: np.max(np.abs(stretches(n) - stretches(n) ** 4)),
    "ortho-stays": turned,
    "u-is-partials": lambda n: cosine(n["c1"], n["c2"]),
    "all-square-eigen": unreal,
    "dot-is-correlation": lambda n: abs(
        n["a"] @ n["b"] - np.corrcoef(n["a"], n["b"])[0, 1]
    ),
    "eigenvalue-is-coefficient": trend,
    "drop-small": needless,
}


@pytest.mark.parametrize(
    "level", [level for kind, level in LEVELS if kind == "break"], ids=lambda x: x.id
)
def test_a_meter_is_right_in_the_unit_that_it_states(level: Level) -> None:
    for session in sittings("break", level):
        position = session.position
        assert isinstance(position, BreakPosition)
        if not position.placed:
            continue
        names = {key: np.asarray(x, float) for key, x in names_of(position).items()}
        true = float(MARGINS[position.level.guess](names))
        shown = position.measured().text
        in_degrees = shown.endswith("°")
        near = 0.06 if in_degrees else 0.006
        assert judging.number_in(shown.rstrip("°")) == pytest.approx(true, abs=near)
        assert ("degrees" in position.level.bench.measure) == in_degrees


def test_the_evidence_of_every_guess_is_right_as_it_stands() -> None:
    found = [
        judging.judge(text, {}) for lore in LORE.values() for text in lore.evidence
    ]
    assert sum(found) >= 4
