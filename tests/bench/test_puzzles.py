"""The bench's figures of the puzzles: which there are, and what each should be."""

from pathlib import Path

import pytest

from bench import puzzles
from bench.figures import PARTS
from game.puzzles.kinds.table import KINDS
from game.screens.puzzle.actions import Do
from game.verbs.driving.driver import Driver
from tests.puzzles.support import LORE


def test_every_figure_has_its_goal() -> None:
    assert PARTS["puzzles"] is puzzles.measure
    assert puzzles.goal("puzzles.dual.drag.p99") == 16.7
    assert puzzles.goal("puzzles.board.turn.median") == 16.7
    assert puzzles.goal("puzzles.dual.open") == 100.0
    assert puzzles.goal("puzzles.dual.make.first") == 50.0
    assert puzzles.goal("frame.rollback") is None
    assert puzzles.goal("puzzles") is None


def test_only_kinds_that_make_levels_are_measured_making_them() -> None:
    for kind in KINDS:
        made = dict(puzzles._making(kind, LORE))
        assert bool(made) == (KINDS[kind].generate is not None)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("dual", {"open", "drag.median", "drag.p99", "named.median", "named.p99"}),
        ("board", {"open", "turn.median", "turn.p99"}),
    ],
)
def test_a_kind_is_played_by_hand_and_every_frame_is_a_frame_that_changed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    expected: set[str],
) -> None:
    monkeypatch.setattr(puzzles, "DRAGGED", 12)
    monkeypatch.setattr(puzzles, "TURNS", 3)
    monkeypatch.setattr(puzzles, "SIZE", (640, 360))
    driver = Driver(tmp_path, size=(640, 360))
    under = driver.top
    try:
        found = dict(puzzles._playing(driver, kind))
        assert driver.top is under
    finally:
        driver.close()
    assert set(found) == expected
    assert all(value > 0.0 for value in found.values())


def test_what_is_dragged_does_move(tmp_path: Path) -> None:
    driver = Driver(tmp_path, size=(640, 360))
    try:
        puzzles._open(driver, "rows")
        driver.wait(0.5)
        screen = puzzles._screen(driver)
        screen.do(Do.WAIVE)
        driver.settle()
        place = screen.painter.places.all[0]
        places = {puzzles._around(screen, place, n / 9) for n in range(9)}
        assert len(places) > 5
        driver.move(place.at)
        driver.press(place.at)
        shown = []
        for at in sorted(places):
            driver.move(at)
            shown.append(screen.session.shown)
        assert len(set(map(repr, shown))) > 4
    finally:
        driver.close()
