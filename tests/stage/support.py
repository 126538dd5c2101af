"""Shared by the tests of the stage: the story's own cues, and shortcuts to panels."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from game.figure.things import Arrow, Figure, Plane, Row, Work
from game.narrative.text.quoting import filled
from game.puzzles.kinds.table import KINDS
from game.reading.problems import Fault
from game.stage.picture import check, picture
from game.stage.state import Stage

STORY = Path(__file__).parents[2] / "story"


def drawn(tableau: Any) -> Figure:
    """The picture of a tableau, which must be sound."""
    assert list(check(tableau)) == []
    return picture(Stage(tableau=tableau))


def faults(tableau: Any) -> list[Fault]:
    return list(check(tableau))


def plane(tableau: Any, index: int = 0) -> Plane:
    panels = [p for p in drawn(tableau).panels if isinstance(p, Plane)]
    return panels[index]


def rows(tableau: Any) -> tuple[Row, ...]:
    (work,) = (p for p in drawn(tableau).panels if isinstance(p, Work))
    return work.rows


def arrows(found: Plane) -> dict[str, Arrow]:
    return {item.key: item for item in found.items if isinstance(item, Arrow)}


def keys(found: Plane) -> set[str]:
    return {item.key for item in found.items}


SAMPLES = {
    f"{kind.name}.{name}": numbers
    for kind in KINDS.values()
    for name, numbers in kind.quotes.items()
}


def told() -> Iterator[tuple[str, Any]]:
    """Every stage cue of the story, and every line with the tableau it is spoken on."""
    for path in sorted(STORY.glob("*.yaml")):
        chapter = yaml.safe_load(path.read_bytes())
        if "scenes" in chapter:
            yield from _walk(chapter["scenes"], [None])


def _walk(node: Any, tableau: list[Any]) -> Iterator[tuple[str, Any]]:
    if isinstance(node, list):
        for item in node:
            yield from _walk(item, tableau)
    elif isinstance(node, dict):
        for key, item in node.items():
            if key == "stage":
                shown = filled(item, SAMPLES)
                tableau[0] = None if item == "clear" else shown
                yield "", shown
            elif isinstance(item, str):
                # What slips on purpose states nothing.
                if not node.get("slip"):
                    yield item, tableau[0]
            else:
                yield from _walk(item, tableau)
