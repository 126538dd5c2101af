"""Each kind of appearance is somebody who can be told, and painted."""

from pathlib import Path

import numpy as np
import pygame
import pytest

from game.narrative.compiler.appearance import (
    Appearance,
    Outline,
    Picture,
    Portrait,
    Puppet,
    Unseen,
)
from game.ui.actors.actor import Actor, Now, Told, actor
from game.ui.theme import LANTERN, SHARP, Theme
from game.ui.window.assets import Assets

ROOT = Path(__file__).resolve().parents[3]
LIGHTHOUSE = ROOT / "tests" / "stories" / "lighthouse"
SIZE = (200, 280)


def made(looks: Appearance) -> Actor:
    one = actor(looks, Assets(ROOT, LIGHTHOUSE))
    assert one is not None
    return one


def painted(one: Actor, theme: Theme = LANTERN) -> np.ndarray:
    surface = pygame.Surface(SIZE)
    one.draw(surface, surface.get_rect(), Now(3.0), theme)
    return pygame.surfarray.array3d(surface).astype(int)


NORA = Picture("art/people/nora.png", "left")


@pytest.mark.parametrize(
    "looks", [Portrait(), Outline(), Outline(colour="#9AD46A"), NORA]
)
def test_everybody_is_seen_where_they_want_to_stand(looks: Appearance) -> None:
    one = made(looks)
    assert one.side == getattr(looks, "side", "")
    assert painted(one).max() > 60
    assert one.fault == ""


def test_a_voice_and_a_puppet_stand_at_no_side() -> None:
    assert actor(Unseen(), Assets(ROOT)) is None
    assert actor(Puppet("jacques", {"spoken": ("idle",)}), Assets(ROOT)) is None


def test_an_outline_has_its_own_colour_but_not_where_contrast_comes_first() -> None:
    plain, green = made(Outline()), made(Outline(colour="#20FF20"))
    for theme, differs in ((LANTERN, True), (SHARP, False)):
        before, now = painted(plain, theme), painted(green, theme)
        assert (before != now).any() == differs
    mean = painted(green).mean((0, 1))
    assert mean[1] > 1.15 * max(mean[0], mean[2])


def test_a_whole_outline_is_drawn_to_its_end_whatever_is_marked() -> None:
    whole, other = made(Outline(whole=True, forward=True)), made(Outline())
    assert whole.forward
    assert not other.forward
    at_once = painted(whole)
    whole.tell(Told(certainty=0.0))
    assert (painted(whole) == at_once).all()
    other.tell(Told(certainty=1.0))
    assert (painted(other) == at_once).all()
    other.tell(Told(certainty=0.3))
    assert (painted(other) != at_once).any()


def test_who_speaks_is_lit_and_the_light_goes_slowly() -> None:
    one = made(NORA)
    one.update(1.0, calm=False)
    dark = painted(one).sum()
    one.tell(Told(speaks=True))
    levels = []
    for _ in range(6):
        one.update(0.1, calm=False)
        levels.append(painted(one).sum())
    assert dark < levels[0] < levels[2] < levels[-1]
    assert not one.hurries
    one.tell(Told())
    one.update(0.001, calm=True)
    assert painted(one).sum() == dark


@pytest.mark.parametrize("file", ["art/people/nora.png", "art/alice/portrait.jpg"])
def test_a_picture_melts_at_its_foot_and_has_no_hard_edge(file: str) -> None:
    pixels = painted(made(Picture(file))).max(2)
    border = [pixels[0], pixels[-1], pixels[:, -1], pixels[:, 0]]
    assert max(line.max() for line in border) < 12


def test_a_picture_that_is_not_there_is_said_once_and_not_seen() -> None:
    one = made(Picture("art/people/nobody.png"))
    assert painted(one).max() == 0
    assert "nobody" in one.fault


def test_a_mood_stays_until_the_next_line_of_its_own() -> None:
    one = made(Portrait())
    one.tell(Told(speaks=True, mood="stern", clear=0.4))
    one.update(9.0, calm=False)
    stern = painted(one)
    one.tell(Told(speaks=False, mood="soft", clear=0.4))
    one.update(9.0, calm=False)
    assert (painted(one) == stern).all()
    one.tell(Told(speaks=True, mood="soft", clear=0.4))
    one.update(9.0, calm=False)
    assert (painted(one) != stern).any()


def test_a_face_comes_into_focus_slowly_and_goes_back_at_once() -> None:
    one = made(Portrait())
    one.tell(Told(clear=0.1))
    assert settled(one) == 0.0
    blurred = painted(one)
    one.tell(Told(clear=0.3))
    assert one.hurries
    assert (painted(one) == blurred).all()
    assert 1.0 < settled(one) < 4.0
    assert (painted(one) != blurred).any()
    one.tell(Told(clear=0.1))
    assert settled(one) < 1.0
    assert (painted(one) == blurred).all()


def test_on_the_way_there_is_a_glimpse_of_more() -> None:
    one = made(Portrait())
    one.tell(Told(clear=0.1))
    settled(one)
    one.tell(Told(clear=0.15))
    details = []
    while one.hurries:
        one.update(0.1, calm=False)
        details.append(np.abs(np.diff(painted(one, SHARP), axis=1)).mean())
    assert max(details) - details[-1] > 0.6 * (details[-1] - details[0])
    assert details[-1] > details[0]


def test_who_is_not_painted_meanwhile_does_not_miss_it() -> None:
    one = made(Portrait())
    one.tell(Told(clear=0.1))
    settled(one)
    blurred = painted(one)
    one.tell(Told(clear=0.3))
    one.update(9.0, calm=False)
    assert one.hurries
    assert settled(one) > 1.0
    assert (painted(one) != blurred).any()


def test_where_motion_is_reduced_a_face_is_clear_at_once() -> None:
    one = made(Portrait())
    one.tell(Told(clear=0.1))
    one.tell(Told(clear=0.3))
    one.update(0.01, calm=True)
    painted(one)
    assert settled(one) < 1.0


def settled(one: Actor) -> float:
    """Seconds until it is in focus."""
    seconds = 0.0
    painted(one)
    while one.hurries and seconds < 9.0:
        one.update(0.1, calm=False)
        seconds += 0.1
        painted(one)
    return seconds
