"""To whom a line turns, and which words a hand goes with: all from the line itself."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.actors.gestures import (
    APART,
    GREETS,
    NAMED,
    POINTS,
    SINGS,
    SPOKEN_OF,
    THINKS,
    VIEWER,
    Cue,
    play,
)
from game.ui.actors.props import read_facts
from game.ui.window.assets import Assets

ROOT = Path(__file__).resolve().parents[3]


def looks(text: str, other: str, *, answers: bool = False) -> list[tuple[str, str]]:
    """The words with which each look begins, and whom it is for."""
    plain = text.replace("*", "")
    cues = play(text, other, answers=answers).looks
    return [(plain[round(at * len(plain)) :].split()[0], who) for at, who in cues]


def hands(text: str, *props: str) -> list[tuple[str, str]]:
    plain = text.replace("*", "")
    cues = play(text, "foster", props).gestures
    return [(plain[round(at * len(plain)) :].split()[0], pose) for at, pose in cues]


def test_a_sentence_is_said_to_whom_it_names_and_so_are_those_after_it() -> None:
    both = "Good evening, Jacques. Good evening, neighbour. Is that the one?"
    assert looks(both, "jacques") == [("Good", "jacques"), ("Good", VIEWER)]
    late = "If I turn it, it is back. That is something, Mr. Foster. That is a rule."
    assert looks(late, "foster") == [("That", "foster")]
    assert looks("It is a matrix. It does not end.", "foster") == []


def test_a_full_stop_in_a_name_ends_no_sentence() -> None:
    assert looks("There is one too many, Mr. Foster.", "foster") == [
        ("There", "foster")
    ]


def test_a_question_is_asked_of_the_other_unless_the_viewer_is_asked() -> None:
    assert looks("With scissors?", "foster") == [("With", "foster")]
    asked = "You know it, neighbour. Will you sing with us?"
    assert looks(asked, "jacques") == []


def test_an_answer_begins_with_a_look_and_goes_on_to_the_viewer() -> None:
    text = "Good! Then nothing stands in our way. Put down the chalk."
    assert looks(text, "jacques") == []
    answer = looks(text, "jacques", answers=True)
    assert answer == [("Good!", "jacques"), ("Put", VIEWER)]


def test_nobody_turns_to_one_who_is_not_there() -> None:
    assert play("I am stuck, Mr. Foster! Are you there?").looks == ()


def test_a_look_is_the_last_that_has_begun() -> None:
    found = play("Now you, Jacques. And you, neighbour.", "jacques")
    assert found.look(0.0) == "jacques"
    assert found.look(0.4) == "jacques"
    assert found.look(0.6) == VIEWER
    assert play("Now.", "jacques").look(1.0) == VIEWER


def test_the_first_stressed_word_has_a_hand() -> None:
    assert hands("V *turns*. It *pulls* at nobody.") == [("turns.", POINTS)]
    assert hands("It is *all* sky! All of it.") == [("all", GREETS)]


def test_words_have_hands_only_as_whole_words() -> None:
    assert hands("And I think that it is me.") == [("think", THINKS)]
    assert hands("He was watching, unthinkably.") == []
    assert hands("Rotate, scale, rotate.") == [("Rotate,", SINGS)]


def test_a_prop_is_pointed_at_only_while_it_is_there() -> None:
    line = "There is a piece too many in this puzzle."
    assert hands(line) == []
    assert hands(line, "slate") == []
    assert hands(line, "jigsaw") == [("piece", POINTS)]


def test_every_prop_that_is_named_is_one() -> None:
    assert NAMED.keys() <= read_facts(Assets(ROOT)).props.keys()


@given(st.lists(st.sampled_from([*SPOKEN_OF, "piece", "and", "*so*"]), max_size=30))
def test_gestures_come_one_after_another(words: list[str]) -> None:
    found = play(" ".join(words), "foster", ["jigsaw"])
    times = [cue.at for cue in found.gestures]
    assert all(0.0 <= at < 1.0 for at in times)
    for one, then in pairwise(times):
        assert then - one >= APART


@pytest.mark.parametrize("text", ["", "[pause 0.5s]"])
def test_silence_has_nothing_to_do(text: str) -> None:
    assert play(text, "foster").looks == ()
    assert play(text, "foster").gestures == ()


def test_a_cue_says_where_its_word_begins() -> None:
    assert play("Now watch it.", "foster").gestures == (Cue(4 / 13, POINTS),)
