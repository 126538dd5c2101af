"""Whether all that should be heard is there: the voices of each line, every sound."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from game.narrative.program.operations import Say
from game.narrative.program.program import Chapter, Program
from game.reading.problems import ERROR, WARNING, Problem
from game.screens.shared.act_sounds import EFFECTS
from game.stage.state import WORDS
from game.ui.sound.recordings import FOLDER, Recording, Voices, mark
from game.ui.window.assets import AssetFault, Assets

UNHEARD, DAMAGED = "S920", "S921"
NAMED = 6


def audible(
    program: Program, root: Path, silent: Collection[str] = ()
) -> list[Problem]:
    """What is missing, damaged or outdated, but for speakers who are ``silent``."""
    assets = Assets(root)
    voices = Voices(assets)
    found = [*_sounds(root, assets)]
    for name, chapter in program.chapters.items():
        book = voices.chapter(name)
        if book is not None:
            found += _voices(chapter, name, book.lines, silent)
            found += _files(name, book.lines, assets)
    found += [_problem("sounds", DAMAGED, told, "") for told in voices.missing]
    return found


def _sounds(root: Path, assets: Assets) -> Iterator[Problem]:
    """Effects that the game plays and that are not there; files that are no sound."""
    for name in sorted(EFFECTS):
        if not assets.has(f"sounds/effects/{name}.ogg"):
            what = f"the effect 'sounds/effects/{name}.ogg' is missing"
            yield _problem("sounds", DAMAGED, what, "run sounds/recipes/effects.py")
    for path in sorted((root / "sounds").rglob("*.ogg")):
        try:
            assets.read(path.relative_to(root).as_posix())
        except AssetFault as fault:
            yield _problem("sounds", DAMAGED, str(fault), "make it with its recipe")


def _voices(
    chapter: Chapter,
    name: str,
    spoken: Mapping[str, Recording],
    mute: Collection[str],
) -> Iterator[Problem]:
    """Lines that nobody speaks, and lines that were rewritten since."""
    silent, old = [], []
    for say in chapter.code:
        if not isinstance(say, Say) or say.mood == WORDS or say.fills:
            continue
        if say.speaker in mute:
            continue
        known = spoken.get(say.voice or say.id)
        if known is None:
            silent.append(say.id)
        elif known.said != mark(say.text):
            old.append(say.id)
    hint = f"run sounds/recipes/voices.py {name}"
    for ids, what in (
        (silent, "no voice speaks"),
        (old, "the text was changed after it was spoken in"),
    ):
        if ids:
            told = f"{what} {_listed(ids)}"
            yield _problem(chapter.file, UNHEARD, told, hint, severity=WARNING)


def _files(
    name: str, spoken: Mapping[str, Recording], assets: Assets
) -> Iterator[Problem]:
    gone = [r for r in spoken if not assets.has(f"sounds/{FOLDER}/{name}/{r}.ogg")]
    if gone:
        what = f"the voice file of {_listed(gone)} is missing in sounds/{FOLDER}/{name}"
        yield _problem("sounds", DAMAGED, what, f"run sounds/recipes/voices.py {name}")


def _listed(ids: list[str]) -> str:
    more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
    return ", ".join(ids[:NAMED]) + more


def _problem(
    file: str, code: str, what: str, hint: str, *, severity: str = ERROR
) -> Problem:
    return Problem(file, 1, 1, code, what, hint, severity)
