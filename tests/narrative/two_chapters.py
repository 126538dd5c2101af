"""Two small chapters: the second goes back to what was chosen in the first."""

FIRST = """
chapter: first
title: The first
scenes:
  door:
    title: At the door
    told: I stood before a door and *did not* knock.
    script:
    - A door. ^first-01
    - patient: And now? ^first-02
    - choice: knock
      options:
      - pick: Knock. ^first-03
        do:
        - set: trust += 1
        - patient: Nobody. ^first-04
      - pick: Look for another way. ^first-05
        do:
        - set: warmth += 2
        goto: garden
    - goto: hall
  garden:
    script:
    - patient: Grass. ^first-06
    - goto: hall
  hall:
    told: I came into a hall.
    script:
    - patient: It is cold here. ^first-07
    - choice: coat
      options:
      - pick: Keep the coat. ^first-08
      - pick: Put it down. ^first-09
        if: trust > 2
    - when: picked(first-03)
      then:
      - goto: bell
    - goto: stairs
  bell:
    script:
    - patient: Somebody heard me after all. ^first-10
    - guess: drop-small
    - puzzle: rows
      level: story
      outcomes: {solved: [], skipped: []}
    - goto: stairs
  stairs:
    script:
    - patient: Up. ^first-11
    - end: over
"""

SECOND = """
chapter: second
after: first
scenes:
  roof:
    script:
    - when: trust > 0
      then:
      - patient: I knocked, once. ^second-01
      else:
      - patient: I never knocked. ^second-02
    - end: over
"""
