"""Reads the story folder into a library, with the compiled cache on disk."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from game import __version__
from game.app.folders import Folders
from game.app.shelf import code_stamp
from game.app.story_files import GONE, story_bytes
from game.guesses.known import known
from game.guesses.ledger import Ledger, read_ledger
from game.guesses.questions import read_questions
from game.narrative.compiler.cache import surroundings
from game.narrative.compiler.cast import Cast, Judges, read_cast
from game.narrative.compiler.compiler import compile_story
from game.narrative.compiler.vocabulary import PuzzleWords, Vocabulary
from game.narrative.text.markup import faults
from game.puzzles.core.known_guess import Guesses
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels import level_cache as judged
from game.puzzles.levels.library import Library as Levels
from game.puzzles.levels.library import read_library
from game.reading.cache import key
from game.reading.problems import ERROR, Problem
from game.screens.shared.library import Library
from game.song import Song
from game.stage.claims import claim_faults
from game.stage.cues import props
from game.stage.picture import SCHEMA, check
from game.stage.places import Places, read_places
from game.stage.state import TELEVISION
from game.ui.theme import unreadable
from game.ui.window.asset_files import AssetFault, AssetFiles

APART = {"cast.yaml", "ledger.yaml", "places.yaml", "questions.yaml"}
# The code that judges levels, and that compiles: where it changes, it is done again.
JUDGES = ("puzzles", "guesses", "linalg", "figure", "reading")
COMPILERS = ("stage", "narrative", "reading")
SONGS = "sounds/song"
# What is played over all the same, with stand-ins: asset files that are missing.
STOOD_IN = frozenset({"S212"})


class Reading(Struct, frozen=True):
    """A story folder as read: what it holds and everything that is wrong with it."""

    library: Library
    vocabulary: Vocabulary
    problems: tuple[Problem, ...]

    @property
    def broken(self) -> bool:
        """Whether something is wrong that must not be played over."""
        wrong = (p for p in self.problems if p.severity == ERROR)
        return any(p.code not in STOOD_IN for p in wrong)


def read_story(folders: Folders, story: Path | None = None) -> Reading:
    """Read and compile a story folder; what is not new comes from the cache."""
    folder = story or folders.root / "story"
    assets = AssetFiles(folders.root, story)
    problems: list[Problem] = []
    judges = Judges(unreadable, partial(_absent, assets))
    written = story_bytes(folder, "cast.yaml", problems)
    cast, found = read_cast("story/cast.yaml", written, judges)
    problems += found
    places = _places(folder, assets, problems)
    written = story_bytes(folder, "ledger.yaml", problems)
    ledger, found = read_ledger("story/ledger.yaml", written, faults)
    problems += found
    ledger = _asked(folder, ledger, problems)
    shelf = folders.cache / "levels"
    levels = _levels(folder, known(ledger), written, shelf, problems)
    songs = _songs(assets)
    words = _vocabulary(cast, ledger, levels, _assets(cast, places, songs, assets))
    files = {
        f"story/{p.name}": story_bytes(folder, p.name, problems)
        for p in sorted(folder.glob("*.yaml"))
        if p.name not in APART
    }
    if not files:
        problems.append(Problem("story", 1, 1, GONE, f"no chapter lies in {folder}"))
    salt = f"{__version__}:{code_stamp(COMPILERS).decode()}"
    around = surroundings(words, cast, salt)
    shelf = folders.cache / "story"
    wanted = [key({"": data}, around) for data in files.values()]
    cached = _cached(shelf, wanted)
    compiled = compile_story(files, words, cast, cached=cached, salt=salt)
    problems += compiled.problems
    if cached != dict(compiled.units):
        _keep(shelf, compiled.units)
    library = Library(compiled.program, cast, ledger, levels, places, songs)
    return Reading(library, words, tuple(sorted(problems)))


def _places(folder: Path, assets: AssetFiles, problems: list[Problem]) -> Places:
    """The story's places; a story may do with those whose picture is all of them."""
    if not (folder / "places.yaml").exists():
        return {}
    written = story_bytes(folder, "places.yaml", problems)
    places, found = read_places("story/places.yaml", written, assets.has)
    problems += found
    return places


def _asked(folder: Path, ledger: Ledger, problems: list[Problem]) -> Ledger:
    """The Ledger with the questions that stay open; a story may do without any."""
    if not (folder / "questions.yaml").exists():
        return ledger
    written = story_bytes(folder, "questions.yaml", problems)
    questions, found = read_questions("story/questions.yaml", written)
    problems += found
    return replace(ledger, questions=questions)


def _songs(assets: AssetFiles) -> dict[str, Song]:
    """The songs whose times can be read; others are as good as missing."""
    found = {}
    for name in sorted(assets.names(SONGS, ".json")):
        with suppress(AssetFault):
            way_out = "sing it again with its recipe"
            found[name] = assets.facts(f"{SONGS}/{name}.json", Song, way_out)
    return found


def _absent(assets: AssetFiles, name: str) -> str:
    """What is wrong with a picture's name; empty where it is there."""
    return "" if assets.has(name) else f"no file '{name[:80]}' is there"


def _levels(
    folder: Path,
    guesses: Guesses,
    ledger: bytes,
    shelf: Path,
    problems: list[Problem],
) -> Levels:
    """The levels, from the shelf of those that were judged if none was changed."""
    before = len(problems)
    if not (folder / "levels").is_dir():
        return Levels()
    names = [f"levels/{kind}.yaml" for kind in KINDS]
    files = {f"story/{n}": story_bytes(folder, n, problems) for n in names}
    name = key(files, ledger, __version__.encode(), code_stamp(JUDGES))
    kept = judged.load(_cached(shelf, [name]).get(name), guesses)
    if kept is not None:
        return kept
    levels, found = read_library(files, guesses=guesses, faults=faults)
    problems += found
    if len(problems) == before:
        _keep(shelf, {name: judged.dump(levels)})
    return levels


def _assets(
    cast: Cast, places: Places, songs: Mapping[str, Song], assets: AssetFiles
) -> Mapping[str, frozenset[str]]:
    return {
        "backdrop": assets.names("art/places", ".jpg") | places.keys(),
        "music": assets.names("sounds/music", ".ogg"),
        "sound": assets.names("sounds/effects", ".ogg"),
        "song": frozenset(songs),
        "portrait": frozenset(cast.speakers) | {TELEVISION},
        "prop": frozenset(props.PROPS),
    }


def _vocabulary(
    cast: Cast, ledger: Ledger, levels: Levels, assets: Mapping[str, frozenset[str]]
) -> Vocabulary:
    guesses = frozenset(guess.id for guess in ledger.guesses)
    return Vocabulary(
        speakers={name: frozenset(who.moods) for name, who in cast.speakers.items()},
        check_stage=lambda value: check(value, guesses),
        stage_schema=SCHEMA,
        puzzles={
            name: PuzzleWords(
                kind.outcomes, levels.names(name), kind.marks, kind.quotes
            )
            for name, kind in KINDS.items()
        },
        guesses=guesses,
        assets=assets,
        check_prop=props.check,
        check_claim=claim_faults,
        prop_schema=props.SCHEMA,
    )


def _cached(shelf: Path, wanted: Iterable[str]) -> dict[str, bytes]:
    found = {}
    for name in wanted:
        try:
            found[name] = (shelf / name).read_bytes()
        except OSError:
            continue
    return found


def _keep(shelf: Path, units: Mapping[str, bytes]) -> None:
    """Write the entries; a cache that cannot be written is done without."""
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        for old in shelf.iterdir():
            if old.name not in units:
                old.unlink()
        for name, data in units.items():
            part = shelf / f"{name}.{os.getpid()}.part"
            part.write_bytes(data)
            part.replace(shelf / name)
    except OSError:
        return
