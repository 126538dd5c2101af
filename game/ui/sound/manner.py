"""How text is spoken: how fast, how loud, by which voice, in which language."""

from collections.abc import Iterable

from msgspec import Struct

# The language of the sentences in the code and the story.
OWN = "en"


class Manner(Struct, frozen=True, kw_only=True):
    """``rate`` 1 is the program's own speed, ``volume`` 1 its own loudness.

    An empty ``voice`` is the one that the program takes for the ``language``.
    """

    rate: float = 1.0
    volume: float = 1.0
    voice: str = ""
    language: str = OWN


class Reader(Struct, frozen=True):
    """A voice that can be asked for, by its id; its name is what people know it by."""

    id: str
    name: str
    language: str


def fitting(readers: Iterable[Reader], language: str) -> tuple[Reader, ...]:
    """Those that speak a language, whatever the country, each name once."""
    wanted = _tongue(language or OWN)
    fit = {r.name: r for r in readers if r.id and _tongue(r.language) == wanted}
    return tuple(fit.values())


def _tongue(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
