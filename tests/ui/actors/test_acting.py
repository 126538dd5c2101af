"""Acting follows the line: turns take their time, gestures come with their words."""

from game.ui.actors.acting import HELD, TURNS, Acting
from game.ui.actors.gestures import POINTS

BOTH = ("jacques", "foster")
NAMES = "Now you, Jacques. And you, neighbour."


def acting(speaker: str, text: str) -> Acting:
    made = Acting()
    made.begin(speaker, text, BOTH, ())
    return made


def test_who_speaks_turns_to_whom_it_names_and_who_listens_to_it() -> None:
    made = acting("foster", NAMES)
    turning = [made.turning]
    made.tick(TURNS / 2, 0.1, still=False)
    assert 0.0 < made.toward("foster") < 1.0
    made.tick(TURNS, 0.3, still=False)
    assert (made.toward("foster"), made.toward("jacques")) == (1.0, 1.0)
    turning.append(made.turning)
    assert turning == [True, False]
    made.tick(TURNS, 0.9, still=False)
    assert (made.toward("foster"), made.toward("jacques")) == (0.0, 1.0)


def test_both_turn_to_the_viewer_for_a_voice_from_elsewhere() -> None:
    made = acting("foster", NAMES)
    made.tick(TURNS, 0.1, still=False)
    made.begin("patient", "You are not too many, Jacques.", BOTH, ())
    made.tick(TURNS, 0.5, still=False)
    assert (made.toward("foster"), made.toward("jacques")) == (0.0, 0.0)


def test_an_answer_turns_and_a_line_after_somebody_elses_does_not() -> None:
    text = "It is a rule that everybody knows."
    made = acting("jacques", "I have turned it round.")
    made.begin("foster", text, BOTH, ())
    made.tick(TURNS, 0.1, still=False)
    assert made.toward("foster") == 1.0
    made = acting("patient", "I have turned it round.")
    made.begin("foster", text, BOTH, ())
    made.tick(TURNS, 0.1, still=False)
    assert made.toward("foster") == 0.0


def test_a_gesture_comes_with_its_word_and_goes() -> None:
    made = acting("foster", "Nothing happens to it. Watch.")
    made.tick(0.1, 0.7, still=False)
    assert made.pose("foster") == ""
    made.tick(0.1, 0.8, still=False)
    assert (made.pose("foster"), made.pose("jacques")) == (POINTS, "")
    made.tick(HELD / 2, 1.0, still=False)
    assert made.pose("foster") == POINTS
    made.tick(HELD, 1.0, still=False)
    assert made.pose("foster") == ""


def test_what_is_written_at_once_has_no_gesture() -> None:
    made = acting("foster", "Watch what happens to it, and to nobody else.")
    made.tick(0.1, 1.0, still=False)
    assert made.pose("foster") == ""


def test_the_same_line_laid_out_anew_goes_on() -> None:
    made = acting("foster", "Watch what happens.")
    made.tick(0.1, 0.05, still=False)
    assert made.pose("foster") == POINTS
    made.begin("foster", "Watch what happens.", BOTH, ())
    assert made.pose("foster") == POINTS
    assert made.since == 0.1
    made.begin("foster", "Another one.", BOTH, ())
    assert made.pose("foster") == ""
    assert made.since == 0.0


def test_who_is_still_neither_turns_nor_points() -> None:
    made = acting("foster", "Watch, Jacques.")
    made.tick(0.1, 0.05, still=True)
    assert made.pose("foster") == ""
    assert (made.toward("foster"), made.toward("jacques")) == (0.0, 0.0)


def test_one_alone_has_nobody_to_turn_to() -> None:
    made = Acting()
    made.begin("jacques", "I am stuck, Mr. Foster! Who helps?", ("jacques",), ())
    made.tick(TURNS, 0.9, still=False)
    assert made.toward("jacques") == 0.0
