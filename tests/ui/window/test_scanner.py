"""The light of the switches: where it goes, and what it takes."""

import pygame
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.saving.settings import Settings
from game.ui.window import intents as want
from game.ui.window.reach import UP, Reach, pushes
from game.ui.window.scanner import GROUP, MOST, Scanner
from game.ui.window.switches import Switches

A = Reach(key="a", words="a", wants=(want.Advance(),), lights=(want.Light(0),))
B = Reach(key="b", words="b", more=pushes("lr", steps=True), lit=True)
C = Reach(key="c", words="c", wants=(want.Back(),))


def scanning(*found: Reach) -> Scanner:
    scanner = Scanner()
    scanner.see(found, fresh=True)
    return scanner


def now(scanner: Scanner) -> str:
    assert scanner.now is not None
    return scanner.now.key


def test_it_begins_at_the_focus_and_goes_around() -> None:
    scanner = scanning(A, B, C)
    assert now(scanner) == "b"
    assert [scanner.step() for _ in range(2)] == [(), (want.Light(0),)]
    assert scanner.take() == (want.Advance(),)


def test_what_is_opened_is_gone_over_until_it_is_left() -> None:
    scanner = scanning(A, B, C)
    assert scanner.take() == ()
    scanner.see((A, B, C))
    assert [each.key for each in scanner.shown] == ["l", "r", "steps", UP]
    scanner.step()
    assert scanner.take() == (want.Nudge(1.0, 0.0, "normal"),)
    scanner.step()
    scanner.take()
    scanner.see((A, B, C))
    assert scanner.now is not None
    assert scanner.now.words == "Steps: small"
    scanner.step()
    scanner.take()
    scanner.see((A, B, C))
    assert (scanner.path, now(scanner)) == ([], "b")


def test_small_steps_push_by_small_steps() -> None:
    scanner = scanning(B)
    scanner.take()
    scanner.see((B,))
    for _ in range(2):
        scanner.step()
    scanner.take()
    scanner.see((B,))
    for _ in range(2):
        scanner.step()
    assert scanner.take() == (want.Nudge(-1.0, 0.0, "fine"),)


def test_what_is_gone_closes_and_what_closes_comes_back() -> None:
    scanner = scanning(A, B, C)
    scanner.take()
    scanner.see((A, C))
    assert scanner.path == []
    value = Reach(key="v", words="v", wants=(want.Choose(0),), closes=True)
    opens = Reach(key="o", words="o", more=(value, value))
    scanner = scanning(A, opens)
    scanner.step()
    scanner.take()
    scanner.see((A, opens))
    assert scanner.take() == (want.Choose(0),)
    scanner.see((A, opens))
    assert (scanner.path, now(scanner)) == ([], "o")


def many(count: int) -> list[Reach]:
    return [replace(A, key=f"k{i}", words=str(i)) for i in range(count)]


def test_a_group_is_framed_as_far_as_it_is_seen() -> None:
    seen, below = pygame.Rect(10, 10, 50, 20), pygame.Rect(10, 900, 0, 0)
    found = [replace(each, area=seen) for each in many(12)]
    found[0] = replace(found[0], area=below)
    scanner = scanning(*found)
    assert scanner.now is not None
    assert scanner.now.key.startswith(GROUP)
    assert scanner.now.area == seen


@given(st.integers(1, 80), st.data())
def test_everything_is_reached_in_few_takes(count: int, data: st.DataObject) -> None:
    wanted = data.draw(st.integers(0, count - 1))
    scanner, found = scanning(*many(count)), many(count)
    assert len(scanner.shown) <= max(MOST, round(count**0.5) + 1)
    for _ in range(200):
        if now(scanner) == f"k{wanted}":
            return
        here = scanner.now
        assert here is not None
        if any(each.key == f"k{wanted}" for each in here.more):
            scanner.take()
            scanner.see(found)
        else:
            scanner.step()
    raise AssertionError(f"{wanted} of {count} is never met")


def test_what_is_open_stays_so_while_its_neighbours_become_a_crowd() -> None:
    scanner = scanning(B, *many(3))
    scanner.take()
    crowd = (*many(20), B)
    scanner.see(crowd)
    assert scanner.path == ["b"]
    assert now(scanner) == "l"


def test_the_light_of_one_switch_rests_and_goes_on() -> None:
    scanner = scanning(A, C)
    assert scanner.tick(0.4, 0.5) is None
    assert scanner.until_step(0.5) > 0.0
    assert scanner.tick(0.2, 0.5) is not None
    assert now(scanner) == "c"
    assert scanner.until_step(0.5) == 0.5


def test_switches_are_taken_out_of_the_events() -> None:
    settings = replace(Settings(), switches="two", switch_step="mouse:left")
    down = pygame.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0, unicode=" ")
    typed = pygame.Event(pygame.TEXTINPUT, text=" ")
    other = pygame.Event(pygame.KEYDOWN, key=pygame.K_a, mod=0, unicode="a")
    click = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(1, 1), button=1, touch=False)
    tap = pygame.Event(pygame.FINGERDOWN, finger_id=1, x=0.5, y=0.5)
    switches = Switches()
    left, done = switches.read([down, typed, other, click, tap], settings)
    assert left == [other]
    assert done == ["take", "step", "step"]
    # A switch that stays down was pressed once.
    assert switches.read([down], settings) == ([], [])
    up = pygame.Event(pygame.KEYUP, key=pygame.K_SPACE, mod=0)
    assert switches.read([up, down], settings) == ([], ["take"])


def test_with_one_switch_the_other_key_stays_a_key() -> None:
    settings = replace(Settings(), switches="one", switch_take="pad:left trigger")
    enter = pygame.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="")
    axis = pygame.CONTROLLER_AXIS_TRIGGERLEFT
    about = {"axis": axis, "value": 32000, "instance_id": 0}
    trigger = pygame.Event(pygame.CONTROLLERAXISMOTION, about)
    assert Switches().read([enter, trigger], settings) == ([enter], ["take"])
