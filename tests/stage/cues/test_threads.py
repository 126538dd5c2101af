"""Threads between memories: how strong they are, and which are followed."""

from itertools import combinations, pairwise
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.figure.describe import describe
from game.figure.things import Arrow, Dots, Note, Segment, Tone
from tests.stage.support import drawn, faults, plane

FOUR = {"frame": [0, 2], "hair": [1, 2], "hands": [2, 1], "snow": [1, -2]}
number = st.integers(-9, 9)
some = st.lists(
    st.tuples(number, number).filter(any), min_size=2, max_size=5, unique=True
)


def cue(memories: Any = None, **more: Any) -> dict[str, Any]:
    return {"threads": {"memories": memories or FOUR, **more}}


def threads(tableau: Any) -> dict[frozenset[str], Segment]:
    return {
        frozenset(item.key.split(":")[1:3]): item
        for item in plane(tableau).items
        if isinstance(item, Segment)
    }


def test_a_thread_between_each_two() -> None:
    assert set(threads(cue())) == set(map(frozenset, combinations(FOUR, 2)))


@given(some)
def test_the_more_alike_the_stronger_whatever_their_lengths(
    tips: list[tuple[int, int]],
) -> None:
    memories = {f"m{i}": list(tip) for i, tip in enumerate(tips)}
    alike = {}
    for a, b in combinations(memories, 2):
        v, w = np.array(memories[a]), np.array(memories[b])
        alike[frozenset((a, b))] = v @ w / np.linalg.norm(v) / np.linalg.norm(w)
    found = threads(cue(memories))
    ordered = sorted(found, key=lambda pair: abs(alike[pair]))
    weights = [found[pair].weight for pair in ordered]
    assert np.all(np.diff(weights) >= -1e-9)
    for pair, thread in found.items():
        if abs(alike[pair]) > 1e-9:
            expected = Tone.POSITIVE if alike[pair] > 0 else Tone.NEGATIVE
            assert thread.tone is expected


def test_what_is_followed_stands_out_and_has_its_number() -> None:
    tableau = cue(follow=["frame", "hair", "hands"])
    found = threads(tableau)
    way = {frozenset(("frame", "hair")), frozenset(("hair", "hands"))}
    assert {pair for pair, one in found.items() if one.alpha == 1.0} == way
    notes = {n.key: n.text for n in plane(tableau).items if isinstance(n, Note)}
    numbers = {key for key in notes if key.startswith("strength")}
    assert numbers == {"strength:frame:hair", "strength:hair:hands"}
    assert notes["strength:hair:hands"] in {"0.8", "4 / 5"}


def test_a_number_stands_on_the_side_of_its_thread_where_no_other_is() -> None:
    follow = [*FOUR]
    items = plane(cue(follow=follow)).items
    notes = {n.key: n for n in items if isinstance(n, Note)}
    for one, other in pairwise(follow):
        note, a = notes[f"strength:{one}:{other}"], np.array(FOUR[one])
        for name in FOUR.keys() - {one, other}:
            assert np.dot(note.toward, np.array(FOUR[name]) - a) < 0.0


def test_without_names_they_are_arrows() -> None:
    items = plane(cue(named=False)).items
    assert sum(isinstance(item, Arrow) for item in items) == len(FOUR)
    assert not any(isinstance(item, Dots | Note) for item in items)


@given(some)
def test_everything_lies_on_the_plane(tips: list[tuple[int, int]]) -> None:
    memories = {f"m{i}": list(tip) for i, tip in enumerate(tips)}
    for named, points in ((True, tips), (False, [*tips, (0, 0)])):
        found = plane(cue(memories, named=named))
        (x, y), high = found.centre, found.span
        assert all(abs(b - y) < high for _, b in points)
        assert all(abs(a - x) < high * found.ratio for a, _ in points)


def test_ears_are_told_the_threads_that_are_followed() -> None:
    told = describe(drawn(cue(follow=["hair", "hands"])))
    assert "hair to hands 0.8" in told or "hair to hands 4 / 5" in told
    assert "frame to snow" not in told


def test_a_memory_that_is_not_there_cannot_be_followed() -> None:
    (fault,) = faults(cue(follow=["frame", "hiar"]))
    assert fault.path[-2:] == ("follow", 1)
    assert "hair" in fault.hint


def test_a_memory_of_nothing_has_no_threads() -> None:
    assert faults(cue({"a": [0, 0], "b": [1, 0]}))
