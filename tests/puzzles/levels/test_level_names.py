"""A name opens one level, the same one anywhere; a wrong one is answered in words."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.level_names import (
    UnknownLevelError,
    daily,
    every,
    full_name,
    is_day,
    named,
    seed_of,
    starred,
)
from game.puzzles.levels.library import parts
from tests.puzzles.support import LIBRARY


def test_every_level_opens_by_its_full_name() -> None:
    for kind, level in every(LIBRARY):
        assert named(LIBRARY, full_name(kind, level)) == (kind, level)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("dual.slanted", "dual.slanted"),
        (" Dual.Slanted ", "dual.slanted"),
        ("crossing", "break.crossing"),
        ("dual-2-k7f3", "dual-2-k7f3"),
        ("DUAL-2-K7F3", "dual-2-k7f3"),
    ],
)
def test_what_is_typed_is_read_kindly(typed: str, name: str) -> None:
    assert full_name(*named(LIBRARY, typed)) == name


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "such as dual.slanted"),
        ("daul-2-a", "Did you mean 'dual'?"),
        ("zzz", "There are: arrow, product, "),
        ("dual-9-a", "from 1 to 4; '9' is none"),
        ("dual--a", "from 1 to 4; '' is none"),
        ("dual-1-a!", "'a!' is no seed: 1 to 12 small letters and digits"),
        ("dual-1-", "'' is no seed"),
        ("dual-1-abcdefghijklm", "is no seed"),
        ("dual.slantd", "Did you mean 'dual.slanted'?"),
        ("dual.qqq", "It has: story, lean"),
        ("qqq.story", "No kind is named 'qqq'"),
        ("slanted", "columns.slanted, rows.slanted, dual.slanted"),
        ("crossin", "Did you mean 'break.crossing'?"),
        ("dual", "try 'dual.story'"),
        ("board-1-a", "no endless levels of board"),
        ("2026-02-29", "is no day"),
        ("x" * 5000, "No kind is named"),
    ],
)
def test_a_wrong_name_is_answered_with_what_would_be_right(
    typed: str, told: str
) -> None:
    with pytest.raises(UnknownLevelError) as caught:
        named(LIBRARY, typed)
    assert told in str(caught.value)
    assert len(str(caught.value)) < 400


@given(st.text(max_size=30))
def test_whatever_is_typed_opens_a_level_or_is_answered(text: str) -> None:
    with suppress(UnknownLevelError):
        assert named(LIBRARY, text)[0] in KINDS


def test_the_level_of_a_day_is_the_same_for_everyone() -> None:
    assert daily("2026-11-22") == "order-4-wt0b"
    assert full_name(*named(LIBRARY, "2026-11-22")) == daily("2026-11-22")


def test_a_new_kind_changes_no_day_that_is_past() -> None:
    before = {kind.name for kind in starred() if kind.since}
    assert before
    assert {kind.since for kind in starred() if kind.since} >= {"2026-12-01"}
    days = [f"2026-{m:02}-{d:02}" for m in range(1, 12) for d in range(1, 29)]
    assert not {parts(daily(day))[0] for day in days} & before  # type: ignore[index]


def test_days_give_every_kind_and_no_two_the_same() -> None:
    names = [daily(f"20{y}-{m:02}-{d:02}") for y in (26, 27) for m in range(1, 13)
             for d in range(1, 29)]  # fmt: skip
    found = [parts(name) for name in names]
    assert {each[0] for each in found if each} == {kind.name for kind in starred()}
    assert None not in found
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2024-02-29", True),
        ("2000-02-29", True),
        ("2026-02-29", False),
        ("1900-02-29", False),
        ("2026-04-31", False),
        ("2026-12-31", True),
        ("2026-13-01", False),
        ("2026-00-10", False),
        ("2026-1-1", False),
        ("today", False),
    ],
)
def test_the_calendar_is_known(text: str, *, right: bool) -> None:
    assert is_day(text) is right


def test_a_seed_follows_from_its_names() -> None:
    assert seed_of("a", 1) == seed_of("a", 1)
    assert len({seed_of("a", n) for n in range(500)}) == 500
    assert all(parts(f"dual-1-{seed_of(n)}") for n in range(20))
