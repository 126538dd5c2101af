"""Settings hold at once, by every device, and are written."""

import pygame
import pytest

from game.saving.settings import Settings
from game.saving.store import Store
from game.screens.menus.settings.page import SettingsScreen
from game.screens.menus.settings.sample import SAMPLE, Sample
from game.screens.shared.context import Context
from game.ui.forms.widgets import Canvas
from game.ui.sound.manner import Reader
from game.ui.sound.speech import Log, Voice
from game.ui.window import intents as want
from tests.screens.support import Hands

DOWN, UP = want.Focus(dy=1), want.Focus(dy=-1)
LEFT, RIGHT = want.Focus(dx=-1), want.Focus(dx=1)


def test_a_step_to_the_right_makes_text_larger_at_once_and_for_good(
    context: Context,
) -> None:
    hands = Hands(SettingsScreen(context))
    hands.do(DOWN, DOWN, RIGHT)
    assert hands.focus() == "text_scale"
    assert context.settings.text_scale == pytest.approx(1.1)
    assert context.brush.view.text_scale == pytest.approx(1.1)
    folder = context.store.folder
    context.store.close()
    assert Store.open(folder).settings.text_scale == pytest.approx(1.1)


def test_the_mouse_drags_a_slider_and_lets_go(context: Context) -> None:
    hands = Hands(SettingsScreen(context))
    area = hands.top.rows.place_of("auto_delay")
    y = area.centery
    hands.do(want.Press(area.x + 0.46 * area.w, y))
    assert context.settings.auto_delay == 0.0
    hands.do(want.Point(area.x + 0.84 * area.w, y))
    assert context.settings.auto_delay == pytest.approx(6.0)
    hands.do(want.Release(0, 0), want.Point(area.x + 0.5 * area.w, y))
    assert context.settings.auto_delay == pytest.approx(6.0)


def test_a_press_on_a_toggle_turns_it_and_its_words_are_said(context: Context) -> None:
    context.voice.enabled = True
    hands = Hands(SettingsScreen(context))
    hands.do(want.Press(*hands.middle("skip_unseen")))
    assert context.settings.skip_unseen is True
    assert "Skip what was never read. On" in hands.top.rows.spoken()


def test_tabs_show_every_page_and_each_volume_reaches_the_sound(
    context: Context,
) -> None:
    hands = Hands(SettingsScreen(context))
    hands.do(RIGHT, DOWN)
    assert hands.focus() == "master"
    hands.do(*[LEFT] * 4)
    assert context.settings.master == pytest.approx(0.8)
    assert context.sound.level("music") == pytest.approx(0.8 * context.settings.music)
    hands.do(UP, RIGHT)
    assert hands.top.rows.place_of("high_contrast") is not None


def test_contrast_and_the_reading_face_follow_at_once(context: Context) -> None:
    hands = Hands(SettingsScreen(context))
    hands.do(want.Press(*hands.middle("readable_font")))
    assert context.brush.fonts.readable
    hands.do(*[UP] * 6, RIGHT, RIGHT)
    hands.do(want.Press(*hands.middle("high_contrast")))
    assert context.brush.theme.name == "sharp"


def test_filling_the_screen_is_asked_of_the_window(context: Context) -> None:
    asked: list[bool] = []
    context.fill = asked.append
    hands = Hands(SettingsScreen(context))
    hands.do(RIGHT, RIGHT, want.Focus(dy=1), want.Advance())
    assert (asked, context.settings.fullscreen) == ([True], True)


def test_defaults_come_back(context: Context) -> None:
    context.adopt(Settings(text_speed=20.0, music=0.1, high_contrast=True))
    hands = Hands(SettingsScreen(context))
    hands.do(UP)
    assert hands.focus() == "defaults"
    hands.do(want.Advance())
    assert context.settings == Settings()
    assert hands.top.notice.showing


def test_the_sample_types_at_the_speed_that_is_set(context: Context) -> None:
    slow, fast = Sample(Settings(text_speed=20.0)), Sample(Settings(text_speed=90.0))
    area = pygame.Rect(0, 0, 900, 200)
    for sample in (slow, fast):
        for _ in range(60):
            sample.tick(1 / 60)
        sample.paint(Canvas(pygame.Surface((900, 200)), context.brush, area, lit=False))
    assert 15 < slow._typing.shown < 25 < fast._typing.shown
    at_once = Sample(Settings(text_speed=0.0))
    assert at_once._typing.shown == len(SAMPLE)
    assert not at_once.tick(10.0)


def test_a_speed_of_the_players_own_is_kept(context: Context) -> None:
    context.adopt(Settings(text_speed=33.0))
    hands = Hands(SettingsScreen(context))
    hands.do(DOWN)
    assert "33 a second" in hands.top.rows.spoken()
    assert context.settings.text_speed == 33.0


def test_going_back_leaves(context: Context) -> None:
    hands = Hands(SettingsScreen(context))
    hands.do(want.Back())
    assert hands.below.results == [None]


class Readers(Log):
    """A speech program that knows its voices from the second look on."""

    def __init__(self) -> None:
        super().__init__()
        self.looks = 0

    def readers(self) -> list[Reader]:
        self.looks += 1
        some = [Reader("a", "Ada", "en-gb"), Reader("b", "Bo", "de")]
        return some if self.looks > 2 else []


def test_reading_aloud_has_its_speed_and_its_voice(context: Context) -> None:
    context.voice = Voice(Readers())
    hands = Hands(SettingsScreen(context))
    hands.do(RIGHT, RIGHT)
    assert hands.top.rows.place_of("speech_rate") is None
    hands.do(want.Press(*hands.middle("self_voicing")))
    hands.rest(0.1)
    hands.do(DOWN, RIGHT)
    assert context.settings.speech_rate == pytest.approx(1.1)
    assert context.voice.manner.rate == pytest.approx(1.1)
    hands.do(DOWN, RIGHT, RIGHT)
    assert (context.settings.speech_voice, context.voice.manner.voice) == ("a", "a")
    assert "Ada" in hands.top.rows.spoken()


def test_whoever_is_read_to_cannot_fall_into_silence(context: Context) -> None:
    context.adopt(Settings(self_voicing=True, master=0.0))
    hands = Hands(SettingsScreen(context))
    hands.do(RIGHT)
    hands.do(want.Press(*hands.middle("speech_volume")))
    hands.do(*[LEFT] * 30)
    assert context.voice.manner.volume == pytest.approx(0.1)
