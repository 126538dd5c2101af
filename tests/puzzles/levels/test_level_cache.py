"""An entry gives back the levels that it was made of, and nothing else is one."""

import pytest

from game.puzzles.levels.level_cache import MAGIC, dump, load
from game.reading.cache import seal
from tests.puzzles.support import LIBRARY


def test_levels_come_back_as_they_were() -> None:
    assert load(dump(LIBRARY), LIBRARY.guesses) == LIBRARY


@pytest.mark.parametrize(
    "entry",
    [
        None,
        b"",
        b"EFU1",
        MAGIC,
        dump(LIBRARY)[:-1],
        dump(LIBRARY)[:50] + b"~" + dump(LIBRARY)[51:],
        seal(MAGIC, []),
        seal(MAGIC, {"dual": 3}),
        seal(MAGIC, {"dual": [{"id": 3}]}),
        seal(MAGIC, {"gone": []}),
    ],
)
def test_anything_else_is_no_entry(entry: bytes | None) -> None:
    assert load(entry, {}) is None
