"""Captions: every sound has words, and they leave the picture as it was."""

from pathlib import Path

import pygame
import pytest

from game.screens.flow.base import Push
from game.screens.puzzle.actions import Do
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.shared.context import Context
from game.screens.shared.sound_captions import SECONDS, SoundCaptions
from game.screens.shared.sound_words import WORDS, words
from game.ui.sound.sound import Sound
from game.verbs.driving.driver import Driver
from tests.screens.support import ROOT

SOUNDS = ROOT / "sounds"
MADE = {"tone/nearer", "tone/farther", "music/", "ambience/"}


def test_every_sound_has_a_caption_and_every_caption_a_sound() -> None:
    files = {
        f"{folder}/{path.stem}"
        for folder in ("effects", "music", "ambience", "song")
        for path in (SOUNDS / folder).glob("*.ogg")
    }
    assert files
    assert set(WORDS) == files | MADE
    assert len(set(WORDS.values())) == len(WORDS)


def test_what_begins_to_sound_is_told_without_a_device(context: Context) -> None:
    heard: list[str] = []
    sound = Sound(context.assets)
    sound.heard = heard.append
    sound.play("snap")
    sound.music("fear")
    sound.music("fear")
    sound.ambience("ward")
    sound.ambience("nowhere")
    sound.stand(0.2)
    sound.near(0.2)
    sound.near(0.8)
    sound.near(0.5)
    sound.music(None)
    assert heard == [
        "effects/snap",
        "music/fear",
        "ambience/ward",
        "ambience/",
        "tone/nearer",
        "tone/farther",
        "music/",
    ]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_caption_leaves_the_picture_as_it_was(context: Context, scale: float) -> None:
    context.adopt(context.settings.__class__(text_scale=scale))
    surface = pygame.display.get_surface()
    assert surface is not None
    surface.fill((90, 20, 60))
    before, captions = surface.copy(), SoundCaptions()
    captions.say("[a tick]")
    captions.say(words("music/puzzle"))
    assert captions.shown == words("music/puzzle")
    (place,) = captions.lay(surface, context.brush, 0.1)
    assert surface.get_rect().contains(place)
    assert place.w < 0.65 * surface.get_width()
    assert place.bottom <= context.brush.view.px(50.0)
    assert pygame.image.tobytes(surface, "RGB") != pygame.image.tobytes(before, "RGB")
    captions.lift(surface)
    assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(before, "RGB")
    assert captions.lay(surface, context.brush, SECONDS) == [place]
    assert not captions.shown


def test_only_who_asks_for_captions_reads_them(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    seen = []
    for wanted in (False, True):
        driver.context.remember(captions=wanted)
        driver.key(pygame.K_DOWN)
        seen.append(driver.loop.captions.shown)
    assert seen == ["", "[a tick]"]
    driver.close()


def test_nothing_is_nearer_before_anything_moved(tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    heard: list[str] = []
    driver.context.sound.heard = heard.append
    screen = PuzzleScreen(driver.context, "arrow", "story", story=False)
    driver.stack.apply(Push(screen))
    driver.wait(1.0)
    screen.do(Do.HINT)
    driver.key(pygame.K_ESCAPE)
    driver.wait(0.5)
    assert not [name for name in heard if name.startswith("tone/")]
    screen.do(Do.WAIVE)
    screen.put(screen.session.commit(screen.session.position.solve()[0]))
    assert heard.count("tone/nearer") == 1
    driver.close()
