"""The formulas' outlines are those that the index measures."""

import json
import re
from pathlib import Path

import pytest

from game.verbs.equations import EM

SHELF = Path(__file__).resolve().parents[2] / "art" / "equations"
INDEX = json.loads((SHELF / "index.json").read_text("utf-8"))
BOX = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')


@pytest.mark.parametrize("formula", sorted(INDEX))
def test_an_outline_is_as_large_as_the_index_says(formula: str) -> None:
    facts = INDEX[formula]
    box = BOX.search((SHELF / facts["file"]).read_text("ascii"))
    assert box is not None
    _, top, width, height = (float(n) for n in box.groups())
    measured = (width / EM, height / EM, max(0.0, top + height) / EM)
    assert measured == pytest.approx(
        (facts["width"], facts["height"], facts["depth"]), abs=1e-6
    )


def test_no_outline_is_left_over() -> None:
    kept = {facts["file"] for facts in INDEX.values()}
    assert {path.name for path in SHELF.glob("*.svg")} == kept
