"""Small lights keep to their patches and their own clocks; damage is told."""

from pathlib import Path

import numpy as np
import pygame
import pytest

from game.ui.places.small_lights import LEVELS, Facts, Lamp, Winking, read_lamps
from game.ui.window.assets import AssetFault, Assets

LIT, OFF = (200, 180, 90), (10, 12, 14)


def rack(habit: str, rows: int = 26, banks: int = 6) -> Winking:
    lamps = [
        Lamp(10 + 30 * bank, 10 + 7 * row, 5, 5, bank, row)
        for bank in range(banks)
        for row in range(rows)
    ]
    lit, off = pygame.Surface((200, 200)), pygame.Surface((200, 200))
    lit.fill(LIT)
    off.fill(OFF)
    facts = Facts("rack" if habit == "rack" else "branch", lamps)
    return Winking(facts, lit, off)


@pytest.mark.parametrize("habit", ["rack", "branch"])
def test_all_are_lit_at_first_and_each_has_its_clock(habit: str) -> None:
    place = rack(habit)
    assert place.canvas.get_at((12, 12))[:3] == LIT
    seen = np.array([place.levels(t) for t in np.arange(10.0, 70.0, 0.125)])
    assert seen.min() >= 0
    assert seen.max() == LEVELS
    assert len(np.unique(seen, axis=1).T) > 100
    assert (seen.min(axis=0) < LEVELS).mean() > 0.95


def test_most_lights_of_a_rack_are_lit_at_any_moment() -> None:
    place = rack("rack")
    shares = [(place.levels(t) == LEVELS).mean() for t in np.arange(0.0, 60.0, 0.5)]
    assert min(shares) > 0.6
    assert max(shares) < 1.0


def test_data_pass_down_a_rack() -> None:
    place = rack("rack", banks=1)
    always = np.zeros(26)
    lowest = []
    for t in np.arange(0.0, 90.0, 1 / 18):
        out = place._passed(t)
        always += out
        if out.any():
            lowest.append(float(np.flatnonzero(out).mean()))
    assert (always > 0).all()
    steps = np.diff(lowest)
    assert (steps > 0).mean() > 0.9


@pytest.mark.parametrize("habit", ["rack", "branch"])
def test_only_the_patches_that_it_names_change(habit: str) -> None:
    place = rack(habit)
    for t in np.arange(0.125, 30.0, 0.125):
        before = pygame.surfarray.array3d(place.canvas)
        areas = place.step(float(t))
        now = pygame.surfarray.array3d(place.canvas)
        for area in areas:
            assert area.size == (5, 5)
            before[area.left : area.right, area.top : area.bottom] = 0
            now[area.left : area.right, area.top : area.bottom] = 0
        assert np.array_equal(before, now)


def test_fades_go_step_by_step() -> None:
    place = rack("branch")
    before = place.levels(20.0)
    for t in np.arange(20.1, 40.0, 0.1):
        now = place.levels(t)
        assert np.abs(now - before).max() <= 1
        before = now


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"habit":"rack","lamps":[[1,2,3]]}', "length"),
        ('{"habit":"dance","lamps":[]}', "dance"),
        ('{"habit":"rack"}', "lamps"),
    ],
)
def test_a_damaged_list_is_told(text: str, said: str, tmp_path: Path) -> None:
    folder = tmp_path / "art" / "layers"
    folder.mkdir(parents=True)
    (folder / "hall-lights.json").write_text(text)
    with pytest.raises(AssetFault, match=said) as fault:
        read_lamps(Assets(tmp_path), "hall")
    assert "recipe" in str(fault.value)
