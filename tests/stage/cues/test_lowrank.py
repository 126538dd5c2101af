"""A picture as a matrix, and the best that so many strips make of it."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.describe import describe
from game.figure.things import Note, Tones
from game.stage.claims import claims
from tests.stage.support import drawn, faults, plane

tones = st.integers(2, 5).flatmap(
    lambda wide: st.lists(
        st.text("0123456789", min_size=wide, max_size=wide), min_size=2, max_size=5
    ).filter(lambda rows: any(set(row) - {"0"} for row in rows))
)


def cue(rows: list[str], **more: Any) -> dict[str, Any]:
    return {"lowrank": {"rows": rows, **more}}


def shown(tableau: Any) -> dict[str, Tones]:
    found = plane(tableau).items
    return {item.key.split(":")[0]: item for item in found if isinstance(item, Tones)}


@given(tones, st.integers(1, 5))
def test_the_strips_make_the_nearest_picture_and_say_what_is_missing(
    rows: list[str], k: int
) -> None:
    whole = np.array([[int(sign) for sign in row] for row in rows]) / 9
    found = shown(cue(rows, ranks=[k]))
    made = np.array(found["made"].rows)
    assert np.allclose(found["whole"].rows, whole)
    assert np.linalg.matrix_rank(made, tol=1e-9) <= k
    tail = np.linalg.svd(whole, compute_uv=False)[k:]
    assert np.linalg.norm(whole - made) == pytest.approx(np.linalg.norm(tail))


def test_as_many_strips_stand_on_each_side_as_the_rank_says() -> None:
    found = shown(cue(["9090", "0909", "9099"], ranks=[2]))
    assert [len(row) for row in found["columns"].rows] == [2, 2, 2]
    assert [len(row) for row in found["rows"].rows] == [4, 4]
    assert max(abs(t) for row in found["rows"].rows for t in row) == pytest.approx(1.0)


def test_one_pair_of_strips_is_multiplied_out() -> None:
    found = shown(cue(["369", "123", "246"], ranks=[1]))
    column = np.array(found["columns"].rows)
    row = np.array(found["rows"].rows)
    made = np.array(found["made"].rows)
    assert np.allclose(column @ row * made.max(), made)


def test_a_picture_that_is_not_shown_gives_nothing_away() -> None:
    kept = plane(cue(["90", "09"], whole=False, ranks=[1])).items
    assert not [item for item in kept if item.key.startswith("whole")]


def test_pictures_and_strips_do_not_overlap() -> None:
    found = plane(cue(["9009", "0990", "9119"], ranks=[1, 2, 3])).items
    boxes = [
        (*item.corner, len(item.rows[0]), len(item.rows))
        for item in found
        if isinstance(item, Tones)
    ]
    for n, (x, y, wide, high) in enumerate(boxes):
        for left, top, across, down in boxes[n + 1 :]:
            aside = x + wide <= left or left + across <= x
            assert aside or y - high >= top or top - down >= y


def test_ears_are_told_how_many_strips_and_what_is_missing() -> None:
    told = describe(drawn(cue(["99", "90"], ranks=[1, 2])))
    assert "a picture, 2 rows of 2 tones" in told
    assert "what 1 pair of strips makes of it, about 12.7% missing" in told
    assert "what 2 pairs of strips make of it, 0% missing" in told
    assert told.count("missing") == 2


def test_eyes_read_the_same_share() -> None:
    found = plane(cue(["99", "90"], ranks=[1])).items
    notes = [item.text for item in found if isinstance(item, Note)]
    assert notes == ["4 numbers", "1 pair", "≈ 12.7% lost"]


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        ([], ()),
        (["90", "9"], (1,)),
        (["9x"], (0,)),
        ([90, 9], (0,)),
        (["00", "00"], ()),
        (["9" * 49], ()),
        ("90", ()),
    ],
)
def test_rows_that_make_no_picture_are_told_where(rows: Any, where: Any) -> None:
    found = faults(cue(rows, name="A"))
    assert ("lowrank", "rows", *where) in [fault.path for fault in found]


def test_lines_may_measure_the_matrix_by_its_name() -> None:
    named = cue(["30", "04"], name="A")
    (right,) = claims("$sigma 1 of A = 4$", named)
    assert right.ok
    (wrong,) = claims("$sigma 1 of A = 3$", named)
    assert not wrong.ok
