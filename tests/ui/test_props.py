"""The props: all are there, filled where they can be, and a damaged one is said."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.stage.props import FRAME, PROPS, SLATE, Prop
from game.ui.assets import Assets
from game.ui.props import ASIDE, Props, Standing, framed, read_facts

ROOT = Path(__file__).resolve().parents[2]
SIZE = (700, 500)


@pytest.fixture(autouse=True)
def display() -> Iterator[None]:
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((64, 64))
    yield
    pygame.display.quit()


def painted(prop: Prop, tall: float = 720.0) -> NDArray[np.int64]:
    surface, props = pygame.Surface(SIZE), Props(Assets(ROOT))
    props.draw(surface, Standing(prop, (350.0, 480.0), tall))
    assert props.fault == ""
    return pygame.surfarray.array3d(surface).astype(np.int64)


def test_the_sprites_are_those_that_a_cue_may_name() -> None:
    assert set(read_facts(Assets(ROOT)).props) == set(PROPS)


@pytest.mark.parametrize("name", PROPS)
def test_a_prop_stands_on_its_foot(name: str) -> None:
    rows = np.nonzero(painted(Prop(name)).sum((0, 2)) > 60)[0]
    assert 465 < rows.max() < 480
    assert rows.max() - rows.min() > 120


def test_chalk_lies_within_the_slate_and_differs_with_the_numbers() -> None:
    blank = painted(Prop(SLATE))
    for tall in (720.0, 320.0):
        empty = painted(Prop(SLATE), tall)
        written = painted(Prop(SLATE, (("3", "−1"), ("1", "12"))), tall)
        differs = np.argwhere(np.abs(written - empty).max(2) > 40)
        cover = np.argwhere(empty.sum(2) > 30)
        assert len(differs) > 150
        assert (differs.min(0) > cover.min(0)).all()
        assert (differs.max(0) < cover.max(0)).all()
    one, two = (painted(Prop(SLATE, ((n,),))) for n in ("1", "2"))
    assert (one != two).any()
    assert (one != blank).any()


def test_the_framed_picture_comes_nearer_with_every_component() -> None:
    assets = Assets(ROOT)
    whole = pygame.surfarray.array3d(framed(assets, 128)).astype(float)
    far = [
        np.abs(pygame.surfarray.array3d(framed(assets, k)).astype(float) - whole).mean()
        for k in (1, 4, 16, 64)
    ]
    assert far == sorted(far, reverse=True)
    assert (painted(Prop(FRAME, rank=4)) != painted(Prop(FRAME))).any()


def test_props_in_the_middle_stand_side_by_side() -> None:
    props = Props(Assets(ROOT))
    two = [Prop("slate"), Prop("microphone")]
    spots = [s.foot[0] for s in props.standing(two, (500.0, 0.0), 100.0)]
    assert spots == [500.0 - 50 * ASIDE, 500.0 + 50 * ASIDE]
    assert props.standing([Prop("slate")], (500.0, 9.0), 100.0)[0].foot == (500.0, 9.0)


def test_a_damaged_prop_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "art" / "puppets" / "props"
    shutil.copytree(ROOT / "art" / "puppets" / "props", folder)
    (folder / "lantern.png").unlink()
    facts = json.loads((folder / "props.json").read_text("utf-8"))
    facts["props"]["slate"]["inside"] = [0, 0, 9000, 10]
    (folder / "props.json").write_text(json.dumps(facts), "utf-8")
    surface = pygame.Surface(SIZE)
    for name, hint in (("lantern", "lantern"), ("slate", "size")):
        props = Props(Assets(tmp_path))
        props.draw(surface, Standing(Prop(name), (350.0, 480.0), 720.0))
        assert hint in props.fault
        assert pygame.surfarray.array3d(surface).max() == 0
    props.draw(surface, Standing(Prop("jigsaw"), (350.0, 480.0), 720.0))
    assert pygame.surfarray.array3d(surface).max() > 60


def test_without_its_list_nothing_stands(tmp_path: Path) -> None:
    props = Props(Assets(tmp_path))
    assert props.standing([Prop("slate")], (0.0, 0.0), 100.0) == []
    assert "props.json" in props.fault
