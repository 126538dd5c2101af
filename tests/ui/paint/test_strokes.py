"""Lines keep their weight while they turn, and dashes their rhythm round corners."""

from itertools import pairwise
from math import cos, hypot, pi, sin

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Dash, Head
from game.ui.paint import strokes
from game.ui.paint.patches import Patches
from game.ui.paint.strokes import Nib


def coverage(surface: pygame.Surface) -> float:
    return float(pygame.surfarray.array3d(surface)[:, :, 0].sum() / 255)


@pytest.mark.parametrize("width", [2.0, 3.5, 5.0, 8.0])
def test_a_turning_line_keeps_its_weight(width: float) -> None:
    found = []
    for degrees in range(0, 180, 15):
        canvas = pygame.Surface((200, 200))
        a = degrees * pi / 180
        d = (80 * cos(a), 80 * sin(a))
        strokes.line(
            canvas,
            (255, 255, 255),
            (100.2 - d[0], 100.3 - d[1]),
            (100.2 + d[0], 100.3 + d[1]),
            width,
        )
        found.append(coverage(canvas) / 160)
    assert max(found) / min(found) < 1.08
    assert abs(np.mean(found) - width) < 0.06 * width


@given(
    st.lists(st.tuples(st.floats(0, 400), st.floats(0, 400)), min_size=2, max_size=6),
    st.floats(2, 30),
    st.floats(2, 30),
)
def test_dashes_lie_on_the_line_and_are_never_too_long(
    points: list[tuple[float, float]], drawn: float, gap: float
) -> None:
    total = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    parts = list(strokes.pieces(points, drawn, gap))
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in parts]
    assert all(x <= drawn + 1e-6 for x in lengths)
    share = drawn / (drawn + gap)
    assert abs(sum(lengths) - share * total) <= drawn + gap


def test_a_solid_line_has_no_pattern() -> None:
    assert strokes.pattern(Dash.SOLID, 1.0, 3.0) == (0.0, 0.0)
    assert strokes.pattern(Dash.DASHED, 1.0, 3.0) != strokes.pattern(
        Dash.DOTTED, 1.0, 3.0
    )


@pytest.mark.parametrize("head", list(Head))
def test_an_arrow_ends_at_its_tip(head: Head) -> None:
    canvas = pygame.Surface((200, 100))
    nib = Nib(colour=(255, 255, 255), weight=4.0, head=head)
    Patches().arrow(canvas, nib, (20.0, 50.0), (150.0, 50.0))
    columns = pygame.surfarray.array3d(canvas)[:, :, 0].max(axis=1)
    assert columns[60] > 200
    assert columns[158:].max() == 0
    assert columns[144:152].max() > 100


def test_heads_are_told_apart_without_colour() -> None:
    seen = set()
    for head in Head:
        canvas = pygame.Surface((120, 60))
        nib = Nib(colour=(255, 255, 255), weight=4.0, head=head)
        Patches().arrow(canvas, nib, (10.0, 30.0), (90.0, 30.0))
        seen.add(pygame.image.tobytes(canvas.subsurface((70, 0, 50, 60)), "RGB"))
    assert len(seen) == len(Head)


def test_an_arrow_of_no_length_is_a_dot() -> None:
    canvas = pygame.Surface((40, 40))
    nib = Nib(colour=(255, 255, 255), weight=6.0)
    Patches().arrow(canvas, nib, (20.0, 20.0), (20.2, 20.0))
    assert 40 < coverage(canvas) < 160


def test_faded_layers_are_weaker_everywhere() -> None:
    layer = pygame.Surface((20, 20), pygame.SRCALPHA)
    strokes.line(layer, (200, 100, 50), (2, 3), (17, 15), 3)
    before = layer.get_at((9, 8))
    strokes.fade(layer, 0.5)
    after = layer.get_at((9, 8))
    assert all(abs(a - b / 2) <= 1 for a, b in zip(after, before, strict=True))


def test_an_arc_goes_the_short_way() -> None:
    points = strokes.arc((0, 0), 10, -3.0, 3.0)
    assert all(x < -9.8 for x, _ in points)
    assert points[0] == pytest.approx((10 * cos(3.0), 10 * sin(3.0)))


def test_a_dashed_line_far_outside_keeps_its_dashes_inside() -> None:
    inside, whole = pygame.Surface((200, 60)), pygame.Surface((1400, 60))
    for surface, left in ((inside, -600.0), (whole, 0.0)):
        ends = ((left, 20.0), (left + 1400.0, 41.0))
        strokes.stroke(surface, (255, 255, 255), ends, 3.0, (13.0, 8.0))
    part = whole.subsurface((600, 0, 200, 60))
    ours, theirs = (pygame.surfarray.array3d(s).astype(int) for s in (inside, part))
    assert ours.max() == 255
    assert abs(ours - theirs).mean() < 0.5


def test_a_dashed_line_of_no_length_draws_nothing() -> None:
    surface = pygame.Surface((40, 40))
    strokes.stroke(surface, (255, 255, 255), ((9.0, 9.0), (9.0, 9.0)), 3.0, (13.0, 8.0))
    assert pygame.surfarray.array3d(surface).max() == 0


@pytest.mark.parametrize("width", [1.0, 1.35, 2.03, 3.0, 5.0])
@pytest.mark.parametrize("at", [12.0, 12.25, 12.5])
def test_along_the_pixels_a_line_is_what_it_is_beside_them(
    width: float, at: float
) -> None:
    """It is filled, for that takes a tenth of the time; nobody sees which it was."""
    along, upright, beside = (pygame.Surface((40, 26), pygame.SRCALPHA) for _ in "123")
    colour = (120, 150, 160)
    strokes.line(along, colour, (2.0, at), (38.0, at), width)
    strokes.line(beside, colour, (2.0, at), (38.0, at + 1e-7), width)
    strokes.line(upright, colour, (at, 2.0), (at, 24.0), width)
    for y in range(26):
        one, other = along.get_at((20, y)), beside.get_at((20, y))
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 3
        assert upright.get_at((y, 12)) == one
    assert along.get_at((1, round(at))).a == 0
    assert along.get_at((38, round(at))).a > 0


@pytest.mark.parametrize("x", [20.0, 20.3])
@pytest.mark.parametrize("upright", [True, False])
def test_a_line_along_the_pixels_keeps_to_what_may_be_painted(
    x: float, upright: bool
) -> None:
    surface = pygame.Surface((40, 40))
    surface.set_clip((10, 10, 20, 20))
    for first, last in ((0, 5), (32, 38), (5, 35)):
        a, b = (x, float(first)), (x, float(last))
        a, b = (a, b) if upright else (a[::-1], b[::-1])
        strokes.line(surface, (255, 255, 255), a, b, 1.5)
    seen = pygame.mask.from_threshold(
        surface, (255, 255, 255), (254, 254, 254, 255)
    ).get_bounding_rects()
    assert seen
    assert all(surface.get_clip().contains(area) for area in seen)
