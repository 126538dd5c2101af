"""Saves across edits of the story: every kind of edit, at every line."""

import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.narrative.machine.events import (
    Advance,
    Answer,
    Asked,
    Choices,
    Ended,
    Finish,
    Line,
    Mark,
    Pick,
    PuzzleSet,
)
from game.narrative.machine.machine import begin, carry, step
from game.narrative.machine.pauses import pending
from game.narrative.machine.state import State, StoryFault
from game.narrative.program.program import Program
from game.narrative.resume.anchors import Past, Resumed, Saved, anchor, resume
from game.narrative.resume.retelling import Given
from game.narrative.resume.retelling import given as given_at
from game.narrative.resume.seeking import Anchor
from tests.narrative.support import chapter, clean, compiled

EXAMPLE = Path(__file__).parents[1].joinpath("example.yaml").read_text("utf-8")


def saves(program: Program, *, first: bool = True) -> list[Saved]:
    """A save at every pause of one play, taking first (or last) options."""
    origin = begin(program, "rows")
    state, events = step(program, origin, None)
    trail: list[str] = []
    record: tuple[Given, ...] = ()
    out: list[Saved] = []
    while True:
        pause = pending(program, state)
        if isinstance(pause, Line):
            trail.append(pause.id)
        past = Past(origin, given=record)
        out.append(Saved(state, anchor(program, state, trail), past))
        answer: Answer
        if isinstance(pause, Ended):
            return out
        if isinstance(pause, Choices):
            answer = Pick(pause.options[0 if first else -1].id)
        elif isinstance(pause, PuzzleSet):
            answer = Finish("solved" if first else "skipped")
        elif isinstance(pause, Asked):
            answer = Mark(pause.guess, "holds")
        else:
            answer = Advance()
        record += given_at(program, state, answer)
        state, events = step(program, state, answer)
        assert events


def bare(saved: Saved) -> Saved:
    """The save as earlier versions of the game wrote it: without its past."""
    return msgspec.structs.replace(saved, past=None)


def edited(*changes: tuple[str, str]) -> Program:
    source = EXAMPLE
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    return compiled(source).program


def at_line(line_id: str, *, first: bool = True) -> Saved:
    found = saves(clean(EXAMPLE).program, first=first)
    return next(s for s in found if s.anchor.key == line_id)


def stands(program: Program, resumed: Resumed) -> str:
    """The id of the line, or the kind of pause, at which a resumed play stands."""
    pause = pending(program, resumed.state)
    return pause.id if isinstance(pause, Line | Choices) else type(pause).__name__


def play_on(program: Program, state: State) -> None:
    """A resumed play must be able to go on to its end."""
    if state.at < 0:
        return
    for _ in range(300):
        pause = pending(program, state)
        answer: Answer = Advance()
        if isinstance(pause, Ended):
            return
        if isinstance(pause, Choices):
            answer = Pick(pause.options[-1].id)
        elif isinstance(pause, PuzzleSet):
            answer = Finish(pause.outcomes[-1])
        elif isinstance(pause, Asked):
            answer = Mark(pause.guess, "open")
        state, _ = step(program, state, answer)
    raise AssertionError("the play does not end")


def test_an_unchanged_story_resumes_at_every_pause_exactly() -> None:
    program = clean(EXAMPLE).program
    for first in (True, False):
        for saved in saves(program, first=first):
            again = msgspec.json.decode(msgspec.json.encode(saved), type=Saved)
            found = resume(clean(EXAMPLE).program, again)
            assert (found.state, found.how, found.message) == (again.state, "exact", "")
            assert found.told[-1].state == saved.state
            old = resume(clean(EXAMPLE).program, bare(again))
            assert old == Resumed(saved.state, "exact")


def test_a_play_that_has_not_begun_begins() -> None:
    program = clean(EXAMPLE).program
    state = begin(program, "rows", seed=3)
    found = resume(program, Saved(state, anchor(program, state, ())))
    assert found == Resumed(state, "exact")


EDITS = [
    # edit, save at, stands at, how
    ([("one* dot", "one* single dot")], "rows-01a", "rows-01a", "id"),
    (
        [("    - pause: 3s\n", "    - New. ^n1\n    - pause: 3s\n")],
        "rows-02a",
        "rows-02a",
        "id",
    ),
    ([("    - A hum", "    - New. ^n1\n    - A hum")], "rows-01a", "rows-01a", "id"),
    ([("^rows-01a", "^rows-99z")], "rows-01a", "rows-00a", "trail"),
    (
        [("^rows-01a", "^rows-99z\n      was: rows-01a")],
        "rows-01a",
        "rows-99z",
        "renamed",
    ),
    ([("^rows-00a", "^n1"), ("^rows-01a", "^n2")], "rows-02a", "rows-02a", "id"),
    (
        [
            ("  doubt:\n    script", "  ask:\n    was: doubt\n    script"),
            ("goto: doubt", "goto: ask"),
            ("visits(doubt)", "visits(ask)"),
        ],
        "rows-07d",
        "rows-07d",
        "renamed",
    ),
    (
        [
            ("  doubt:\n    script", "  ask:\n    script"),
            ("goto: doubt", "goto: ask"),
            ("visits(doubt)", "visits(ask)"),
        ],
        "rows-07d",
        "rows-07d",
        "evident",
    ),
    (
        [
            (
                "        - eigenface: Because you have {rigor} of it.                 "
                "^rows-07d\n",
                "",
            )
        ],
        "rows-07d",
        "rows-02a",
        "trail",
    ),
    ([("chapter: rows", "chapter: lines\nwas: rows")], "rows-01a", "rows-01a", "id"),
    ([("chapter: rows", "chapter: lines")], "rows-01a", "rows-01a", "evident"),
    ([("visits(doubt) > 1", "visits(doubt) > 0")], "rows-09a", "rows-09a", "id"),
    (
        [("    - call: aside\n", "    - New. ^n1\n    - call: aside\n")],
        "rows-09a",
        "rows-09a",
        "id",
    ),
    ([("    - call: aside\n", "")], "rows-09a", "rows-08a", "trail"),
    (
        [
            ("rigor: {range: 0..3, start: 0}", "rigor: {flag: true}"),
            ("{set: rigor += 1}", "{set: rigor = false}"),
        ],
        "rows-01a",
        "rows-01a",
        "id",
    ),
]


@pytest.mark.parametrize(("changes", "save", "place", "how"), EDITS)
def test_a_save_finds_its_place_after_an_edit(
    changes: list[tuple[str, str]], save: str, place: str, how: str
) -> None:
    saved = at_line(save) if save != "rows-05a" else at_line(save, first=False)
    text = [
        (old.replace("^rows-99z\n      was: rows-01a", ""), new) for old, new in changes
    ]
    if "was: rows-01a" in changes[0][1]:
        text = [
            (
                "    - patient: Each number that comes out is *one* dot product.      "
                "^rows-01a",
                "    - patient: Each number. ^rows-99z\n      was: rows-01a",
            )
        ]
    program = edited(*text)
    found = resume(program, saved)
    assert (stands(program, found), found.how) == (place, how)
    assert bool(found.message) == (how not in ("exact", "id", "renamed"))
    assert found.message.count(".") <= 1
    play_on(program, found.state)


def test_a_deleted_line_goes_back_to_the_last_one_read() -> None:
    words = "    - patient: Each number that comes out is *one* dot product."
    program = edited((f"{words}      ^rows-01a\n", ""))
    found = resume(program, at_line("rows-01a"))
    assert (stands(program, found), found.how) == ("rows-00a", "trail")


def test_a_choice_and_a_puzzle_are_found_again() -> None:
    all_saves = saves(clean(EXAMPLE).program)
    program = edited(("    - A hum", "    - New. ^n1\n    - A hum"))
    for key, kind in (
        ("choice:doubt", "doubt"),
        ("puzzle:rows.story", "PuzzleSet"),
        ("mark:row-to-axis", "Asked"),
        ("end:rows_done", "Ended"),
    ):
        saved = next(s for s in all_saves if s.anchor.key == key)
        found = resume(program, saved)
        assert (stands(program, found), found.how) == (kind, "id")


def test_a_choice_that_can_offer_nothing_any_more_is_not_stood_at() -> None:
    all_saves = saves(clean(EXAMPLE).program)
    saved = next(s for s in all_saves if s.anchor.key == "choice:doubt")
    item = "      - pick: Let it stand."
    program = edited(
        (item, "      - if: trust > 2\n        pick: Let it stand."),
        ("if: trust < 2 and", "if: trust > 2 and"),
    )
    found = resume(program, saved)
    assert found.how == "trail"
    assert stands(program, found) == "rows-02a"


def test_variables_fit_the_story_as_it_is_now() -> None:
    saved = at_line("rows-08a")
    assert saved.state.values == {"trust": 1, "warmth": 0, "rigor": 1, "mask": "bare"}
    program = edited(
        ("  rigor: {range: 0..3, start: 0}\n", "  fresh: {range: 0..5, start: 4}\n"),
        ("{set: rigor += 1}", "{set: trust += 1}"),
        ("{rigor}", "{trust}"),
        ("one_of: [worn, bare]", "one_of: [worn, lost, bare]"),
    )
    found = resume(program, saved)
    assert found.dropped == ("rigor",)
    # Solving the puzzle adds to trust now, and it was solved.
    assert found.state.values == {"trust": 2, "warmth": 0, "fresh": 4, "mask": "bare"}
    found = resume(program, bare(saved))
    assert found.state.values == {"trust": 1, "warmth": 0, "fresh": 4, "mask": "bare"}
    odd = msgspec.structs.replace(
        saved.state, values={"trust": "much", "mask": 3, "rigor": 99, "warmth": True}
    )
    found = resume(clean(EXAMPLE).program, Saved(odd, saved.anchor))
    assert found.state.values == {"trust": 0, "mask": "worn", "rigor": 3, "warmth": 0}


def test_renamed_scenes_and_options_keep_what_was_counted() -> None:
    saved = at_line("rows-07d")
    assert saved.state.visits == {"rows.doubt": 1}
    program = edited(
        ("  doubt:\n    script", "  ask:\n    was: doubt\n    script"),
        ("goto: doubt", "goto: ask"),
        ("visits(doubt)", "visits(ask)"),
        ("^rows-07c\n", "^rows-77\n        was: rows-07c\n"),
    )
    found = resume(program, saved)
    assert found.state.visits == {"rows.ask": 1}
    assert found.state.picked == {"rows-77": 1}


def test_a_chapter_that_is_gone_leads_to_the_beginning_and_says_so() -> None:
    saved = at_line("rows-08a")
    other = chapter("Elsewhere. ^b1", "end: over", name="show")
    found = resume(clean(other).program, saved)
    assert found.how == "story"
    assert found.message
    assert found.state.chapter == "show"
    assert found.state.values["trust"] == 1


def test_an_empty_story_and_a_damaged_anchor_do_not_raise() -> None:
    saved = at_line("rows-08a")
    assert resume(compiled("").program, saved).how == "story"
    program = clean(EXAMPLE).program
    far = msgspec.structs.replace(saved.state, at=9_999)
    assert resume(program, Saved(far, saved.anchor)).how == "id"
    lost = resume(program, Saved(far, Anchor("", "rows", "nowhere")))
    assert (lost.how, lost.state.at) == ("chapter", -1)


def test_an_anchor_is_small_and_holds_no_words() -> None:
    data = msgspec.json.encode(at_line("rows-09a").anchor)
    assert len(data) < 4_000
    assert b"Once" not in data


# -- random edits -----------------------------------------------------------------

SENTENCE = """
the quick lantern over river stone and quiet harbour light we walk before winter names
her letter door key under old glass
"""
WORDS = SENTENCE.split()


class Draft:
    """A story that can be edited: scenes of (id, words, truth).

    A truth below zero is of a line without an id that says the same as another, and 0
    that of a new one.
    """

    def __init__(self, dice: random.Random, *, ids: bool) -> None:
        self.dice = dice
        self.truth = 0
        self.renames: list[tuple[str, str]] = []
        self.scenes: dict[str, list[tuple[str, str, int]]] = {}
        for number in range(5):
            rows = [self.row(ids=ids) for _ in range(dice.randint(2, 8))]
            self.scenes[f"s{number}"] = rows

    def words(self) -> str:
        some = " ".join(
            self.dice.choice(WORDS) for _ in range(self.dice.randint(4, 10))
        )
        return f"Then {some}"

    def row(self, *, ids: bool) -> tuple[str, str, int]:
        self.truth += 1
        name = f"l{self.truth}" if ids else ""
        return name, f"{self.words()} {self.truth}.", self.truth

    def source(self) -> str:
        out = ["chapter: rows", "scenes:"]
        names = list(self.scenes)
        for number, name in enumerate(names):
            out.append(f"  {name}:")
            out += [f"    was: {old}" for old, new in self.renames[-1:] if new == name]
            out.append("    script:")
            for line_id, words, _ in self.scenes[name]:
                out.append(f"    - {words}" + (f" ^{line_id}" if line_id else ""))
            last = number + 1 == len(names)
            out.append(
                "    - end: over" if last else f"    - goto: {names[number + 1]}"
            )
        return "\n".join(out) + "\n"

    def mutate(self) -> None:
        names = list(self.scenes)
        name = self.dice.choice(names)
        rows = self.scenes[name]
        if not rows:
            return
        at = self.dice.randrange(len(rows))
        line_id, words, truth = rows[at]
        match self.dice.randrange(11):
            case 0:
                rows[at] = (line_id, words.replace("e", "a", 1), truth)
            case 1:
                rows[at] = (line_id, self.words() + " rewritten.", truth)
            case 2:
                rows.insert(at, ("", self.words() + ".", 0))
            case 3:
                del rows[at]
            case 4 if at + 1 < len(rows):
                rows[at], rows[at + 1] = rows[at + 1], rows[at]
            case 5:
                there = self.scenes[self.dice.choice(names)]
                there.insert(self.dice.randint(0, len(there)), rows.pop(at))
            case 6:
                self.renames.append((name, name + "x"))
                self.scenes = {
                    (name + "x" if key == name else key): value
                    for key, value in self.scenes.items()
                }
            case 7 if len(names) > 2 and self.dice.random() < 0.4:
                del self.scenes[name]
            case 8 if len(rows) > 3:
                self.scenes[name + "b"] = rows[len(rows) // 2 :]
                del rows[len(rows) // 2 :]
            case 9:
                rows.insert(self.dice.randint(0, len(rows)), ("", words, -abs(truth)))
            case _:
                rows.insert(at, (f"n{self.dice.randrange(10**9)}", self.words(), 0))

    def places(self) -> dict[int, tuple[str, str]]:
        """For each truth that is left: its id and words."""
        return {
            truth: (line_id, words)
            for rows in self.scenes.values()
            for line_id, words, truth in rows
            if truth > 0
        }


def _line_saves(program: Program) -> list[Saved]:
    return [s for s in saves(program) if not s.anchor.key.startswith("end:")]


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_a_line_with_an_id_is_found_after_any_edits_and_none_leads_ahead(
    seed: int, edits: int
) -> None:
    draft = Draft(random.Random(seed), ids=True)
    before = compiled(draft.source()).program
    truths = [truth for rows in draft.scenes.values() for _, _, truth in rows]
    kept = _line_saves(before)
    for _ in range(edits):
        draft.mutate()
    after = compiled(draft.source()).program
    left = draft.places()
    order = {f"l{truth}": number for number, truth in enumerate(truths)}
    now = [t for rows in draft.scenes.values() for _, _, t in rows]
    for number, saved in enumerate(kept):
        for found in (resume(after, saved), resume(after, bare(saved))):
            pause = pending(after, found.state) if found.state.at >= 0 else None
            line_id = pause.id if isinstance(pause, Line) else ""
            there = line_id == f"l{truths[number]}"
            if there:
                assert isinstance(pause, Line)
                assert pause.text == left[truths[number]][1]
            elif truths[number] in left:
                # Only where it went on ahead, past what was never read.
                passed = {abs(t) for t in now[: now.index(truths[number])]}
                assert passed & set(truths[number + 1 :])
                assert found.told
            if line_id in order and found.how not in ("scene", "answer", "chapter"):
                assert order[line_id] <= number, "thrown ahead of what was read"
            play_on(after, found.state)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 8))
def test_without_ids_a_save_resumes_somewhere_and_can_go_on(
    seed: int, edits: int
) -> None:
    draft = Draft(random.Random(seed), ids=False)
    kept = _line_saves(compiled(draft.source()).program)
    for _ in range(edits):
        draft.mutate()
    after = compiled(draft.source()).program
    for saved in kept:
        found = resume(after, saved)
        assert found.how in [
            "exact",
            "id",
            "renamed",
            "moved",
            "text",
            "alike",
            "trail",
            "answer",
            "scene",
            "chapter",
        ]
        if found.state.at >= 0:
            play_on(after, found.state)


def test_every_reachable_old_state_loads_against_an_edited_script() -> None:
    program = edited(
        ("    - A hum", "    - New. ^n1\n    - A hum"),
        ("    - call: aside\n", "    - New, too. ^n2\n    - call: aside\n"),
        ("  told:\n", "  spoken:\n    was: told\n"),
        ("goto: told", "goto: spoken"),
    )
    for first in (True, False):
        for saved in saves(clean(EXAMPLE).program, first=first):
            found = resume(program, saved)
            assert found.how in ("id", "renamed"), saved.anchor
            play_on(program, found.state)
            assert carry(program, found.state)


def test_a_stack_that_has_lost_its_call_never_faults() -> None:
    saved = at_line("rows-09a")
    assert saved.state.stack
    moved = edited(
        ("    - call: aside\n", "    - goto: aside\n"),
        ("    - return\n", "    - end: other\n"),
    )
    found = resume(moved, saved)
    try:
        play_on(moved, found.state)
    except StoryFault as fault:
        raise AssertionError(str(fault)) from fault
