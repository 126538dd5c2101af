"""Portraits that cannot be read are said once; the Eigenface has moods and presence."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from game.screens.opening.first_screen import first
from game.screens.shared.context import Context
from game.screens.story.actors_view import RESTS, ActorsView
from game.screens.story.play import PlayScreen
from game.screens.story.spoken import Spoken
from game.stage.state import Stage
from game.ui.actors.actor import PortraitActor
from game.ui.actors.face_motion import MOODS
from game.ui.paint.reading_layout import page
from game.ui.window.assets import Assets
from game.ui.window.intents import Advance
from tests.screens.support import set_context

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with set_context(tmp_path, (640, 360)) as made:
        yield made


@pytest.mark.parametrize("name", ["faces.json", "ghosts.png", "outline.json"])
def test_a_missing_portrait_is_said_and_stood_in_for(
    name: str, context: Context, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "art", tmp_path / "root" / "art")
    (tmp_path / "root" / "art" / "faces" / name).unlink()
    context.brush.fonts.assets = Assets(tmp_path / "root")
    window = pygame.display.get_surface()
    assert window is not None
    screen = first(context, "rows")
    assert isinstance(screen, PlayScreen)
    screen.page_view.actors = ActorsView(context)
    assert name in screen.page_view.actors.fault
    for _ in range(3):
        screen.update(1 / 30, [Advance()])
        screen.draw(window)
    assert any(
        name in fault for fault in [screen.notice.text, *screen.page_view.faults()]
    )


def test_whole_portraits_have_no_fault(context: Context) -> None:
    assert ActorsView(context).fault == ""


def moods(view: ActorsView) -> tuple[float, ...]:
    one = view.actors["eigenface"]
    assert isinstance(one, PortraitActor)
    return one.moods


def a_page(context: Context) -> PlayScreen:
    screen = first(context, "rows")
    assert isinstance(screen, PlayScreen)
    return screen


def shown(
    screen: PlayScreen, speaking: str, mood: str = "", *, alone: bool = True
) -> None:
    stage = Stage(shown=("eigenface", "patient"))
    moment = replace(screen.journey.now, stage=stage)
    steady = page(screen.page_view.context.brush.view)
    faces = screen.page_view.actors
    faces.place(moment, steady, alone=alone, spoken=Spoken(speaking, mood))


def test_a_mood_comes_slowly_and_stays_until_it_speaks_again(context: Context) -> None:
    screen = a_page(context)
    faces, soft = screen.page_view.actors, MOODS.index("soft")
    shown(screen, "eigenface", "soft")
    seen = []
    for _ in range(30):
        faces.tick(0.1, speaking=True)
        seen.append(moods(faces)[soft])
    assert seen == sorted(seen)
    assert seen[0] < 0.1
    assert seen[-1] == 1.0
    shown(screen, "patient", "awed")
    faces.tick(3.0, speaking=True)
    assert moods(faces)[soft] == 1.0
    shown(screen, "eigenface")
    faces.tick(0.4, speaking=True)
    assert 0.0 < moods(faces)[soft] < 1.0
    faces.tick(3.0, speaking=True)
    assert sum(moods(faces)) == 0.0


def test_the_room_sinks_behind_the_eigenface_alone(context: Context) -> None:
    screen = a_page(context)
    faces = screen.page_view.actors
    shown(screen, "narrator")
    base = pygame.Surface((640, 360))
    levels = []
    for alone in (True, False):
        faces.settle(alone=alone)
        shown(screen, "narrator", alone=alone)
        for _ in range(8):
            faces.tick(0.1, speaking=False)
            base.fill((200, 200, 200))
            faces.shade(base, base.get_rect())
            assert not faces.darkening
            levels.append(base.get_at((320, 120))[0])
    down, up = levels[:8], levels[8:]
    assert down == sorted(down, reverse=True)
    assert up == sorted(up)
    assert down[-1] < 40
    assert up[-1] == 200


def test_with_reduced_motion_moods_and_ink_are_there_at_once(context: Context) -> None:
    context.adopt(replace(context.settings, reduced_motion=True))
    screen = a_page(context)
    faces = screen.page_view.actors
    shown(screen, "eigenface", "stern")
    faces.tick(0.01, speaking=True)
    assert moods(faces)[MOODS.index("stern")] == 1.0
    faces.settle(alone=False)
    faces.tick(0.01, speaking=True)
    assert not faces.gliding
    assert faces.until_change() == float("inf")


def test_a_light_of_the_room_is_seen_behind_the_eigenface(context: Context) -> None:
    """What lies behind the face is kept, and taken anew when the room has changed."""
    window = pygame.display.get_surface()
    assert window is not None
    screen = a_page(context)
    faces = screen.page_view.actors
    shown(screen, "")
    for _ in range(30):
        faces.tick(0.1, speaking=False)
    base = pygame.Surface(window.get_size(), 0, window)
    seen = []
    for level in (0, 0, 255):
        base.fill((level,) * 3)
        faces.shade(base, base.get_rect())
        faces.draw(window, base, lambda *_: None, window.get_height())
        middle = pygame.Rect(0, 0, 20, 60)
        middle.midtop = (faces.areas()[-1].left + 24, 40)
        seen.append(pygame.transform.average_color(window, middle)[0])
    assert seen[0] == seen[1] < seen[2]


def test_who_is_left_alone_breathes_in_slower_steps(context: Context) -> None:
    screen = a_page(context)
    faces, base = screen.page_view.actors, pygame.Surface((640, 360))
    shown(screen, "narrator", alone=False)
    faces.tick(1.0, speaking=False)

    def step() -> float:
        faces.draw(base, base, lambda *_: None, 360)
        return faces.until_change()

    quick = step()
    assert 0.0 < quick <= 1 / 5
    faces.tick(RESTS, speaking=False)
    assert step() == pytest.approx(2 * quick)
    shown(screen, "narrator", alone=False)
    assert step() == quick
