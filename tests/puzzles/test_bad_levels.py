"""Levels that nobody could play, of every kind: refused with file, line and reason."""

import re

import numpy as np
import pytest

from game.linalg.axis import major_axis
from game.puzzles.kinds.axis.cloud import AxisLevel, given_points
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.library import BASIC, endless, read_levels
from tests.puzzles.support import FILES, LIBRARY, LORE

IDEAS = BASIC | {
    level.introduces for levels in LIBRARY.levels.values() for level in levels
}
STORY = LIBRARY.find("axis", "story")
assert isinstance(STORY, AxisLevel)
# The rod already where it should be.
AXIS = [round(float(x), 6) for x in major_axis(np.array(given_points(STORY)))]
ZEROS = "[[0, 0], [0, 0], [0, 0]]"
# What is asked of every kind: old text, new text, the field that is blamed, the reason.
Case = tuple[str, str, str, str, str]
NAN = "a number, got '.nan'"
TABLE: dict[str, list[Case]] = {
    "arrow": [
        ("NaN", "target: [1, 2]", "target: [.nan, 1]", "target", NAN),
        ("solved", "start: [-2, 1]", "start: [1, 2]", "start", "already solved"),
        ("zero", "target: [1, 2]", "target: [0, 0]", "target", "too short to hold"),
        ("out of view", "target: [1, 2]", "target: [9, 1]", "target", "out of view"),
    ],
    "product": [
        ("NaN", "asked: [0]", "asked: [.nan]", "asked", NAN),
        ("solved", "asked: [0]", "asked: [3]", "start", "already solved"),
        ("unsolvable", "asked: [0]", "asked: [20]", "asked", "no arrow in view"),
        ("too many", "asked: [0]", "asked: [0, 1]", "asked", "2 numbers are asked"),
        ("at rest", "start: [2, -1]", "start: [1, -2]", "start", "where the marker"),
    ],
    "shadow": [
        ("NaN", "asked: 4", "asked: .nan", "asked", NAN),
        ("solved", "start: [-1, 1]", "start: [2, 0]", "start", "already solved"),
        ("unsolvable", "asked: 4", "asked: 40", "asked", "unsolvable in view"),
        ("zero", "r: [2, 1]", "r: [0, 0]", "r", "zero, too short to hold"),
    ],
    "order": [
        ("NaN", "r: [2, 1]", "r: [.nan, 1]", "r", NAN),
        ("solved", "start: [a, b, c]", "start: [b, c, a]", "start", "already solved"),
        ("unseen", "[2, -1]]", "[2, 0.1]]", "arrows", "too nearly equal to be seen"),
        ("letters", "start: [a, b, c]", "start: [a, b, b]", "start", "every letter"),
        ("zero", "[[1, 2]", "[[0, 0]", "arrows", "zero, too short to hold"),
    ],
    "columns": [
        ("NaN", "target: [3, 3.5]", "target: [.nan, 3]", "target", NAN),
        ("solved", "ask: [1, 1]", "ask: [0.5, 2]", "ask", "already at the target"),
        ("unsolvable", "[[2, 1], [-1, 2]]", "[[2, 4], [-1, -2]]", "target", "no walk"),
        ("singular", "[[2, 1], [-1, 2]]", "[[2, 4], [1, 2.1]]", "matrix", "nearly"),
        ("out of view", "target: [3, 3.5]", "target: [30, 3]", "target", "out of view"),
    ],
    "rows": [
        ("NaN", "asked: [3, 1]", "asked: [.nan, 1]", "asked", NAN),
        ("solved", "start: [1.2, -1]", "start: [1, 1]", "start", "already solved"),
        ("unsolvable", "[[2, 1], [-1, 2]]", "[[2, 1], [-2, -1]]", "asked", "no arrow"),
        ("singular", "[[2, 1], [-1, 2]]", "[[2, 1], [2, 1.1]]", "rows", "nearly"),
        ("too few", "asked: [3, 1]", "asked: [3]", "asked", "1 readings are asked"),
    ],
    "slip": [
        ("NaN", "vector: [1, 0]", "vector: [.nan, 0]", "vector", NAN),
        ("solved", "[[2, 1], [-1, 2]]", "[[2, 1], [0, 2]]", "slip", "changes nothing"),
        ("unsolvable", "slip: axis", "slip: sign", "slip", "cannot slip by 'sign'"),
        ("no such line", "line: 4", "line: 9", "line", "there is no line 9"),
        ("no tenths", "[[2, 1]", "[[2.123, 1]", "matrix", "whole number of tenths"),
    ],
    "fixed": [
        ("NaN", "start: [-1, 2]", "start: [.nan, 2]", "start", NAN),
        ("solved", "start: [-1, 2]", "start: [1, 0]", "start", "on a line that stays"),
        ("zero", "start: [-1, 2]", "start: [0, 0]", "start", "has no direction"),
        ("out of view", "[[3, 1], [0, 2]]", "[[9, 1], [0, 2]]", "matrix", "of view"),
        ("alike", "[[3, 1], [0, 2]]", "[[3, 1], [0, 2.9]]", "matrix", "told apart"),
    ],
    "carry": [
        ("NaN", "[0.2, 1.2]", "[.nan, 1.2]", "start", NAN),
        ("solved", "[0.2, 1.2]", "[0.8, -0.6]", "start", "already solved"),
        ("unsolvable", "[[0.6, 0.8]", "[[0.9, 0.8]", "", "cannot solve"),
        ("too few", ", [0.2, 1.2]]", "]", "start", "2 places are moved"),
        ("unknown", "span: 3.2", "by: magic", "by", "nothing is moved by 'magic'"),
    ],
    "rule": [
        ("NaN", "asked: [4, -4]", "asked: [.nan, -4]", "asked", NAN),
        ("solved", "asked: [4, -4]", "asked: [0, 4]", "", "already solved"),
        ("unsolvable", "[4, -4]", "[4, -4]\n  both: 9", "", "cannot solve"),
        ("odd", "asked: [4, -4]", "asked: [3, -4]", "asked", "cannot make such"),
        ("too few", "asked: [4, -4]", "asked: [4]", "asked", "has its number"),
        ("unknown", "letters: LRM", "letters: LRQ", "letters", "has a letter"),
        ("one face", '"++--", "+--+"', '"++--", "+--"', "shelf", "+ or - on every"),
        ("no pair", "[LR, LM]", "[LR, LL]", "pairs", "two of the letters"),
        ("both", "asked: [4, -4]", "asked: [4, -4]\n  last: '++?'", "pairs", "either"),
    ],
    "pack": [
        ("NaN", "[9, 36, 81]", "[.nan, 36, 81]", "turns", NAN),
        ("solved", "[9, 36, 81]", "[0, 60, 120]", "", "already solved"),
        ("too few", "[9, 36, 81]", "[9]", "", "too few arrows, or too many"),
        ("too many", "[9, 36, 81]", "[1, 2, 3, 4, 5, 6, 7, 8, 9]", "", "too many"),
        ("nothing", "turns: [9, 36, 81]", "turns: []", "turns", "of the plane, or of"),
        ("unknown", "81]", "81]\n  rule: loud", "rule", "no rule is 'loud'"),
        ("twice", "81]", "81]\n  friends: [[1, 2], [2, 3]]", "friends", "but once"),
        ("nobody", "81]", "81]\n  friends: [[1, 4]]", "friends", "two of the arrows"),
        (
            "not known",
            "turns: [9, 36, 81]",
            "places: [[0, 0], [9, 0], [18, 0], [0, 9], [0, 18], [0, 27], [9, 9]]\n"
            "  rule: facing",
            "",
            "nobody has said",
        ),
        (
            "friends in space",
            "turns: [9, 36, 81]",
            "places: [[0, 0], [9, 0], [18, 0]]\n  friends: [[1, 2]]",
            "friends",
            "friends are of the plane",
        ),
    ],
    "corners": [
        ("NaN", "answer:", "bar: .nan\n  answer:", "bar", NAN),
        ("unsolvable", "['999000', '9999']", "['990000', '9999']", "", "cannot solve"),
        ("ragged", "['999000', '999000',", "['99900', '999000',", "rows", "one length"),
        ("unknown", "['999000', '999000',", "['99x000', '999000',", "rows", "a digit"),
        ("short", "'9999']]", "'99']]", "answer", "another length"),
        (
            "telling",
            "rows: ['999000', '999000',",
            "room: 2\n  rows: ['999000', '000999',",
            "room",
            "tells how many",
        ),
    ],
    "beat": [
        ("NaN", "hand: [T, T, W]", "hand: [T, T, W]\n  span: .nan", "span", NAN),
        ("unsolvable", "hand: [T, T, W]", "hand: [T, t, W]", "", "cannot solve"),
        ("silent", "[20, 22, 24]", "[20, 21, 24]", "slots", "on beat 21"),
        ("twice", "[20, 22, 24]", "[20, 22, 22]", "slots", "one slot"),
        ("unknown", "hand: [T, T, W]", "hand: [T, X, W]", "hand", "is called 'X'"),
        ("too few", "hand: [T, T, W]", "hand: [T, W]", "hand", "as many cards"),
        ("too long", "asked: [T", "span: 1.5\n  asked: [T", "span", "does not fit"),
    ],
    "rsr": [
        ("NaN", "[2, 0.5]", "[.nan, 0.5]", "stretch", NAN),
        ("solved", "stretch: [2, 0.5]\n  last: 30", "last: 3", "", "already solved"),
        ("unsolvable", "locked: true", "locked: true\n  turn: 45", "", "cannot solve"),
        ("too long", "[2, 0.5]", "[4, 0.5]", "stretch", "stretches beyond 2.5"),
        ("apart", "last: 30", "last: 30\n  settings: 2", "settings", "stretches alike"),
    ],
    "frame": [
        ("NaN", "[0.866, 0.5]", "[.nan, 0.5]", "start", NAN),
        ("solved", "[0.866, 0.5]", "[1, 0]", "start", "begins where"),
        ("zero", "[0.866, 0.5]", "[0, 0]", "start", "has no direction"),
        ("out of view", "span: 2.6", "span: 1.6", "matrix", "out of view"),
        ("round", "[[1.5, -0.5], [1, 0.75]]", "[[1, -2], [2, 1]]", "matrix", "every"),
        ("unknown", "span: 2.6", "span: 2.6\n  by: luck", "by", "found by 'luck'"),
    ],
    "power": [
        ("NaN", "starts: [[1, 0]]", "starts: [[.nan, 0]]", "starts", NAN),
        (
            "solved",
            "starts: [[1, 0]]",
            "starts: [[1, 1]]",
            "starts",
            "begins where",
        ),
        (
            "across",
            "starts: [[1, 0]]",
            "starts: [[1, -1]]",
            "starts",
            "or straight",
        ),
        ("no start", "starts: [[1, 0]]", "starts: []", "starts", "to begin from"),
        (
            "no line",
            "[[2, 1], [1, 2]]",
            "[[3, 4], [4, -3]]",
            "",
            "to no line",
        ),
        ("a line", "starts: [[1, 0]]", "none: true", "none", "leans to a line"),
        ("unknown", "starts: [[1, 0]]", "by: luck", "by", "multiplied by 'luck'"),
        ("hundredths", "[[2, 1]", "[[2.25, 1]", "matrix", "so many tenths"),
    ],
    "jacobi": [
        ("NaN", "[[3, 0], [4, 5]]", "[[.nan, 0], [4, 5]]", "matrix", NAN),
        ("solved", "[[3, 0], [4, 5]]", "[[3, 0], [0, 5]]", "matrix", "stand square"),
        ("out of view", "span: 7.5", "span: 6", "matrix", "out of view"),
        ("one column", "[[3, 0], [4, 5]]", "[[3], [4]]", "matrix", "two or three"),
        ("zero", "[[3, 0], [4, 5]]", "[[3, 0], [4, 0]]", "matrix", "(nearly) zero"),
        ("too few", "span: 7.5", "span: 7.5\n  turns: 0", "turns", "from 1 to 3"),
        (
            "too hard",
            "[[3, 0], [4, 5]]",
            "[[3, 1, 2], [1, 2, 0], [0, 1, 3]]",
            "",
            "in so few turns",
        ),
    ],
    "trend": [
        ("NaN", "start: [1, -0.4]", "start: [.nan, 1]", "start", NAN),
        (
            "solved",
            "start: [1, -0.4]",
            "start: [0.79, 0.62]",
            "start",
            "begins",
        ),
        ("zero", "start: [1, -0.4]", "start: [0, 0]", "start", "has no direction"),
        ("out of view", "span: 4.4", "span: 3", "points", "out of view"),
        ("off the pin", "[[-3, -2]", "[[-2, -2]", "points", "is not the pin"),
        ("unknown", "span: 4.4", "span: 4.4\n  asks: luck", "asks", "asked by 'luck'"),
        ("unit", "span: 4.4", "span: 4.4\n  units: [9, 1]", "units", "from a fifth"),
    ],
    "back": [
        ("NaN", "start: [1, 0]", "start: [.nan, 0]", "start", NAN),
        ("solved", "start: [1, 0]", "start: [1, 3]", "start", "u begins as"),
        ("zero", "v: [1, 1]", "v: [0, 0]", "v", "has no direction"),
        ("crushed", "[[3, 0], [4, 5]]", "[[0, 0], [0, 0]]", "matrix", "crushes"),
        ("all", "[[3, 0], [4, 5]]", "[[1, 1], [2, 2]]", "v", "every u comes home"),
        ("none", "[[3, 0], [4, 5]]", "[[2, 1], [4, 2]]", "", "not said rightly"),
        ("unknown", "start: [1, 0]", "turns: w", "turns", "turned by 'w'"),
        ("alike", "start: [1, 0]", "turns: stray", "turns", "only where both"),
    ],
    "paper": [
        ("NaN", "matrix: [[3, 0]", "matrix: [[.nan, 0]", "matrix", "a whole number"),
        ("solved", "start: [1, -1]", "start: [1, 3]", "start", "on the long axis"),
        ("half", "matrix: [[3, 0]", "matrix: [[1, 0]", "matrix", "come out whole"),
        ("round", "[[3, 0], [4, 5]]", "[[3, -4], [4, 3]]", "matrix", "too much alike"),
        ("zero", "[[3, 0], [4, 5]]", "[[0, 0], [0, 0]]", "matrix", "not all 0"),
        ("no way", "start: [1, -1]", "start: [0, 0]", "start", "no direction"),
        ("out of view", "span: 7.4", "span: 5", "span", "out of view"),
    ],
    "warp": [
        ("NaN", "lens: [-1, 0.4]", "lens: [.nan, 0.4]", "lens", NAN),
        ("solved", "lens: [-1, 0.4]", "lens: [-1, 1]", "lens", "begins where it"),
        ("out of view", "lens: [-1, 0.4]", "lens: [-1, 9]", "lens", "out of view"),
        ("no map", "first: [[1, 1, 0]]", "first: []", "first", "has two numbers"),
        ("too high", "[[0.5, 0, 2]]", "[[0.5, 0, 9]]", "first", "powers are from"),
        ("unknown", "lens: [-1, 0.4]", "asks: luck", "asks", "asked by 'luck'"),
        ("nowhere", "[[0.5, 0, 2]]", "[[9, 0, 1]]", "", "hands can hit is so"),
        ("room", "room: 3.4", "room: 99", "room", "within reach"),
    ],
    "ghost": [
        ("NaN", "mark: 99", "mark: .nan", "mark", NAN),
        ("solved", "mark: 99", "mark: 0", "mark", "already solved"),
        ("unsolvable", "most: 2", "most: 1", "mark", "do not say so much"),
        ("nobody", "face: [[1, 2], [2, -1]]", "picture: bob", "picture", "by its name"),
        ("no ghost", "[2, -1]]", "[7, -1]]", "face", "has ghosts of the desk"),
        ("too far", "[2, -1]]", "[2, -8]]", "face", "has ghosts of the desk"),
        ("no desk", "faders: 4", "faders: 40", "faders", "1 to 9 faders"),
        ("a face", "mark: 99", "none: true", "none", "said by a mixture"),
        ("not there", "most: 2", "flipped: [9]", "flipped", "are handed over"),
    ],
    "keepface": [
        ("NaN", "doors: true", "asked: .nan", "asked", NAN),
        ("solved", "doors: true", "laid: [1, 2, 3, 4]", "", "already solved"),
        ("no plate", "doors: true", "laid: [13]", "laid", "from 1 to 12"),
        ("no room", "doors: true", "room: 13", "room", "for 1 to 12 plates"),
        ("too many", "doors: true", "room: 1\n  nailed: [1, 2]", "nailed", "more are"),
        ("barred", "doors: true", "barred: [1]\n  laid: [1]", "barred", "stands in"),
        ("nothing", "doors: true", "asked: 0", "asked", "in percent"),
        ("unsolvable", "doors: true", "room: 3", "room", "best plates hold"),
    ],
    "concepts": [
        ("NaN", "cat: [3, 1]", "cat: [.nan, 1]", "cat", NAN),
        ("solved", "[1, 2]]", "[2, 4]]", "", "already solved"),
        ("unsolvable", "[1, 2]]", "[0.2, 0.3]]", "", "cannot solve"),
        ("zero", "[1, 2]]", "[0, 0]]", "others", "too short to hold"),
        ("too few", "[lion, rat]", "[rat]", "names", "2 animals have as many names"),
        ("unknown", "[lion, rat]", "[lion, cow]", "names", "nobody knows"),
        ("nobody", "knobs: [rat]", "knobs: [dog]", "names", "nobody is called 'dog'"),
        ("one place", "[1, 2]]", "[2.5, 2.4]]", "others", "in (nearly) one place"),
        ("all", "knobs: [rat]", "loud: [rat, lion]", "", "one thing is asked"),
        ("a pin", "knobs: [rat]", "pin: [0, 0]", "pin", "and only where, a pin is"),
        ("volumes", "knobs: [rat]", "volumes: [1]", "volumes", "as many volumes"),
    ],
    "weights": [
        ("NaN", "[2, 0.5]", "[.nan, 0.5]", "weights", NAN),
        (
            "solved",
            "[[2, 0.5], [0, 3], [1, 1.5]]",
            "[[0, 0], [0, 0], [0, 0]]",
            "",
            "al",
        ),
        ("below 0", "[2, 0.5]", "[-2, 0.5]", "seen", "a part below 0, or beyond 5"),
        ("no nose", "[[1, 0], [0, 1]]", "[[-1, 0], [0, 1]]", "seen", "from 0 to 10"),
        ("none held", "[[1, 1], [2, 1]]", "[]", "held", "one cat is held out"),
        ("which", "[[1, 1], [2, 1]]", "[[1, 1]]\n  told: true", "held", "or two where"),
        ("line", "span: 5", "span: 500", "span", "from 0.5 to 100"),
        ("beyond", "[0, 3]", "[0, 30]", "weights", "beyond 10"),
    ],
    "entry": [
        ("NaN", "[-2, 1.5]]", "[-2, .nan]]", "columns", NAN),
        ("solved", "[[1, 2, 2]]", "[[1, 2, 0]]", "asked", "already solved"),
        ("unsolvable", "[[1, 2, 2]]", "[[1, 2, 90]]", "", "cannot solve"),
        ("no cell", "[[1, 2, 2]]", "[[1, 4, 2]]", "asked", "no cell is at 1, 4"),
        ("none moves", "move: [1, 2]", "move: [4]", "move", "no such column"),
        ("too few", "[[2, 1], [-1, 2], [-2, 1.5]]", "[[2, 1]]", "columns", "or three"),
    ],
    "erase": [
        ("NaN", "[2, -0.5]]", "[2, .nan]]", "things", NAN),
        ("solved", "floor: [2, 1]", "floor: [1, 0]", "floor", "already solved"),
        ("unsolvable", "floor: [2, 1]", "floor: [0, 0]", "floor", "no direction"),
        ("both", "floor: [2, 1]", "rain: [2, 1]\n  floor: [1, 1]", "floor", "either"),
        ("no food", "floor: [2, 1]", "rain: [1, 2]", "", "to keep food"),
        ("out of view", "[2, -0.5]]", "[2, -5]]", "things", "out of view"),
    ],
    "tiles": [
        ("NaN", "[cats, 3]", "[cats, .nan]", "spaces", "whole number"),
        ("solved", "slots: 2", "slots: 2\n  laid: [C, Cᵀ]", "laid", "already solved"),
        ("unsolvable", "slots: 2", "slots: 3", "", "cannot solve"),
        ("no space", "leaves: noses", "leaves: paws", "leaves", "'paws' is no space"),
        ("no tile", "slots: 2", "slots: 2\n  laid: [B]", "laid", "no such tiles"),
        ("no bead", "[cats, 3]", "[cats, 9]", "spaces", "no such bead"),
    ],
    "dual": [
        ("NaN", "start: [1.2, -1]", "start: [.nan, 1]", "start", NAN),
        ("solved", "start: [1.2, -1]", "start: [0.4, 0.2]", "start", "already solved"),
        ("unsolvable", "[[2, 1], [-1, 2]]", "[[0.1, 0], [0, 0.1]]", "", "unsolvable"),
        ("singular", "[[2, 1], [-1, 2]]", "[[2, 1], [1, 0.5]]", "rows", "singular"),
    ],
    "break": [
        ("NaN", "start: [[2, 1]", "start: [[.inf, 1]", "start", "got '.inf'"),
        ("solved", "[-1, 2]]", "[1, 2]]", "start", "already solved"),
        ("unseen", "span: 3", "span: 0.9", "span", "does not fit"),
        ("no bench", "guess: row-to-axis", "guess: row-listens", "guess", "no bench"),
        ("too few", "[[2, 1], [-1, 2]]", "[[2, 1]]", "start", "needs 2 arrows"),
    ],
    "keep": [
        ("NaN", "asked: 0.9", "asked: .nan", "asked", NAN),
        ("solved", "asked: 0.9", "asked: 0.01", "asked", "whichever 2 rows stay"),
        ("unsolvable", "asked: 0.9", "asked: 0.999", "asked", "no 2 of these rows"),
        ("zero row", "rows: [[2, 1, 0]", "rows: [[0, 0, 0]", "rows", "hears nothing"),
        ("nothing thrown", "keep: 2", "keep: 3", "keep", "1 to 2 rows"),
    ],
    "axis": [
        ("NaN", "start: [-1, 2.5]", "start: [.nan, 2]", "start", NAN),
        ("solved", "start: [-1, 2.5]", f"start: {AXIS}", "start", "already solved"),
        ("unsolvable", "[[2, 0.6], [0.5, 0.9]]", "[[1, 0], [0, 1]]", "shape", "round"),
        ("zero", "start: [-1, 2.5]", "start: [0, 0]", "start", "no direction"),
        ("no cloud", "count: 28", "count: 2", "count", "3 to 60 points"),
    ],
    "nofixed": [
        ("NaN", "[[2, 0], [0, 1]]", "[[.nan, 0], [0, 1]]", "shelf", NAN),
        ("out of view", "[[2, 0], [0, 1]]", "[[5, 0], [0, 1]]", "shelf", "widen"),
        ("near", "[[2, 0], [0, 1]]", "[[1, 1], [0, 1.1]]", "shelf", "told apart"),
        ("ragged", "[[2, 0], [0, 1]]", "[[2, 0]]", "shelf", "2 or 3 rows"),
        ("zero", "start: [2, 1]", "start: [0, 0]", "start", "no direction"),
        ("sliding", "span: 2.5", "slide: [[1, 0], [0, 1]]", "slide", "only one"),
    ],
    "label": [
        ("NaN", "d: [1, [[6", "d: [1, [[.nan", "d", NAN),
        ("leaning", "[2, -2, 1]]]", "[2, -2, 2]]]", "u", "square and of length one"),
        ("sizes", "[0, 3], [0, 0]]]", "[0, 3]]]", "d", "does not fit"),
        ("unsolvable", "tray: [U, D, Vt]", "tray: [U, D, U]", "tray", "build it"),
        ("unknown", "tray: [U, D, Vt]", "tray: [U, D, X]", "tray", "no such tile"),
        ("nothing", "  named: true", "  builds: N", "builds", "cannot be built"),
    ],
    "loop": [
        ("NaN", "[[2, 0], [3, 2]]", "[[.nan, 0], [3, 2]]", "matrix", NAN),
        (
            "solved",
            "start: M (T (M v))",
            "start: (M T)(M v)",
            "start",
            "already solved",
        ),
        ("leaving", "v: [2, 1]", "v: [1, 1]", "v", "back onto its line"),
        ("zero", "v: [2, 1]", "v: [0, 0]", "v", "zero vector"),
        ("longer", "v: [2, 1]", "v: [2, 1, 1]", "v", "another size"),
        ("open", "start: M (T (M v))", "start: M (T (M v)", "start", "stays open"),
        ("three", "start: M (T (M v))", "start: M T (M v)", "start", "two things"),
        (
            "unknown",
            "start: M (T (M v))",
            "start: M (X (M v))",
            "start",
            "no such word",
        ),
        ("unsolvable", "goal: (M T)(M v)", "goal: (M M)(T v)", "goal", "unsolvable"),
    ],
    "proof": [
        ("NaN", "[[[2, 0], [3, 2]]", "[[[.nan, 0], [3, 2]]", "example", NAN),
        ("solved", "laid: [2, 1, 3]", "laid: [1, 2, 3]", "laid", "already solved"),
        ("twice", "laid: [2, 1, 3]", "laid: [1, 1, 3]", "laid", "is laid once"),
        (
            "no reason",
            "[front, brackets, number]",
            "[front, brackets, luck]",
            "reasons",
            "no reason",
        ),
        (
            "too few",
            "[front, brackets, number]",
            "[front, brackets]",
            "reasons",
            "as many",
        ),
        (
            "astray",
            "'(M T)(M v) = L (M v)'",
            "'(T M)(M v) = L (M v)'",
            "chain",
            "does not follow",
        ),
        (
            "no line",
            "given: [T (M v) = L v]",
            "given: [T (M v)]",
            "given",
            "no equation",
        ),
        ("arrows", "[3, 2]], [[2, 1]]]", "[3, 2]], []]", "example", "one arrow or two"),
    ],
    "blanks": [
        ("NaN", "sentence: entry", "sentence: entry\n  find: .nan", "find", "a whole"),
        (
            "solved",
            "sentence: entry",
            "sentence: entry\n  laid: [M Mᵀ, row, row]",
            "laid",
            "already solved",
        ),
        ("unknown", "sentence: entry", "sentence: entries", "sentence", "no sentence"),
        (
            "too many",
            "sentence: entry",
            "sentence: entry\n  find: 3",
            "find",
            "2 fillings",
        ),
        (
            "no words",
            "sentence: entry",
            "sentence: entry\n  laid: [MM, row, row]",
            "laid",
            "no such words",
        ),
    ],
    "board": [
        ("unknown", "- row-listens", "- row-listen", "guesses", "no guess is named"),
        ("twice", "- row-listens", "- dot-direction", "guesses", "on the board twice"),
        ("NaN", "- row-listens", "- .nan", "guesses", "no guess is named '.nan'"),
    ],
}
CASES = [(kind, *case) for kind, cases in TABLE.items() for case in cases]


def first(kind: str) -> str:
    """The file of a kind with its first level alone."""
    text = FILES[f"story/levels/{kind}.yaml"].decode()
    parts = re.split(r"^(?=- id:)", text, flags=re.MULTILINE)
    return parts[0] + parts[1]


def complaints(kind: str, text: str) -> list[str]:
    """What is said of a text; nothing of it may be playable then."""
    levels, wrong = read_levels(f"{kind}.yaml", text.encode(), IDEAS, LORE)
    assert not (levels and wrong)
    return [each.brief() for each in wrong]


def line_of(text: str, field: str) -> int:
    """The line on which a field stands, or begins; of the level for no field."""
    lines = text.splitlines()
    sign = f"  {field}:" if field else "- id:"
    return 1 + next(n for n, line in enumerate(lines) if line.startswith(sign))


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_level_alone_is_good(kind: str) -> None:
    assert complaints(kind, first(kind)) == []


def test_every_kind_has_bad_levels_in_the_table() -> None:
    assert set(TABLE) == set(KINDS)
    for kind, cases in TABLE.items():
        named = {name for name, *_ in cases}
        assert "NaN" in named
        # Of some kinds nothing lies there at the start that could be right.
        assert (
            kind in ("beat", "board", "corners", "nofixed", "label")
            or "solved" in named
        )


@pytest.mark.parametrize(
    ("kind", "name", "old", "new", "field", "reason"),
    CASES,
    ids=[f"{kind}-{name}" for kind, name, *_ in CASES],
)
def test_it_is_refused_with_file_line_and_reason(
    kind: str, name: str, old: str, new: str, field: str, reason: str
) -> None:
    text = first(kind)
    assert old in text, f"{name}: the story's level of {kind} is another one now"
    bad = text.replace(old, new, 1)
    found = complaints(kind, bad)
    begins = line_of(bad, field)
    # A list may be blamed at the item of it that is wrong, some lines further down.
    spread = 12 if field == "guesses" else 1
    places = [f"{kind}.yaml:{line}:" for line in range(begins, begins + spread)]
    said = [each for each in found if reason in each]
    assert said, found
    assert any(said[0].startswith(place) for place in places), said


@pytest.mark.parametrize("kind", KINDS)
def test_fields_that_are_wrong_missing_or_twice_are_named(kind: str) -> None:
    text = first(kind)
    at = line_of(text, "title")
    said = complaints(kind, text.replace("  title:", "  titel:", 1))
    assert any(each.startswith(f"{kind}.yaml:{at}:3: no field") for each in said)
    assert any("did you mean 'title'?" in each for each in said)
    bare = re.sub(r"  title:.*\n", "", text, count=1)
    begun = line_of(text, "")
    said = complaints(kind, bare)
    assert said == [f"{kind}.yaml:{begun}:3: the field 'title' is missing"]
    said = complaints(kind, text.replace("  title:", "  title: Twice\n  title:", 1))
    assert said == [f"{kind}.yaml:{at + 1}:3: 'title' is written twice"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_where_a_number_belongs_is_refused(kind: str) -> None:
    text = re.sub(r"(  title: .*)", r"\1\n  span: [1]", first(kind), count=1)
    text = re.sub(r"  span: [0-9].*\n", "", text)
    at = line_of(text, "span")
    said = complaints(kind, text)
    spanless = ("board", "corners", "pack", "label", "loop", "proof", "blanks")
    if kind in (*spanless, "ghost", "keepface"):
        assert said[0].startswith(f"{kind}.yaml:{at}:3: no field is named 'span'")
    else:
        assert said == [f"{kind}.yaml:{at}:9: 'span' needs a number here"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_seed_that_is_none_opens_no_level(kind: str) -> None:
    hardest = KINDS[kind].hardest
    bad = [f"{kind}-1-", f"{kind}-1-UP", f"{kind}-1-a b", f"{kind}-1-{'a' * 13}"]
    bad += [f"{kind}-0-a", f"{kind}-{hardest + 1}-a", f"{kind}-x-a", f"{kind}-01-a"]
    for name in bad:
        assert endless(name, LORE) is None
        with pytest.raises(KeyError, match="is named"):
            LIBRARY.find(kind, name)
    good = f"{kind}-1-a"
    assert (endless(good, LORE) is None) == (KINDS[kind].generate is None)


@pytest.mark.parametrize("kind", [k for k in KINDS if KINDS[k].generate])
def test_a_written_level_may_not_take_an_endless_name(kind: str) -> None:
    text = first(kind).replace("- id: story", f"- id: {kind}-1-a", 1)
    at = line_of(text, "")
    said = complaints(kind, text)
    assert said == [f"{kind}.yaml:{at}:7: '{kind}-1-a' is the name of an endless level"]
