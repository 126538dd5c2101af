"""``eigenface equations``: sets the formulas of a story as outlines, ahead of play."""

import argparse
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
from msgspec import Struct

from game.app.library import Reading
from game.narrative.program.operations import Offer, Op, Say, Show
from game.narrative.text.markup import MATH, spans
from game.puzzles.kinds.table import check_question, formulas
from game.puzzles.levels.library import Library
from game.stage.notation.tex import tex
from game.ui.type.equation import Outline
from game.verbs.story import open_story, root

EM = 100.0
_BOX = re.compile(r'viewBox="([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)"')


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("--story", help="a story folder other than the game's own")
    parser.add_argument(
        "--check", action="store_true", help="only say which formulas are missing"
    )


def run(options: argparse.Namespace) -> int:
    """Set what is missing and drop what is no longer used; 1 if something is stale."""
    wanted = list(dict.fromkeys(every_formula(open_story(options.story))))
    shelf = root() / "art" / "equations"
    index = read_index(shelf)
    missing = [
        t for t in wanted if t not in index or not (shelf / index[t].file).is_file()
    ]
    if options.check:
        for formula in missing:
            print(f"not set: {formula}")
        return 1 if missing else 0
    try:
        made = {formula: _set(formula, shelf) for formula in missing}
    except ImportError:
        print(
            "typesetting needs the author extra: pip install 'eigenface[author]'",
            file=sys.stderr,
        )
        return 2
    kept = {t: made.get(t) or index[t] for t in wanted}
    used = {outline.file for outline in kept.values()}
    for old in shelf.glob("*.svg"):
        if old.name not in used:
            old.unlink()
    ordered = dict(sorted(kept.items()))
    data = msgspec.json.format(msgspec.json.encode(ordered), indent=1)
    (shelf / "index.json").write_bytes(data + b"\n")
    print(f"{len(kept)} formulas, {len(made)} set anew")
    return 0


class Written(Struct, frozen=True):
    """A formula and where it is written; without a ``line``, in the ``level``."""

    tex: str
    file: str
    line: int = 0
    column: int = 1
    level: str = ""


def every_formula(reading: Reading) -> Iterator[str]:
    """The TeX of every formula that can come onto the screen."""
    for written in (*in_story(reading), *in_levels(reading.library.levels)):
        yield written.tex


def in_story(reading: Reading) -> Iterator[Written]:
    """Every formula of the chapters and of the Ledger."""
    for chapter in reading.library.program.chapters.values():
        for scene, words in chapter.unit.told.items():
            for tex_ in _inline(words):
                yield Written(tex_, chapter.file, *chapter.place(chapter.scenes[scene]))
        for at, op in enumerate(chapter.code):
            for tex_ in _of_operation(op):
                yield Written(tex_, chapter.file, *chapter.place(at))
    for guess in reading.library.ledger.guesses:
        for words in (guess.words, guess.truth, *guess.evidence):
            for tex_ in _inline(words):
                yield Written(tex_, "story/ledger.yaml", *guess.place)


def in_levels(library: Library) -> Iterator[Written]:
    """Every formula around a level, and those that kinds show."""
    for kind, levels in library.levels.items():
        for level in levels:
            asked = check_question(kind, level, "1", library.guesses)
            question = asked.words if asked is not None else ""
            for words in (level.intro, level.naming, question):
                for tex_ in _inline(words):
                    file = f"story/levels/{kind}.yaml"
                    yield Written(tex_, file, level=level.id)
    for tex_ in formulas(library.guesses):
        yield Written(tex_, "game/puzzles", 1)


def _of_operation(op: Op) -> Iterator[str]:
    if isinstance(op, Say):
        yield from _inline(op.text)
    elif isinstance(op, Offer):
        for way in op.ways:
            yield from _inline(way.text)
    elif isinstance(op, Show) and op.verb == "stage":
        yield from _written(op.value)


def read_index(shelf: Path) -> dict[str, Outline]:
    """What is already set."""
    path = shelf / "index.json"
    if not path.is_file():
        return {}
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Outline])


def _inline(text: str) -> Iterator[str]:
    for span in spans(text) if "$" in text else ():
        if span.kind == MATH:
            yield tex(span.text)


def _written(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        found = value.get("tex")
        if isinstance(found, str):
            yield found
        for part in value.values():
            yield from _written(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _written(part)


def _set(formula: str, shelf: Path) -> Outline:
    ziamath = import_module("ziamath")  # only authors have it
    ziamath.config.svg2 = False
    ziamath.config.precision = 2
    laid = ziamath.Latex(formula, size=EM, color="#ffffff")
    svg = _bare(laid.svg())
    box = _BOX.search(svg)
    if box is None:
        raise ValueError(f"no outline came of {formula!r}")
    _, top, width, height = (float(v) for v in box.groups())
    name = sha256(formula.encode()).hexdigest()[:16] + ".svg"
    shelf.mkdir(parents=True, exist_ok=True)
    (shelf / name).write_text(svg, encoding="ascii")
    depth = max(0.0, top + height)
    measures = (width / EM, height / EM, depth / EM)
    return Outline(name, *measures, crc32(svg.encode("ascii")))


def _bare(svg: str) -> str:
    """The outline with nothing in it but svg, g, path and rect."""
    return re.sub(r"<\?xml[^>]*\?>|<!--.*?-->", "", svg, flags=re.DOTALL).strip()
