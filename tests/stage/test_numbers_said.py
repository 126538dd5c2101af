"""Every number of a cue is the right one, and says whether it is rounded."""

from typing import Any

import numpy as np

from game.figure.describe import describe
from game.figure.things import Array, Arrow, Figure, Grid, Plane, Work
from game.stage.picture import picture
from game.stage.state import Stage, is_clear
from tests import judging
from tests.stage.support import drawn, told


def names_of(figure: Figure) -> dict[str, Any]:
    """What the letters of a picture are: its arrows, and its named arrays."""
    names: dict[str, Any] = {}
    for panel in figure.panels:
        match panel:
            case Plane():
                for item in panel.items:
                    if isinstance(item, Arrow) and item.key.startswith("vector:"):
                        tip, tail = np.array(item.tip), np.array(item.tail)
                        names[item.key.removeprefix("vector:")] = tip - tail
                    if isinstance(item, Grid) and item.key == "grid":
                        names["M"] = np.array(item.matrix)
            case Work():
                for row in panel.rows:
                    for block in row.blocks:
                        if isinstance(block, Array) and block.name:
                            names.setdefault(block.name, judging.numbers_in(block))
            case _:
                pass
    return names


def matrices_of(tableau: Any) -> dict[str, Any]:
    """What its letters are that stand for a matrix and are not drawn.

    A calculation shows those that it needs.
    """
    planes = (value for value in tableau.values() if isinstance(value, dict))
    others = [plane["others"] for plane in planes if "others" in plane]
    others += [] if "work" in tableau else [tableau.get("let", {})]
    return {
        name: np.array(value)
        for named in others
        for name, value in named.items()
        if isinstance(value, list) and isinstance(value[0], list)
    }


def judge(
    figure: Figure,
    slips: frozenset[int] = frozenset(),
    known: dict[str, Any] | None = None,
) -> int:
    """How many of a picture's claims were reckoned; all are as they say."""
    count, names = 0, names_of(figure) | (known or {})
    for panel in figure.panels:
        if isinstance(panel, Plane):
            texts = [describe(Figure(panels=(panel,))), panel.caption]
            count += sum(judging.judge(text, names) for text in texts)
        for i, row in enumerate(panel.rows if isinstance(panel, Work) else ()):
            if row.struck or (panel.key == "work" and i in slips):
                continue
            count += judging.judge(judging.in_words(row, more := dict(names)), more)
            count += judging.judge(row.note, names)
    return count


def slips(tableau: Any) -> frozenset[int]:
    """The lines of its calculation that are wrong on purpose."""
    lines = tableau.get("work") or ()
    slip = (i for i, x in enumerate(lines) if isinstance(x, dict) and x.get("slip"))
    return frozenset(slip)


def test_every_number_of_the_story_s_cues_is_so() -> None:
    found = [
        judge(picture(Stage(tableau=value)), slips(value), matrices_of(value))
        for line, value in told()
        if not line and not is_clear(value)
    ]
    assert sum(found) > 60


def test_a_length_is_written_exactly_and_then_about() -> None:
    vectors = {"let": {"v": [2, 0.5], "w": [1.237, 2.118]}}
    said = [
        ("|v|", "|v|"),
        ("|v| =", "|v| = √17/2 ≈ 2.06"),
        ("|v| = 2.062", "|v| = √17/2 ≈ 2.062"),
        ("|w| =", "|w| ≈ 2.45"),
        ("v . v = 4.25", "v, [2 0.5] · v, [2 0.5] = 2·2 + 0.5·0.5 = 4.25"),
        ("w . v =", "w, [1.237 2.118] · v, [2 0.5] = 1.237·2 + 2.118·0.5 = 3.533"),
        ("v / 3 =", "v = [2 0.5] / 3 = [2/3 1/6]"),
        ("v / |v| =", "v = [2 0.5] / |v| ≈ [0.97 0.24]"),
    ]
    for line, wanted in said:
        assert describe(drawn({**vectors, "work": [line]})) == f"Work: {wanted}."
