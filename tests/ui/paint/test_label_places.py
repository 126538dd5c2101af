"""Labels of planes: numbers of a scale are thinned out, type grows where it can."""

from math import hypot

import pygame
from msgspec.structs import replace

from game.figure.things import Box, Plane
from game.ui.paint.brush import Brush
from game.ui.paint.label import READ, picture
from game.ui.paint.label_places import Ground, Line, Wish, place, thinned
from game.ui.paint.plane_scale import label_px
from game.ui.window.view import View

PLANE = Plane(key="plane", items=())
INK = (255, 255, 255)


def counts(apart: float) -> list[Wish]:
    """The numbers of a line, so many pixels apart."""
    return [
        Wish(str(n), (400.0 + n * apart, 300.0), (0.0, 1.0), INK, scale="count")
        for n in range(-4, 5)
    ]


def test_numbers_of_a_scale_are_left_out_evenly_about_zero(brush: Brush) -> None:
    name = Wish("v", (400.0, 300.0), (0.0, -1.0), INK)
    for apart, kept in ((60.0, range(-4, 5)), (24.0, (-4, -2, 0, 2, 4))):
        found = thinned([*counts(apart), name], brush, 24)
        assert [wish.text for wish in found] == [*map(str, kept), "v"]
    assert [wish.text for wish in thinned(counts(2.0), brush, 24)] == ["0"]


def test_a_minus_among_numbers_of_a_scale_is_no_sign_between_two(brush: Brush) -> None:
    line = [replace(w, text=w.text.replace("-", "−")) for w in counts(38.0)]
    shown = thinned(line, brush, 24)
    assert [wish.text for wish in shown] == ["−4", "−2", "0", "2", "4"]


def test_what_stands_on_a_point_has_its_middle_there(brush: Brush) -> None:
    surface = pygame.Surface((800, 600))
    wishes = [
        Wish(text, (x, 300.0), (0.0, 0.0), INK, on=True)
        for text, x in (("2", 200.0), ("·", 300.0), ("(-0.5)", 420.0))
    ]
    stood = place(surface, brush, wishes, surface.get_rect(), 24)
    assert {abs(spot.centery - 300) <= 1 for spot in stood} == {True}


def test_a_formula_with_a_minus_is_seen_as_it_was_set(brush: Brush) -> None:
    tex = r"(A B)^{-1} = B^{-1} A^{-1}"
    outline = brush.equations.render(tex, 40, INK)
    assert outline is not None
    shown = picture(brush, f"${tex}$", 40, INK, rim=False)
    assert shown.get_size() == outline.get_size()


def test_labels_grow_with_the_text_where_the_plane_is_large(brush: Brush) -> None:
    plain = brush.at(view=View(1920, 1080, 1.0))
    large = brush.at(view=View(1920, 1080, 2.0))
    room, small = Box(0.0, 0.0, 800.0, 700.0), Box(0.0, 0.0, 240.0, 240.0)
    assert label_px(PLANE, room, large) >= 1.4 * label_px(PLANE, room, plain)
    assert label_px(PLANE, small, large) < 1.35 * label_px(PLANE, small, plain)


def test_a_name_that_keeps_off_a_ring_stays_by_it(brush: Brush) -> None:
    surface = pygame.Surface((800, 600))
    wish = Wish("frog", (400.0, 300.0), (1.0, 0.0), INK, clear=40.0)
    busy = pygame.Rect(430, 200, 200, 200)
    (spot,) = place(
        surface, brush, [wish], surface.get_rect(), 24, Ground(signs=[busy])
    )
    assert not spot.colliderect(busy)
    assert hypot(spot.centerx - 400, spot.centery - 300) < 40.0 + spot.w


def test_a_name_lies_on_no_dot_but_its_own(brush: Brush) -> None:
    surface = pygame.Surface((800, 600))
    wish = Wish("frog", (400.0, 300.0), (1.0, 0.0), INK)
    own, other = pygame.Rect(385, 290, 30, 20), pygame.Rect(420, 290, 20, 20)
    stood = [
        place(surface, brush, [wish], surface.get_rect(), 24, Ground(dots=dots))[0]
        for dots in ([], [own], [own, other])
    ]
    assert stood[0] == stood[1]
    assert stood[1].colliderect(other)
    assert not stood[2].colliderect(other)


def test_words_and_numbers_of_a_line_have_one_baseline(brush: Brush) -> None:
    surface = pygame.Surface((800, 600))
    texts = ("2", "cat", "tail", "yours")
    wishes = [
        Wish(text, (100.0 + 150.0 * n, 300.0), (0.0, 0.0), INK, on=True)
        for n, text in enumerate(texts)
    ]
    figure, cat, tail, yours = place(surface, brush, wishes, surface.get_rect(), 24)
    assert max(abs(each.bottom - figure.bottom) for each in (cat, tail)) <= 1
    # The tail of its y hangs below.
    assert yours.bottom >= figure.bottom + 3


def test_the_rows_of_a_list_stay_on_their_points(brush: Brush) -> None:
    surface = pygame.Surface((800, 600))
    wishes = [
        Wish(text, (300.0, 300.0 + 20.0 * n), (0.0, 0.0), INK, on=True)
        for n, text in enumerate(("1.5", "2.5", "10"))
    ]
    stood = place(surface, brush, wishes, surface.get_rect(), 18)
    assert max(abs(spot.centerx - 300) for spot in stood) <= 1


def test_no_name_is_set_smaller_than_can_be_read(brush: Brush) -> None:
    surface = pygame.Surface((800, 600))
    wish = Wish("frog", (400.0, 300.0), (1.0, 0.0), INK)
    everywhere = [Line((0.0, 10.0 * y), (800.0, 10.0 * y), 3.0) for y in range(60)]
    (spot,) = place(
        surface, brush, [wish], surface.get_rect(), READ, Ground(lines=everywhere)
    )
    plain = picture(brush, "frog", READ, INK, rim=False)
    assert spot.w >= plain.get_width()
