"""The languages that the game can speak: their catalogues, and which one is wanted."""

import os
import struct
from collections.abc import Mapping
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from game.app.log import LOGGER
from game.language import use

# The variables that a desktop sets, the strongest first (POSIX, and GNU's LANGUAGE).
OWN_NAME = "this language's own name"
# The region of languages that no country has: made by a machine, for tests.
MADE_UP = "_XA"
SET = ("EIGENFACE_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def languages(story: Path) -> tuple[str, ...]:
    """The codes of all catalogues of a story folder; the writers' own is none."""
    return tuple(sorted(path.stem for path in (story / "locale").glob("*.mo")))


def names(story: Path) -> dict[str, str]:
    """Each language for players, by its code, as it calls itself."""
    found = {}
    for code in languages(story):
        catalogue = None if code.endswith(MADE_UP) else _catalogue(story, code)
        if catalogue is not None:
            found[code] = catalogue.pgettext(OWN_NAME, "English")
    return found


def wanted(
    setting: str, known: tuple[str, ...], environment: Mapping[str, str] | None = None
) -> str:
    """The language to speak: the setting, else the computer's; empty for English."""
    for asked in [setting] if setting else _asked(environment):
        code = asked.replace("-", "_").split(".")[0].split("@")[0]
        for name in (code, code.split("_")[0]):
            if name in known:
                return name
            if name in {"en", "C", "POSIX"}:
                return ""
    return ""


def speak(story: Path, code: str) -> str:
    """Say everything in that language from now on; the code that it came to."""
    catalogue = _catalogue(story, code) if code else None
    use(catalogue or NullTranslations())
    return code if catalogue else ""


def _catalogue(story: Path, code: str) -> GNUTranslations | None:
    try:
        with (story / "locale" / f"{code}.mo").open("rb") as file:
            return GNUTranslations(file)
    except (OSError, ValueError, LookupError, struct.error) as fault:
        LOGGER.error("the language %s cannot be read: %s", code, fault)
        return None


def _asked(environment: Mapping[str, str] | None) -> list[str]:
    given = os.environ if environment is None else environment
    found = [given[name] for name in SET if given.get(name)]
    return [code for each in found[:1] for code in each.split(":")] or _of_windows()


def _of_windows() -> list[str]:
    if os.name != "nt":
        return []
    import locale  # noqa: PLC0415  (only Windows keeps it elsewhere)

    return [locale.getlocale()[0] or ""]
