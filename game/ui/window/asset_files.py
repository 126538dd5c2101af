"""Finding and reading assets: the header is judged before any decoder. No pygame here.

A decoder chooses by content, and a picture of 60 bytes can ask for gigabytes. So the
magic must match the extension, pictures are at most 4096 x 4096, outlines hold nothing
but paths, and files come through ``open`` (SDL cannot open every path that Python can).
"""

import os
import re
import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")
LARGEST = 4096
HEAVIEST = 64 * 1024 * 1024
_PLAIN_NAME = re.compile(r"[a-z0-9_./-]+", re.IGNORECASE)
_OUTLINE = re.compile(r"</?(?:svg|g|path|rect)(?:\s[^<>]*)?/?>")


class AssetFault(Exception):  # noqa: N818 (a fault of the asset, not ours)
    """An asset that cannot be used: which, why, and the way out."""

    def __init__(self, name: str, why: str, way_out: str) -> None:
        super().__init__(f"{name[:120]!r}: {why}; {way_out}")
        self.name = name


class Attempts:
    """Reads what may be damaged; ``missing`` says once what could not be read."""

    def __init__(self) -> None:
        self.missing: list[str] = []

    @property
    def fault(self) -> str:
        """What could not be read first, or nothing."""
        return next(iter(self.missing), "")

    def attempt(self, read: Callable[[], T]) -> T | None:
        """What was read; None, and a word in ``missing``, where it cannot be."""
        try:
            return read()
        except AssetFault as fault:
            self.miss(str(fault))
        return None

    def miss(self, told: str) -> None:
        """Say what cannot be had."""
        if told not in self.missing:
            self.missing.append(told)


def _starts(*magics: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(magics)


def _wave(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WAVE"


_MAGIC: Mapping[str, Callable[[bytes], bool]] = {
    ".png": _starts(b"\x89PNG\r\n\x1a\n"),
    ".jpg": _starts(b"\xff\xd8\xff"),
    ".ogg": _starts(b"OggS"),
    ".wav": _wave,
    ".ttf": _starts(b"\x00\x01\x00\x00", b"true"),
    ".otf": _starts(b"OTTO"),
    ".svg": _starts(b"<svg"),
    ".json": _starts(b"{", b"["),
}


def png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height that a PNG header declares."""
    if len(data) < 24 or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return (width, height)


def jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of the first start-of-frame segment of a JPEG."""
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            return None
        code = data[at + 1]
        if code == 0xFF:
            at += 1
            continue
        if 0xC0 <= code <= 0xCF and code not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return (width, height)
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None


def _ends(ending: str, data: bytes) -> bool:
    """Whether a picture or a sound has its end: what is cut short decodes to grey."""
    if ending == ".jpg":
        return data.rstrip(b"\0").endswith(b"\xff\xd9")
    if ending != ".ogg":
        return True
    at = last = 0
    while at + 27 <= len(data) and data[at : at + 4] == b"OggS":
        parts, last = data[at + 26], data[at + 5]
        at += 27 + parts + sum(data[at + 27 : at + 27 + parts])
    return at == len(data) and bool(last & 4)


def judge(name: str, data: bytes) -> None:
    """Raise ``AssetFault`` unless the bytes are what the name says, of sane size."""
    wrong = _wrong(Path(name).suffix.lower(), data)
    if wrong is not None:
        raise AssetFault(name, *wrong)


def _wrong(ending: str, data: bytes) -> tuple[str, str] | None:
    """What is wrong with a file of this ending, and the way out."""
    magic = _MAGIC.get(ending)
    if magic is None:
        return f"files of kind {ending!r} are not read", f"use {', '.join(_MAGIC)}"
    if not magic(data):
        return f"its content is not {ending[1:]}", "save it in the named format"
    if ending in (".png", ".jpg"):
        size = png_size(data) if ending == ".png" else jpeg_size(data)
        if size is None:
            return "its header is damaged", "save it again"
        w, h = size
        if not (0 < w <= LARGEST and 0 < h <= LARGEST):
            return f"it is {w} x {h}", f"make it at most {LARGEST} x {LARGEST}"
    if not _ends(ending, data):
        return "it is cut short", "put the whole file back"
    if ending == ".svg" and not data.isascii():
        return "an outline is plain ASCII", "set it again"
    if ending == ".svg" and not _is_outline(data.decode("ascii")):
        holds = "an outline holds only svg, g, path and rect"
        return holds, "make it with art/recipes/equations.py"
    return None


def _is_outline(text: str) -> bool:
    return len(text) <= 400_000 and not _OUTLINE.sub("", text).strip()


class AssetFiles:
    """The files under a root that holds ``art`` and ``sounds``.

    A story of somebody else brings an ``art`` and ``sounds`` of its own beside its
    chapters; what lies there goes before the game's.
    """

    def __init__(self, root: Path, story: Path | None = None) -> None:
        self.root = root
        self._roots = (root,) if story is None else (story, root)

    def path(self, name: str) -> Path:
        """The file of a name such as ``art/fonts/X.ttf``; it cannot leave the root."""
        if not _is_plain(name):
            raise AssetFault(name, "not a plain name", "use letters, digits, _ . / -")
        for root in self._roots:
            path = root / name
            if root is self.root or path.exists():
                break
        if not path.resolve().is_relative_to(root.resolve()):
            raise AssetFault(name, "it leads out of the game's folder", "copy it in")
        return path

    def has(self, name: str) -> bool:
        """Whether the file is there; a name that leads out of the root never is."""
        there = (f"{root}/{name}" for root in self._roots)
        return _is_plain(name) and any(map(os.path.isfile, there))

    def read(self, name: str) -> bytes:
        """The bytes of a file, judged; ``AssetFault`` when it cannot be used."""
        path = self.path(name)
        try:
            if path.stat().st_size > HEAVIEST:
                raise AssetFault(name, "it is larger than 64 MB", "make it smaller")
            data = path.read_bytes()
        except OSError as fault:
            reason = fault.strerror or type(fault).__name__
            way_out = "put the file back or install the game again"
            raise AssetFault(name, reason, way_out) from None
        judge(name, data)
        return data

    def facts(self, name: str, kind: type[T], way_out: str) -> T:
        """What a JSON file says, as ``kind``; ``way_out`` is how to make it again."""
        try:
            return msgspec.json.decode(self.read(name), type=kind)
        except msgspec.DecodeError as fault:
            raise AssetFault(name, str(fault), way_out) from None

    def names(self, folder: str, *endings: str) -> frozenset[str]:
        """Stems of the files of these endings in a folder."""
        tops = (root / folder for root in self._roots)
        files = (path for top in tops if top.is_dir() for path in top.iterdir())
        return frozenset(path.stem for path in files if path.suffix in endings)


def _is_plain(name: str) -> bool:
    plain = _PLAIN_NAME.fullmatch(name) is not None
    return plain and ".." not in name and not name.startswith("/")
