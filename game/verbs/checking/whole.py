"""Whether the assets are those that were made: every file of the manifests."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct

from game.reading.problems import ERROR, Problem

CHANGED = "S923"
WAY_OUT = "put the file back, or make it with its recipe"


class _Made(Struct):
    """A file of art, as its recipe wrote it."""

    sha256: str


class _Recipe(Struct):
    files: dict[str, _Made]


class _Outline(Struct):
    """A formula, as it was set."""

    file: str
    crc: int


_Index = dict[str, _Outline]


class _Sounds(Struct):
    whole: dict[str, str]


def whole(root: Path, said: Sequence[Problem] = ()) -> list[Problem]:
    """Files that are missing or changed, but for those that were ``said`` to be."""
    told = " ".join(problem.message for problem in said)
    return [
        Problem(
            file.partition("/")[0], 1, 1, CHANGED, f"'{file}' {why}", WAY_OUT, ERROR
        )
        for file, why in _faults(root)
        if f"'{file}'" not in told
    ]


def _faults(root: Path) -> Iterator[tuple[str, str]]:
    for folder, listed in (("art", _art), ("sounds", _sounds)):
        try:
            known = listed((root / folder / "manifest.json").read_bytes())
        except (OSError, msgspec.DecodeError) as fault:
            yield f"{folder}/manifest.json", f"cannot be read: {fault}"
            continue
        for name, made in known.items():
            path = root / folder / name
            if not path.is_file():
                yield f"{folder}/{name}", "is missing"
            elif sha256(path.read_bytes()).hexdigest() != made:
                yield f"{folder}/{name}", "is not as its recipe made it"
    yield from _outlines(root)


def _outlines(root: Path) -> Iterator[tuple[str, str]]:
    """Formulas are listed where they are looked up: beside their measures."""
    shelf = root / "art" / "equations"
    try:
        known = msgspec.json.decode((shelf / "index.json").read_bytes(), type=_Index)
    except (OSError, msgspec.DecodeError) as fault:
        yield "art/equations/index.json", f"cannot be read: {fault}"
        return
    for one in known.values():
        path = shelf / one.file
        if not path.is_file():
            yield f"art/equations/{one.file}", "is missing"
        elif crc32(path.read_bytes()) != one.crc:
            yield f"art/equations/{one.file}", "is not as it was set"


def _art(data: bytes) -> dict[str, str]:
    """Players are not given what lies at the top, which is for those who look."""
    recipes = msgspec.json.decode(data, type=dict[str, _Recipe])
    every = (recipe.files.items() for recipe in recipes.values())
    return {f: made.sha256 for files in every for f, made in files if "/" in f}


def _sounds(data: bytes) -> dict[str, str]:
    return msgspec.json.decode(data, type=_Sounds).whole
