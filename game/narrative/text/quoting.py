"""What the player made in a puzzle, quoted in a cue: ``v: '{shadow.v}'``.

A quote is a whole text in braces: a kind of puzzle and a name that it declares. When
the cue is given, the player's own numbers stand in its place; where the puzzle was
skipped, or never met, the kind's sample does. In a claim quotes stand among other
signs: ``|{dual.guess}| > 1``.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

_QUOTE = re.compile(r"\{([a-z][a-z-]*\.[a-z][a-z0-9_-]*)\}")

Numbers: TypeAlias = tuple[float, ...]
Path: TypeAlias = tuple[str | int, ...]


def names(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every quote inside a cue's value, with the way to it."""
    if isinstance(value, str):
        found = _QUOTE.fullmatch(value)
        if found:
            yield path, found[1]
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from names(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from names(item, (*path, key))


def inside(text: str) -> Iterator[tuple[int, str]]:
    """Every quote inside a claim, with its column from 0."""
    for found in _QUOTE.finditer(text):
        yield found.start(), found[1]


def as_names(text: str) -> str:
    """A claim in which each quote is a plain name, with every column as it was."""
    return _QUOTE.sub(lambda found: f"{as_name(found[1])}  ", text)


def as_name(quote: str) -> str:
    """The name that stands for a quote in a claim."""
    return quote.replace(".", "'").replace("-", "'").replace("_", "'")


def filled(value: Any, numbers: Mapping[str, Numbers]) -> Any:
    """The value with its quotes replaced; one that is not known stays as it is."""
    if isinstance(value, str):
        found = _QUOTE.fullmatch(value)
        known = numbers.get(found[1]) if found else None
        if known is None:
            return value
        return known[0] if len(known) == 1 else list(known)
    if isinstance(value, list):
        return [filled(item, numbers) for item in value]
    if isinstance(value, dict):
        return {key: filled(item, numbers) for key, item in value.items()}
    return value
