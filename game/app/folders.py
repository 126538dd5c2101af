"""Where things lie: the story and assets that are read, the folder that is written."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from game.language import _
from game.saving.notices import shown

PACKAGE = Path(__file__).resolve().parent.parent


class Folders(Struct, frozen=True):
    """Where files are; not ``lasting`` where only a temporary folder could be had."""

    root: Path
    saves: Path
    cache: Path
    lasting: bool = True

    def warnings(self) -> list[str]:
        """What the player must know of where saves are."""
        if self.lasting:
            return []
        where = shown(str(self.saves))
        return [_("Saves are kept in a temporary folder only: {saves}", saves=where)]


def find(environment: Mapping[str, str]) -> Folders:
    """The folders of this installation; EIGENFACE_SAVES moves the written ones."""
    inside = PACKAGE / "data"
    installed = (inside / "story").is_dir()
    root = inside if installed else PACKAGE.parent
    asked = environment.get("EIGENFACE_SAVES")
    wanted: Path | None
    if asked:
        wanted = _expanded(asked)
    elif installed:
        wanted = _platform_folder()
    else:
        wanted = root / "saves"
    if wanted is None or not _made(wanted):
        spare = Path(tempfile.gettempdir()) / f"eigenface-{_user()}"
        _made(spare)
        return Folders(root, spare, spare / "cache", lasting=False)
    saves = wanted.absolute()
    return Folders(root, saves, saves / "cache")


def _expanded(asked: str) -> Path | None:
    """The folder that was asked for; None where it lies in a home that nobody has."""
    try:
        return Path(asked).expanduser()
    except RuntimeError:
        return None


def _platform_folder() -> Path:
    import platformdirs  # noqa: PLC0415  (only an installed game needs it at start)

    return Path(platformdirs.user_data_dir("eigenface", appauthor=False))


def _made(folder: Path) -> bool:
    """Whether the folder is there; one that is read-only can still be read from."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return folder.is_dir()
    return True


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
