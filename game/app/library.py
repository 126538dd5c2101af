"""Reads the story folder into a library, with the compiled cache on disk."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from game.app.folders import Folders
from game.ledger.guesses import Ledger, read_ledger
from game.narrative.cache import key
from game.narrative.cast import Cast, read_cast
from game.narrative.compiler import compile_story
from game.narrative.problems import ERROR, Problem
from game.narrative.vocabulary import PuzzleWords, Vocabulary
from game.puzzles.kinds import KINDS
from game.puzzles.level import Level
from game.puzzles.levels import read_levels
from game.screens.desk import Library
from game.stage.picture import SCHEMA, check
from game.ui.assets import Assets

APART = {"cast.yaml", "ledger.yaml"}


class Reading(Struct, frozen=True):
    """A story folder as read: what it holds and everything that is wrong with it."""

    library: Library
    vocabulary: Vocabulary
    problems: tuple[Problem, ...]

    @property
    def broken(self) -> bool:
        """Whether something is wrong that must not be played over."""
        return any(p.severity == ERROR for p in self.problems)


def read_story(folders: Folders, story: Path | None = None) -> Reading:
    """Read and compile a story folder (the game's own unless another is named)."""
    folder = story or folders.root / "story"
    problems: list[Problem] = []
    cast, found = read_cast("story/cast.yaml", _bytes(folder / "cast.yaml", problems))
    problems += found
    ledger, complaints = read_ledger(
        "story/ledger.yaml", _bytes(folder / "ledger.yaml", problems)
    )
    problems += [
        Problem(c.file, c.line, c.column, "S900", c.message, c.hint) for c in complaints
    ]
    levels = _levels(folder / "levels", problems)
    words = _vocabulary(cast, ledger, levels, Assets(folders.root))
    files = {
        f"story/{p.name}": p.read_bytes()
        for p in sorted(folder.glob("*.yaml"))
        if p.name not in APART
    }
    shelf = folders.cache / "story"
    compiled = compile_story(files, words, cast, cached=_cached(shelf, files))
    problems += compiled.problems
    _keep(shelf, files, compiled.units)
    return Reading(
        Library(compiled.program, cast, ledger, levels), words, tuple(sorted(problems))
    )


def _bytes(path: Path, problems: list[Problem]) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        name = f"story/{path.name}"
        why = fault.strerror or type(fault).__name__
        problems.append(
            Problem(name, 1, 1, "S901", f"cannot be read: {why}", "put the file back")
        )
        return b""


def _levels(
    folder: Path, problems: list[Problem]
) -> dict[str, dict[str, Level]]:
    shelves: dict[str, dict[str, Level]] = {}
    for kind in KINDS:
        path = folder / f"{kind}.yaml"
        name = f"story/levels/{path.name}"
        levels, complaints = read_levels(name, _bytes(path, problems))
        shelves[kind] = {level.id: level for level in levels}
        problems += [
            Problem(c.file, c.line, c.column, "S902", c.message, c.hint)
            for c in complaints
        ]
    return shelves


def _vocabulary(
    cast: Cast,
    ledger: Ledger,
    levels: Mapping[str, Mapping[str, Level]],
    assets: Assets,
) -> Vocabulary:
    return Vocabulary(
        speakers={name: frozenset(who.moods) for name, who in cast.speakers.items()},
        check_stage=check,
        stage_schema=SCHEMA,
        puzzles={
            name: PuzzleWords(kind.outcomes, tuple(levels[name]), kind.marks)
            for name, kind in KINDS.items()
        },
        guesses=frozenset(ledger.guesses),
        assets={
            "backdrop": assets.names("art/places", ".jpg", ".png"),
            "music": assets.names("sounds/music", ".ogg"),
            "sound": assets.names("sounds/effects", ".ogg"),
            "portrait": frozenset(cast.speakers) | {"television"},
        },
    )


def _cached(shelf: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    found = {}
    for name, data in files.items():
        path = shelf / key(data)
        if path.is_file():
            found[name] = path.read_bytes()
    return found


def _keep(shelf: Path, files: Mapping[str, bytes], units: Mapping[str, bytes]) -> None:
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        wanted = {key(files[name]): data for name, data in units.items()}
        for old in shelf.iterdir():
            if old.name not in wanted:
                old.unlink()
        for name, data in wanted.items():
            if not (shelf / name).is_file():
                (shelf / name).write_bytes(data)
    except OSError:
        return
