"""Reading on: fast, by itself, past what was read; and a choice that is meant."""

import pygame
import pytest

from game.narrative.machine.events import Finish, Line
from game.saving import profile
from game.screens.flow.results import Solved
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.screens.story.journey import Journey
from game.screens.story.lessons import Lessons
from game.screens.story.play import PlayScreen
from game.screens.story.quick_row import ENTRIES
from game.ui.sound.speech import Log, Voice
from game.ui.window import intents as want
from game.ui.window.intents import Device, Intent
from tests.screens.support import Hands


def reading(context: Context) -> Hands:
    journey = Journey.begin(context.library.program, "rows", seed=0)
    return Hands(PlayScreen(context, journey))


def page(hands: Hands) -> PlayScreen:
    assert isinstance(hands.top, PlayScreen)
    return hands.top


def asked(hands: Hands) -> bool:
    """Whether a choice stands on the page; puzzles on the way are left for later."""
    if isinstance(hands.top, PuzzleScreen):
        hands.stack.screens.pop()
        page(hands).resumed(Solved(Finish("skipped")))
    return bool(page(hands).reader.ways) and not page(hands).opening


def to_choice(hands: Hands) -> None:
    while not asked(hands):
        hands.do(want.Advance())


def test_who_reads_on_fast_does_not_choose(context: Context) -> None:
    hands = reading(context)
    for _ in range(400):
        hands.do(want.Advance())
        hands.rest(0.15)
        if asked(hands):
            break
    assert asked(hands)
    for _ in range(10):
        hands.do(want.Advance())
        hands.rest(0.15)
    assert asked(hands)
    hands.do(want.Choose(0))
    assert asked(hands)
    hands.rest(2 * DEAF)
    hands.do(want.Choose(0))
    assert not asked(hands)


@pytest.mark.parametrize("moved", [want.Focus(dy=1), want.Advance()])
def test_a_choice_is_taken_by_keys_alone(context: Context, moved: Intent) -> None:
    hands = reading(context)
    to_choice(hands)
    hands.rest(2 * DEAF)
    hands.do(moved)
    assert page(hands).focus == 0
    hands.do(want.Advance())
    assert not asked(hands)


def test_a_second_click_on_the_words_chooses_nothing(context: Context) -> None:
    hands = reading(context)
    while not asked(hands):
        hands.do(want.Press(640, 600))
    at = page(hands).page_view.choice_area(0).center
    hands.do(want.Press(*at))
    assert asked(hands)
    hands.rest(2 * DEAF)
    hands.do(want.Press(*at))
    assert not asked(hands)


def test_skipping_stops_at_what_was_never_read_and_says_so(context: Context) -> None:
    hands = reading(context)
    hands.rest(0.1)
    first = page(hands).journey.now.pause
    assert isinstance(first, Line)
    hands.do(want.Skip())
    assert not page(hands).reader.skipping
    assert "never read" in page(hands).notice.text
    assert page(hands).journey.now.pause == first


def test_skipping_ends_on_the_first_new_line_and_that_line_is_told(
    context: Context,
) -> None:
    begun = reading(context)
    for _ in range(8):
        begun.do(want.Advance(), want.Advance())
    known = page(begun).journey.now.pause
    hands = reading(context)
    hands.do(want.Skip())
    assert page(hands).reader.on == {"skip"}
    hands.rest(5.0)
    now = page(hands)
    assert not now.reader.skipping
    assert now.journey.now.pause != known
    assert isinstance(now.journey.now.pause, Line)
    assert now.notice.text


def test_auto_waits_for_the_speech_program(context: Context) -> None:
    log = Log()
    context.voice = Voice(log)
    context.voice.enabled = True
    hands = reading(context)
    log.speaking = True
    hands.do(want.Command("auto"))
    hands.rest(20.0)
    assert page(hands).journey.index == 0
    log.speaking = False
    hands.rest(6.0)
    assert page(hands).journey.index > 0


def test_auto_stays_on_while_another_window_has_the_focus(context: Context) -> None:
    hands = reading(context)
    hands.do(want.Command("auto"))
    hands.do(want.Skip(held=False))
    assert page(hands).reader.on == {"auto"}


def test_the_next_choice_is_reached_at_once_past_read_lines_only(
    context: Context,
) -> None:
    begun = reading(context)
    hands = reading(context)
    hands.do(want.Command("next"))
    assert not asked(hands)
    to_choice(begun)
    hands = reading(context)
    hands.do(want.Command("next"))
    while isinstance(hands.top, PuzzleScreen) or page(hands).opening:
        asked(hands)
        hands.do(want.Command("next"))
    assert asked(hands)


def test_the_quiet_row_comes_with_the_pointer_and_goes(context: Context) -> None:
    hands = reading(context)
    row = page(hands).row
    hands.rest(0.5)
    assert (row.awake, row.until_change()) == (False, float("inf"))
    hands.do(want.Point(640, 300))
    assert 1.0 < row.until_change() < 3.0
    plain = hands.surface.copy()
    hands.rest(3.0)
    assert row.until_change() == float("inf")
    assert plain.get_view("0").raw != hands.surface.get_view("0").raw


def test_a_finger_leaves_no_row_behind(context: Context) -> None:
    context.device = Device.TOUCH
    hands = reading(context)
    hands.do(want.Press(*page(hands).row.area().center))
    assert page(hands).row.awake
    hands.rest(3.0)
    assert not page(hands).row.awake


def test_every_word_of_the_quiet_row_does_what_it_says(context: Context) -> None:
    for name, _words in ENTRIES:
        hands = reading(context)
        hands.do(want.Advance(), want.Advance())
        now = page(hands)
        before = now.journey.index
        hands.do(want.Point(640, 300))
        place = next(w.area for w in now.row._laid() if w.name == name)
        hands.do(want.Point(*place.center))
        hands.do(want.Press(*place.center))
        done = {
            "rollback": now.journey.index < before,
            "auto": now.reader.auto,
            "skip": now.reader.skipping or bool(now.notice.text),
            "enlarge": hands.top is not now or bool(now.notice.text),
            "next": now.journey.index > before or bool(now.notice.text),
        }
        assert done.get(name, hands.top is not now), name


def test_the_row_says_what_is_on_while_the_pointer_rests(context: Context) -> None:
    hands = reading(context)
    hands.rest(0.5)
    area = page(hands).row.area()
    bare = hands.surface.subsurface(area).copy()
    hands.do(want.Command("auto"))
    hands.draw()
    lit = hands.surface.subsurface(area).copy()
    assert bare.get_view("0").raw != lit.get_view("0").raw
    hands.do(want.Command("auto"))
    hands.draw()
    again = hands.surface.subsurface(area)
    assert pygame.image.tobytes(bare, "RGB") == pygame.image.tobytes(again, "RGB")


def lessons(hands: Hands) -> tuple[str, ...]:
    framed = page(hands).page_view.frame_rank is not None
    told = page(hands).row.lessons.now(asked=asked(hands), framed=framed)
    return tuple(deed for deed, _words in told)


def test_hands_are_told_what_they_have_not_done_and_only_until_then(
    context: Context,
) -> None:
    hands = reading(context)
    seen = []
    while not asked(hands):
        hands.rest(0.5)
        seen.append(lessons(hands))
        hands.do(want.Advance())
    hands.rest(1.0)
    assert seen[0] == ("go-on", "look")
    assert ("look", "rollback") in seen
    assert lessons(hands) == ("choose",)
    hands.do(want.Rollback())
    hands.do(want.Choose(0))
    again = profile.decode(profile.encode(context.store.profile, 1))
    assert again.learned >= {"go-on", "rollback"}
    assert Lessons(again).now(asked=False) == ()


def test_who_reads_large_words_is_told_of_the_larger_picture_until_it_was_seen(
    context: Context,
) -> None:
    told = Lessons(context.store.profile)
    assert "enlarge" not in dict(told.now(asked=False))
    assert "enlarge" in dict(told.now(asked=False, small=True))
    assert "enlarge" not in dict(told.now(asked=True, small=True))
    told.did(want.Command("enlarge"), asked=False)
    assert "enlarge" not in dict(told.now(asked=False, small=True))
