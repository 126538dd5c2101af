"""The set: the show stays on its glass, the tube warms up, a damaged set is said."""

import shutil
from pathlib import Path
from threading import current_thread

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.narrative.compiler.appearance import Puppet
from game.ui.actors import television as module
from game.ui.actors.props import Props
from game.ui.actors.puppets import Act, Member, Puppets
from game.ui.actors.television import Sources, Television, read_set
from game.ui.window.assets import Assets

ROOT = Path(__file__).resolve().parents[3]
ROOM = pygame.Rect(20, 10, 560, 380)


def a_set(root: Path = ROOT) -> Television:
    assets = Assets(root)
    return Television(assets, Puppets(assets), Props(assets))


def shown(
    television: Television, *acts: Act, t: float = 0.0, on: float = 1.0
) -> tuple[NDArray[np.int64], pygame.Rect]:
    surface = pygame.Surface((600, 400))
    surface.fill((40, 60, 60))
    area = television.draw(surface, ROOM, acts, t, on)
    return pygame.surfarray.array3d(surface).astype(np.int64), area


def glass(area: pygame.Rect) -> pygame.Rect:
    facts, _, _ = read_set(Assets(ROOT))
    scale = area.w / facts.size[0]
    x, y, w, h = (round(v * scale) for v in facts.glass)
    return pygame.Rect(area.x + x, area.y + y, w, h)


def test_it_keeps_to_its_room() -> None:
    picture, area = shown(a_set())
    assert ROOM.contains(area)
    assert area.bottom == ROOM.bottom
    picture[ROOM.left : ROOM.right, ROOM.top : ROOM.bottom] = (40, 60, 60)
    assert (picture == (40, 60, 60)).all()


def test_the_puppets_are_seen_only_on_the_glass() -> None:
    television = a_set()
    without, area = shown(television)
    acts = [
        Act(Member(Puppet(who, {}, side)), "idle", 0.0)
        for who, side in (("jacques", "left"), ("foster", "right"))
    ]
    with_them, _ = shown(television, *acts)
    changed = np.argwhere(np.abs(with_them - without).max(2) > 8)
    place = glass(area)
    assert len(changed) > 0.1 * place.w * place.h
    for x, y in changed[::50]:
        assert place.collidepoint(x, y)


def test_the_tube_warms_from_a_line() -> None:
    television = a_set()
    full, area = shown(television)
    first, _ = shown(television, on=0.05)
    place = glass(area)
    row = place.top + place.h // 4
    assert full[place.centerx, row].sum() > first[place.centerx, row].sum() + 60


def test_the_hum_moves_and_is_held() -> None:
    television = a_set()
    pictures = [shown(television, t=t)[0] for t in (1.0, 1.04, 1.5)]
    assert np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[0], pictures[2])


@pytest.mark.parametrize("name", ["set.png", "set.json", "show.jpg"])
def test_a_missing_set_is_said(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "art" / "television"
    shutil.copytree(ROOT / "art" / "television", folder)
    (folder / name).unlink()
    television = a_set(tmp_path)
    picture, area = shown(television)
    assert name in television.fault
    assert area.size == (0, 0)
    assert (picture == (40, 60, 60)).all()


def test_a_glass_outside_the_set_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "art" / "television"
    shutil.copytree(ROOT / "art" / "television", folder)
    (folder / "set.json").write_text('{"size": [1120, 745], "glass": [900, 0, 500, 9]}')
    television = a_set(tmp_path)
    shown(television)
    assert "glass" in television.fault


def test_what_is_expected_is_read_beside_the_frames(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readers: list[str] = []

    def noted(assets: Assets) -> Sources:
        readers.append(current_thread().name)
        return read_set(assets)

    monkeypatch.setattr(module, "read_set", noted)
    television = a_set()
    television.expect()
    television.expect()
    shown(television)
    shown(television)
    assert len(readers) == 1
    assert readers[0].startswith("television")
