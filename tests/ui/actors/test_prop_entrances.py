"""Props come in time, on twos, move aside for others, and are followed out."""

from pathlib import Path

import pytest

from game.stage.cues.props import Prop
from game.ui.actors.prop_entrances import COMES, GONE, HELD, Entrances
from game.ui.actors.props import Props
from game.ui.window.assets import Assets

ROOT = Path(__file__).resolve().parents[3]
SLATE, MICROPHONE = Prop("slate"), Prop("microphone")


@pytest.fixture
def entrances() -> Entrances:
    return Entrances(Props(Assets(ROOT)))


def levels(entrances: Entrances) -> list[float]:
    return [placed.risen for placed in entrances.now()]


def test_a_prop_comes_in_held_steps(entrances: Entrances) -> None:
    entrances.place([SLATE], still=False)
    seen = []
    for _ in range(60):
        seen += levels(entrances)
        assert entrances.moving
        entrances.tick(COMES / 60)
    assert seen == sorted(seen)
    assert set(seen) == {k / HELD for k in range(HELD + 1)}
    entrances.tick(COMES / 60)
    assert levels(entrances) == [1.0]
    assert not entrances.moving


def test_without_motion_it_is_there_at_once_and_gone_at_once(
    entrances: Entrances,
) -> None:
    entrances.place([SLATE], still=True)
    assert levels(entrances) == [1.0]
    assert not entrances.moving
    entrances.place([], still=True)
    assert entrances.now() == []
    assert not entrances.moving


def test_what_is_gone_is_followed_until_its_place_is_painted(
    entrances: Entrances,
) -> None:
    entrances.place([SLATE], still=True)
    entrances.place([], still=False)
    seen = []
    while entrances.now():
        seen += levels(entrances)
        assert entrances.moving
        entrances.tick(COMES / 12)
    assert seen == sorted(seen, reverse=True)
    assert seen.count(0.0) >= -GONE * 11
    assert not entrances.moving


def test_one_that_is_there_moves_aside_and_is_filled_anew(
    entrances: Entrances,
) -> None:
    entrances.place([SLATE], still=True)
    written = Prop("slate", (("3",),))
    goals = [p.at for p in Props(Assets(ROOT)).places([written, MICROPHONE])]
    entrances.place([written, MICROPHONE], still=False)
    slate, microphone = entrances.now()
    assert (slate.prop, slate.at, slate.risen) == (written, 0.0, 1.0)
    assert (microphone.at, microphone.risen) == (goals[1], 0.0)
    entrances.tick(COMES / 8)
    assert goals[0] < entrances.now()[0].at < 0.0
    entrances.tick(COMES)
    assert [placed.at for placed in entrances.now()] == goals
    assert not entrances.moving


def test_one_that_turns_back_on_its_way_out_comes_again(entrances: Entrances) -> None:
    entrances.place([SLATE], still=True)
    entrances.place([], still=False)
    entrances.tick(COMES / 2)
    entrances.place([SLATE], still=False)
    assert levels(entrances) == [0.5]
    entrances.tick(COMES / 2)
    assert levels(entrances) == [1.0]
