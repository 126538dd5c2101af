"""What a choice does later is found, with the states that see it; echoes are not."""

from game.narrative.prover.prover import prove
from game.narrative.prover.returns import Return, returns
from tests.narrative.support import clean

FIRST = """
chapter: one
title: One
vars: {here: {flag: false}}
scenes:
  start:
    script:
    - choice: c
      options:
      - pick: Trust it. ^one-a
        do:
        - set: [trust += 1, here = true]
        - when: here
          then:
          - patient: An echo, at once. ^one-b
      - pick: Test it. ^one-c
    - goto: lamp
  lamp:
    script:
    - set: warmth += 1
    - patient: A lamp. ^one-d
    - end: one
"""
SECOND = """
chapter: two
title: Two
after: [one]
scenes:
  later:
    script:
    - when: trust >= 1
      then:
      - patient: You did. ^two-a
    - when: trust >= 3
      then:
      - patient: Never so much. ^two-b
    - end: two
"""


def test_a_return_is_found_in_a_later_chapter_and_counts_who_sees_it() -> None:
    program = clean(FIRST, SECOND).program
    explorer = prove(program).explorer
    found = {each.name: each for each in returns(program, explorer)}
    assert found["trust"] == Return("trust", ("one-a",), {"two.later": 1})
    assert "here" not in found


def test_what_nothing_reads_yet_is_told_with_no_scene() -> None:
    program = clean(FIRST.replace("set: [trust", "set: [warmth += 1, trust")).program
    found = {each.name: each for each in returns(program, prove(program).explorer)}
    assert found["warmth"] == Return("warmth", ("one-a", "one-c"), {})
