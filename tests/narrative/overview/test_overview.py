"""A chapter from above: its map, what led where, what is asked, what is told."""

from game.narrative.machine.machine import begin
from game.narrative.overview.branches import branches, causes
from game.narrative.overview.questions import answered, questions
from game.narrative.overview.recap import recap
from game.narrative.overview.scene_map import scene_map, written_in
from tests.narrative.support import clean
from tests.narrative.two_chapters import FIRST, SECOND

STORY = clean(FIRST, SECOND).program
CHAPTER = STORY.chapters["first"]


def test_scenes_that_a_play_can_pass_by_lie_beside_the_main_way() -> None:
    lanes = {place.scene: place.lane for place in scene_map(CHAPTER)}
    assert lanes == {"door": 0, "garden": 1, "hall": 0, "bell": 1, "stairs": 0}


def test_a_place_says_what_it_holds_and_where_it_leads() -> None:
    places = {place.scene: place for place in scene_map(CHAPTER)}
    assert places["door"].lines == ("first-01", "first-02", "first-04")
    assert places["door"].opening == ("first-01", "A door.")
    assert places["door"].leads == ("garden", "hall")
    assert places["bell"].puzzles == (("rows", "story"),)
    assert places["bell"].guesses == ("drop-small",)
    (choice,) = places["hall"].choices
    assert [option for option, _ in choice.options] == ["first-08", "first-09"]
    assert choice.barred == {"first-09"}
    assert written_in(CHAPTER, "drop-small") == "bell"
    assert written_in(CHAPTER, "row-to-axis") == ""


def test_a_scene_is_caused_by_what_leads_to_it_and_by_what_is_asked_for() -> None:
    assert causes(STORY, CHAPTER) == {
        "garden": {"first-05"},
        "bell": {"first-03"},
    }


def test_a_branch_is_what_its_sisters_do_not_do() -> None:
    found = {branch.option: branch for branch in branches(CHAPTER)}
    assert found["first-05"].scenes == {"garden"}
    said = {getattr(CHAPTER.code[at], "id", "") for at in found["first-03"].code} - {""}
    assert said == {"first-04"}


def test_what_later_chapters_go_back_to_is_asked_before_a_replay_from_nothing() -> None:
    (question,) = questions(STORY, "second")
    assert (question.chapter, question.choice) == ("first", "knock")
    assert question.before == ("first-02", "And now?")
    assert [option for option, _ in question.options] == ["first-03", "first-05"]
    assert questions(STORY, "first") == ()


def test_answers_change_variables_as_they_do_where_they_are_taken() -> None:
    knocked = answered(STORY, {"knock": "first-03"})
    assert (knocked["trust"], knocked["picked:first-03"]) == (1, True)
    looked = answered(STORY, {"knock": "first-05"})
    assert (looked["trust"], looked["warmth"]) == (0, 2)
    state = begin(STORY, "second", carried=knocked)
    assert state.values["trust"] == 1


def _answered_with(scene: str, first: str) -> int:
    """What the look for another way makes of trust, where a scene sets it too."""
    before, named, after = first.partition(f"  {scene}:\n")
    after = after.replace("script:\n", "script:\n    - set: trust += 3\n", 1)
    told = before + named + after
    trust = answered(clean(told, SECOND).program, {"knock": "first-05"})["trust"]
    assert isinstance(trust, int)
    return trust


def test_an_answer_does_what_a_side_scene_does_that_it_alone_enters() -> None:
    assert _answered_with("garden", FIRST) == 3


def test_an_answer_does_not_do_what_lies_on_the_way_of_others_too() -> None:
    assert _answered_with("hall", FIRST) == 0
    shared = FIRST.replace("goto: garden", "goto: bell")
    assert _answered_with("bell", shared) == 0


def test_the_last_scenes_that_were_left_are_told_and_never_the_one_ahead() -> None:
    at = CHAPTER.scenes
    door, hall = "I stood before a door and *did not* knock.", "I came into a hall."
    assert recap(CHAPTER, [at["door"]]) == ()
    assert recap(CHAPTER, [at["door"], at["garden"], at["hall"]]) == (door,)
    assert recap(CHAPTER, [at["door"], at["hall"], at["stairs"]]) == (door, hall)
    assert recap(CHAPTER, []) == ()
