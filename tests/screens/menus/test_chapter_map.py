"""The scenes of a chapter: what is seen, what is not told, and the ways to each."""

from typing import Any

import pytest
from msgspec.structs import replace

from game.narrative.overview.scene_map import scene_map
from game.narrative.program.program import Program
from game.saving.reached import Reached, written
from game.screens.flow import results
from game.screens.menus.beginnings import BeginningScreen
from game.screens.menus.chapter_map import ChapterScreen
from game.screens.menus.chapters import ChaptersScreen
from game.screens.menus.scene_records import scenes
from game.screens.menus.scene_row import LANE, LANES, REACH, TWIG, SceneRow
from game.screens.opening.route import screen_for
from game.screens.shared.context import Context
from game.screens.story.play import PlayScreen
from game.ui.forms.widgets import Words
from game.ui.sound.speech import Log, Voice
from game.ui.window import intents as want
from tests.narrative.resume.test_reaching import KNOCKED, play
from tests.narrative.support import clean
from tests.narrative.two_chapters import FIRST, SECOND
from tests.screens.support import Hands

DOWN, RIGHT, LEFT = want.Focus(dy=1), want.Focus(dx=1), want.Focus(dx=-1)


@pytest.fixture
def told(context: Context) -> Context:
    """A context of the two small chapters; the bell of the first was come to."""
    program = clean(FIRST, SECOND).program
    context.library = replace(context.library, program=program)
    profile = context.store.profile
    profile.begin("first")
    past, _ = play(program, *KNOCKED)
    profile.reach("first.bell", written(Reached(past)))
    for line in ("first-01", "first-02", "first-03", "first-04", "first-07"):
        profile.see(line)
    return context


def words(screen: Any) -> list[str]:
    return [w.label() for band in screen.beside() for w in band]


def stops(screen: Any) -> list[SceneRow]:
    return [w for band in screen.bands() for w in band if isinstance(w, SceneRow)]


def test_only_what_was_seen_has_a_title(told: Context) -> None:
    rows = stops(ChapterScreen(told, "first"))
    assert [(row.key, row.label(), row.able) for row in rows] == [
        ("door", "At the door", True),
        ("garden", "One scene not seen yet", False),
        ("hall", "It is cold here.", True),
        ("bell", "Somebody heard me after all.", True),
        ("stairs", "One scene not seen yet", False),
    ]


def test_unseen_scenes_that_stand_together_are_one_stop(told: Context) -> None:
    told.store.profile.reached.clear()
    rows = stops(ChapterScreen(told, "first"))
    assert rows[-1].label() == "2 scenes not seen yet"
    assert "heard" not in " ".join(row.label() for row in rows)


def test_a_choice_tells_which_way_was_not_tried(told: Context) -> None:
    found = {scene.place.scene: scene for scene in scenes(told, _first(told))}
    assert [way.taken for way in found["door"].choices[0]] == [True, False]
    # A choice that was not come to yet says nothing of its ways.
    assert found["hall"].choices == ((),)
    assert found["door"].untried == 1
    assert "1 way not tried" in stops(ChapterScreen(told, "first"))[0].value()


def _first(context: Context) -> Any:
    return context.library.program.chapters["first"]


def test_what_led_to_a_scene_is_said_after_the_fact_only(told: Context) -> None:
    screen = ChapterScreen(told, "first")
    screen.open("bell")
    assert any("“Knock.”" in each for each in words(screen))
    screen.open("door")
    assert not any("came from" in each for each in words(screen))
    assert "I stood before a door and did not knock." in words(screen)


def test_one_goes_to_a_scene_as_one_came_or_afresh(told: Context) -> None:
    hands = Hands(ChaptersScreen(told))
    hands.do(want.Advance())
    assert isinstance(hands.top, ChapterScreen)
    hands.do(DOWN, DOWN, RIGHT, want.Advance())
    assert hands.below.results == [results.Replay("first", "bell")]
    hands = Hands(ChapterScreen(told, "first"))
    hands.do(RIGHT)
    assert hands.focus() == "fresh"
    hands.do(want.Advance())
    assert hands.below.results == [results.Replay("first", "door", own=False)]


def test_left_and_back_lead_from_the_page_to_the_scenes(told: Context) -> None:
    hands = Hands(ChapterScreen(told, "first"))
    for way in (LEFT, want.Back()):
        hands.do(RIGHT)
        assert hands.top.rows is hands.top.page
        hands.do(way)
        assert hands.top.rows is hands.top.shelf
        assert hands.focus() == "door"
    assert hands.below.results == []


def test_a_press_opens_a_scene_and_a_press_goes_there(told: Context) -> None:
    hands = Hands(ChapterScreen(told, "first"))
    hands.do(want.Press(*hands.top.shelf.place_of("bell").center))
    assert hands.top.opened == "bell"
    hands.do(want.Press(*hands.top.page.place_of("own").center))
    assert hands.below.results == [results.Replay("first", "bell")]


def test_a_scene_that_was_opened_is_read_aloud(told: Context) -> None:
    log = Log()
    told.voice = Voice(log)
    told.voice.enabled = True
    Hands(ChapterScreen(told, "first")).do(RIGHT)
    assert "I stood before a door" in log.said[-1]
    assert "Go there afresh" in log.said[-1]


def test_a_replay_from_nothing_asks_for_what_came_before(told: Context) -> None:
    asked = results.Replay("second", own=False)
    screen = screen_for(told, asked)
    assert isinstance(screen, BeginningScreen)
    hands = Hands(screen)
    said = [w.label() for band in screen.bands() for w in band]
    before, question, *ways = said
    assert before == "The first, earlier. Question 1 of 1."
    assert question == "And now?"
    assert ways == ["Knock.", "Look for another way."]
    hands.do(want.Advance())
    (answered,) = hands.below.results
    assert answered.carried["trust"] == 1
    begun = screen_for(told, answered)
    assert isinstance(begun, PlayScreen)
    assert begun.journey.trail == ("second-01",)


def test_a_replay_before_which_nothing_was_chosen_asks_nothing(told: Context) -> None:
    screen = screen_for(told, results.Replay("first", "hall", own=False))
    assert isinstance(screen, PlayScreen)
    assert screen.journey.trail[-1] == "first-07"
    assert screen.journey.now.state.values["trust"] == 1


def test_a_scene_that_is_gone_leads_to_the_chapter(told: Context) -> None:
    screen = screen_for(told, results.Replay("first", "attic"))
    assert isinstance(screen, PlayScreen)
    assert screen.journey.trail == ("first-01",)


def test_a_question_can_be_taken_back(told: Context) -> None:
    hands = Hands(BeginningScreen(told, results.Replay("second", own=False)))
    hands.do(want.Back())
    assert hands.below.results == [None]


def test_a_program_without_a_scene_seen_has_a_map_of_stops(context: Context) -> None:
    program = clean(FIRST, SECOND).program
    whole = Program(program.chapters, program.variables)
    context.library = replace(context.library, program=whole)
    screen = ChapterScreen(context, "second")
    assert [row.able for row in stops(screen)] == [False]
    assert not [w for band in screen.beside() for w in band if isinstance(w, Words)]


def test_words_begin_beyond_the_buds_of_every_stop(context: Context) -> None:
    program = context.library.program
    farthest = max(
        place.lane
        for name in program.order
        for place in scene_map(program.chapters[name])
    )
    assert farthest * LANE + REACH + TWIG < LANES * LANE
