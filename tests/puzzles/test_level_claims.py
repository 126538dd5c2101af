"""What the words of a level claim is so, at every position that wins it."""

from collections.abc import Callable
from itertools import permutations, product
from typing import Any

import numpy as np
import pytest
from PIL import Image

from game.puzzles.kinds.arrow.position import ArrowLevel
from game.puzzles.kinds.axis.cloud import AxisLevel
from game.puzzles.kinds.axis.position import ENOUGH
from game.puzzles.kinds.back.level import BackLevel
from game.puzzles.kinds.beat.level import BeatLevel
from game.puzzles.kinds.blanks.level import BlanksLevel
from game.puzzles.kinds.carry.level import CarryLevel
from game.puzzles.kinds.columns.level import ColumnsLevel
from game.puzzles.kinds.concepts.level import ConceptsLevel
from game.puzzles.kinds.corners.level import CornersLevel
from game.puzzles.kinds.entry.level import EntryLevel
from game.puzzles.kinds.erase.level import EraseLevel
from game.puzzles.kinds.fixed.position import FixedLevel
from game.puzzles.kinds.frame.level import FrameLevel
from game.puzzles.kinds.ghost.level import GhostLevel
from game.puzzles.kinds.jacobi.level import JacobiLevel
from game.puzzles.kinds.keep.state import KeepLevel
from game.puzzles.kinds.keepface.level import KeepfaceLevel
from game.puzzles.kinds.label.level import LabelLevel
from game.puzzles.kinds.loop.level import LoopLevel
from game.puzzles.kinds.nofixed.level import NofixedLevel
from game.puzzles.kinds.order.position import OrderLevel
from game.puzzles.kinds.pack.level import PackLevel
from game.puzzles.kinds.paper.level import PaperLevel
from game.puzzles.kinds.power.level import PowerLevel
from game.puzzles.kinds.product.level import ProductLevel
from game.puzzles.kinds.proof.level import ProofLevel
from game.puzzles.kinds.rsr.level import RsrLevel
from game.puzzles.kinds.rule.level import RuleLevel
from game.puzzles.kinds.shadow import ShadowLevel
from game.puzzles.kinds.tiles.level import TilesLevel
from game.puzzles.kinds.trend.level import TrendLevel
from game.puzzles.kinds.warp.level import WarpLevel
from game.puzzles.kinds.weights.level import WeightsLevel
from tests.puzzles.faces_art import art, target
from tests.puzzles.laws import ALICE
from tests.puzzles.support import LIBRARY

Numbers = dict[str, Any]


def cloud(level: AxisLevel) -> Numbers:
    """The points, and their votes on every rod that wins."""
    points = np.array(level.points)
    turns = np.radians(np.arange(0, 180, 0.1))
    rods = np.column_stack([np.cos(turns), np.sin(turns)])
    votes = (rods @ points.T) ** 2
    far = int(np.argmax(np.linalg.norm(points, axis=1)))
    best = np.linalg.svd(points)[2][0]
    wins = votes[votes.sum(axis=1) >= ENOUGH * votes.sum(axis=1).max()]
    return {"points": points, "votes": wins, "far": far, "best": best}


def rows(level: KeepLevel) -> Numbers:
    """The rows as they are taken, what each hears of v, and its answer."""
    taken, v = np.array(level.rows, dtype=float), np.array(level.v)
    if level.unit:
        taken /= np.linalg.norm(taken, axis=1)[:, None]
    sizes = np.linalg.norm(taken, axis=1)
    return {"sizes": sizes, "loud": abs(taken @ v), "heard": abs(taken @ v) / sizes}


def steps(level: ColumnsLevel) -> Numbers:
    """The steps along the columns that end at the target, and how long each walk is."""
    walk = level.walk()
    M, t = np.column_stack(walk.columns), np.array(walk.target)
    return {"M": M, "t": t, "x": np.linalg.solve(M, t)}


def dots(level: OrderLevel) -> Numbers:
    """Each arrow's dot product with r, its length, and the cosine."""
    r, arrows = np.array(level.r), np.array(level.arrows)
    sizes = np.linalg.norm(arrows, axis=1)
    return {"dots": arrows @ r, "sizes": sizes, "cos": arrows @ r / sizes}


def kept(level: FixedLevel) -> Numbers:
    values, vectors = np.linalg.eig(np.array(level.matrix))
    return {"values": values.real, "vectors": vectors.real.T}


def multiplied(level: PowerLevel) -> Numbers:
    """The matrix, and the arrow from its first start as it is multiplied by M^T M."""
    M, x = np.array(level.matrix), np.array(level.starts[0])
    path = [np.linalg.matrix_power(M.T @ M, n) @ x for n in range(5)]
    return {"M": M, "path": path}


def leaning(level: JacobiLevel) -> Numbers:
    """The dot products of the columns, their lengths, and the stretches."""
    M = np.array(level.matrix)
    gram = M.T @ M
    dots = gram[np.triu_indices(len(gram), 1)]
    s = np.linalg.svd(M)[1]
    return {"dots": dots, "long": np.sqrt(np.diag(gram)), "s": s, "gram": gram}


def people(level: TrendLevel) -> Numbers:
    """The points, and at how many degrees the trend lies before and after."""
    points = np.array(level.points) - np.mean(level.points, axis=0)
    scale = 1.0 / points.std(axis=0) if level.standard else np.array(level.units)
    lines = [np.linalg.svd(each)[2][0] for each in (points, points * scale)]
    old = lines[0] * scale
    turns = [np.degrees(np.arctan2(y, x)) % 180 for x, y in (*lines, old)]
    s = np.linalg.svd(points * scale)[1]
    return {
        "points": points,
        "turns": turns,
        "s": s,
        "slope": np.polyfit(points[:, 0], points[:, 1], 1),
    }


def there_and_back(level: BackLevel) -> Numbers:
    """The matrix, v, where that is sent, and what comes home of it."""
    A, v = np.array(level.matrix), np.array(level.v)
    return {"A": A, "v": v, "out": A @ v, "home": A.T @ A @ v}


def lensed(level: WarpLevel) -> Numbers:
    """What the map is close up, by place."""

    def at(x: float, y: float) -> np.ndarray:
        return np.array(level.close_up((x, y)))

    return {"at": at, "s": lambda x, y: np.linalg.svd(at(x, y))[1]}


def svd_of(level: PaperLevel) -> Numbers:
    """The matrix, its SVD, and where M sends a quarter turn of v1."""
    M = np.array(level.matrix)
    u, s, vt = np.linalg.svd(M)
    return {"M": M, "u": u, "s": s, "vt": vt, "det": np.linalg.det(M)}


def framed(level: FrameLevel) -> Numbers:
    """The matrix, its eigenvectors and its SVD."""
    M = np.array(level.matrix)
    _u, s, vt = np.linalg.svd(M)
    return {"M": M, "s": s, "vt": vt, "eigen": np.linalg.eig(M)[1].T}


def face(level: CarryLevel) -> Numbers:
    """The parts of the face, and where what moves it begins."""
    return {"face": np.array(level.face), "start": np.array(level.start)}


def stamped(level: CornersLevel) -> Numbers:
    """The picture, its rank, and what the best 0, 1, 2, ... stamps leave over."""
    tones = {"+": 1.0, "-": -1.0}
    a = np.array([[tones.get(x) or float(x) for x in row] for row in level.rows])
    s = np.linalg.svd(a)[1] ** 2
    left = [s[k:].sum() / s.sum() for k in range(len(s) + 1)]
    return {"A": a, "rank": np.linalg.matrix_rank(a), "left": np.array(left)}


def _blocks(a: np.ndarray) -> float:
    """What the best block of one tone leaves over: every choice of lines is tried."""
    rows, columns = ([*product((0, 1), repeat=n)] for n in a.shape)
    gains = (
        (r @ a @ c) ** 2 / (sum(r) * sum(c))
        for r in map(np.array, rows)
        for c in map(np.array, columns)
        if r.any() and c.any()
    )
    return float(1.0 - max(gains) / (a**2).sum())


def moves(level: RsrLevel) -> Numbers:
    """The three moves that are written, and the map that is asked."""
    given = {"turn": level.turn, "stretch": level.stretch, "last": level.last}
    return {**given, "M": np.array(level.target())}


def sung(level: BeatLevel) -> Numbers:
    """The level's cards, what is asked, and every order of the hand that makes it."""
    known = {"W": np.diag([2.0, 0.5]), "N": np.diag([0.5, 2.0])}
    for card, by in (("T", 45), ("t", -45), ("Q", 90), ("q", -90), ("H", 180)):
        c, s = np.cos(np.radians(by)), np.sin(np.radians(by))
        known[card] = np.array([[c, -s], [s, c]])

    def ends(cards: str) -> np.ndarray:
        made = np.eye(2)
        for card in cards:
            made = known[card] @ made
        return made

    before, hand = "".join(level.before), "".join(level.hand)
    asked = ends("".join(level.asked))
    ways = {"".join(way) for way in permutations(hand)} if hand else set()
    right = {way for way in ways if np.allclose(ends(before + way), asked)}
    given = {"before": before, "hand": hand, "ways": ways, "right": right}
    return {**given, "slots": level.slots, "M": asked, "ends": ends}


def faces(level: RuleLevel) -> Numbers:
    """The features of all faces, and how often each two are open at once."""
    x = np.array([[1 if sign == "+" else -1 for sign in row] for row in level.shelf])
    return {"X": x, "table": x @ x.T, "both": (x > 0).astype(int) @ (x > 0).T}


def animals(level: ConceptsLevel) -> Numbers:
    """Where everybody is; what the cat hears of all, and the cosines."""
    at = np.array([level.cat, *level.others])
    heard, sizes = at[1:] @ at[0], np.linalg.norm(at, axis=1)
    return {"at": at, "heard": heard, "cos": heard / sizes[1:] / sizes[0]}


def packed(level: PackLevel) -> Numbers:
    """How many degrees the arrows of the plane are turned; those of space."""
    t, h = np.radians(np.array(level.places).reshape(-1, 2)).T
    v = np.stack([np.cos(h) * np.cos(t), np.cos(h) * np.sin(t), np.sin(h)], axis=1)
    return {"turns": np.array(level.turns), "v": v, "dots": np.abs(v @ v.T)}


def bred(level: WeightsLevel) -> Numbers:
    """The true table, and the cats that are seen."""
    table, noses = np.array(level.weights), np.array(level.seen).reshape(-1, 2)
    base = np.zeros(3) if level.base is None else np.array(level.base)
    return {"W": table, "n": noses, "cats": noses @ table.T + base, "b": base}


def pairs(level: EntryLevel) -> Numbers:
    """The columns, and the table of all their dot products."""
    w = np.array(level.columns).T
    return {"w": w, "table": w.T @ w}


def read(level: EraseLevel) -> Numbers:
    """Both readers, and what is left of all that falls straight down."""
    g, x = np.array(level.green), np.array(level.things)
    left = x - np.outer(x @ g / (g @ g), g)
    return {"g": g, "f": np.array(level.food or (0, 0)), "x": x, "left": left}


def laid(level: TilesLevel) -> Numbers:
    """Sizes of spaces; what all tiles give that may lie there."""
    gives = {gives for _takes, gives in level.variants().values()}
    return {"sizes": level.sizes(), "gives": gives, "v": np.array(level.v)}


def taken(level: ArrowLevel) -> Numbers:
    """The arrow that is brought to the target, and where the shown one is brought."""
    m = np.eye(2) if level.matrix is None else np.array(level.matrix)
    v = np.linalg.pinv(m) @ np.array(level.target)
    return {"M": m, "v": v, "target": np.array(level.target)}


def numbers(level: ProductLevel) -> Numbers:
    """What comes out at first."""
    rows, start = np.array(level.rows), np.array(level.start)
    return {"rows": rows, "start": start, "out": rows @ start, "asked": level.asked}


def sized(level: ShadowLevel) -> Numbers:
    """How long the row is, and what is asked of it."""
    return {"size": float(np.hypot(*level.r)), "asked": level.asked}


def shelved(level: NofixedLevel) -> Numbers:
    """Of every matrix with two rows the least gap, and how many lines it keeps."""
    turns = np.radians(np.arange(0.0, 180.0, 0.01))
    v, gaps, counts = np.array([np.cos(turns), np.sin(turns)]), [], []
    for rows_ in level.shelf:
        if len(rows_) == 3:
            continue
        w = np.array(rows_) @ v
        lean = np.arctan2(v[0] * w[1] - v[1] * w[0], (v * w).sum(axis=0))
        gaps.append(np.degrees(abs((lean + np.pi / 2) % np.pi - np.pi / 2)).min())
        values = np.linalg.eigvals(np.array(rows_))
        counts.append(len(set(values.real.round(6))) if np.isreal(values).all() else 0)
    return {"gaps": np.array(gaps), "counts": counts, "M": np.array(level.shelf[-1])}


def factored(level: LabelLevel) -> Numbers:
    """M, and its stretches."""
    u, d, v = (np.array(t[1]) / t[0] ** 0.5 for t in (level.u, level.d, level.v))
    m = u @ d @ v.T
    return {"M": m, "s": np.linalg.svd(m)[1], "values": np.linalg.eigvals(m.T @ m)}


def ridden(level: LoopLevel) -> Numbers:
    """M, what boards, and what a lap from either station makes of it."""
    m, v = np.array(level.matrix), np.array(level.v)
    return {"M": m, "v": v, "lap": m.T @ m, "other": m @ m.T}


def argued(level: ProofLevel) -> Numbers:
    """What is given and what is shown, letter by letter."""
    letters = "".join(x for x in "".join(level.chain) if x.isalpha())
    return {"chain": level.chain, "reasons": level.reasons, "letters": letters}


def plated(level: KeepfaceLevel) -> Numbers:
    """What each component of the picture holds of it, and the loudest 13 rows."""
    found = np.asarray(Image.open(ALICE), dtype=float)
    found -= found.mean()
    squares = np.linalg.svd(found, compute_uv=False) ** 2
    rows_ = np.sort((found**2).sum(axis=1))[::-1]
    whole = squares.sum() / 100
    return {
        "shares": squares[:12] / whole,
        "rows": rows_[:13].sum() / whole,
        "few": (13 * found.shape[1], 6 * (sum(found.shape) + 1)),
        "room": level.room,
    }


def worded(level: BlanksLevel) -> Numbers:
    """How many fillings hold."""
    return {"true": level.read().true(), "find": level.find}


def mixed(level: GhostLevel) -> Numbers:
    """Which share each ghost says of the picture, pixel by pixel."""
    goal, ghosts = target(level.picture, level.face), art().ghosts
    own = (ghosts @ goal) ** 2 / (ghosts**2).sum(axis=1)
    return {"shares": own / (goal @ goal), "goal": goal}


FACTS: dict[type, Callable[[Any], Numbers]] = {
    KeepfaceLevel: plated,
    ArrowLevel: taken,
    ProductLevel: numbers,
    AxisLevel: cloud,
    KeepLevel: rows,
    ColumnsLevel: steps,
    OrderLevel: dots,
    FixedLevel: kept,
    NofixedLevel: shelved,
    LabelLevel: factored,
    LoopLevel: ridden,
    ProofLevel: argued,
    BlanksLevel: worded,
    FrameLevel: framed,
    GhostLevel: mixed,
    WarpLevel: lensed,
    PaperLevel: svd_of,
    BackLevel: there_and_back,
    TrendLevel: people,
    JacobiLevel: leaning,
    PowerLevel: multiplied,
    CarryLevel: face,
    ConceptsLevel: animals,
    PackLevel: packed,
    WeightsLevel: bred,
    EntryLevel: pairs,
    EraseLevel: read,
    ShadowLevel: sized,
    RsrLevel: moves,
    BeatLevel: sung,
    CornersLevel: stamped,
    RuleLevel: faces,
    TilesLevel: laid,
}


def facts(level: object) -> Numbers:
    return FACTS[type(level)](level) if type(level) in FACTS else {}


def _between(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.degrees(np.arccos(abs(a @ b) / np.hypot(*a) / np.hypot(*b))))


def _seven(n: Numbers) -> bool:
    others = np.delete(n["points"], n["far"], axis=0)
    line = np.linalg.svd(others)[2][0]
    return _between(line, n["points"][n["far"]]) > 85


def _mirror(n: Numbers) -> bool:
    """Each company is the other's mirror image, and no point is near the mirror."""
    d, points = n["best"], n["points"]
    images = 2 * np.outer(points @ d, d) - points
    near = [min(np.linalg.norm(points - image, axis=1)) for image in images]
    return max(near) < 0.02 and min(_between(p, d) for p in points) > 10


def _back(n: Numbers) -> float:
    """How much of the first way the second one comes back."""
    out, back = n["M"].T * n["x"][:, None]
    return float(-(back @ out) / (out @ out))


def _far_smallest(n: Numbers) -> bool:
    return bool((n["votes"].argmin(axis=1) == n["far"]).all())


CLAIMS: list[tuple[str, str, Callable[[Numbers], bool]]] = [
    (
        "arrow.west",
        "Both numbers are less than nothing",
        lambda n: (n["target"] < 0).all(),
    ),
    (
        "arrow.image",
        "One of $c1$ and one of $c2$, both taken back.",
        lambda n: np.allclose(n["v"], (-1, -1)),
    ),
    (
        "arrow.both",
        "turns the whole grid over",
        lambda n: np.linalg.det(n["M"]) < 0,
    ),
    (
        "arrow.half",
        "between the crossings",
        lambda n: np.allclose(n["v"] % 1, 0.5),
    ),
    (
        "arrow.collapse",
        "both steps end on one line",
        lambda n: np.linalg.matrix_rank(n["M"]) == 1,
    ),
    ("product.zero", "begins with a 0", lambda n: n["rows"][0, 0] == 0),
    (
        "product.minus",
        "One number of the row is below zero, and one of the arrow",
        lambda n: (n["rows"] < 0).sum() == (n["start"] < 0).sum() == 1,
    ),
    ("product.less", "below zero", lambda n: n["out"][0] < 0 > n["asked"][0]),
    (
        "product.larger",
        "The row with the 3 looked stronger",
        lambda n: n["rows"][0].max() == 3 and n["out"][0] < n["out"][1],
    ),
    ("axis.crowd", "its vote is the smallest of the eight", _far_smallest),
    ("axis.crowd", "lies almost straight across it", _seven),
    (
        "axis.longest",
        "The longest was a good guide",
        lambda n: _between(n["best"], n["points"][n["far"]]) < 3,
    ),
    ("axis.between", "mirror", _mirror),
    (
        "keep.loud",
        "The long row was louder and heard less",
        lambda n: n["sizes"].argmax() == n["loud"].argmax() == n["heard"].argmin(),
    ),
    (
        "keep.hushed",
        "Short, and it heard more of $v$ than either",
        lambda n: n["sizes"].argmin() == n["heard"].argmax() == n["loud"].argmin(),
    ),
    (
        "keep.four",
        "about three quarters of the squared length",
        lambda n: abs(np.sort(n["heard"] ** 2)[-2:].sum() / 13.5 - 0.75) < 0.005,
    ),
    (
        "columns.slanted",
        "A step back, and then far up",
        lambda n: np.allclose(n["x"], (-1, 1.5)) and n["t"] @ n["M"][:, 0] > 0,
    ),
    (
        "columns.alike",
        "a long way out and most of it back",
        lambda n: 0.7 < _back(n) < 1 and n["x"][0] > 0 > n["x"][1],
    ),
    (
        "columns.square",
        "crosses the first one's line straight",
        lambda n: n["M"][:, 0] @ n["M"][:, 1] == 0,
    ),
    (
        "order.story",
        "All three are equally long",
        lambda n: np.allclose(n["sizes"], n["sizes"][0]),
    ),
    (
        "order.story",
        "the nearer its direction is to $r$, the larger its dot product",
        lambda n: (np.argsort(n["dots"]) == np.argsort(n["cos"])).all(),
    ),
    (
        "order.lengths",
        "Direction gave the right order again",
        lambda n: (np.argsort(n["dots"]) == np.argsort(n["cos"])).all(),
    ),
    (
        "order.long",
        "the one along $r$ has the least",
        lambda n: n["cos"].argmax() == n["dots"].argmin(),
    ),
    ("order.away", "Most of these point away", lambda n: (n["dots"] < 0).sum() == 3),
    (
        "order.five",
        "Two of them are the same to $r$",
        lambda n: len(set(n["dots"].round(9))) == 4,
    ),
    (
        "fixed.both",
        "only about 18 degrees apart",
        lambda n: round(_between(*n["vectors"])) == 18,
    ),
    (
        "fixed.golden",
        "about 1.618 and one by about −0.618",
        lambda n: set(n["values"].round(3)) == {1.618, -0.618},
    ),
    ("fixed.golden", "At a right angle", lambda n: _between(*n["vectors"]) > 89.999),
    (
        "carry.lean",
        "Both axes are 1 long",
        lambda n: np.allclose(np.linalg.norm(n["start"], axis=1), 1),
    ),
    (
        "carry.narrow",
        "The eyes are across each other",
        lambda n: n["face"][0] @ n["face"][1] == 0,
    ),
    (
        "carry.thread",
        "all parts lie on one line",
        lambda n: np.linalg.matrix_rank(n["face"], tol=1e-9) == 1,
    ),
    (
        "rule.apart",
        "never open together",
        lambda n: n["both"][0, 2] == 0 and n["table"][0, 2] == -4,
    ),
    (
        "rule.often",
        "The eyes are open together once",
        lambda n: n["both"][0, 1] == 1 and n["table"][0, 1] == 6,
    ),
    (
        "rule.three",
        "Every cell of this table will be 0",
        lambda n: (n["table"] == 4 * np.eye(3)).all() and (n["X"].prod(0) == 1).all(),
    ),
    (
        "concepts.story",
        "At twice its volume it is heard like the lion",
        lambda n: n["heard"][0] == 2 * n["heard"][1] and n["cos"][0] > n["cos"][1],
    ),
    (
        "concepts.chorus",
        "Here the loudest is the nearest",
        lambda n: list(np.argsort(-n["cos"])) == [0, 1, 2],
    ),
    (
        "concepts.loud",
        "The nearest is heard most here",
        lambda n: list(np.argsort(-n["cos"])) == list(np.argsort(-n["heard"])),
    ),
    (
        "pack.four",
        "Four, evenly round already",
        lambda n: set(np.diff(n["turns"])) == {90},
    ),
    (
        "pack.facing",
        "Is the fan still the quietest?",
        lambda n: set(np.diff(n["turns"])) == {45},
    ),
    (
        "pack.sixth",
        "Five already lie as well as five lines in space can",
        lambda n: np.allclose(
            n["dots"][:5, :5][~np.eye(5, dtype=bool)], 5**-0.5, atol=0.01
        ),
    ),
    ("concepts.deaf", "Its shadow there is 0", lambda n: n["heard"][1] == 0),
    (
        "concepts.foot",
        "It lies between lion and rat, on their line",
        lambda n: abs(np.linalg.det(n["at"][1:] - 1)) < 1e-9,
    ),
    (
        "weights.story",
        "Each cat shows one column",
        lambda n: (n["W"] == n["cats"].T).all(),
    ),
    (
        "weights.bigger",
        "a weight is cat over nose",
        lambda n: np.allclose(n["cats"].T / np.diag(n["n"]), n["W"]),
    ),
    (
        "weights.together",
        "That is the first column",
        lambda n: np.allclose(n["cats"][1] - n["cats"][0], n["W"][:, 0]),
    ),
    (
        "weights.shrink",
        "The weight of the length is below 0",
        lambda n: n["W"][0, 1] < 0.0 < min(n["cats"][1, 0] - n["cats"][0, 0], 1),
    ),
    ("weights.base", "Something is there without", lambda n: n["b"].any()),
    (
        "weights.digits",
        "the cat 47, 92, 35",
        lambda n: list(n["W"] @ [1, 10]) == [47, 92, 35],
    ),
    (
        "entry.toomuch",
        "make 4 at most",
        lambda n: np.linalg.norm(n["w"][:, 0]) * 2 == 4,
    ),
    (
        "entry.two",
        "The sums along the diagonals agree",
        lambda n: np.trace(n["w"] @ n["w"].T) == np.trace(n["table"]),
    ),
    ("erase.again", "Food lies across green", lambda n: n["f"] @ n["g"] == 0),
    (
        "erase.again",
        "Nothing is left of that frog",
        lambda n: not n["left"][0].any(),
    ),
    (
        "erase.leaning",
        "frog and lettuce lose food",
        lambda n: list((n["left"] - n["x"]) @ n["f"] < -1e-9) == [True, True, False],
    ),
    ("erase.same", "Food is green backwards", lambda n: (n["f"] == -n["g"]).all()),
    (
        "tiles.square",
        "have two numbers each",
        lambda n: n["sizes"] == {"noses": 2, "ears": 2},
    ),
    ("tiles.stranded", "none gives them", lambda n: "tracks" not in n["gives"]),
    (
        "tiles.bracket",
        "the same either way",
        lambda n: np.array_equal(np.outer(n["v"], n["v"]) @ n["v"], 7 * n["v"]),
    ),
    (
        "corners.checker",
        "half is left over",
        lambda n: np.allclose(n["left"][:3], [1, 0.5, 0]),
    ),
    (
        "corners.cross",
        "it has two sorts of rows",
        lambda n: len({*map(tuple, n["A"].tolist())}) == n["rank"] == 2,
    ),
    ("corners.diagonal", "it needs all five", lambda n: n["rank"] == 5),
    (
        "corners.triangle",
        "The best single stamp leaves 17.7%",
        lambda n: round(n["left"][1], 3) == 0.177 and n["rank"] == 5,
    ),
    (
        "corners.triangle",
        "No block does so well",
        lambda n: _blocks(n["A"]) > n["left"][1] + 0.1,
    ),
    (
        "corners.portrait",
        "A portrait of 120 greys",
        lambda n: n["A"].size == 120 and n["left"][2] > 0.01 > n["left"][3],
    ),
    ("corners.portrait", "66 numbers", lambda n: 3 * sum(n["A"].shape) == 66),
    (
        "rsr.another",
        "Turn 30°, stretch 2 and 0.5, turn 30° would make this",
        lambda n: (n["turn"], *n["stretch"], n["last"]) == (30, 2, 0.5, 30),
    ),
    (
        "rsr.slide",
        "stretch by 2 and 0.5",
        lambda n: np.allclose(np.linalg.svd(n["M"])[1], [2, 0.5]),
    ),
    (
        "rsr.spin",
        "Both stretches are alike",
        lambda n: np.allclose(n["M"].T @ n["M"], 5 * np.eye(2)),
    ),
    (
        "rsr.mirror",
        "No turn mirrors anything",
        lambda n: np.linalg.det(n["M"]) < 0,
    ),
    (
        "frame.same",
        "keeps two lines, and they stand square",
        lambda n: max(_between(n["vt"][0], e) for e in n["eigen"]) > 89.999,
    ),
    (
        "frame.story",
        "M turns every line",
        lambda n: n["eigen"].imag.any(),
    ),
    (
        "frame.broken",
        "keeps (0, 1) on its line, and (1, −2) too",
        lambda n: np.allclose(n["M"] @ [[0, 1], [1, -2]], [[0, 3], [5, -6]]),
    ),
    (
        "frame.half",
        "4 times (1, 2) and once (−2, 1)",
        lambda n: np.allclose(n["M"] @ [[2, -1], [1, 2]], [[4, -2], [8, 1]]),
    ),
    (
        "frame.flat",
        "all images lie on one line",
        lambda n: abs(n["s"][1]) < 1e-12,
    ),
    (
        "power.story",
        "To the line of (1, 1)",
        lambda n: np.allclose(n["M"] @ [1, 1], [3, 3]),
    ),
    (
        "power.anywhere",
        "along (2, 1)",
        lambda n: np.allclose(n["M"] @ [2, 1], [14, 7]),
    ),
    (
        "power.stuck",
        "(−1, 2) stands straight across",
        lambda n: np.allclose(n["M"] @ [-1, 2], [-2, 4]),
    ),
    (
        "power.slow",
        "5.5 times one way and 4.5 times the other",
        lambda n: np.allclose(np.linalg.eigvalsh(n["M"]), [4.5, 5.5]),
    ),
    (
        "power.never",
        "Two presses are 25 times",
        lambda n: np.allclose(n["M"] @ n["M"], 25 * np.eye(2)),
    ),
    (
        "power.own",
        "leans to (0, 1), the line that it keeps",
        lambda n: np.allclose(n["M"] @ [0, 1], [0, 2]),
    ),
    (
        "power.peel",
        "M stretches 4 times and once",
        lambda n: np.allclose(np.linalg.svd(n["M"])[1], [4, 1]),
    ),
    (
        "power.golden",
        "1, 1, 2, 3, 5, 8, 13, 21",
        lambda n: np.allclose(n["path"][1:], [[1, 1], [2, 3], [5, 8], [13, 21]]),
    ),
    (
        "jacobi.story",
        "By 45 degrees",
        lambda n: n["long"][0] == n["long"][1],
    ),
    (
        "jacobi.half",
        "4 long and 1 long",
        lambda n: np.allclose(n["s"], [4, 1]),
    ),
    (
        "jacobi.tall",
        "Equally long columns",
        lambda n: n["long"][0] == n["long"][1],
    ),
    (
        "jacobi.third",
        "6 over 8",
        lambda n: (2 * n["dots"][0], n["gram"][0, 0] - n["gram"][1, 1]) == (6, 8),
    ),
    (
        "jacobi.quiet",
        "Two pairs here are four times as bad as the third",
        lambda n: sorted(abs(n["dots"])) == [2, 8, 8],
    ),
    (
        "jacobi.slant",
        "Two pairs are equally bad",
        lambda n: sorted(abs(n["dots"])) == [4, 6, 6],
    ),
    (
        "jacobi.ring",
        "Two stretches came out alike",
        lambda n: np.allclose(n["s"], [3, 3**0.5, 3**0.5]),
    ),
    (
        "trend.centre",
        "they fall from (−1, 2) to (1, −2)",
        lambda n: np.allclose(n["points"][[0, -1]], [[-1, 2], [1, -2]]),
    ),
    (
        "trend.units",
        "rests along (2, 1)",
        lambda n: np.allclose(np.tan(np.radians(n["turns"][:2])), [0.5, 2]),
    ),
    (
        "trend.inch",
        "At about 13.6 degrees",
        lambda n: np.allclose(n["turns"][1:], [13.65, 17.09], atol=0.01),
    ),
    ("trend.same", "It lies at 45 degrees", lambda n: abs(n["turns"][1] - 45) < 1e-9),
    ("trend.none", "as good as any other", lambda n: abs(n["s"][0] - n["s"][1]) < 1e-9),
    ("trend.her", "weight say 2/3", lambda n: abs(2 * n["slope"][0] - 2 / 3) < 1e-9),
    (
        "trend.wish",
        "About 1.4 times",
        lambda n: abs(n["points"][:, 0].std() / n["points"][:, 1].std() - 1.414) < 1e-3,
    ),
    (
        "back.story",
        "home it comes as (45, 45)",
        lambda n: [*n["out"], *n["home"]] == [3, 9, 45, 45],
    ),
    (
        "back.again",
        "comes home as (32, 16)",
        lambda n: [*n["out"], *n["home"]] == [4, 8, 32, 16],
    ),
    (
        "back.off",
        "comes home 24.8 degrees off",
        lambda n: round(_between(n["home"], n["v"]), 1) == 24.8,
    ),
    (
        "back.kept",
        "three times as long",
        lambda n: (
            np.allclose(n["out"], 3 * n["v"])
            and _between(n["A"].T @ [1, -5], n["v"]) < 1e-6
        ),
    ),
    (
        "back.flat",
        "(2, −1), which comes home as 0",
        lambda n: not (n["A"].T @ [2, -1]).any(),
    ),
    (
        "back.both",
        "49 times as long, one 9 times",
        lambda n: np.allclose(np.linalg.eigvalsh(n["A"].T @ n["A"]), [9, 49]),
    ),
    (
        "back.stray",
        "five times as long",
        lambda n: np.allclose(n["A"].T @ n["A"], 5 * np.eye(2)),
    ),
    (
        "warp.story",
        "At heights 1 and −1",
        lambda n: all(np.allclose(n["s"](x, y), 1) for x in (0, 2) for y in (1, -1)),
    ),
    (
        "warp.story",
        "up at 1 and down at −1",
        lambda n: [n["at"](0, y)[1, 1] for y in (1, 0, -1)] == [1, 0, -1],
    ),
    (
        "warp.fold",
        "backwards",
        lambda n: np.allclose(n["at"](0, 0), np.diag([1, -1])),
    ),
    (
        "warp.mirror",
        "round twice more",
        lambda n: np.allclose([n["s"](1, y) for y in (0, 2**0.5, -(2**0.5))], 1),
    ),
    (
        "warp.bend",
        "Along (2, 1) it becomes twice as long",
        lambda n: (
            np.allclose(n["at"](1.5, 0) @ [2, 1], [2, 4])
            and round(np.hypot(1, 1.5), 2) == 1.8
        ),
    ),
    (
        "warp.polar",
        "At distance 1, all around",
        lambda n: all(np.allclose(n["s"](1, y), 1) for y in (0, 1, 2)),
    ),
    (
        "warp.twist",
        "Wherever x times y is −1",
        lambda n: all(n["s"](x, -1 / x)[1] < 1e-12 for x in (-2, -0.5, 0.7, 1)),
    ),
    (
        "warp.eighth",
        "At (1, 1) it is round as well",
        lambda n: np.allclose(n["s"](1, 1), 2**0.5),
    ),
    (
        "warp.eighth",
        "until it folds over",
        lambda n: (
            [np.linalg.det(n["at"](x, 2 - x)) > 0 for x in (-0.4, 1, 2.4, 2.42)]
            == [True, True, True, False]
        ),
    ),
    (
        "warp.everywhere",
        "stretches by how far that is",
        lambda n: all(np.allclose(n["s"](3 * x, 4 * x), 5 * x) for x in (0.1, 0.5)),
    ),
    (
        "ghost.story",
        "Two numbers, and the face is there",
        lambda n: sum(n["shares"][:2]) > 0.999,
    ),
    (
        "ghost.desk",
        "with the desk's first four",
        lambda n: 0.87 < sum(n["shares"][:4]) < 0.88,
    ),
    (
        "ghost.hers",
        "about 2 percent of her",
        lambda n: n["shares"][0] == pytest.approx(0.02, abs=0.002),
    ),
    (
        "ghost.other",
        "opposite to Alice's",
        lambda n: np.allclose(n["goal"], -target("alice", ())),
    ),
    ("ghost.none", "still missing", lambda n: sum(n["shares"]) < 0.12),
    (
        "ghost.upside",
        "Two thirds can be said",
        lambda n: sum(n["shares"]) == pytest.approx(2 / 3, abs=0.01),
    ),
    ("ghost.half", "The half knew the rest", lambda n: sum(n["shares"]) > 0.995),
    (
        "paper.half",
        "4 and 1 were roots all the same, of 16 and 1",
        lambda n: (
            np.allclose(n["s"], [4, 1])
            and np.allclose(np.linalg.eigvalsh(n["M"].T @ n["M"]), [1, 16])
        ),
    ),
    ("paper.mirror", "for M mirrors", lambda n: n["det"] < 0),
    (
        "paper.flat",
        "It goes to zero",
        lambda n: np.allclose(n["M"] @ n["vt"][1], 0) and n["s"][0] > 0,
    ),
    ("beat.turns", "Either may", lambda n: n["right"] == n["ways"]),
    (
        "beat.first",
        "The wide one had to come first",
        lambda n: n["right"] == {w for w in n["ways"] if w[0] == "W"},
    ),
    (
        "beat.slant",
        "nothing is turned that lies along it",
        lambda n: np.allclose(n["M"] @ [1, -1], [2, -2]) and n["M"][0, 1] < 0,
    ),
    (
        "beat.answer",
        "The same cards the other way round take it back",
        lambda n: (n["right"], n["before"]) == ({"tWT"}, "TWt"),
    ),
    (
        "beat.home",
        "Two wide ones and two quarter turns",
        lambda n: sorted(n["hand"]) == ["Q", "W", "W", "q"] and len(n["right"]) == 4,
    ),
    (
        "beat.song",
        "45° left, wide, 90° left. Nine words",
        lambda n: (n["before"], len(n["slots"])) == ("TWQ", 9),
    ),
    (
        "nofixed.close",
        "misses it by less than four degrees",
        lambda n: n["gaps"][1] == pytest.approx(3.77, abs=0.01),
    ),
    (
        "nofixed.half-turn",
        "Two of them have a minus sign and keep a line",
        lambda n: n["counts"][:2] == [1, 2],
    ),
    (
        "nofixed.marvel",
        "one right angle did",
        lambda n: (n["M"] @ [1, -1]) @ (n["M"] @ [1, 1]) == 0 and n["counts"] == [0],
    ),
    (
        "label.squares",
        "One holds 45 and 5, one their roots, and one 5 and 3",
        lambda n: (
            np.allclose(sorted(n["values"]), [5, 45])
            and np.allclose(sorted(np.diag(n["M"])), [3, 5])
        ),
    ),
    (
        "label.marvel",
        "M M is 21 times nothing done",
        lambda n: np.allclose(n["M"] @ n["M"], 21 * np.eye(2)),
    ),
    (
        "loop.number",
        "A lap from A leaves v 16 times as long",
        lambda n: np.array_equal(n["lap"] @ n["v"], 16 * n["v"]),
    ),
    (
        "loop.laps",
        "Two laps are 16 times 16",
        lambda n: np.array_equal(n["lap"] @ n["lap"] @ n["v"], 256 * n["v"]),
    ),
    ("loop.empty", "M v is 0", lambda n: not (n["M"] @ n["v"]).any()),
    (
        "loop.other",
        "onto the line of v",
        lambda n: np.array_equal(n["M"].T @ n["v"], 4 * np.array([2, 1])),
    ),
    (
        "loop.marvel",
        "the two other laps are those from A",
        lambda n: (
            np.allclose(np.linalg.eigvalsh(n["other"]), [0, 9, 36])
            and np.allclose(np.linalg.eigvalsh(n["lap"]), [9, 36])
        ),
    ),
    (
        "proof.story",
        "First a letter comes in front, then a bracket moves, then a number",
        lambda n: n["reasons"] == ("front", "brackets", "number"),
    ),
    ("proof.square", "Only 0 can be both", lambda n: "only" in n["reasons"]),
    ("blanks.names", "Three sentences are true here", lambda n: len(n["true"]) == 3),
    ("blanks.marvel", "Four sentences hold", lambda n: len(n["true"]) == 4),
    (
        "keepface.story",
        "nearly all of her is in twelve plates",
        lambda n: 99 < n["shares"].sum() < 100 and n["room"] == 6,
    ),
    (
        "keepface.three",
        "The three strongest do, and no others",
        lambda n: n["shares"][[0, 1, 2]].sum() > 90 > n["shares"][[0, 1, 3]].sum(),
    ),
    (
        "keepface.quiet",
        "held 2.3%",
        lambda n: round(n["shares"][6:].sum(), 1) == 2.3,
    ),
    (
        "keepface.song",
        "94% of her face are asked, in five places",
        lambda n: n["shares"][:4].sum() > 94 and n["room"] == 5,
    ),
    (
        "keepface.rows",
        "They were 13 rows of the best sort, and 15.5% of her",
        lambda n: round(n["rows"], 1) == 15.5 and n["few"][0] <= n["few"][1],
    ),
    (
        "keepface.rows",
        "Six plates take 1734 numbers, and thirteen of her rows 1664",
        lambda n: n["few"] == (1664, 1734),
    ),
    (
        "keepface.rows",
        "keep 96.8%",
        lambda n: round(n["shares"][:6].sum(), 1) == 96.8,
    ),
    (
        "keepface.fear",
        "All eleven others hold 93.4%",
        lambda n: round(n["shares"].sum() - n["shares"][2], 1) == 93.4,
    ),
    ("shadow.unit", "With length one", lambda n: abs(n["size"] - 1) < 1e-12),
    ("shadow.short", "Half of two is one", lambda n: n["size"] == n["asked"] / 2),
]


@pytest.mark.parametrize(("name", "words", "claim"), CLAIMS)
def test_the_words_of_a_level_are_so(
    name: str, words: str, claim: Callable[[Numbers], bool]
) -> None:
    kind, level_id = name.split(".")
    level = LIBRARY.find(kind, level_id)
    assert level is not None
    assert words in f"{level.intro} {level.naming}"
    assert claim(facts(level))
