"""The puppets: every pose is there, movements are held, a damaged sprite is said."""

import json
import shutil
from pathlib import Path

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from numpy.typing import NDArray

from game.narrative.compiler.appearance import Puppet
from game.narrative.compiler.cast import read_cast
from game.ui.actors.puppets import (
    BOB,
    HEARD,
    LEAN,
    RATE,
    TILT,
    Act,
    Member,
    Puppets,
    lift,
    pose,
    read_facts,
    tilt,
)
from game.ui.window.assets import Assets

ROOT = Path(__file__).resolve().parents[3]
SIZE = (240, 300)


def members() -> dict[str, Member]:
    cast, _ = read_cast("cast.yaml", (ROOT / "story" / "cast.yaml").read_bytes())
    looks = {name: who.appearance for name, who in cast.speakers.items()}
    puppets = [(n, each) for n, each in looks.items() if isinstance(each, Puppet)]
    return {name: Member(each, i) for i, (name, each) in enumerate(puppets)}


CAST = members()
JACQUES, FOSTER = CAST["jacques"], CAST["foster"]


def painted(puppets: Puppets, act: Act) -> NDArray[np.int64]:
    surface = pygame.Surface(SIZE)
    puppets.draw(surface, act, (120.0, 290.0), 280)
    return pygame.surfarray.array3d(surface).astype(np.int64)


def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "art" / "puppets"
    shutil.copytree(ROOT / "art" / "puppets", folder)
    return folder


@pytest.mark.parametrize("who", CAST)
def test_every_pose_that_is_asked_for_can_be_read(who: str) -> None:
    puppets = Puppets(Assets(ROOT))
    asked = {how for turns in CAST[who].looks.poses.values() for how in turns}
    for how in {*asked, *HEARD, "sing"}:
        assert painted(puppets, Act(CAST[who], how, 0.0)).max() > 60, how
    assert puppets.fault == ""


def test_the_two_have_the_same_seven_poses() -> None:
    names = read_facts(Assets(ROOT)).faces
    poses = {
        who: {name.split("-")[1] for name in names if name.startswith(f"{who}-")}
        for who in CAST
    }
    assert poses["jacques"] == poses["foster"]
    assert poses["foster"] == {
        *FOSTER.turns(""),
        *HEARD,
        "delight",
        "despair",
        "sing",
    }
    assert len(poses["foster"]) == 7


@given(st.sampled_from(list(CAST.values())), st.floats(0.0, 600.0), st.floats(0.0, 1.0))
def test_a_tilt_is_held_and_small(who: Member, t: float, loud: float) -> None:
    act = Act(who, "idle", t, loud)
    held = Act(who, "idle", int(t * RATE) / RATE + 1e-6, loud)
    assert tilt(act) == tilt(held)
    assert abs(tilt(act)) <= 9.0
    assert (tilt(act) / TILT).is_integer()


def test_who_has_turned_leans_to_the_other() -> None:
    for who, way in ((JACQUES, 1), (FOSTER, -1)):
        apart = tilt(Act(who, "idle", 0.0)) - tilt(Act(who, "idle", 0.0, toward=1.0))
        assert apart == -way * LEAN


def test_every_arm_reaches_to_the_middle_of_the_boards() -> None:
    puppets = Puppets(Assets(ROOT))
    for who in (JACQUES, FOSTER):
        for how in ("speak", "point"):
            inward = Act(who, how, 0.0).inward
            body = [painted(puppets, Act(who, p, 0.0)).max(2) for p in ("idle", how)]
            reach = [(np.argwhere(b > 100)[:, 0] * inward).max() for b in body]
            assert reach[1] > reach[0] + 8, how


def test_a_mirrored_pose_has_its_face_where_its_head_is() -> None:
    plain = FOSTER._replace(looks=replace(FOSTER.looks, mirrored=()))
    times = (n / RATE for n in range(600))
    upright = next(t for t in times if tilt(Act(FOSTER, "point", t)) == 0.0)
    act = Act(FOSTER, "point", upright)
    seen, other = (
        painted(Puppets(Assets(ROOT)), each) for each in (act, act._replace(who=plain))
    )
    assert np.abs(seen - other[::-1]).mean() < 0.2 * np.abs(seen - other).mean()


def test_pictures_are_held_on_twos_and_then_change() -> None:
    puppets = Puppets(Assets(ROOT))
    times = [n / 120 for n in range(40)]
    seen = [painted(puppets, Act(FOSTER, "speak", t, 0.4)).tobytes() for t in times]
    changes = {
        int(t * RATE) for t, a, b in zip(times[1:], seen, seen[1:], strict=False)
        if a != b
    }  # fmt: skip
    assert len(changes) >= 2
    for t, a, b in zip(times[1:], seen, seen[1:], strict=False):
        assert a == b or int(t * RATE) != int((t - 1 / 120) * RATE)


def test_the_voice_lifts_it_and_below_it_is_not_seen() -> None:
    assert lift(Act(JACQUES, "idle", 0.0, 1.0)) == BOB
    assert lift(Act(JACQUES, "idle", 0.0)) == 0.0
    puppets = Puppets(Assets(ROOT))
    up, down = (
        painted(puppets, Act(JACQUES, "idle", 0.0, risen=r)) for r in (1.0, 0.4)
    )
    rows = [np.nonzero(p.sum((0, 2)) > 200)[0].min() for p in (up, down)]
    assert rows[1] > rows[0] + 100
    assert painted(puppets, Act(JACQUES, "idle", 0.0, risen=0.0)).max() == 0


def test_only_the_face_differs_between_two_smears() -> None:
    puppets = Puppets(Assets(ROOT))
    _, _, w, h = read_facts(puppets.assets).faces["foster-idle"]
    sprite = puppets._read("foster-idle")
    frames = [pygame.surfarray.array3d(sprite.frame(i)).astype(int) for i in (0, 1)]
    differs = np.argwhere(np.abs(frames[0] - frames[1]).max(2) > 6)
    left, top = sprite.face
    assert len(differs) > 400
    assert (differs >= (left, top)).all()
    assert (differs < (left + w, top + h)).all()


def test_who_listens_is_quiet_and_low_spirits_last() -> None:
    for t in np.arange(0.0, 30.0, 0.7):
        assert pose(FOSTER, "", JACQUES, float(t), speaking=True) in HEARD
        assert pose(JACQUES, "low", JACQUES, float(t), speaking=False) == "despair"
        assert pose(FOSTER, "", FOSTER, float(t), speaking=False) == "idle"
    sung = {pose(JACQUES, "singing", FOSTER, t, speaking=True) for t in (0.5, 2.0)}
    assert "sing" in sung


def test_poses_are_read_ahead_one_by_one() -> None:
    puppets = Puppets(Assets(ROOT))
    count = 0
    while puppets.prepare(JACQUES):
        count += 1
    assert count == 7
    assert puppets.fault == ""


def test_a_missing_sprite_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    (copied(tmp_path) / "jacques-idle.png").unlink()
    puppets = Puppets(Assets(tmp_path))
    assert painted(puppets, Act(JACQUES, "idle", 0.0)).max() == 0
    assert "jacques-idle" in puppets.fault
    assert painted(puppets, Act(FOSTER, "idle", 0.0)).max() > 60


@pytest.mark.parametrize("box", [[0, 0, 9, 9], [400, 0, 242, 122]])
def test_a_face_that_does_not_fit_is_said(box: list[int], tmp_path: Path) -> None:
    file = copied(tmp_path) / "puppets.json"
    facts = json.loads(file.read_text("utf-8"))
    facts["faces"]["foster-idle"] = box
    file.write_text(json.dumps(facts), "utf-8")
    puppets = Puppets(Assets(tmp_path))
    assert painted(puppets, Act(FOSTER, "idle", 0.0)).max() == 0
    assert "size" in puppets.fault
