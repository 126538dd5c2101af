"""The bench's figures of the puzzles: which there are, and what each should be."""

from pathlib import Path

import pytest

from game.puzzles.kinds import KINDS
from game.verbs import bench_puzzles
from game.verbs.bench import PARTS
from game.verbs.driver import Driver


def test_every_figure_has_its_goal() -> None:
    assert PARTS["puzzles"] is bench_puzzles.measure
    assert bench_puzzles.goal("puzzles.dual.drag.p99") == 16.7
    assert bench_puzzles.goal("puzzles.board.turn.median") == 16.7
    assert bench_puzzles.goal("puzzles.dual.open") == 100.0
    assert bench_puzzles.goal("puzzles.dual.make.first") == 50.0
    assert bench_puzzles.goal("frame.rollback") is None
    assert bench_puzzles.goal("puzzles") is None


def test_only_kinds_that_make_levels_are_measured_making_them() -> None:
    for kind in KINDS:
        made = dict(bench_puzzles._making(kind))
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
    monkeypatch.setattr(bench_puzzles, "DRAGGED", 12)
    monkeypatch.setattr(bench_puzzles, "TURNS", 3)
    monkeypatch.setattr(bench_puzzles, "SIZE", (640, 360))
    driver = Driver(tmp_path, size=(640, 360))
    under = driver.top
    try:
        found = dict(bench_puzzles._playing(driver, kind))
        assert driver.top is under
    finally:
        driver.close()
    assert set(found) == expected
    assert all(value > 0.0 for value in found.values())


def test_what_is_dragged_does_move(tmp_path: Path) -> None:
    driver = Driver(tmp_path, size=(640, 360))
    try:
        bench_puzzles._open(driver, "rows")
        driver.wait(0.5)
        screen = bench_puzzles._screen(driver)
        screen.bout.do("waive")
        driver.settle()
        grip = screen.hand.grips()[0]
        places = {bench_puzzles._around(screen, grip, n / 9) for n in range(9)}
        assert len(places) > 5
        driver.move(grip.at)
        driver.press(grip.at)
        shown = []
        for at in sorted(places):
            driver.move(at)
            shown.append(screen.sitting.shown)
        assert len(set(map(repr, shown))) > 4
    finally:
        driver.close()
