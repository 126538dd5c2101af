"""Whether every formula has its outline: each that has none, where it is written."""

import re
from pathlib import Path

import msgspec

from game.app.library import Reading
from game.app.shelf import Shelf, code_stamp
from game.app.story_files import story_bytes
from game.puzzles.core.known_guess import told
from game.reading.cache import key
from game.reading.problems import WARNING, Problem
from game.ui.type.equation import Equations
from game.ui.window.assets import Assets
from game.verbs.equations import Written, in_levels, in_story

UNSET = "S924"
CODE = ("puzzles", "guesses", "linalg", "figure", "stage")


def typeset(reading: Reading, root: Path, folder: Path, shelf: Shelf) -> list[Problem]:
    """Formulas without an outline, which are shown as plain text."""
    levels = reading.library.levels
    made_of = msgspec.json.encode([levels.levels, told(levels.guesses)])
    name = key({}, made_of, code_stamp(CODE))
    around = shelf.of("formulas", name, list[Written], lambda: [*in_levels(levels)])
    every = {one.tex: one for one in [*around, *in_story(reading)]}
    unset = Equations(Assets(root)).stale(every)
    return [_problem(every[tex], folder) for tex in unset]


def _problem(written: Written, folder: Path) -> Problem:
    line = written.line or _line_of(written, folder)
    what = f"the formula '{written.tex}' is not typeset and is shown as plain text"
    hint = "run eigenface equations"
    return Problem(written.file, line, written.column, UNSET, what, hint, WARNING)


def _line_of(written: Written, folder: Path) -> int:
    """The line on which a level begins."""
    name = written.file.removeprefix("story/")
    text = story_bytes(folder, name, []).decode("utf-8", "replace")
    found = re.search(rf"^\s*-\s+id:\s*{re.escape(written.level)}\s*$", text, re.M)
    return text.count("\n", 0, found.end()) + 1 if found else 1
