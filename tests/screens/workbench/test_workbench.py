"""The workbench: two rows of type, reached by keys, hands and ears alike."""

from typing import Any

import pygame
import pytest
from msgspec.structs import replace

from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.course import names
from game.puzzles.levels.level_names import daily, every
from game.puzzles.levels.library import parts
from game.puzzles.session.awards import Awards
from game.screens.flow import results
from game.screens.flow.base import Screen
from game.screens.menus.confirm import ConfirmScreen
from game.screens.menus.small_figure import Gallery
from game.screens.shared.context import Context
from game.screens.workbench.course_page import ON
from game.screens.workbench.level_by_name import NameScreen
from game.screens.workbench.pages import DAILY, ENDLESS, Endless, day_in_words, page
from game.screens.workbench.rows import KindRow, LevelRow, Named
from game.screens.workbench.workbench import WorkbenchScreen
from game.ui.forms.widgets import Canvas
from game.ui.window import intents as want
from tests.screens.support import Hands

DOWN, UP = want.Focus(dy=1), want.Focus(dy=-1)
LEFT, RIGHT = want.Focus(dx=-1), want.Focus(dx=1)
TAKE, BACK = want.Advance(), want.Back()
WON = Awards(solved=True, unaided=True, foreseen=None, cost=2, fewest=2)


class Bench(Hands):
    """Hands on a workbench that notes which levels it would begin."""

    def __init__(self, context: Context) -> None:
        self.begun: list[tuple[str, str]] = []
        self.screen = WorkbenchScreen(context, self._begin)
        self.context = context
        super().__init__(self.screen)

    def _begin(self, kind: str, level: str, *, course: bool = False) -> Screen:
        self.begun.append((kind, level))
        self.course = course
        return ConfirmScreen(self.context, "title")

    def to(self, key: str) -> None:
        """Down to a row of whichever side hears the player."""
        for _ in range(60):
            if self.focus() == key:
                return
            self.do(DOWN)
        raise AssertionError(f"{key} is not reached")

    def back(self) -> None:
        """Leave the level that was begun."""
        self.do(BACK)

    def click(self, key: str, pane: Any) -> None:
        for _ in range(20):
            place = pane.place_of(key)
            if place is not None and (spot := pane.at(*place.center)) is not None:
                assert spot.widget.key == key
                break
            self.do(want.Scroll(-1, 100.0, 400.0))
        assert place is not None, key
        x, y = place.center
        self.do(want.Point(x, y), want.Press(x, y), want.Release(x, y))

    def page_keys(self) -> list[str]:
        return [w.key for band in self.screen.page.bands for w in band if w.able]

    def row(self, key: str) -> LevelRow:
        found = (w for band in self.screen.page.bands for w in band if w.key == key)
        row = next(found)
        assert isinstance(row, LevelRow)
        return row


def test_every_level_is_begun_by_keys_from_the_page_of_its_kind(
    context: Context,
) -> None:
    hands = Bench(context)
    for kind in KINDS:
        hands.to(f"kind:{kind}")
        hands.do(RIGHT)
        ids = [f"{kind}.{name}" for name in context.library.levels.names(kind)]
        assert hands.page_keys() == ids
        for key in ids:
            hands.to(key)
            hands.do(TAKE)
            hands.back()
        hands.do(LEFT)
        assert hands.focus() == f"kind:{kind}"
    assert hands.begun == [(k, level.id) for k, level in every(context.library.levels)]


def test_every_level_is_begun_by_hand(context: Context) -> None:
    hands = Bench(context)
    for kind in KINDS:
        hands.click(f"kind:{kind}", hands.screen.shelf)
        for name in context.library.levels.names(kind):
            hands.click(f"{kind}.{name}", hands.screen.page)
            hands.back()
    assert len(hands.begun) == len(list(every(context.library.levels)))


def test_a_pointer_that_passes_over_kinds_leaves_the_page_open(
    context: Context,
) -> None:
    hands = Bench(context)
    hands.click("kind:dual", hands.screen.shelf)
    place = hands.screen.shelf.place_of("kind:order")
    assert place is not None
    hands.do(want.Point(*place.center))
    assert hands.focus() == "kind:order"
    assert hands.screen.opened == "kind:dual"
    hands.click("dual.square", hands.screen.page)
    assert hands.begun == [("dual", "square")]


def test_the_first_line_goes_on_where_one_stopped(context: Context) -> None:
    hands = Bench(context)
    assert hands.top.rows.spoken() == "Next. Arrow: Two numbers"
    hands.do(TAKE)
    context.store.profile.solve("arrow.story", WON)
    context.store.profile.leave("dual.slanted", "a session")
    hands.back()
    hands.to("onward")
    assert hands.top.rows.spoken() == "Go on. Dual: No right angle"
    hands.do(TAKE)
    assert hands.begun == [("arrow", "story"), ("dual", "slanted")]


def test_once_all_is_solved_nothing_is_next(context: Context) -> None:
    for kind, level in every(context.library.levels):
        context.store.profile.solve(f"{kind}.{level.id}", WON)
    hands = Bench(context)
    assert hands.screen.opened == DAILY
    assert "onward" not in [w.key for band in hands.screen.bands() for w in band]


def test_what_is_new_and_what_is_done_is_said_of_kinds_and_levels(
    context: Context,
) -> None:
    context.store.profile.solve("dual.story", WON)
    context.store.profile.leave("dual.square", "a session")
    hands = Bench(context)
    hands.to("kind:dual")
    assert hands.top.rows.spoken() == "Dual. 1 of 6 solved"
    hands.do(RIGHT)
    told = [
        hands.row(f"dual.{n}").value() for n in context.library.levels.names("dual")
    ]
    assert told[:3] == [
        "solved, unaided, best 2 moves, par 2",
        "new",
        "begun",
    ]


def test_a_level_that_was_left_has_the_focus_and_its_marks(context: Context) -> None:
    hands = Bench(context)
    hands.to("kind:dual")
    hands.do(RIGHT)
    hands.to("dual.slanted")
    hands.do(TAKE)
    context.store.profile.solve("dual.slanted", WON)
    hands.back()
    assert hands.focus() == "dual.slanted"
    assert "solved" in hands.top.rows.spoken()


def test_next_level_opens_the_page_where_it_stands(context: Context) -> None:
    hands = Bench(context)
    change = hands.screen.resumed(results.Practise("rows", "three"))
    hands.stack.apply(change)
    assert hands.begun == [("rows", "three")]
    assert hands.screen.opened == "kind:rows"


def test_an_endless_level_is_offered_by_its_name_and_chosen(context: Context) -> None:
    hands = Bench(context)
    hands.to(ENDLESS)
    hands.do(TAKE)
    assert hands.focus() == "endless"
    offered = hands.top.rows.spoken()
    hands.to("which")
    for _ in range(7):
        hands.do(RIGHT)
    hands.to("hard")
    hands.do(RIGHT)
    hands.to("endless")
    assert hands.top.rows.spoken() != offered
    name = hands.top.rows.spoken().removeprefix("Begin ")
    hands.do(TAKE)
    assert hands.begun == [("dual", name)]
    assert (parts(name) or ())[:2] == ("dual", 2)
    assert context.library.levels.find("dual", name).id == name


def test_another_seed_is_another_level_and_no_kind_is_too_hard(
    context: Context,
) -> None:
    hands = Bench(context)
    hands.to(ENDLESS)
    hands.do(TAKE)
    names = set()
    for _ in range(4):
        names.add(hands.screen._made.name)
        hands.to("another")
        hands.do(TAKE)
    assert len(names) == 4
    for kind in [k for k in KINDS.values() if k.generate] * 2:
        hands.screen._made.hard = 99
        hands.screen._made.choose(kind.name)
        name = hands.screen._made.name
        assert context.library.levels.find(kind.name, name).id == name


def test_endless_levels_that_were_played_open_again(context: Context) -> None:
    context.store.profile.solve("dual.dual-2-k7f3", WON)
    context.store.profile.leave("axis.axis-1-a", "a session")
    hands = Bench(context)
    hands.to(ENDLESS)
    hands.do(TAKE)
    for key in ("axis.axis-1-a", "dual.dual-2-k7f3"):
        hands.click(key, hands.screen.page)
        hands.back()
    assert hands.begun == [("axis", "axis-1-a"), ("dual", "dual-2-k7f3")]


def test_the_level_of_the_day_is_that_of_the_clock(context: Context) -> None:
    hands = Bench(context)
    hands.to(DAILY)
    hands.do(TAKE)
    assert "21 September 2026" in hands.top.rows.spoken()
    hands.do(TAKE)
    assert hands.begun[0][1] == daily("2026-09-21")


def test_days_are_said_in_words() -> None:
    assert day_in_words("2026-01-09") == "9 January 2026"
    assert day_in_words("2026-12-31") == "31 December 2026"


def test_back_leads_from_the_page_to_the_shelf_and_then_out(context: Context) -> None:
    hands = Bench(context)
    hands.to("kind:rows")
    hands.do(RIGHT, BACK)
    assert hands.focus() == "kind:rows"
    hands.do(BACK)
    assert hands.below.results == [None]


def test_where_there_is_no_room_for_both_one_is_seen(context: Context) -> None:
    context.adopt(replace(context.settings, text_scale=2.0))
    hands = Bench(context)
    assert list(hands.screen.panes()) == [hands.screen.shelf]
    hands.to("kind:keep")
    hands.do(RIGHT)
    assert list(hands.screen.panes()) == [hands.screen.page]
    assert hands.focus().startswith("keep.")
    hands.do(TAKE)
    assert hands.begun[0][0] == "keep"
    hands.back()
    context.adopt(replace(context.settings, text_scale=1.0))
    hands.rest(0.1)
    assert len(hands.screen.panes()) == 2


@pytest.mark.wide
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("size", [(640, 360), (1024, 768), (1920, 1080), (500, 900)])
def test_no_page_leaves_the_window(
    context: Context, size: tuple[int, int], scale: float
) -> None:
    for cost in range(20):
        context.store.profile.solve("break.story", replace(WON, cost=cost))
    context.store.profile.solve("dual.dual-2-k7f3", WON)
    pygame.display.set_mode(size)
    context.adopt(replace(context.settings, text_scale=scale))
    context.follow(size)
    hands = Bench(context)
    window = pygame.Rect(0, 0, *size)
    for key in ("kind:break", DAILY, ENDLESS):
        hands.to(key)
        hands.do(TAKE)
        assert window.contains(hands.screen.page.area)
        for _ in hands.page_keys():
            focused = hands.screen.page.focused
            assert focused is not None
            place = hands.screen.page.place_of(focused.key)
            assert place is not None
            assert window.contains(place.clip(hands.screen.page.area))
            hands.do(DOWN)
        hands.do(BACK)


def test_rows_differ_to_the_eye_by_what_was_earned(context: Context) -> None:
    def painted() -> bytes:
        hands = Bench(context)
        hands.click("kind:dual", hands.screen.shelf)
        place = hands.screen.page.place_of("dual.story")
        assert place is not None
        return pygame.image.tobytes(hands.surface.subsurface(place), "RGB")

    seen = [painted()]
    context.store.profile.leave("dual.story", "a session")
    seen.append(painted())
    for marks in (
        replace(WON, unaided=False),
        WON,
        replace(WON, foreseen=True),
    ):
        context.store.profile.solved.clear()
        context.store.profile.solve("dual.story", marks)
        seen.append(painted())
    context.store.profile.solve("dual.story", WON)
    seen.append(painted())
    assert len(set(seen)) == len(seen)


def test_nothing_is_painted_while_nothing_changes(context: Context) -> None:
    hands = Bench(context)
    assert hands.screen.draw(hands.surface) == []
    hands.do(DOWN)
    assert hands.screen.draw(hands.surface) == []


def test_rows_of_kinds_tell_what_they_stand_for() -> None:
    row = KindRow("kind:dual", "Dual", emblem="kind-dual", count=(1, 4))
    assert (row.label(), row.value()) == ("Dual", "1 of 4 solved")
    assert KindRow("name", "By its name", emblem="named").value() == ""


def typed(hands: Hands, text: str) -> None:
    hands.do(*(want.Typed(sign) for sign in text))


def test_a_level_opens_by_its_name(context: Context) -> None:
    bench = Bench(context)
    bench.to("name")
    bench.do(TAKE)
    assert isinstance(bench.top, NameScreen)
    typed(bench, "dual.slanted")
    bench.do(TAKE)
    assert bench.begun == [("dual", "slanted")]


def test_a_wrong_name_is_answered_and_can_be_mended(context: Context) -> None:
    hands = Hands(NameScreen(context))
    typed(hands, "dual.slantd")
    hands.do(TAKE)
    told = [w.label() for band in hands.top.bands() for w in band]
    assert "No level of dual is named 'slantd'. Did you mean 'dual.slanted'?" in told
    assert hands.focus() == "name"
    typed(hands, "\b\b")
    typed(hands, "ted")
    hands.do(TAKE)
    assert hands.below.results == [results.Practise("dual", "slanted")]


def test_a_name_is_put_together_without_any_keys(context: Context) -> None:
    hands = Hands(NameScreen(context))
    for sign in "dual-2-k7f33":
        place = hands.top.rows.place_of(f"sign:{sign}")
        assert place is not None
        hands.do(want.Press(*place.center), want.Release(*place.center))
    for key in ("shorter", "open"):
        place = hands.top.rows.place_of(key)
        hands.do(want.Press(*place.center), want.Release(*place.center))
    assert hands.below.results == [results.Practise("dual", "dual-2-k7f3")]


def test_a_kind_is_named_once_one_of_its_levels_is_solved(context: Context) -> None:
    def named() -> list[str]:
        bands = page(context, "kind:shadow", Endless(context), Gallery())
        return [w.label() for band in bands for w in band if isinstance(w, Named)]

    assert named() == []
    context.store.profile.solve("shadow.story", WON)
    assert named() == ["v dot r equals the length of v times the length of r cos theta"]
    surface = pygame.Surface((900, 200))
    row = Named(KINDS["shadow"].formulas[0], "")
    row.paint(Canvas(surface, context.brush, pygame.Rect(0, 0, 900, 100), lit=False))
    ink = pygame.mask.from_threshold(surface, (0, 0, 0), (9, 9, 9, 255))
    ink.invert()
    assert ink.count() > 200


def test_the_course_goes_on_where_it_stands_and_from_kind_to_kind(
    context: Context,
) -> None:
    hands = Bench(context)
    stops = names(context.library.levels)
    for key in stops[:2]:
        context.store.profile.solve(key, WON)
    hands.to("page:course")
    hands.do(RIGHT)
    assert hands.page_keys() == [ON, *stops]
    hands.do(TAKE)
    kind, _dot, level = stops[2].partition(".")
    assert (hands.begun[-1], hands.course) == ((kind, level), True)
    hands.do(BACK)
    hands.screen.resumed(results.Practise("product", "story", course=True))
    assert (hands.begun[-1], hands.course) == (("product", "story"), True)
    assert hands.screen.opened == "page:course"


def test_a_level_of_its_kind_is_no_stop_of_the_course(context: Context) -> None:
    hands = Bench(context)
    hands.click("kind:dual", hands.screen.shelf)
    hands.click("dual.square", hands.screen.page)
    assert hands.course is False


def test_the_misses_stand_with_the_levels_that_made_them(context: Context) -> None:
    profile = context.store.profile
    hands = Bench(context)
    hands.to("page:misses")
    assert hands.page_keys() == []
    for n in range(13):
        at = ("arrow.both", "dual-1-abc", "gone.level")[n % 3]
        key = f"dual.{at}" if at.startswith("dual") else at
        profile.miss(key, (0.1 + n / 50, n % 4 / 20))
    hands.screen.renew()
    assert hands.page_keys() == ["arrow.both", "dual.dual-1-abc"]
    assert hands.row("arrow.both").words == "Arrow: Turned over (5 arrows)"
    said = [w.label() for band in hands.screen.page.bands for w in band]
    assert any(words.startswith("On the whole: too far") for words in said)
    assert any("About the true tip" in words for words in said)
    while hands.screen.wait() == 0.0:
        hands.rest(0.1)
