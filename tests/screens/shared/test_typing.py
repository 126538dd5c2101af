from hypothesis import given
from hypothesis import strategies as st

from game.screens.shared.typing import Typing, schedule


@given(st.text(max_size=80), st.floats(1, 200))
def test_glyphs_show_in_reading_order(text: str, speed: float) -> None:
    times = schedule(text, {}, speed)
    assert len(times) == len(text)
    assert list(times) == sorted(times)


def test_speed_zero_shows_everything_at_once() -> None:
    assert Typing("All of it.", {}, 0).done


def test_a_full_stop_takes_a_breath_and_a_decimal_point_does_not() -> None:
    sentence = schedule("a. b", {}, 10)
    number = schedule("0.4b", {}, 10)
    assert sentence[2] - sentence[1] > 0.3
    assert abs(number[2] - number[1] - 0.1) < 1e-9


def test_a_written_pause_holds_before_its_glyph() -> None:
    times = schedule("ab", {1: 0.5}, 10)
    assert abs(times[1] - times[0] - 0.6) < 1e-9


@given(st.lists(st.floats(0, 0.2), max_size=60))
def test_what_shows_never_goes_back(steps: list[float]) -> None:
    typing = Typing("Something is left. Four numbers.", {}, 40)
    seen = 0
    for dt in steps:
        typing.advance(dt)
        assert typing.shown >= seen
        seen = typing.shown


def test_finishing_shows_the_rest() -> None:
    typing = Typing("abc", {}, 1)
    typing.finish()
    assert typing.done
    assert not typing.advance(5)
