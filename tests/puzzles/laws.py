"""What the letters of a puzzle stand for, taken from its arrows alone."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image

from game.figure.things import Arrow, Plane
from game.puzzles.core.protocol import Position
from game.puzzles.kinds.arrow.position import ArrowPosition
from game.puzzles.kinds.axis.position import AxisPosition
from game.puzzles.kinds.back.position import BackPosition
from game.puzzles.kinds.beat.position import BeatPosition
from game.puzzles.kinds.blanks.position import BlanksPosition
from game.puzzles.kinds.breaking.position import BreakPosition
from game.puzzles.kinds.carry.position import CarryPosition
from game.puzzles.kinds.columns.position import ColumnsPosition
from game.puzzles.kinds.concepts.position import ConceptsPosition
from game.puzzles.kinds.corners.position import CornersPosition
from game.puzzles.kinds.entry.position import EntryPosition
from game.puzzles.kinds.erase.position import ErasePosition
from game.puzzles.kinds.fixed.position import FixedPosition
from game.puzzles.kinds.frame.position import FramePosition
from game.puzzles.kinds.ghost import crowd
from game.puzzles.kinds.ghost.position import GhostPosition
from game.puzzles.kinds.jacobi.position import JacobiPosition
from game.puzzles.kinds.keep.position import KeepPosition
from game.puzzles.kinds.keepface.position import KeepfacePosition
from game.puzzles.kinds.label.level import LabelLevel
from game.puzzles.kinds.label.position import LabelPosition
from game.puzzles.kinds.loop.position import LoopPosition
from game.puzzles.kinds.nofixed.position import NofixedPosition
from game.puzzles.kinds.pack.position import PackPosition
from game.puzzles.kinds.paper.position import PaperPosition
from game.puzzles.kinds.power.position import PowerPosition
from game.puzzles.kinds.product.position import ProductPosition
from game.puzzles.kinds.proof.position import ProofPosition
from game.puzzles.kinds.rsr.position import RsrPosition
from game.puzzles.kinds.rule.position import RulePosition
from game.puzzles.kinds.slip.position import SlipPosition
from game.puzzles.kinds.tiles.position import TilesPosition
from game.puzzles.kinds.trend.position import TrendPosition
from game.puzzles.kinds.warp.position import WarpPosition
from game.puzzles.kinds.weights.position import WeightsPosition
from tests.reckoning import angle_of

ALICE: Final = Path(__file__).parents[2] / "art" / "alice" / "matrix.png"


def drawn(position: Position) -> dict[str, Any]:
    """Every arrow of the picture that has a letter."""
    names: dict[str, Any] = {}
    for panel in position.figure().panels:
        for item in panel.items if isinstance(panel, Plane) else ():
            if isinstance(item, Arrow) and item.key.startswith("vector:"):
                tip, tail = np.array(item.tip), np.array(item.tail)
                names[item.key.removeprefix("vector:")] = tip - tail
    return names


def names_of(position: Position) -> dict[str, Any]:
    """What every letter on the picture and in its texts is."""
    if own := OWN.get(type(position)):
        return own(position)
    names = drawn(position)
    match position:
        case KeepPosition():
            names |= {f"r{i}": np.array(r) for i, r in enumerate(position.rows, 1)}
            v = names["v"] = np.array(position.v)
            names["count"] = len(position.rows)
            stay = zip(position.rows, position.gone, strict=True)
            kept = np.array([r for r, gone in stay if not gone]).reshape(-1, len(v))
            names["k"] = np.linalg.pinv(kept) @ kept @ v
        case ColumnsPosition():
            names["x"] = np.array(position.walk.x)
            names |= {
                "x1": names["x"][0],
                "x2": names["x"][1],
                "t": position.walk.target,
            }
            names["M"] = np.column_stack([names["c1"], names["c2"]])
            names |= {"r1": names["M"][0], "r2": names["M"][1]}
        case SlipPosition():
            M, x = np.array(position.matrix), np.array(position.vector)
            names |= {"M": M, "x": x, "x1": x[0], "x2": x[1], "r1": M[0], "r2": M[1]}
            names |= {"c1": M[:, 0], "c2": M[:, 1]}
        case CarryPosition() | EntryPosition() | ErasePosition() | TilesPosition():
            names |= _of_maps(position)
        case FixedPosition():
            names["M"] = np.array(position.matrix)
        case ArrowPosition() | ProductPosition():
            names |= _of_hands(position, names)
        case AxisPosition():
            names["d"] = np.array(position.rod) / np.linalg.norm(position.rod)
            names |= {f"x{i}": np.array(p) for i, p in enumerate(position.points, 1)}
            names["count"] = len(position.points)
        case _:
            rows = [names[f"r{i}"] for i in (1, 2, 3) if f"r{i}" in names]
            if rows:
                names["M"], names["count"] = np.array(rows), len(rows)
            for other in ("v", "a"):
                if "r" in names and other in names:
                    names["theta"] = angle_of(names[other], names["r"])
    return names


def _of_hands(
    position: ArrowPosition | ProductPosition, names: dict[str, Any]
) -> dict[str, Any]:
    v = np.array(position.v)
    found: dict[str, Any] = {"v": v, "v1": v[0], "v2": v[1]}
    if isinstance(position, ArrowPosition):
        if position.matrix is not None:
            found["M"] = np.column_stack([names["c1"], names["c2"]])
        return found
    rows = np.array(position.level.rows)
    if len(rows) == 2:
        return found | {"M": rows, "r1": rows[0], "r2": rows[1]}
    return found | {"r": rows[0], "r1": rows[0][0], "r2": rows[0][1]}


def _of_tiles(position: TilesPosition) -> dict[str, Any]:
    """Any matrices of the tiles' sizes; v as a column."""
    chance, level = np.random.default_rng(3), position.level
    if level.v:
        return {"v": np.array(level.v).reshape(-1, 1)}
    size = level.sizes()
    return {
        name: chance.normal(size=(size[gives], size[takes]))
        for name, takes, gives in level.tray
    }


def _of_maps(
    position: CarryPosition | EntryPosition | ErasePosition | TilesPosition,
) -> dict[str, Any]:
    """The map that brings the basis to where it was laid; W with its rows; the fall."""
    if isinstance(position, TilesPosition):
        return _of_tiles(position)
    if isinstance(position, ErasePosition):
        floor, (x, y) = np.array(position.floor), position.way()
        beside = np.array((-y, x))
        found: dict[str, Any] = {"x": np.array(position.things[0])}
        if position.others:
            found |= zip("ab", map(np.array, position.middles()), strict=True)
        if position.placed:
            found["P"] = np.outer(floor, beside) / (beside @ floor)
        return found
    if isinstance(position, EntryPosition):
        W, count = np.array(position.columns).T, len(position.letters())
        theta = angle_of(W[:, 0], W[:, 1])
        return {"W": W, "r1": W[0], "r2": W[1], "count": count, "theta": theta}
    if position.level.by == "drawn":
        return {}
    by, laid = position.level.by, np.array(position.images).T
    basis = np.array(position.face[:2]).T if by == "face" else np.eye(2)
    M = laid @ np.linalg.inv(basis)
    found = {"M": M[0] if by == "line" else M, "I": np.eye(2)}
    return found | {"c1": M[:, 0], "c2": M[:, 1]}


def _of_concepts(position: ConceptsPosition) -> dict[str, Any]:
    """Everybody from the pin; the first of the others, the cat, and their angle."""
    names = drawn(position)
    pin = {"pin": np.array(position.pin)} if position.level.pin is not None else {}
    a, b = names.get(position.level.first()), names.get("cat")
    if a is None or b is None:
        return names | pin
    return names | pin | {"a": a, "b": b, "theta": angle_of(a, b)}


def _of_pack(position: PackPosition) -> dict[str, Any]:
    """The arrows by their letters; those of space by the chart's own inverse."""
    names = {}
    for letter, (x, z) in zip("abcdefgh", position.at, strict=False):
        if position.flat():
            names[letter] = np.array((x, z))
            continue
        far = 2 * np.arcsin(min(1.0, np.hypot(x, z) / 2**0.5))
        way = np.arctan2(z, x)
        out = np.sin(far) * np.array((np.cos(way), np.sin(way)))
        names[letter] = np.array((out[0], np.cos(far), out[1]))
    cosine = np.clip(names["a"] @ names["b"], -1.0, 1.0)
    return names | {"theta": np.arccos(cosine), "count": len(position.at)}


def _of_rule(position: RulePosition) -> dict[str, Any]:
    """Each feature, any two of them put together, and all of them as columns."""
    letters, rows = position.level.letters, np.array(position.shelf)
    names = dict(zip(letters, rows, strict=True))
    both = {a + b: names[a] * names[b] for a in letters for b in letters}
    each = {f"{a}{i}": x for a in letters for i, x in enumerate(names[a], 1)}
    return names | both | each | {"X": rows.T, "count": rows.shape[1]}


def _of_corners(position: CornersPosition) -> dict[str, Any]:
    """The picture, and the strips of every stamp that makes anything."""
    names = {"A": np.array(position.picture)}
    for k, (row, column) in enumerate(position.used(), 1):
        names |= {f"r{k}": np.array([row]).T, f"c{k}": np.array([column]).T}
    return names


def _of_beat(position: BeatPosition) -> dict[str, Any]:
    """The moves as matrices by their letters, and where all of them are to end."""
    moves = {"T": 45, "t": -45, "Q": 90, "q": -90, "H": 180}
    found: dict[str, Any] = {"M": np.array(position.target)}
    for letter, card in zip("ABCDE", position.cards, strict=False):
        turn = np.radians(moves.get(card, 0))
        c, s = np.cos(turn), np.sin(turn)
        turned = np.array([[c, -s], [s, c]])
        wide = {"W": [2.0, 0.5], "N": [0.5, 2.0]}.get(card, [1.0, 1.0])
        found[letter] = turned @ np.diag(wide)
    return found


def _of_nofixed(position: NofixedPosition) -> dict[str, Any]:
    """The matrices, the entries of the first, and what stands on the circle."""
    names: dict[str, Any] = {"v": np.array(position.v), "t": position.t}
    names["w"] = np.array((-position.v[1], position.v[0]))
    for n, sheet in enumerate(position.sheets):
        names[position.name(n)] = np.array(sheet.rows)
    (names["a"], names["b"]), (names["c"], names["d"]) = position.sheets[0].rows
    if len(position.sheet().rows) == 2:
        names["c1"], names["c2"] = np.array(position.sheet().rows).T
    return names


def _of_label(position: LabelPosition) -> dict[str, Any]:
    """M and its factors, as the level has them."""
    U, D, V = (np.array(rows) / root**0.5 for root, rows in _parts(position.level))
    return {"M": U @ D @ V.T, "U": U, "D": D, "V": V}


def _parts(level: LabelLevel) -> Iterator[Any]:
    yield from (level.u, level.d, level.v)


def _of_loop(position: LoopPosition) -> dict[str, Any]:
    """M, what boards, and how many times as long a lap leaves it."""
    level = position.level
    M, at = np.array(level.matrix), np.array(level.v)
    if level.find:
        return {"M": M, "w": np.array(position.dials)}
    v = at if level.letter == "v" else M.T @ at
    return {"M": M, "v": v, level.letter: at, "lambda": v @ M.T @ M @ v / (v @ v)}


def _of_proof(position: ProofPosition) -> dict[str, Any]:
    """The example: its matrix, arrows, and the numbers by which they are kept."""
    level = position.level
    rows, (v, *more) = level.example
    M, at = np.array(rows), np.array(v)
    found = {"M": M, "S": M, level.letter: at}
    lap = M if level.given[0].startswith("S") else M.T @ M
    lap = M @ M.T if level.letter == "u" else lap
    found["lambda"] = found["λ"] = at @ lap @ at / (at @ at)
    if level.letter == "v":
        found["u"] = M @ at
    for w in more:
        found["w"] = np.array(w)
        found["μ"] = found["w"] @ lap @ found["w"] / (found["w"] @ found["w"])
    return found


def _of_blanks(position: BlanksPosition) -> dict[str, Any]:
    """What breaks it, or the first of the shelf, with its factors; a cloud's trend."""
    judged = position.placed and position.filled()
    breaks = position.breaks() if judged else None
    M = np.array(position.sentence().shelf[breaks or 0])
    if position.level.sentence == "trend":
        values, ways = np.linalg.eigh(M.T @ M / len(M))
        return {"X": M, "d": ways[:, -1], "n": len(M), "lambda": values[-1]}
    u, s, vt = np.linalg.svd(M)
    D = np.zeros(M.shape)
    np.fill_diagonal(D, s)
    found = {"M": M, "J": M, "U": u, "D": D, "V": vt.T, "sigma": s[0]}
    found |= {"v": vt[0], "w": vt[1], "u": u[:, 0], "count": 2}
    return found | {"c1": M[:, 0], "c2": M[:, 1]}


def _of_frame(position: FramePosition) -> dict[str, Any]:
    """The matrix with its columns, and both arms."""
    M, v = np.array(position.matrix), np.array(position.v)
    w = np.array((-v[1], v[0]))
    return {"M": M, "v": v, "w": w, "c1": M[:, 0], "c2": M[:, 1]}


def _of_power(position: PowerPosition) -> dict[str, Any]:
    """The matrix, the arrow at length one, and the line that is stretched the most."""
    M = np.array([[float(x) for x in row] for row in position.left()])
    x = np.array(position.way())
    S = M.T @ M if position.symmetric() else M
    values, ways = np.linalg.eig(S)
    best = int(np.argmax(np.abs(values)))
    found: dict[str, Any] = {"M": M, "R": M, "S": S, "x": x, "lambda": values[best]}
    v = ways[:, best] / np.linalg.norm(ways[:, best])
    if position.target() is None:
        return found | {"lambda": values[best] ** 2}
    own = np.array(position.v) if position.level.by == "stuck" else v
    return found | {"v": own, "t": v}


def _of_jacobi(position: JacobiPosition) -> dict[str, Any]:
    """The columns as they are turned, the turns together, and what is read off."""
    M = np.array(position.given).T
    V = np.eye(M.shape[1])
    for (i, j), by in position.turns:
        c, s = np.cos(np.radians(by)), np.sin(np.radians(by))
        turn = np.eye(M.shape[1])
        turn[[i, i, j, j], [i, j, i, j]] = c, -s, s, c
        V = V @ turn
    C = M @ V
    found = {f"c{n + 1}": C[:, n] for n in range(C.shape[1])}
    D = np.diag(np.linalg.norm(C, axis=0))
    order = np.argsort(-np.diag(D), kind="stable")
    found |= {"V": V[:, order], "D": D[order][:, order], "M": M}
    return found | {"U": (C @ np.linalg.inv(D))[:, order]}


def _of_trend(position: TrendPosition) -> dict[str, Any]:
    """The mean products, the line of the most, and what a height tells."""
    points = np.array(position.points())
    C = points.T @ points / len(points)
    values, ways = np.linalg.eigh(C)
    found: dict[str, Any] = {"C": C, "v": ways[:, 1], "lambda": values[1]}
    found |= {"d": np.array(position.rod)}
    found |= {"c_{12}": C[0, 1], "c_{11}": C[0, 0], "h": position.level.height}
    return found | {"p": position.her, "k": position.unit}


def _of_back(position: BackPosition) -> dict[str, Any]:
    """The matrix, both arrows, what stands square to v, and how much longer it is."""
    A, u, v = (np.array(x) for x in (position.matrix, position.u, position.v))
    # Only where it is drawn has it a length: elsewhere any arrow square to v will do.
    along = v if position.level.shows else position.written_v()
    w = np.array((-along[1], along[0]))
    found = {"A": A, "u": u, "v": v, "w": w, "lambda": v @ A.T @ A @ v}
    return found | {"Aw": A @ w, "Av": A @ v}


def _of_warp(position: WarpPosition) -> dict[str, Any]:
    """The place, the step, and the Jacobian by small differences with its SVD."""
    p, d = np.array(position.lens), np.array(position.probe)
    J = np.array(position.close_up())
    u, s, vt = np.linalg.svd(J)
    found = {"p": p, "d": d, "J": J, "Jd": J @ d}
    return found | {"v": vt[0], "u": u[:, 0], "sigma": s[0]}


def _of_ghost(position: GhostPosition) -> dict[str, Any]:
    """The picture beside the mean, ghosts one spread strong, and what is left over.

    In numbers of the ghosts; what none of them has is one number more.
    """
    spread, level = np.array(crowd.SPREAD), position.level
    U = np.vstack([np.diag(spread), np.zeros(len(spread))])
    within = np.array(level.weights()) * spread
    outside = np.sqrt(max(0.0, level.far() - within @ within))
    f, a = np.append(within, outside), np.array(position.mix())
    found = {"f": f, "m": 0.0 * f, "U": U, "a": a, "r": f - U @ a}
    for k, n in enumerate(position.named_ghosts(), 1):
        found |= {f"u{k}": U[:, n - 1], f"a{k}": a[n - 1]}
    return found


@cache
def _alice() -> tuple[Any, ...]:
    found = np.asarray(Image.open(ALICE), dtype=float)
    return np.linalg.svd(found - found.mean(), full_matrices=False)


def _of_keepface(position: KeepfacePosition) -> dict[str, Any]:
    """What is kept, as the picture less what is not, and the parts that are."""
    u, s, vt = _alice()
    kept = sorted(n - 1 for n in position.kept())
    rest = [n for n in range(len(s)) if n not in kept]
    K = (u * s) @ vt - (u[:, rest] * s[rest]) @ vt[rest]
    names: dict[str, Any] = {"K": K, "count": len(kept)}
    for i, n in enumerate(kept, 1):
        names |= {f"s{i}": s[n], f"u{i}": u[:, [n]], f"v{i}": vt[[n]].T}
    return names


def _of_paper(position: PaperPosition) -> dict[str, Any]:
    """M with its columns, the rod, and the factors as numpy has them."""
    M = np.array(position.sheet.matrix, dtype=float)
    u, s, vt = np.linalg.svd(M)
    found = {"M": M, "U": u, "D": np.diag(s), "V": vt.T, "d": np.array(position.rod)}
    return found | {"c1": M[:, 0], "c2": M[:, 1]}


def _of_rsr(position: RsrPosition) -> dict[str, Any]:
    """The target, the three moves as matrices, and what they make."""
    V, U = (np.array(((x, -y), (y, x))) for x, y in (position.first, position.last))
    M, D = np.array(position.target), np.diag(position.stretch)
    found = {"M": M, "N": U @ D @ V, "U": U, "D": D, "V": V.T}
    return found | {"c1": M[:, 0], "c2": M[:, 1]}


def _of_weights(position: WeightsPosition) -> dict[str, Any]:
    """The own table by columns, and the nose of the covered cat."""
    table, n = np.array(position.table), np.array(position.level.held[0])
    found = {"C": table[:, :2], "c1": table[:, 0], "c2": table[:, 1]}
    base = {"b": table[:, 2]} if table.shape[1] == 3 else {}
    return found | base | {"n": n, "n1": n[0], "n2": n[1]}


def _of_bench(position: BreakPosition) -> dict[str, Any]:
    keys = [thing.key for thing in position.level.bench.things]
    names: dict[str, Any] = dict(
        zip(keys, (np.array(at) for at in position.points), strict=True)
    )
    if "r1" in names:
        names["h"] = names["r1"] / (names["r1"] @ names["r1"])
        names["r"] = names["r1"]
    if "r2" in names:
        names["M"] = names["N"] = np.array([names["r1"], names["r2"]])
    if "c1" in names:
        M = np.column_stack([names["c1"], names["c2"]])
        u, s, vt = np.linalg.svd(M)
        names |= {"M": M, "A": M, "J": M}
        names |= {"v1": vt[0], "v2": vt[1], "v": vt[0], "u": u[:, 0], "sigma": s[0]}
        names["lambda"] = np.max(np.linalg.eigvalsh(M.T @ M))
        if "a" not in names:
            (names["a"], names["b"]), (names["c"], names["d"]) = M
        else:
            a = names["a"]
            b = names["b"] = np.array([-a[1], a[0]])
            names |= {"Ma": M @ a, "Mb": M @ b}
    if "p1" in names:
        way = np.linalg.svd(np.array([names["p1"], names["p2"]]))[2][0]
        names["t"] = way
        names["lambda"] = np.linalg.svd(np.array([names["p1"], names["p2"]]))[1][0] ** 2
    if "1" in names:
        names["a"], names["b"] = np.array(position.points).T
        names |= {f"{x}bar": np.full(3, names[x].mean()) for x in "ab"}
        if names["a"].std() and names["b"].std():
            names["rho"] = np.corrcoef(names["a"], names["b"])[0, 1]
    if "r" in names and "a" in names:
        names["theta"] = angle_of(names["a"], names["r"])
    return names


# Kinds whose letters are none of their picture's arrows alone.
OWN: Final[dict[type, Callable[[Any], dict[str, Any]]]] = {
    BackPosition: _of_back,
    BeatPosition: _of_beat,
    BlanksPosition: _of_blanks,
    BreakPosition: _of_bench,
    ConceptsPosition: _of_concepts,
    LabelPosition: _of_label,
    LoopPosition: _of_loop,
    ProofPosition: _of_proof,
    NofixedPosition: _of_nofixed,
    FramePosition: _of_frame,
    PackPosition: _of_pack,
    PaperPosition: _of_paper,
    JacobiPosition: _of_jacobi,
    GhostPosition: _of_ghost,
    PowerPosition: _of_power,
    RsrPosition: _of_rsr,
    CornersPosition: _of_corners,
    KeepfacePosition: _of_keepface,
    RulePosition: _of_rule,
    TrendPosition: _of_trend,
    WarpPosition: _of_warp,
    WeightsPosition: _of_weights,
}
