"""What was met of a story: lines by themselves, cues by what is seen around them."""

from game.narrative.overview.met import shown
from game.narrative.program.operations import Show
from tests.narrative.support import clean

STORY = """
chapter: one
title: One
scenes:
  door:
    script:
    - music: {play: fans, fade: 1s}
    - A door. ^one-01
    - music: {play: fans, fade: 2s}
    - choice: knock
      options:
      - pick: Knock. ^one-02
        do:
        - music: {play: fans, fade: 3s}
      - pick: Wait. ^one-03
        do:
        - music: {play: fans, fade: 4s}
        - patient: I wait. ^one-04
    - And on. ^one-05
    - music: {play: fans, fade: 5s}
    - Trees. ^one-06
    - end: over
"""


def met(*seen: str) -> list[int]:
    program = clean(STORY).program
    found = shown(program, set(seen).__contains__)
    return [int(s.op.value["fade"]) for s in found if isinstance(s.op, Show) and s.met]


def test_nothing_is_met_before_anything_was_seen() -> None:
    assert met() == []


def test_a_cue_is_met_with_the_line_behind_it() -> None:
    assert met("one-01") == [1]
    assert met("one-01", "one-02") == [1, 2]


def test_what_another_option_shows_is_not_met() -> None:
    assert met("one-01", "one-02", "one-05") == [1, 2, 3]
    assert met("one-01", "one-03", "one-04", "one-05") == [1, 2, 4]


def test_a_line_ahead_does_not_give_a_cue_away() -> None:
    assert 5 not in met("one-01", "one-02", "one-05")
    assert 5 in met("one-05", "one-06")


def test_every_cue_and_line_is_told_with_its_scene() -> None:
    program = clean(STORY).program
    found = list(shown(program, lambda _: True))
    assert {(each.chapter, each.scene) for each in found} == {("one", "door")}
    assert len(found) == 9
    assert all(each.met for each in found)
