"""What is copied must look exactly as what is drawn."""

import pygame

from game.figure.things import Arrow, Box, Figure, Grid, Plane, Segment, Tone
from game.linalg.plane import Point
from game.ui.paint.brush import Brush
from game.ui.paint.figure import paint

BOX = {"p": Box(10.0, 10.0, 400.0, 360.0)}


def figure(tip: Point, slope: float = 0.5) -> Figure:
    items = (
        Grid(key="grid", extent=9),
        Segment(key="axis", a=(-9.0, 0.0), b=(9.0, 0.0), tone=Tone.AXIS),
        Segment(key="line", a=(-9.0, -9.0 * slope), b=(9.0, 9.0 * slope)),
        Arrow(key="v", tip=tip, label="v", tone=Tone.INPUT),
    )
    return Figure(panels=(Plane(key="p", items=items, span=3.0),))


def painted(brush: Brush, shown: Figure) -> bytes:
    surface = pygame.Surface((420, 380))
    paint(surface, shown, BOX, brush)
    return pygame.image.tobytes(surface, "RGB")


def test_a_copied_ground_is_the_drawn_one_pixel_for_pixel(brush: Brush) -> None:
    way = [figure((1.0, 0.1 * i)) for i in range(5)]
    way += [figure((2.0, 1.0), slope=0.4), figure((2.0, 1.1), slope=0.3)]
    way += [figure((2.0, 1.2), slope=0.3), figure((1.0, 0.2))]
    for shown in way:
        assert painted(brush, shown) == painted(brush.at(), shown)


def test_another_place_is_painted_anew(brush: Brush) -> None:
    shown = figure((1.0, 1.0))
    painted(brush, shown)
    before = painted(brush, shown)
    plane = shown.panels[0]
    assert isinstance(plane, Plane)
    wider = Figure(panels=(Plane(key="p", items=plane.items, span=5.0),))
    assert painted(brush, wider) == painted(brush.at(), wider) != before
