"""A session that an earlier version kept still opens."""

import pytest
from msgspec.structs import replace

from game.puzzles.kinds.dual.position import DualLevel
from game.puzzles.session.record import decode, encode, given, gives
from tests.puzzles.support import LIBRARY, sat

# What versions before the sorted hash wrote for these levels.
EARLIER = [
    ("shadow", "story", "65f733bea0a8890d"),
    ("order", "story", "3dac22b666b8147e"),
    ("columns", "story", "8821fb80be497ac6"),
    ("rows", "story", "bfca520276877c33"),
    ("slip", "story", "75fa2b98beeeb9ff"),
    ("dual", "story", "3e461984ec501d4d"),
    ("break", "story", "fec818a365d3bb4e"),
    ("axis", "story", "e1ce195c2fc4f4b1"),
    ("board", "story", "20655b763df22eb5"),
    ("shadow", "shadow-1-a1", "f744c5f847ebaa5a"),
    ("columns", "columns-2-b2", "21d60143ce5ffab9"),
    ("slip", "slip-3-c3", "c2d0d47caaf7f118"),
]


@pytest.mark.parametrize(("kind", "name", "hashed"), EARLIER)
def test_a_session_of_an_old_save_still_opens(
    kind: str, name: str, hashed: str
) -> None:
    level = LIBRARY.find(kind, name)
    session = sat(kind, name).waive()
    kept = encode(session).replace(given(level).encode(), hashed.encode())
    assert decode(kept, LIBRARY) == session


def test_the_hash_is_of_the_numbers_alone_and_a_changed_one_is_refused() -> None:
    level = LIBRARY.find("dual", "story")
    assert given(replace(level, title="Another")) == given(level)
    assert isinstance(level, DualLevel)
    wider = replace(level, span=9.0)
    assert not gives(wider, given(level))
    assert not gives(wider, "3e461984ec501d4d")
