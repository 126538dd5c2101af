"""The props: all are there, filled where they can be, and a damaged one is said."""

import json
import shutil
from itertools import combinations
from pathlib import Path

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.stage.cues.props import FRAME, PROPS, SLATE, Prop
from game.ui.actors.prop_contents import framed
from game.ui.actors.props import (
    DEPTH,
    GLOW,
    LIFE,
    SPRITE,
    UP,
    Boards,
    Placed,
    Props,
    read_facts,
)
from game.ui.window.assets import Assets

ROOT = Path(__file__).resolve().parents[3]
SIZE = (700, 500)
BOARDS = Boards(350.0, 462.0, 480.0, 720.0)


def painted(
    prop: Prop,
    tall: float = 720.0,
    *,
    risen: float = 1.0,
    ground: int = 0,
    t: float = 0.0,
) -> NDArray[np.int64]:
    surface, props = pygame.Surface(SIZE), Props(Assets(ROOT))
    surface.fill((ground,) * 3)
    props.draw(surface, [Placed(prop, 0.0, risen)], BOARDS._replace(tall=tall), t)
    assert props.fault == ""
    return pygame.surfarray.array3d(surface).astype(np.int64)


def test_the_sprites_are_those_that_a_cue_may_name() -> None:
    assert set(read_facts(Assets(ROOT)).props) == set(PROPS)


@pytest.mark.parametrize("name", PROPS)
def test_a_prop_stands_on_its_foot(name: str) -> None:
    rows = np.nonzero((painted(Prop(name)).sum(2) > 100).any(0))[0]
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


@pytest.mark.parametrize("names", list(combinations(PROPS, 2)), ids="-".join)
def test_no_prop_stands_before_another(names: tuple[str, str]) -> None:
    props, facts = Props(Assets(ROOT)), read_facts(Assets(ROOT))
    ends = []
    for prop, at, _ in props.places([Prop(name) for name in names]):
        wide = facts.props[prop.name].size[0] / facts.metre * LIFE / SPRITE
        ends.append((at - wide / 2, at + wide / 2))
    assert ends[0][1] < ends[1][0] or ends[1][1] < ends[0][0]


def test_props_share_the_middle_and_one_alone_has_its_own_place() -> None:
    props, facts = Props(Assets(ROOT)), read_facts(Assets(ROOT))
    two = props.places([Prop("slate"), Prop("microphone")])
    assert two[0].at < 0.0 < two[1].at
    for name in PROPS:
        assert props.places([Prop(name)])[0].at == facts.props[name].at


@pytest.mark.parametrize("name", PROPS)
def test_a_prop_comes_from_behind_the_boards_and_is_set_down(name: str) -> None:
    bare = painted(Prop(name), risen=0.0)
    tops = []
    for risen in (0.25 * UP, 0.5 * UP, UP):
        rows = np.nonzero((painted(Prop(name), risen=risen) != bare).any((0, 2)))[0]
        body = np.nonzero(painted(Prop(name), risen=risen).sum((0, 2)) > 3000)[0]
        tops.append(body.min() if len(body) else SIZE[1])
        # Only light falls before the boards while it is behind them.
        assert name == "lantern" or rows.max() < BOARDS.back
    assert tops == sorted(tops, reverse=True)
    low = np.nonzero(painted(Prop(name)).sum((0, 2)) > 60)[0].max()
    assert low > BOARDS.back


def test_what_stands_has_a_soft_shadow_and_what_is_lifted_has_none() -> None:
    def darkest(risen: float) -> int:
        shown = painted(Prop("slate"), risen=risen, ground=90)
        below = shown[250:450, round(BOARDS.front) + 2 :]
        return int(below.sum(2).min())

    assert darkest(UP) == 270
    assert darkest(1.0) < darkest(0.9) < 270
    shown = painted(Prop("slate"), ground=90).sum(2)
    # It ends softly, within what the puppets' place leaves below a foot.
    assert (shown[:, round(BOARDS.front + DEPTH * BOARDS.tall) :] == 270).all()
    column = shown[350, round(BOARDS.front) + 1 :]
    assert (np.diff(column) >= 0).all()


def test_the_lantern_warms_what_is_about_it_and_flickers() -> None:
    dark, lit = (painted(Prop(name), ground=60) for name in ("microphone", "lantern"))
    side = lit[350 - 150 : 350 - 80, 380:440] - dark[350 - 150 : 350 - 80, 380:440]
    red, green, blue = side.mean((0, 1))
    assert red > green > blue >= 0
    assert red > 8
    far = round(GLOW * BOARDS.tall) + 2
    assert (lit[: 350 - far] == 60).all()
    pictures = {painted(Prop("lantern"), t=t / 12).tobytes() for t in range(24)}
    assert 2 < len(pictures) <= 6
    one, two = (painted(Prop("lantern"), t=t) for t in (1.0, 1.04))
    assert np.array_equal(one, two)


def test_light_ends_where_it_must() -> None:
    props = Props(Assets(ROOT))
    placed = [Placed(Prop("lantern"), 0.0)]
    for end in (400.0, 500.0, float("inf")):
        boards = BOARDS._replace(right=end)
        reach = props.reach(placed, boards)
        assert reach == min(end, 350.0 + GLOW * BOARDS.tall)
        surface = pygame.Surface(SIZE)
        surface.fill((60,) * 3)
        props.draw(surface, placed, boards)
        beyond = pygame.surfarray.array3d(surface)[round(reach) + 1 :, :400]
        assert (beyond == 60).all()
    assert props.reach([Placed(Prop("slate"), 0.0)], BOARDS) == BOARDS.x


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
        props.draw(surface, [Placed(Prop(name), 0.0)], BOARDS)
        assert hint in props.fault
        assert pygame.surfarray.array3d(surface).max() == 0
    props.draw(surface, [Placed(Prop("jigsaw"), 0.0)], BOARDS)
    assert pygame.surfarray.array3d(surface).max() > 60


def test_without_its_list_nothing_stands(tmp_path: Path) -> None:
    props = Props(Assets(tmp_path))
    assert props.places([Prop("slate")]) == []
    assert "props.json" in props.fault
