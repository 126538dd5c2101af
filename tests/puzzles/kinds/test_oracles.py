"""Each kind accepts what is right and nothing else: judged by numpy or by brute force.

No oracle here shares code with its kind. Of each kind 2,000 random positions are judged
and a whole grid of them; what lies within rounding of a limit is left out. (That of
``break`` stands in its own file.)
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import combinations, pairwise, permutations, product
from typing import Any, Final, TypeAlias

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image

from game.puzzles.core.brackets import Pair
from game.puzzles.core.protocol import Drag, Position, Turn
from game.puzzles.kinds.arrow.position import ArrowPosition
from game.puzzles.kinds.axis.position import AxisPosition
from game.puzzles.kinds.back.position import BackPosition
from game.puzzles.kinds.beat.position import BeatPosition
from game.puzzles.kinds.blanks.position import BlanksPosition
from game.puzzles.kinds.board import BoardPosition
from game.puzzles.kinds.carry.position import CarryPosition
from game.puzzles.kinds.columns.position import ColumnsPosition
from game.puzzles.kinds.concepts.position import ConceptsPosition
from game.puzzles.kinds.corners.position import CornersPosition
from game.puzzles.kinds.dual.position import DualPosition
from game.puzzles.kinds.entry.position import EntryPosition
from game.puzzles.kinds.erase.position import ErasePosition
from game.puzzles.kinds.fixed.position import ALL, EVERY, MORE, FixedPosition
from game.puzzles.kinds.frame.position import FramePosition
from game.puzzles.kinds.ghost.position import GhostPosition
from game.puzzles.kinds.jacobi.position import JacobiPosition
from game.puzzles.kinds.keep.position import KeepPosition
from game.puzzles.kinds.keepface.position import KeepfacePosition
from game.puzzles.kinds.label.position import LabelPosition
from game.puzzles.kinds.loop.position import LoopPosition
from game.puzzles.kinds.nofixed.position import NofixedPosition
from game.puzzles.kinds.order.position import LETTERS, OrderPosition
from game.puzzles.kinds.pack.position import PackPosition
from game.puzzles.kinds.paper.position import PaperPosition
from game.puzzles.kinds.paper.sheet import Sheet
from game.puzzles.kinds.power.position import PowerPosition
from game.puzzles.kinds.product.position import ProductPosition
from game.puzzles.kinds.proof.position import ProofPosition
from game.puzzles.kinds.rows.position import RowsPosition
from game.puzzles.kinds.rsr.position import RsrPosition
from game.puzzles.kinds.rule.position import RulePosition
from game.puzzles.kinds.shadow import ShadowPosition
from game.puzzles.kinds.slip.position import SlipPosition
from game.puzzles.kinds.table import KINDS
from game.puzzles.kinds.tiles.position import TilesPosition
from game.puzzles.kinds.trend.position import TrendPosition
from game.puzzles.kinds.warp.position import WarpPosition
from game.puzzles.kinds.weights.position import WeightsPosition
from tests.puzzles.faces_art import art, target
from tests.puzzles.laws import ALICE
from tests.puzzles.support import LIBRARY, LORE, sat

MANY: Final = 2000
ROUNDING: Final = 1e-7
# A position, whether it is right; or by how much it is inside its limit.
Case: TypeAlias = tuple[Position, bool | float]


def begun(kind: str) -> list[Position]:
    """Every level of a kind, revealed."""
    return [sat(kind, name).waive().position for name in LIBRARY.names(kind)]


def arrows(view: float, rng: np.random.Generator, many: int) -> Iterator[np.ndarray]:
    """Random places, and all of the half grid."""
    yield from rng.uniform(-view, view, (many, 2))
    steps = np.arange(-2 * int(view), 2 * int(view) + 1) / 2
    yield from (np.array(at) for at in product(steps, repeat=2) if any(at))


def limit(asked: np.ndarray) -> float:
    """A twentieth; less where less than one is asked."""
    return min(1.0, max(0.1, float(np.linalg.norm(asked)))) / 20


def inside(found: np.ndarray, asked: np.ndarray) -> float:
    return limit(asked) - float(np.abs(found - asked).max())


def point(at: np.ndarray) -> tuple[float, float]:
    return (float(at[0]), float(at[1]))


def shadow(rng: np.random.Generator) -> Iterator[Case]:
    for begun_ in begun("shadow"):
        assert isinstance(begun_, ShadowPosition)
        asked = np.array([begun_.level.asked])
        for v in arrows(begun_.view(), rng, MANY // 4):
            found = np.array([np.array(begun_.r) @ v])
            yield replace(begun_, v=point(v)), inside(found, asked)


def arrow(rng: np.random.Generator) -> Iterator[Case]:
    for begun_ in begun("arrow"):
        assert isinstance(begun_, ArrowPosition)
        target, matrix = np.array(begun_.level.target), begun_.level.matrix
        m = np.eye(2) if matrix is None else np.array(matrix)
        near = np.linalg.pinv(m) @ target + rng.normal(0, 0.02, (MANY // 4, 2))
        for v in (*arrows(begun_.view(), rng, MANY // 6), *near):
            yield replace(begun_, v=point(v)), inside(m @ v, target)


def product_(rng: np.random.Generator) -> Iterator[Case]:
    for begun_ in begun("product"):
        assert isinstance(begun_, ProductPosition)
        m, asked = np.array(begun_.level.rows), np.array(begun_.level.asked)
        near = np.linalg.pinv(m) @ asked + rng.normal(0, 0.02, (MANY // 4, 2))
        for v in (*arrows(begun_.view(), rng, MANY // 6), *near):
            yield replace(begun_, v=point(v)), inside(m @ v, asked)


def dual(rng: np.random.Generator) -> Iterator[Case]:
    for begun_ in begun("dual"):
        assert isinstance(begun_, DualPosition)
        asked = np.array(begun_.level.asked)
        truth = np.linalg.solve(np.array(begun_.rows), asked)
        near = truth + rng.normal(0, 0.02, (MANY // 4, 2))
        for h in (*arrows(begun_.view(), rng, MANY // 4), *near):
            placed = replace(begun_, h=point(h))
            yield placed, inside(np.array(begun_.rows) @ h, asked)


def rows(rng: np.random.Generator) -> Iterator[Case]:
    for begun_ in begun("rows"):
        assert isinstance(begun_, RowsPosition)
        m, asked = np.array(begun_.rows), np.array(begun_.level.asked)
        best = np.linalg.lstsq(m, asked)[0]
        near = best + rng.normal(0, 0.02, (MANY // 8, 2))
        for v in (*arrows(begun_.view(), rng, MANY // 8), *near):
            yield replace(begun_, v=point(v)), inside(m @ v, asked)
        both = np.column_stack([m, asked])
        more = np.linalg.matrix_rank(both) > np.linalg.matrix_rank(m)
        yield replace(begun_, none=True), bool(more)


def columns(rng: np.random.Generator) -> Iterator[Case]:
    for begun_ in begun("columns"):
        assert isinstance(begun_, ColumnsPosition)
        walk = begun_.walk
        m, target = np.column_stack(walk.columns), np.array(walk.target)
        best = np.linalg.lstsq(m, target)[0]
        near = best + rng.normal(0, 0.02, (MANY // 5, 2))
        for x in (*arrows(4.0, rng, MANY // 5), *near):
            read = replace(begun_, walk=replace(walk, x=point(x)), by_rows=True)
            yield read, inside(m @ x, target)
        both = np.column_stack([m, target])
        more = np.linalg.matrix_rank(both) > np.linalg.matrix_rank(m)
        yield replace(begun_, none=True, by_rows=True), bool(more)
        yield replace(begun_, walk=replace(walk, x=point(best))), False


def order(rng: np.random.Generator) -> Iterator[Case]:
    for begun_ in begun("order"):
        assert isinstance(begun_, OrderPosition)
        many = len(begun_.arrows)
        clouds = [np.array(begun_.arrows), *rng.uniform(-3, 3, (MANY // 50, many, 2))]
        for cloud, laid in product(clouds, permutations(range(many))):
            products = cloud[list(laid)] @ np.array(begun_.r)
            order_ = tuple(LETTERS[i] for i in laid)
            given = tuple(map(point, cloud))
            right = bool(np.all(np.diff(products) >= -ROUNDING / 100))
            yield replace(begun_, arrows=given, order=order_), right


def axis(rng: np.random.Generator) -> Iterator[Case]:
    for begun_ in begun("axis"):
        assert isinstance(begun_, AxisPosition)
        cloud = np.array(begun_.points)
        most = float(np.linalg.eigvalsh(cloud.T @ cloud)[-1])
        turns = (*rng.uniform(0, 2 * np.pi, MANY // 4), *np.radians(range(0, 360, 3)))
        for turn in turns:
            rod = np.array([np.cos(turn), np.sin(turn)])
            taken = float(np.sum((cloud @ rod) ** 2))
            yield replace(begun_, rod=point(rod)), taken / most - 0.99


def keep(rng: np.random.Generator) -> Iterator[Case]:
    for begun_ in begun("keep"):
        assert isinstance(begun_, KeepPosition)
        many, wide = len(begun_.rows), len(begun_.v)
        given = [np.array(begun_.rows), *rng.normal(0, 1, (MANY // 8, many, wide))]
        for some, gone in product(given, product((True, False), repeat=many)):
            stay, v = some[~np.array(gone)], np.array(begun_.v)
            part = stay.T @ np.linalg.lstsq(stay.T, v)[0] if len(stay) else 0.0 * v
            share = float(part @ part) / float(v @ v)
            made = tuple(tuple(map(float, row)) for row in some)
            placed = replace(begun_, rows=made, gone=gone)
            few = len(stay) <= begun_.level.keep
            # A share that is asked to the last bit (all of it) allows for rounding.
            enough = share - begun_.level.asked + (1e-6 if share > 1 - 1e-9 else 0.0)
            yield placed, enough if few else False


def slip(rng: np.random.Generator) -> Iterator[Case]:
    for begun_ in begun("slip"):
        assert isinstance(begun_, SlipPosition)
        m, x = np.array(begun_.matrix), np.array(begun_.vector)
        for _ in range(MANY // 3):
            position: Position = begun_.settled()
            for _ in range(rng.integers(1, 5)):
                assert isinstance(position, SlipPosition)
                line, entry = int(rng.integers(1, 6)), int(rng.integers(1, 3))
                now = position.lines()[line - 1][entry - 1]
                right = follows(begun_.level.way, m, x, position.lines())[line - 1]
                values = (now + 1, now + 0.01, -now, float(right[entry - 1]))
                position = position.put(line, entry, values[rng.integers(0, 4)])
            assert isinstance(position, SlipPosition)
            lines = np.array(position.lines())
            off = np.abs(lines - follows(begun_.level.way, m, x, position.lines()))
            yield position, 0.006 - float(off.max())


def follows(
    way: str, m: np.ndarray, x: np.ndarray, lines: tuple[tuple[float, float], ...]
) -> np.ndarray:
    """What each line should be under those above it."""
    one, two, three, four, _five = map(np.array, lines)
    if way == "rows":
        steps = [m[0] * x, m[1] * x, [one.sum(), 0], [0, two.sum()]]
    else:
        steps = [m[:, 0], m[:, 1], one * x[0], two * x[1]]
    return np.array([*steps, three + four])


def fixed(rng: np.random.Generator) -> Iterator[Case]:
    """By whole numbers: the discriminant says how many lines there are."""
    begun_ = begun("fixed")[0]
    for entries in product(range(-3, 4), repeat=4):
        a, b, c, d = entries
        square = (a - d) ** 2 + 4 * b * c
        every = b == 0 and c == 0 and a == d
        lines = []
        if not every and square >= 0:
            values = {(a + d + np.sqrt(square)) / 2, (a + d - np.sqrt(square)) / 2}
            for value in values:
                options = np.array([[b, value - a], [value - d, c]])
                lines.append(max(options, key=lambda v: float(np.abs(v).sum())))
        turn = rng.uniform(0, np.pi)
        wrong = np.array([np.cos(turn), np.sin(turn)])
        matrix = ((float(a), float(b)), (float(c), float(d)))
        clear = every or all(apart(wrong, line) > 2.0 for line in lines)
        for pins, said in (
            (lines, ALL),
            (lines, EVERY),
            (lines[1:], ALL),
            (lines, MORE),
            ([*lines, wrong] if clear else [], ALL),
        ):
            assert isinstance(begun_, FixedPosition)
            placed = replace(begun_, matrix=matrix, pinned=(), said=MORE)
            for line in pins:
                v = point(line / np.linalg.norm(line))
                placed = replace(placed, v=v).play(Turn("pin", "it stays"))
            wanted = EVERY if every else ALL
            full = every or (len(pins) == len(lines) and all(map(in_(lines), pins)))
            yield replace(placed, said=said), said == wanted and full


def in_(lines: list[np.ndarray]) -> Callable[[np.ndarray], bool]:
    return lambda pin: any(apart(pin, line) < 1e-3 for line in lines)


def apart(a: np.ndarray, b: np.ndarray) -> float:
    """The angle of two lines, in degrees."""
    cosine = abs(a @ b) / np.linalg.norm(a) / np.linalg.norm(b)
    return float(np.degrees(np.arccos(min(1.0, cosine))))


def carry(rng: np.random.Generator) -> Iterator[Case]:
    """By whole Gram matrices; by a Procrustes fit how far a drawn face is from it."""
    for begun_ in begun("carry"):
        assert isinstance(begun_, CarryPosition)
        level, view = begun_.level, begun_.view()
        face, laid = np.array(level.face).T, np.array(begun_.images).T
        basis = face[:, :2] if level.by == "face" else np.eye(2)
        for _ in range(MANY // 4):
            turn, mirror = rng.uniform(0, 2 * np.pi), rng.choice([-1.0, 1.0])
            c, s = np.cos(turn), np.sin(turn)
            by = np.array([[c, -s * mirror], [s, c * mirror]])
            noise = rng.normal(0, 0.03, laid.shape) * rng.integers(0, 2)
            if level.by == "line":
                unit = face[:, 0] / np.linalg.norm(face[:, 0])
                w = mirror * unit + rng.uniform(-1, 1) * np.array([-unit[1], unit[0]])
                images = np.array([w, [0.0, 0.0]]) + noise * [[1.0], [0.0]]
            elif level.by == "drawn":
                images = by @ face + noise
            else:
                images = by @ basis + noise
            images = images.clip(-view, view)
            said = str(rng.choice(["not said", "long", "across"]))
            placed = replace(begun_, images=tuple(map(point, images.T)), said=said)
            there = images if level.by == "drawn" else images @ np.linalg.inv(basis)
            there = there if level.by == "drawn" else there @ face
            sizes = np.linalg.norm(face, axis=0)
            change = abs(there.T @ there - face.T @ face) / np.outer(sizes, sizes)
            most = float((np.diag(change) if level.lengths else change).max())
            if level.none:
                yield placed, said == "across"
            else:
                yield placed, 0.04 - most if said == "not said" else False
            if level.by == "drawn" and most < 0.04:
                u, _s, vt = np.linalg.svd(there @ face.T)
                assert np.linalg.norm(there - u @ vt @ face) < 0.12 * max(sizes)


def weights(rng: np.random.Generator) -> Iterator[Case]:
    """By products of whole tables; what is seen tells them by least squares."""
    for begun_ in begun("weights"):
        assert isinstance(begun_, WeightsPosition)
        level = begun_.level
        true = np.array(level.weights)
        noses = np.array([*level.seen, *level.held])
        if level.base is not None:
            true = np.column_stack([true, level.base])
            noses = np.column_stack([noses, np.ones(len(noses))])
        seen = noses[: len(level.seen)]
        if len(seen) and np.linalg.matrix_rank(seen) == true.shape[1]:
            found = np.linalg.lstsq(seen, seen @ true.T)[0].T
            assert np.allclose(found, true)
        for _ in range(MANY // 5):
            table = true + rng.normal(0, rng.choice([0.02, 0.06, 0.2]), true.shape)
            rows = tuple(tuple(map(float, row)) for row in table)
            off = float(abs(noses @ (table - true).T).max())
            yield replace(begun_, table=rows), 0.25 - off


def entry(rng: np.random.Generator) -> Iterator[Case]:
    """By the whole table: how far the tip is from the line, or length, of each cell."""
    for begun_ in begun("entry"):
        assert isinstance(begun_, EntryPosition)
        level, view = begun_.level, begun_.view()
        moved = level.move[-1] - 1
        right = begun_.target()
        spots = [] if right is None else [np.array(right[1])]
        near = [at + rng.normal(0, 0.03, 2) for at in spots for _ in range(MANY // 8)]
        reasons = ["not said", "twins", "apart"] if begun_.asks() else ["not said"]
        for tip in (*arrows(view, rng, MANY // 8), *near):
            columns = list(level.columns)
            columns[moved] = point(tip)
            said, to = str(rng.choice(reasons)), "c1 c2" if level.signs else "?"
            laid = {"columns": tuple(columns), "said": said, "pointed": to}
            w = np.array(columns).T
            if level.none:
                twins = level.asked[0][2] == -level.asked[1][2]
                yield replace(begun_, **laid), said == ("twins" if twins else "apart")
                continue
            table, off = w @ w.T if level.other else w.T @ w, []
            sizes = np.sqrt(np.diag(table))
            for r, c, want in level.asked:
                value = table[r - 1, c - 1]
                if r == c:
                    off.append(abs(np.sqrt(value) - np.sqrt(want)))
                elif level.other or level.signs:
                    off.append(abs(value - want) / min(sizes[r - 1], sizes[c - 1]))
                else:
                    other = r - 1 if c - 1 == moved else c - 1
                    off.append(abs(value - want) / np.linalg.norm(columns[other]))
            inside_ = float(view / 80 - max(off))
            yield replace(begun_, **laid), inside_ if said == "not said" else False


def corners(rng: np.random.Generator) -> Iterator[Case]:
    """By sums over all cells, and the fewest stamps by numpy's singular values."""
    for begun_ in begun("corners"):
        assert isinstance(begun_, CornersPosition)
        level = begun_.level
        a = np.array(level.picture())
        u, s, vt = np.linalg.svd(a)
        whole, enough = (s**2).sum(), max(level.bar, 0.001)
        few = next(k for k in range(9) if (s[k:] ** 2).sum() <= enough * whole)
        for turn in range(MANY // 8):
            answer = level.stamps()
            best = [(vt[k], u[:, k] * s[k]) for k in range(few)]
            some = [(np.array(r), np.array(c)) for r, c in answer] or best
            if turn % 4 == 0:
                some = best
            noise = rng.normal(0.0, 0.02, (len(some), 2)) * rng.integers(0, 2)
            some = [
                (r * (1.0 + x), c * (1.0 + y))
                for (r, c), (x, y) in zip(some, noise, strict=True)
            ]
            for _idle in range(level.room - len(some)):
                spare = 0.001 * (turn % 3 == 0)
                some.append((np.full(a.shape[1], spare), np.ones(a.shape[0])))
            order = rng.permutation(len(some))
            some = [some[n] for n in order]
            stamps = tuple((tuple(r.tolist()), tuple(c.tolist())) for r, c in some)
            left = ((a - sum(np.outer(c, r) for r, c in some)) ** 2).sum() / whole
            used = sum(bool(r.any() and c.any()) for r, c in some)
            placed = replace(begun_, stamps=stamps)
            yield placed, False if used > few else float(enough - left)


def rsr(rng: np.random.Generator) -> Iterator[Case]:
    """By products of three matrices; an outline by its farthest points all around."""
    round_ = np.linspace(0.0, 2.0 * np.pi, 360, endpoint=False)
    rim = np.array([np.cos(round_), np.sin(round_)])
    for begun_ in begun("rsr"):
        assert isinstance(begun_, RsrPosition)
        level, target = begun_.level, np.array(begun_.target)
        u, s, vt = np.linalg.svd(target)
        for _ in range(MANY // 7):
            swap, one, two = rng.integers(0, 2, 3) * 2 - 1
            order = [1, 0] if swap > 0 else [0, 1]
            left, right = u[:, order] * [one, two], vt[order] * [[one], [two]]
            sizes, flips = s[order].copy(), np.diag([1.0, -1.0])
            if np.linalg.det(left) < 0:
                left, sizes = left @ flips, sizes * [1.0, -1.0]
            if np.linalg.det(right) < 0:
                right, sizes = flips @ right, sizes * [1.0, -1.0]
            turns = [np.arctan2(right[1, 0], right[0, 0])]
            turns.append(np.arctan2(left[1, 0], left[0, 0]))
            noise = rng.normal(0.0, 0.03, 4) * rng.integers(0, 2)
            turns += noise[:2]
            if level.outline:
                turns[0] = rng.uniform(-3.0, 3.0)
            (c, d), (e, f) = ((np.cos(t), np.sin(t)) for t in turns)
            stretch = np.round((sizes + noise[2:]) * 20.0) / 20.0
            dials = {"first": point(np.array((c, d)))}
            dials["last"] = point(np.array((e, f)))
            placed = replace(begun_, stretch=point(stretch), **dials)
            made = np.array([[e, -f], [f, e]]) @ np.diag(stretch) @ [[c, -d], [d, c]]
            if level.outline:
                far = [np.linalg.norm(m.T @ rim, axis=0) for m in (made, target)]
                inside_ = 0.1 - float(abs(far[0] - far[1]).max())
                # Between nearly right outlines both measures may differ a little.
                if abs(inside_) < 0.01:
                    continue
            else:
                inside_ = 0.1 - float(np.linalg.norm(made - target, 2))
            if level.settings > 1:
                notes = [placed.first, point(np.array((-c, -d)))]
                yield replace(placed, noted=tuple(notes)), True
                yield replace(placed, noted=(notes[0],)), False
            elif level.smaller and abs(stretch[0]) >= abs(stretch[1]):
                yield placed, False
            else:
                yield placed, inside_


def beat(rng: np.random.Generator) -> Iterator[Case]:
    """By products over all orders of the hand; of the song over chance ones."""
    turns = {"T": 45.0, "t": -45.0, "Q": 90.0, "q": -90.0, "H": 180.0}
    known = {"W": np.diag([2.0, 0.5]), "N": np.diag([0.5, 2.0]), "-": np.eye(2)}
    for card, by in turns.items():
        c, s = np.cos(np.radians(by)), np.sin(np.radians(by))
        known[card] = np.array([[c, -s], [s, c]])

    def ends(cards: Iterable[str]) -> np.ndarray:
        made = np.eye(2)
        for card in cards:
            made = known[card] @ made
        return made

    for begun_ in begun("beat"):
        assert isinstance(begun_, BeatPosition)
        level = begun_.level
        if level.hand:
            ways = [*{*permutations(level.hand)}]
        else:
            scales = [beat in (22, 44, 54) for beat in level.slots]
            each = [(*"WN",) if wide else (*turns,) for wide in scales]
            ways = [tuple(map(rng.choice, each)) for _ in range(MANY)]
            # A turn, and all that was done is undone from the last to the first.
            home = [tuple("TWTTWTWtQ"), tuple("TWTTWtNTQ"), tuple("TWTTWTNTQ")]
            ways += home * 8
        for way in ways:
            target = ends(level.asked)
            off = np.abs(ends((*level.before, *way)) - target).max()
            yield replace(begun_, cards=tuple(way)), float(0.05 - off)
            gone = ("-", *way[1:])
            yield replace(begun_, cards=gone), False


def label(rng: np.random.Generator) -> Iterator[Case]:
    """By numpy's products of every filling; names by what tiles do to M's arrows."""
    names = ("v-rows", "v-columns", "stretches", "u-columns", "u-rows")
    for begun_ in begun("label"):
        assert isinstance(begun_, LabelPosition)
        level = begun_.level
        u, d, v = (np.array(t[1]) / t[0] ** 0.5 for t in (level.u, level.d, level.v))
        m = u @ d @ v.T
        known = {"M": m, "Mᵀ": m.T, "Mᵀ M": m.T @ m, "M Mᵀ": m @ m.T}
        target = np.linalg.inv(m) if level.builds == "M⁻¹" else known[level.builds]
        parts = {"U": u, "D": d, "V": v, "Vt": v.T, "Ut": u.T}
        parts |= {str(n): np.array(x[1]) for n, x in enumerate(level.others, 1)}
        if d.shape == (2, 2):
            parts["I"] = np.diag(1.0 / np.diag(d))
        tiles: dict[str, np.ndarray] = {}
        for letter, what in zip("abcdef", level.tray, strict=False):
            at = tiles[letter] = parts[what]
            if not np.array_equal(at, at.T):
                tiles[f"{letter}ᵀ"] = at.T
        for filling in product(["?", *tiles], repeat=len(begun_.sockets)):
            chain = [tiles[x] for x in filling if x != "?"]
            right = len(chain) == len(filling)
            right &= all(a.shape[1] == b.shape[0] for a, b in pairwise(chain))
            if right:
                out = np.linalg.multi_dot(chain)
                right = out.shape == target.shape and np.allclose(out, target)
            for _ in range(40 if level.named and right else 2):
                named = tuple(map(str, rng.choice(names, len(filling))))
                fine = right and (
                    not level.named
                    or all(says_so(x, n, m) for x, n in zip(chain, named, strict=True))
                )
                yield replace(begun_, sockets=filling, names=named), fine


def says_so(tile: np.ndarray, name: str, m: np.ndarray) -> bool:
    """Whether a tile holds what its name says: singular vectors, or stretches."""
    if name == "stretches":
        off = tile.copy()
        np.fill_diagonal(off, 0.0)
        return bool((tile >= -1e-9).all() and np.allclose(off, 0.0))
    by = m if name.startswith("v") else m.T
    columns = tile.T if name.endswith("rows") else tile
    if columns.shape != (by.shape[1],) * 2:
        return False
    out = by @ columns
    inner = out.T @ out
    return bool(
        np.allclose(columns.T @ columns, np.eye(len(columns)))
        and np.allclose(inner, np.diag(np.diag(inner)))
    )


def loop(rng: np.random.Generator) -> Iterator[Case]:
    """By every bracketing of the letters, as strings; dials by numpy."""
    for begun_ in begun("loop"):
        assert isinstance(begun_, LoopPosition)
        level = begun_.level
        if level.find:
            for some in product(np.arange(-3.0, 4.0), repeat=3):
                w = np.array(some)
                still = bool(w.any() and not (np.array(level.matrix).T @ w).any())
                yield replace(begun_, dials=tuple(map(float, some))), still
            continue
        letters = tuple(x for x in level.goal if x.isalnum())
        rights: list[Any] = [begun_.sides[1], None] if level.goal_right else [None]
        if level.goal_right:
            number, rest = level.goal_right.split(" ", 1)
            first, last = rest.strip("()").split()
            rights += [Pair(number, Pair(first, last)), Pair(first, Pair(number, last))]
        for tree, text in bracketings(letters):
            for right, said in product(rights, ("not said", "nobody")):
                fine = text == level.goal.replace(" ", "")
                if level.goal_right:
                    fine &= right == (number, (first, last))
                wanted = said == "nobody" if level.none else fine and said != "nobody"
                for _ in range(12):
                    yield replace(begun_, sides=(tree, right), said=said), wanted


def bracketings(letters: tuple[str, ...]) -> Iterator[tuple[Any, str]]:
    """Every way to bracket letters two by two, with how it is written."""
    if len(letters) == 1:
        yield letters[0], letters[0]
    for at in range(1, len(letters)):
        lefts, rights = bracketings(letters[:at]), list(bracketings(letters[at:]))
        for (one, before), (other, after) in product(lefts, rights):
            sides = [
                f"({x})" if isinstance(tree, tuple) else x
                for tree, x in ((one, before), (other, after))
            ]
            yield Pair(one, other), "".join(sides)


def proof(rng: np.random.Generator) -> Iterator[Case]:
    """Chains near the known ones, line by line: by random numbers, or by their text."""
    for begun_ in begun("proof"):
        assert isinstance(begun_, ProofPosition)
        level = begun_.level
        for _ in range(MANY // 6):
            cards, reasons = list(level.chain), list(level.reasons)
            for n in range(len(cards)):
                if rng.uniform() < 0.12:
                    reasons[n] = str(rng.choice([*FOLLOWING]))
                if rng.uniform() < 0.08:
                    cards[n] = str(rng.choice([*level.others, *level.chain]))
                if n and rng.uniform() < 0.08:
                    k = int(rng.integers(0, n))
                    cards[n], cards[k] = cards[k], cards[n]
                    reasons[n], reasons[k] = reasons[k], reasons[n]
            right, before = cards[-1] == level.chain[-1], list(level.given)
            for card, why in zip(cards, reasons, strict=True):
                right &= card not in (*level.others, *before)
                right &= FOLLOWING[why](card, before)
                before.append(card)
            yield replace(begun_, cards=tuple(cards), reasons=tuple(reasons)), right


@cache
def sides_of(text: str, seed: int) -> list[Any]:
    """Both sides of a line for some numbers that keep nothing."""
    rng = np.random.default_rng(seed)
    m, s = rng.normal(size=(2, 2, 2))
    known: dict[str, Any] = {"M": m, "T": m.T, "S": s + s.T}
    known |= {x: rng.normal(size=2) for x in "vwu"}
    known |= {x: rng.normal() * np.eye(2) for x in "LK"}
    found: list[Any] = []
    for side in text.split("="):
        number, dot, inner = side.strip().partition("dot(")
        words = [x.strip() for x in (inner[:-1].split(",") if dot else [side])]
        values: list[Any] = [
            0.0 if x == "0" else eval(re.sub(r"\s+|(?<=\))(?=\()", "@", x), {}, known)
            for x in words
        ]
        value = values[0] @ values[1] if dot else values[0]
        by = known[number.strip()][0, 0] if dot and number.strip() else 1.0
        found.append(by * value)
    return found


def alike(made: Callable[[int], list[Any]], new: str) -> bool:
    """Whether both sides are those of a line, for some numbers and for others."""
    return all(
        all(
            np.shape(a) == np.shape(b) and np.allclose(a, b)
            for a, b in zip(made(n), sides_of(new, n), strict=True)
        )
        for n in range(3)
    )


def bare(text: str, without: str = "") -> list[str]:
    return [re.sub(rf"[\s(){without}]", "", side) for side in text.split("=")]


def put_in_front(new: str, before: list[str]) -> bool:
    texts = {
        f"{r} ({a.strip()}) = {r} ({b.strip()})"
        for r in "MT"
        for a, b in (x.split("=") for x in before if "dot" not in x)
    }
    return new in texts


def number_moved(new: str, before: list[str]) -> bool:
    return any(
        bare(new, "LK") == bare(old, "LK")
        and sorted(re.findall("[LK]", new)) == sorted(re.findall("[LK]", old))
        for old in before
    )


def dotted(new: str, before: list[str]) -> bool:
    def made(old: str, x: str, n: int) -> list[Any]:
        arrow = sides_of(f"{x} = {x}", n)[0]
        return [side @ arrow for side in sides_of(old, n)]

    plain = [old for old in before if "dot" not in old]
    return any(alike(partial(made, old, x), new) for old in plain for x in "vwu")


def said_twice(new: str, before: list[str]) -> bool:
    """Two lines with a side in common; or one is times something that is 0."""
    one, other = (x.strip() for x in new.split("="))
    lines_ = [[x.strip() for x in old.split("=")] for old in before]

    def same(a: str, b: str) -> bool:
        return alike(lambda n: sides_of(f"{a} = {a}", n), f"{b} = {b}")

    zeros = [a for a, b in lines_ if b == "0"]
    for a, b in lines_:
        put_in = b != "0" and re.sub(r"^[LK] ", "", b) in zeros
        if other == "0" and put_in and same(a, one):
            return True
    for (a, b), (c, d) in permutations(lines_, 2):
        for p, q in ((a, b), (b, a)):
            for r, s in ((c, d), (d, c)):
                if (
                    other != "0"
                    and same(p, r)
                    and same(q, one)
                    and same(s, other)
                    and q != s
                ):
                    return True
    return False


def only_zero(new: str, before: list[str]) -> bool:
    known = {"L dot(v, w) = K dot(v, w)", "K dot(v, w) = L dot(v, w)"}
    return new == "dot(v, w) = 0" and bool(known & set(before))


def called_u(new: str, before: list[str]) -> bool:
    """M v is u, wherever brackets and numbers stand."""

    def named(text: str) -> list[str]:
        return [re.sub("Mv$", "u", side) for side in bare(text, "LK")]

    return any(
        named(old) == bare(new, "LK") != bare(old, "LK")
        and "dot" not in old
        and sorted(re.findall("[LK]", new)) == sorted(re.findall("[LK]", old))
        for old in before
    )


FOLLOWING: Final[dict[str, Callable[[str, list[str]], bool]]] = {
    "front": put_in_front,
    "brackets": lambda new, before: any(bare(new) == bare(old) for old in before),
    "number": number_moved,
    "dot": dotted,
    "same": said_twice,
    "only": only_zero,
    "name": called_u,
}


def blanks(rng: np.random.Generator) -> Iterator[Case]:
    """What every sentence claims, tried on matrices by chance."""
    for begun_ in begun("blanks"):
        assert isinstance(begun_, BlanksPosition)
        level = begun_.level
        true = [
            words
            for words in begun_.sentence().fillings()
            if all(CLAIMED[level.sentence](words, n) for n in range(4))
        ]
        fillings = [*begun_.sentence().fillings()]
        for turn in range(MANY // 5):
            words = fillings[turn % len(fillings)]
            if level.find == 1:
                yield replace(begun_, words=words), words in true
                continue
            some = rng.permutation(len(true))[: rng.integers(0, len(true) + 1)]
            noted = tuple(true[n] for n in some)
            yield replace(begun_, words=words, noted=noted), len(noted) >= level.find


def entry_is_so(words: tuple[str, ...], seed: int) -> bool:
    shape = ((2, 2), (2, 3), (3, 2), (3, 3))[seed]
    m = np.random.default_rng(seed).normal(size=shape)
    table = m.T @ m if words[0] == "Mᵀ M" else m @ m.T
    lists = [[*m.T] if word == "column" else [*m] for word in words[1:]]
    try:
        made = [[a @ b for b in lists[1]] for a in lists[0]]
    except ValueError:
        return False
    return np.shape(made) == table.shape and np.allclose(made, table)


def singular_is_so(words: tuple[str, ...], seed: int) -> bool:
    part, factor, side = words
    m = np.random.default_rng(seed).normal(size=(3, 2) if seed % 2 else (2, 2))
    u, _s, vt = np.linalg.svd(m)
    made = {"U": u, "V": vt.T, "Vᵀ": vt}[factor]
    each = made.T if part == "column" else made
    gram = m.T @ m if side == "right" else m @ m.T
    if each.shape[1] != len(gram):
        return False
    return all(
        np.linalg.matrix_rank(np.array([x, gram @ x]), tol=1e-9) < 2 for x in each
    )


def keeps_is_so(words: tuple[str, ...], seed: int) -> bool:
    """A line by real eigenvalues; every matrix keeps a right angle."""
    del seed
    how, sort, what = words
    kinds: dict[str, Any] = {
        "2 by 2 matrix": ([[1, 2], [3, 4]], [[1, -2], [2, 0]], [[0, -1], [1, 0]])
    }
    kinds["symmetric 2 by 2"] = ([[1, 2], [2, -3]], [[5, 1], [1, 5]])
    kinds["quarter turn"] = ([[0, -1], [1, 0]],)
    do = [
        what == "right angle" or np.isreal(np.linalg.eigvals(m)).all()
        for m in kinds[sort]
    ]
    return bool({"Every": all(do), "Some": any(do), "No": not any(do)}[how])


def change_is_so(words: tuple[str, ...], seed: int) -> bool:
    over, how, other = words
    j = np.random.default_rng(seed).normal(size=(3, 2))
    a = j if over == "outputs" else j.T
    x, y = a[:, 0], a[:, 1 if other == "x2" else 0]
    return bool(np.isclose((x * y if how == "times" else x + y).sum(), (j.T @ j)[0, 1]))


def trend_is_so(words: tuple[str, ...], seed: int) -> bool:
    x = np.random.default_rng(seed).normal(size=(6, 2)) * [3.0, 1.0]
    x -= x.mean(axis=0)
    values, ways = np.linalg.eigh(np.cov(x.T, bias=True))
    along = x @ ways[:, 1]
    numbers = along**2 if words[1].startswith("squared") else along
    made = {"mean": numbers.mean(), "sum": numbers.sum(), "largest": numbers.max()}
    return bool(np.isclose(made[words[0]], values[1]))


def maps_is_so(words: tuple[str, ...], seed: int) -> bool:
    which, one, other, times = words
    m = np.random.default_rng(seed).normal(size=(2, 2) if seed % 2 else (3, 2))
    u, s, vt = np.linalg.svd(m, full_matrices=False)
    by = {"M": m, "Mᵀ": m.T, "Mᵀ M": m.T @ m, "M Mᵀ": m @ m.T}[which]
    ends = {"right": vt.T, "left": u}
    if by.shape != (len(ends[other]), len(ends[one])):
        return False
    return np.allclose(by @ ends[one], ends[other] * (s if times == "σ" else s**2))


CLAIMED: Final[dict[str, Callable[[tuple[str, ...], int], bool]]] = {
    "entry": entry_is_so,
    "names": singular_is_so,
    "keeps": keeps_is_so,
    "change": change_is_so,
    "trend": trend_is_so,
    "maps": maps_is_so,
}


def gap_of(m: np.ndarray, turns: np.ndarray) -> np.ndarray:
    """By how many degrees each direction is turned, of 0 to 90."""
    v = np.array([np.cos(turns), np.sin(turns)])
    w = m @ v
    lean = np.arctan2(v[0] * w[1] - v[1] * w[0], (v * w).sum(axis=0))
    return abs((np.degrees(lean) + 90.0) % 180.0 - 90.0)


def lines_of(m: np.ndarray) -> tuple[str, np.ndarray]:
    """How many lines a matrix keeps, and evidence of it in radians."""
    if len(m) == 3:
        return "cannot", np.zeros(0)
    (a, b), (c, d) = m
    square = round(float((a - d) ** 2 + 4 * b * c), 9)
    sweep = np.radians(np.arange(0.0, 180.0, 0.05))
    if not (b or c) and a == d:
        return "every", np.radians([10.0, 70.0, 130.0])
    if square < 0.0:
        return "none", sweep[[gap_of(m, sweep).argmin()]]
    roots = [(a + d + x * square**0.5) / 2 for x in ((0.0,), (1, -1))[square > 0]]
    rows_ = [max(((a - x, b), (c, d - x)), key=np.linalg.norm) for x in roots]
    return ("one", "two")[square > 0], np.array(
        [np.arctan2(-x, y) % np.pi for x, y in rows_]
    )


def nofixed(rng: np.random.Generator) -> Iterator[Case]:
    """By numpy's eigenvalues, and gaps over a dense sweep of directions."""

    claims, whole = ("none", "one", "two", "every", "cannot"), (1 << 36) - 1
    for begun_ in begun("nofixed"):
        assert isinstance(begun_, NofixedPosition)
        for _ in range(MANY // 7):
            sheets, right, level = [], True, begun_.level
            for sheet in begun_.sheets:
                m = np.array(sheet.rows)
                if level.slide:
                    t = rng.choice([0.5, -0.5, 0.2, 0.9])
                    m = np.array(level.shelf[0]) + t * np.array(level.slide)
                truth, lines = lines_of(m)
                claim = truth if rng.uniform() < 0.95 else str(rng.choice(claims))
                off = rng.choice([0.5, 9.3], len(lines), p=[0.95, 0.05])
                pins = lines + np.radians(off)
                inked = whole if rng.uniform() < 0.9 else whole ^ (1 << 7)
                right &= claim == truth and (not level.slide or truth == "one")
                if truth == "none":
                    least = gap_of(m, lines)[0]
                    right &= bool(off[0] <= 4.0 or gap_of(m, pins)[0] <= least + 0.5)
                elif truth in ("one", "two"):
                    right &= bool(((off <= 2.0) | (gap_of(m, pins) < 0.3)).all())
                right &= inked == whole or truth in ("two", "every", "cannot")
                at = tuple(map(point, np.array([np.cos(pins), np.sin(pins)]).T))
                rows_ = tuple(map(point, m))
                sheets.append(
                    replace(sheet, rows=rows_, claim=claim, pins=at, inked=inked)
                )
            turn = np.radians(rng.choice([45.0, 135.0, 300.0, 225.0]) + rng.normal())
            v = (float(np.cos(turn)), float(np.sin(turn)))
            placed = replace(begun_, sheets=tuple(sheets), v=v)
            if level.square:
                one, other = m @ v, m @ (-v[1], v[0])
                size = np.linalg.norm(one) * np.linalg.norm(other)
                yield (
                    placed,
                    float(0.017453 - abs(one @ other) / size) if right else right,
                )
            else:
                yield placed, right


def concepts(rng: np.random.Generator) -> Iterator[Case]:
    """By every setting of the volumes; from a pin by cross products."""
    for begun_ in begun("concepts"):
        assert isinstance(begun_, ConceptsPosition)
        level, names = begun_.level, ["cat", *begun_.level.names]
        at = np.array(begun_.animals)
        if level.pin is not None:
            yield from pinned(begun_, rng)
            continue
        for some in product(np.arange(0.5, 4.5, 0.5), repeat=len(at) - 1):
            volumes = tuple(map(float, (1.0, *some)))
            heard = dict(
                zip(names, (at * np.array(volumes)[:, None]) @ at[0], strict=True)
            )
            louder = [heard[name] for name in level.loud]
            if level.none:
                for said in ("not said", "short", "across"):
                    yield replace(begun_, volumes=volumes, said=said), said == "across"
            elif level.equal:
                one, other = (heard[name] for name in level.equal)
                right = abs(one - other) <= 0.04 * max(abs(one), abs(other))
                yield replace(begun_, volumes=volumes), bool(right)
            else:
                off = float(np.max(np.diff(louder)) + 0.2)
                yield replace(begun_, volumes=volumes), off <= 1e-9


def pinned(begun_: ConceptsPosition, rng: np.random.Generator) -> Iterator[Case]:
    level, names = begun_.level, ["cat", *begun_.level.names]
    at, view = np.array(begun_.animals), level.span
    rightly = begun_.solve()
    near = [np.array(move.to) for move in rightly if isinstance(move, Drag)]
    pins = [*rng.uniform(-view, view, (MANY // 3, 2))]
    pins += [near[0] + off for off in rng.normal(0, 0.15, (MANY // 3, 2))]
    for pin in pins:
        arrows = dict(zip(names, at - pin, strict=True))
        inside = []
        for one, other in combinations(names, 2):
            a, b = arrows[one], arrows[other]
            turn = np.degrees(np.arctan2(abs(a[0] * b[1] - a[1] * b[0]), a @ b))
            pairs = {frozenset(pair) for pair in (*level.across, *level.near)}
            asked = frozenset((one, other)) in pairs
            if level.across and asked:
                inside.append(3.5 - abs(turn - 90.0))
            elif level.near:
                inside.append(40.0 - turn if asked else turn - 140.0)
        placed = replace(begun_, pin=point(pin))
        if level.places == 1:
            yield placed, float(min(inside))
            continue
        marked = placed.play(Turn("mark", "marked"))
        assert (marked != placed) == (min(inside) >= 0.0), pin
        yield placed, False


def erase(rng: np.random.Generator) -> Iterator[Case]:
    """By the projection onto the floor along the rain, as a matrix."""
    for begun_ in begun("erase"):
        assert isinstance(begun_, ErasePosition)
        level, view, rain = begun_.level, begun_.view(), begun_.rain is not None
        g, x = np.array(level.green), np.array(level.things).T
        straight = np.degrees(np.arctan2(g[0], -g[1]))
        away = straight
        if level.others:
            middles = x.mean(1) - np.array(level.others).mean(0)
            away = np.degrees(np.arctan2(middles[1], middles[0]))
        elif rain and level.food is not None:
            away = np.degrees(np.arctan2(level.food[0], -level.food[1]))
        spots = (rng.uniform(0, 360, MANY // 5), rng.normal(away, 2, MANY // 5))
        for turn in np.radians(np.concatenate(spots)):
            to = (float(np.cos(turn)), float(np.sin(turn)))
            said = str(rng.choice(["not said", "backwards"])) if begun_.asks() else ""
            laid = {"rain" if rain else "floor": to} | ({"said": said} if said else {})
            laid |= {"falls": "twice"} if level.again else {}
            floor = np.array((-g[1], g[0])) if rain else np.array(to)
            floor = floor / np.linalg.norm(floor)
            beside = np.array((-to[1], to[0])) if rain else floor
            if level.none:
                yield replace(begun_, **laid), said == "backwards"
                continue
            below = beside @ floor
            if abs(below) < np.sin(np.radians(1.5)):
                continue
            fall = np.outer(floor, beside) / below
            inside_ = [1 - abs(np.degrees(np.arcsin(g @ floor / np.linalg.norm(g))))]
            if level.others:
                inside_.append(0.1 - np.linalg.norm(fall @ middles))
            elif rain and level.food is not None:
                f = np.array(level.food)
                lost = np.abs(f @ fall @ x - f @ x).max()
                inside_.append(0.06 * np.linalg.norm(f) * view - lost)
            right = float(min(inside_)) if said != "backwards" else False
            yield replace(begun_, **laid), right


def tiles(rng: np.random.Generator) -> Iterator[Case]:
    """By walking every filling from space to space, one arrow of the map at a time."""
    for begun_ in begun("tiles"):
        assert isinstance(begun_, TilesPosition)
        level, variants = begun_.level, begun_.level.variants()
        if level.v:
            n = len(level.v)
            for bracket, work in (("(v vᵀ) v", 2 * n * n), ("v (vᵀ v)", 2 * n)):
                yield replace(begun_, bracket=bracket), work <= level.most
            continue
        fillings = list(product(["?", *variants], repeat=level.slots))
        for filling in fillings * (1 + MANY // 6 // len(fillings)):
            space, seen = level.enters, {level.enters}
            for tile in filling:
                takes, gives = variants.get(tile, ("", ""))
                space = gives if takes == space else ""
                seen.add(space)
            right = space == level.leaves and seen >= set(level.through)
            said = str(rng.choice(["not said", "gives", "takes"]))
            wanted = "gives" if level.none else "not said"
            laid = replace(begun_, slots=filling, said=said)
            yield laid, said == wanted and (right or level.none)


def rule(rng: np.random.Generator) -> Iterator[Case]:
    """Every shelf of four faces, and many of six, by plain sums."""
    for begun_ in begun("rule"):
        assert isinstance(begun_, RulePosition)
        level, letters = begun_.level, begun_.level.letters
        shape = len(letters), begun_.count()
        if level.last:
            yield from last_face(begun_)
            continue
        every: Iterable[tuple[int, ...]]
        every = product((1, -1), repeat=shape[0] * shape[1])
        if shape[0] * shape[1] > 12:
            near = np.array(begun_.shelf).ravel()
            flips = (
                rng.choice([1, -1], near.size, p=[0.8, 0.2]) for _ in range(MANY // 4)
            )
            every = (tuple(map(int, near * flip)) for flip in flips)
        for signs in every:
            rows = dict(zip(letters, np.reshape(signs, shape), strict=True))
            shelf = tuple(tuple(map(int, row)) for row in rows.values())
            each = zip(level.pairs, level.asked, strict=True)
            right = all(sum(rows[p[0]] * rows[p[1]]) == x for p, x in each)
            if level.both:
                one, other = (rows[letter] for letter in level.pairs[0])
                right &= int(sum((one == 1) & (other == 1))) >= level.both
            if level.none:
                assert not right
                for said in ("few", "alike"):
                    yield replace(begun_, shelf=shelf, said=said), said == "alike"
            else:
                yield replace(begun_, shelf=shelf), right


QUIET: Final = {
    "story": np.cos(np.pi / 3) + 0.03,
    "five": np.cos(np.pi / 5) + 0.03,
    "four": np.cos(np.pi / 4) + 0.03,
    "facing": 0.03,
    "friends": 0.03,
    "cube": 1 / 3 + 0.06,
    "six": 0.06,
    "sixth": 1 / np.sqrt(5) + 0.06,
}
# Where arrows of space are as quiet as can be.
FIGURES: Final = {
    "cube": np.array([(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)]) / 3**0.5,
    "six": np.vstack([np.eye(3), -np.eye(3)]),
    "sixth": np.array(
        [(0.0, 0.0, 1.0)]
        + [
            (np.cos(t) * 2 / 5**0.5, np.sin(t) * 2 / 5**0.5, 1 / 5**0.5)
            for t in 2 * np.pi / 5 * np.arange(5)
        ]
    ),
}


def pack(rng: np.random.Generator) -> Iterator[Case]:
    """By angles: anywhere, and near figures that are known to be right, turned."""
    for begun_ in begun("pack"):
        assert isinstance(begun_, PackPosition)
        name, count, level = begun_.level.id, len(begun_.at), begun_.level
        for turn in range(MANY // 6):
            noise = rng.choice([0.01, 0.04, 0.1])
            if begun_.flat():
                around = 2 * np.pi if level.rule == "facing" else np.pi
                groups = np.repeat(np.arange(count // 2), 2)
                steps = groups if level.friends else np.arange(count)
                turns = around * steps / (steps.max() + 1) + rng.uniform(0, 7)
                turns += rng.normal(0, noise, count)
                if turn % 2:
                    turns = rng.uniform(0, 2 * np.pi, count)
                v = np.stack([np.cos(turns), np.sin(turns)], axis=1)
                at = v
            else:
                spun = np.linalg.qr(rng.normal(size=(3, 3)))[0]
                v = FIGURES[name] @ spun + rng.normal(0, noise, (count, 3))
                v = rng.normal(size=(count, 3)) if turn % 2 else v
                v /= np.linalg.norm(v, axis=1)[:, None]
                far = 2**0.5 * np.sin(np.arccos(v[:, 1]) / 2)
                at = v[:, ::2] / np.linalg.norm(v[:, ::2], axis=1)[:, None]
                at = far[:, None] * at
            dots = v @ v.T
            louds = np.maximum(dots, 0.0) if level.rule == "facing" else np.abs(dots)
            for one, other in level.friends:
                louds[one - 1, other - 1] = 0.0
            loudest = max(louds[i, j] for i, j in combinations(range(count), 2))
            placed = replace(begun_, at=tuple(map(point, at)))
            yield placed, float(QUIET[name] - loudest)


def last_face(begun_: RulePosition) -> Iterator[Case]:
    """What is told is what every face like the ones before has: by trying all rules."""
    level, rows = begun_.level, np.array(begun_.shelf)
    known = {i: 1 if x == "+" else -1 for i, x in enumerate(level.last) if x != "?"}
    words, told = {1: "open", -1: "shut", 0: "cannot be told"}, {}
    for i in set(range(len(rows))) - set(known):
        found = set()
        for some in product((0, 1), repeat=len(known)):
            at = [k for k, used in zip(known, some, strict=True) if used]
            made = np.prod(rows[at], axis=0) * rows[i]
            if at and abs(made.sum()) == len(made):
                found.add(int(np.prod([known[k] for k in at]) * made[0]))
        told[i] = words[found.pop() if found else 0]
    asked = sorted(told)
    for laid in product(words.values(), repeat=len(asked)):
        last = list(begun_.last)
        for i, x in zip(asked, laid, strict=True):
            last[i] = x
        right = all(last[i] == told[i] for i in asked)
        for built in ("nothing", *begun_.builds()):
            placed = replace(begun_, last=tuple(last), built=built)
            yield placed, right and (not level.build or built != "nothing")


def frame(rng: np.random.Generator) -> Iterator[Case]:
    """By the singular vectors of numpy; or by what was tried and said."""
    for begun_ in begun("frame"):
        assert isinstance(begun_, FramePosition)
        if begun_.level.by == "lose":
            for count, said in product(range(5), ("not said", "no M is without one")):
                tried = tuple(((float(n), 1.0), (0.0, 1.0)) for n in range(count))
                right = count >= 3 and said != "not said"
                yield replace(begun_, tried=tried, said=said), right
            continue
        best = np.linalg.svd(np.array(begun_.matrix))[2]
        for turn in rng.uniform(0, 2 * np.pi, MANY // 5):
            for near in (0.0, np.arctan2(*best[0][::-1]) - 0.95 * turn):
                v = np.array((np.cos(turn + near), np.sin(turn + near)))
                away = min(apart(v, arm) for arm in best)
                yield replace(begun_, v=point(v)), 1.0 - away


def power(rng: np.random.Generator) -> Iterator[Case]:
    """By numpy's eigenvectors, multiplied by hand in whole numbers."""
    for begun_ in begun("power"):
        assert isinstance(begun_, PowerPosition)
        level = begun_.level
        m = np.array(level.matrix)
        factor = m.T @ m if level.by in ("gram", "peel", "own") else m
        values, ways = np.linalg.eig(factor)
        order = np.argsort(-np.abs(values))
        for _case in range(MANY // 8):
            there = begun_
            turns, said = int(rng.integers(0, 9)), bool(rng.integers(0, 2))
            if level.by == "own" and rng.integers(0, 2):
                there = there.play(Turn("which", "M^T M"))
            if level.by == "stuck" and rng.integers(0, 3):
                side = ways[:, order[1]] * (1.0 if said else -1.0)
                there = there.play(Drag("v", point(side)))
            for n in range(turns):
                there = there.play(Turn("press", str(n + 1)))
            taken = bool(there.play(Turn("take", "1")) != there)
            there = there.play(Turn("take", "1"))
            for n in range(2 if taken else 0):
                there = there.play(Turn("press", str(n + 1)))
            if said:
                there = there.play(Turn("said", "it never settles"))
            x = np.array([float(n) for n in there.x])
            best = ways[:, order[0]] if not taken else ways[:, order[1]]
            away = apart(x, best)
            if level.none:
                yield there, said and turns >= 2
            elif level.by == "stuck":
                across = apart(x, ways[:, order[1]]) < 1e-4
                yield there, not said and turns >= 3 and across
            elif said or (level.by == "peel" and not taken):
                yield there, False
            else:
                yield there, level.near - away


def jacobi(rng: np.random.Generator) -> Iterator[Case]:
    """By matrices of turns: V^T M^T M V is diagonal, after no more turns than asked."""
    for begun_ in begun("jacobi"):
        assert isinstance(begun_, JacobiPosition)
        m, count = np.array(begun_.given).T, len(begun_.given)
        for _case in range(MANY // 8):
            turns: list[tuple[tuple[int, int], float]] = []
            now = m.copy()
            for _turn in range(int(rng.integers(1, 4))):
                i, j = sorted(rng.choice(count, 2, replace=False))
                if turns and turns[-1][0] == (i, j):
                    continue
                a, b = now[:, i], now[:, j]
                by = np.degrees(np.arctan2(2 * a @ b, a @ a - b @ b)) / 2
                by = float((by + 45) % 90 - 45) if rng.integers(0, 4) else 7.0
                c, s = np.cos(np.radians(by)), np.sin(np.radians(by))
                now[:, i], now[:, j] = c * a + s * b, c * b - s * a
                turns.append(((int(i), int(j)), by))
            gram = now.T @ now
            dots = gram - np.diag(np.diag(gram))
            right = float(np.sqrt((dots**2).sum() / 2) / np.trace(gram)) < 1e-6
            made = sum(by != 0 for _pair, by in turns)
            yield (
                replace(begun_, turns=tuple(turns)),
                (right and made <= begun_.level.turns),
            )


def trend(rng: np.random.Generator) -> Iterator[Case]:
    """By numpy's covariance about the middle, in the level's units."""
    none = "there is none: all are as good"
    for begun_ in begun("trend"):
        assert isinstance(begun_, TrendPosition)
        level = begun_.level
        points = np.array(level.points or level.misses)
        points = points - points.mean(axis=0)
        if level.asks in ("her", "unit"):
            for by in rng.uniform(0.2, 3.0, MANY // 6):
                if level.asks == "her":
                    slope = np.polyfit(points[:, 0], points[:, 1], 1)[0]
                    away = 0.1 - abs(by - slope * level.height)
                    yield replace(begun_, her=float(by)), away * 10
                    continue
                scaled = points * (1.0, by)
                best = np.linalg.svd(scaled)[2][0]
                yield replace(begun_, unit=float(by)), 1.0 - apart(best, np.ones(2))
            continue
        scale = 1.0 / points.std(axis=0) if level.standard else np.array(level.units)
        _u, s, vt = np.linalg.svd(points * scale)
        for turn in rng.uniform(0, np.pi, MANY // 6):
            for near in (turn, np.arctan2(vt[0][1], vt[0][0]) + (turn - 1.6) / 60):
                rod = np.array((np.cos(near), np.sin(near)))
                said = none if turn > 2.4 else "it rests on one line"
                about = "about their middle" if turn > 0.6 else "about the pin"
                placed = replace(begun_, rod=point(rod), said=said, about=about)
                if s[0] - s[1] < 1e-9:
                    yield placed, said == none
                elif said == none or (level.asks == "centre" and turn <= 0.6):
                    yield placed, False
                else:
                    yield placed, 1.0 - apart(rod, vt[0])


def back(rng: np.random.Generator) -> Iterator[Case]:
    """By what comes home, reckoned by numpy; none where nothing can."""
    for begun_ in begun("back"):
        assert isinstance(begun_, BackPosition)
        level = begun_.level
        a, v = np.array(level.matrix), np.array(level.v)
        best = np.linalg.lstsq(a.T, v)[0]
        for turn in rng.uniform(0, 2 * np.pi, MANY // 6):
            for near in (turn, np.arctan2(*best[::-1]) + (turn - 3.1) / 100):
                at = np.array((np.cos(near), np.sin(near)))
                said = "there is none" if turn > 4 else "one can be found"
                if level.turns == "stray":
                    low = float(-90 * turn / 3)
                    placed = replace(begun_, v=point(at), seen=(low, 0.0), said=said)
                    yield placed, said == "there is none" and low <= -90.0
                    continue
                key = "u" if level.turns == "u" else "v"
                placed = replace(begun_, **{key: point(at)}, said=said)
                if level.none:
                    yield placed, said == "there is none"
                elif turn > 4:
                    yield placed, False
                elif key == "u":
                    yield placed, 1.0 - apart(a.T @ at, v)
                else:
                    yield placed, 1.0 - apart(a.T @ a @ at, at)


def ghost(rng: np.random.Generator) -> Iterator[Case]:
    """Pixel by pixel: what is left of the picture, after all ghosts of the mixture."""
    names = LIBRARY.names("ghost")
    for begun_ in begun("ghost"):
        assert isinstance(begun_, GhostPosition)
        level, count = begun_.level, begun_.level.faders
        (w, h), pixels = art().size, target(level.picture, level.face)
        seen = np.tile(np.arange(w) < w // 2, h) if level.half else slice(None)
        goal, desk = pixels[seen], art().ghosts[:count, seen]
        grams, hers, far = desk @ desk.T, desk @ goal, goal @ goal
        best = np.linalg.solve(grams, hers)
        most = 1.0 - (far - best @ hers) / far
        order = np.argsort(-(best**2) * np.diag(grams))
        for turn in range(MANY // len(names) * 2):
            mix: np.ndarray = np.zeros(count)
            many = (level.most or count) + int(rng.integers(-1, 2))
            few = order[:many] if turn % 3 else rng.permutation(count)[:many]
            mix[few] = np.clip(best[few], -level.reach, level.reach)
            mix[few] += rng.normal(0, 0.25, len(few)) * (turn % 2)
            mix = np.round(np.clip(mix, -level.reach, level.reach), 6)
            share = 1.0 - (mix @ grams @ mix - 2.0 * mix @ hers + far) / far
            asked = most - 0.01 if level.none else level.mark / 100.0
            # The numbers of the game are rounded.
            if abs(share - asked) < 0.004:
                continue
            right, position = share > asked, begun_
            for n, x in enumerate(mix, 1):
                to = -x if n in begun_.turned else x
                position = position.play(Drag(f"fader{n}", (float(to), 0.0)))
            right &= not level.most or int(np.count_nonzero(mix)) <= level.most
            if level.half:
                position = position.play(Turn("settle", "settled"))
            if level.none:
                says = ("further", "not said")[turn % 5 == 4]
                position = position.play(Turn("said", says))
                right &= says == "further"
            yield position, bool(right)


def warp(rng: np.random.Generator) -> Iterator[Case]:
    """By small differences of the map, and numpy's SVD of them."""
    for begun_ in begun("warp"):
        assert isinstance(begun_, WarpPosition)
        level, tiny = begun_.level, 1e-6
        places = rng.uniform(-2, 2, (MANY // 7, 2))
        steps = rng.uniform(0, np.pi, MANY // 7)
        for at, turn in zip(
            (*places, *np.round(places * 2) / 2), (*steps, *steps), strict=True
        ):
            d = np.array((np.cos(turn), np.sin(turn)))
            x, y = point(at)
            if level.asks == "probe":
                x, y = level.lens
                d = d if turn > 1 else np.array((2.0, 1.0)) + (turn - 0.5) / 20
                d /= np.linalg.norm(d)
            columns = [
                np.subtract(
                    level.to((x + tiny * i, y + tiny * j)),
                    level.to((x - tiny * i, y - tiny * j)),
                )
                / (2 * tiny)
                for i, j in ((1, 0), (0, 1))
            ]
            jacobian = np.array(columns).T
            u, s, vt = np.linalg.svd(jacobian)
            placed = replace(begun_, lens=(float(x), float(y)), probe=point(d))
            if s[0] < 1e-4:
                continue
            if level.asks == "probe":
                inside_ = 1.0 - apart(vt[0], d)
            elif level.asks == "flat":
                inside_ = 0.02 - s[1] / s[0]
            elif level.asks == "round":
                inside_ = 0.02 - (1 - s[1] / s[0])
            else:
                polar = u @ vt
                by = np.degrees(np.arctan2(polar[1, 0], polar[0, 0]))
                away = abs((by - level.by + 180) % 360 - 180)
                flips = np.linalg.det(jacobian) <= 1e-6
                inside_ = -1.0 if flips else 1.0 - float(away)
            if abs(inside_) > 1e-4:
                yield placed, float(inside_)


def keepface(rng: np.random.Generator) -> Iterator[Case]:
    """By what is missing of the picture itself when so many components are left out."""
    found = np.asarray(Image.open(ALICE), dtype=float)
    u, s, vt = np.linalg.svd(found - found.mean(), full_matrices=False)
    whole = (u * s) @ vt
    for begun_ in begun("keepface"):
        assert isinstance(begun_, KeepfacePosition)
        level = begun_.level
        if level.doors:
            yield begun_, False
            continue
        allowed = set(range(1, 13)) - set(level.barred)
        for _turn in range(MANY // 4):
            size = int(rng.integers(0, len(allowed) + 1))
            kept = set(map(int, rng.permutation(sorted(allowed))[:size]))
            kept |= set(level.nailed)
            if rng.random() < 0.4:
                kept |= {n for n in (1, 2, 3, 4) if n in allowed}
            plates = tuple(
                str(rng.choice(["in the frame", "turned over"]))
                if n in kept
                else "left behind"
                for n in range(1, 13)
            )
            by_rows = rng.random() < 0.2
            some = [n - 1 for n in sorted(kept)]
            made = (u[:, some] * s[some]) @ vt[some]
            face = 100 * (1 - np.sum((whole - made) ** 2) / np.sum(whole**2))
            right = face >= level.asked and len(kept) <= level.room and not by_rows
            axes = "the given rows" if by_rows else "her own"
            none = bool(rng.random() < 0.3)
            said = "none will do" if none else "not said"
            laid = replace(begun_, plates=plates, axes=axes, said=said)
            if level.none:
                yield laid, none and kept == allowed and not by_rows
            else:
                yield laid, bool(right) and not none


def paper(rng: np.random.Generator) -> Iterator[Case]:
    """Any right sign, order and length in fractions; then one number is changed."""
    for begun_ in begun("paper"):
        assert isinstance(begun_, PaperPosition)
        m = begun_.level.matrix
        for _ in range(MANY // 4):
            sheet = by_hand(m, rng)
            line = int(rng.integers(0, 12))
            if line < 6:
                at = int(rng.integers(0, len(sheet.lines[line]))) + 1
                now = sheet.lines[line][at - 1]
                sheet = sheet.put(line + 1, at, now + int(rng.integers(-3, 4)))
            position = replace(begun_, sheet=sheet).play(Turn("test", "yes"))
            yield position, whole_svd_in_fractions(sheet)
            if rng.random() < 0.1:
                yield replace(position, handed=None), False


def by_hand(m: Any, rng: np.random.Generator) -> Sheet:
    """A right sheet, with signs, order and lengths as somebody may have them."""
    sheet = Sheet(matrix=m).mended()
    if rng.random() < 0.5:
        one, other = sheet.squares
        sheet = Sheet(matrix=m).righted(1)
        sheet = sheet.put(2, 1, other).put(2, 2, one).mended()
    for at in (0, 2):
        by = int(rng.choice((-2, -1, 1, 3)))
        for n in (1, 2):
            sheet = sheet.put(4, at + n, sheet.lines[3][at + n - 1] * by)
            sign = 1 if by > 0 else -1
            sheet = sheet.put(5, at + n, sheet.lines[4][at + n - 1] * sign * 2)
    return sheet.righted(6)


def whole_svd_in_fractions(sheet: Sheet) -> bool:
    """Each line against the matrix, by squares alone where roots stand."""
    ((a, b), (c, d)), lines = sheet.matrix, sheet.lines
    p, q, r = a * a + c * c, a * b + c * d, b * b + d * d
    if lines[0] != (p, q, r):
        return False
    values, stretches, roots = lines[1], lines[2], sheet.roots
    if any(x * x - (p + r) * x + p * r - q * q for x in values):
        return False
    if sum(values) != p + r:
        return False
    squared = [x if root else x * x for x, root in zip(stretches, roots, strict=True)]
    if min(stretches) < 0 or squared != list(values):
        return False
    v, u = (((x[0], x[1]), (x[2], x[3])) for x in lines[3:5])
    for n in (0, 1):
        x, y = v[n]
        tabled = (p * x + q * y, q * x + r * y)
        if (x, y) == (0, 0) or tabled != (values[n] * x, values[n] * y):
            return False
        to = (a * x + b * y, c * x + d * y)
        e, f = u[n]
        if to == (0, 0):
            if (e, f) == (0, 0) or e * u[1 - n][0] + f * u[1 - n][1]:
                return False
        elif to[0] * f != to[1] * e or to[0] * e + to[1] * f <= 0:
            return False
    n, *rest = lines[5]
    if min(n, rest[4]) <= 0:
        return False
    big, small = np.reshape(rest[:4], (2, 2)), np.reshape(rest[5:], (2, 2))
    square = big.T @ big, small @ small.T
    if not all(
        np.array_equal(x, k * np.eye(2))
        for x, k in zip(square, (n, rest[4]), strict=True)
    ):
        return False
    d_ = np.diag(np.sqrt(np.array(squared, dtype=float)))
    product_ = big @ d_ @ small / np.sqrt(float(n * rest[4]))
    return bool(np.allclose(product_, sheet.matrix, atol=1e-9))


def board(rng: np.random.Generator) -> Iterator[Case]:
    """Marks and evidence against the Ledger; then all of it put to the test."""
    for begun_ in begun("board"):
        assert isinstance(begun_, BoardPosition)
        guesses = begun_.level.guesses
        for _ in range(MANY // 2):
            swap, right = rng.uniform(0, 0.2), True
            position = begun_
            for index, guess in enumerate(guesses):
                truth, facts = LORE[guess], position.facts(index // 3)
                mark, words = truth.verdict, (*truth.evidence, "")[0]
                if rng.uniform() < swap:
                    mark = str(rng.choice(["holds", "breaks", "open"]))
                if facts and rng.uniform() < swap:
                    words = facts[rng.integers(0, len(facts))].words
                letter = next((f.letter for f in facts if f.words == words), "")
                position = position.play(Turn(f"mark:{guess}", mark))
                position = position.play(Turn(f"fact:{guess}", letter))
            for index, guess in enumerate(guesses):
                truth = LORE[guess]
                given = {f.letter: f.words for f in position.facts(index // 3)}
                letter = position.letters[index]
                if truth.evidence:
                    right &= given.get(letter, "") in truth.evidence
                right &= position.marks[index] == truth.verdict
            yield position.play(Turn("judge", "asked")), right


ORACLES: Final = {
    oracle.__name__.rstrip("_"): oracle
    for oracle in (
        arrow,
        product_,
        shadow,
        order,
        columns,
        rows,
        slip,
        dual,
        keep,
        axis,
        fixed,
        carry,
        weights,
        entry,
        concepts,
        erase,
        tiles,
        rule,
        pack,
        rsr,
        corners,
        beat,
        nofixed,
        label,
        loop,
        proof,
        blanks,
        frame,
        power,
        jacobi,
        trend,
        back,
        warp,
        ghost,
        keepface,
        paper,
        board,
    )
}


@pytest.mark.parametrize("kind", ORACLES)
def test_it_is_accepted_if_and_only_if_it_is_right(kind: str) -> None:
    judged = accepted = 0
    for position, right in ORACLES[kind](np.random.default_rng(12)):
        if isinstance(right, float) and abs(right) < ROUNDING:
            continue
        wanted = right if isinstance(right, bool) else right > 0.0
        assert position.goal().reached == wanted, (position, right)
        judged, accepted = judged + 1, accepted + wanted
    assert judged >= MANY
    assert 0 < accepted < judged


def test_every_kind_has_its_oracle() -> None:
    assert {*ORACLES, "break"} == set(KINDS)
