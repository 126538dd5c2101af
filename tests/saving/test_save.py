"""One save: small, whole, and read for ever."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.narrative.machine.state import State
from game.narrative.resume.anchors import Saved
from game.narrative.resume.seeking import Anchor, Frame, Read
from game.puzzles.session.misses import Miss
from game.saving import profile
from game.saving.envelope import Damage, unwrap, wrap
from game.saving.envelope import Frame as Wrapped
from game.saving.save import VERSION, Newer, decode, encode
from game.saving.upgrade import PROFILE_STEPS, SAVE_STEPS, upgrade
from game.stage.state import Stage
from tests.saving.support import GIVEN, a_save

KEPT = Path(__file__).resolve().parents[1] / "saves"


def test_it_is_read_as_it_was_written() -> None:
    save = replace(a_save(note="at the window"), counter=12)
    assert decode(encode(save)) == save


@given(st.text(max_size=400))
def test_any_note_can_be_kept(note: str) -> None:
    kept = decode(encode(a_save(note=note, lines=2))).note
    assert len(kept) <= 200
    assert kept == "" or kept.isprintable()
    if note.isprintable() and len(note) <= 200:
        assert kept == " ".join(note.split())


def test_a_long_trail_keeps_its_end() -> None:
    save = replace(a_save(), trail=tuple(f"rows-{n}" for n in range(180)))
    assert decode(encode(save)).trail == save.trail[-120:]


def test_a_save_with_everything_in_it_is_below_20_kilobytes() -> None:
    names = [f"a-rather-long-name-{n:03}" for n in range(80)]
    trail = tuple(names[:50])
    state = State(
        "a-chapter",
        at=99_999,
        seed=2**62,
        values=dict.fromkeys(names, "a word"),
        visits=dict.fromkeys(names[:60], 99),
        picked=dict.fromkeys(names[:40], 99),
        marks=dict.fromkeys(names[:40], "breaks"),
        solved=tuple(names[:40]),
        stack=tuple(range(99_000, 99_016)),
        offered=tuple(names[:6]),
    )
    word = "0" * 16
    anchor = Anchor(
        "d" * 64,
        "a-chapter",
        names[0],
        names[1],
        word,
        alone=True,
        before=word,
        after=word,
        shape=tuple(range(40)),
        position=99_999,
        trail=tuple(Read(line, word) for line in trail),
        frames=tuple(Frame(name, name, 9, name) for name in names[:16]),
    )
    stage = Stage(
        backdrop=names[0],
        music=names[1],
        shown=tuple(names[:8]),
        speaker=names[2],
        words="a long line that stands on the screen, " * 12,
        tableau={f"M{n}": [[0.123456] * 4] * 4 for n in range(8)},
        ledger=tuple((name, "breaks") for name in names[:40]),
    )
    save = replace(
        a_save(note="n" * 200), place=Saved(state, anchor), stage=stage, trail=trail
    )
    data = encode(save)
    assert decode(data) == save
    assert len(data) < 20_000


def older(tree: dict[str, Any]) -> dict[str, Any]:
    """A made-up version before: the place lay flat, and time was in minutes."""
    return {
        "place": {"state": tree["state"], "anchor": tree["anchor"]},
        "stage": tree["stage"],
        "played": tree["minutes"] * 60.0,
    }


def test_an_older_version_is_upgraded_step_by_step() -> None:
    old = (
        b'{"state": {"chapter": "rows"}, "anchor": {"digest": "", "chapter": "rows"},'
        b' "stage": {}, "minutes": 2, "version": 1}'
    )
    data = wrap(Wrapped(1, 0, old))
    steps = {1: older, 2: lambda tree: {**tree, "note": "from before"}}
    save = decode(data, newest=3, steps=steps)
    assert (save.played, save.note, save.version) == (120.0, "from before", 3)
    with pytest.raises(Damage, match="not what version 1 wrote"):
        decode(wrap(Wrapped(1, 0, b'{"minutes": "two"}')), newest=3, steps=steps)
    with pytest.raises(Damage, match="version 2 is not known"):
        decode(data, newest=3, steps={1: older})
    with pytest.raises(Newer):
        decode(wrap(Wrapped(4, 0, old)), newest=3, steps=steps)


def test_what_is_no_object_has_no_version() -> None:
    with pytest.raises(Damage):
        upgrade([], 1, 1, {})


def test_every_version_has_its_step_and_its_kept_file() -> None:
    assert set(SAVE_STEPS) == set(range(1, VERSION))
    assert set(PROFILE_STEPS) == set(range(1, profile.VERSION))
    names = {path.name for path in KEPT.iterdir()}
    assert names >= {f"save-v{n}.sav" for n in range(1, VERSION + 1)}
    assert names >= {f"profile-v{n}.sav" for n in range(1, profile.VERSION + 1)}


def test_the_first_save_is_read_for_ever() -> None:
    save = decode((KEPT / "save-v1.sav").read_bytes())
    assert save.chapter == "rows"
    assert save.line == "rows-20"
    assert save.played == 1234.5
    assert save.note == "the first format"
    assert save.place.state.values == {"purple": 3, "listened": True, "mood": "calm"}
    assert save.place.anchor.frames[0].target == "kitchen"
    assert save.place.anchor.trail[0] == Read("rows-01", "3" * 16)
    assert save.place.past is None
    assert save.stage.ledger == (("guess-1", "holds"), ("guess-2", ""))
    assert save.stage.tableau["matrix"]["entries"] == [[2.0, 1.0], [0.5, -1.0]]


def test_the_second_save_is_read_for_ever() -> None:
    save = decode((KEPT / "save-v2.sav").read_bytes())
    assert (save.line, save.note) == ("rows-20", "the second format")
    assert save.place.past is not None
    assert save.place.past.origin == State("rows", seed=7)
    assert save.place.past.given == GIVEN
    assert save.before == Stage(backdrop="hall")


def test_the_first_profile_is_read_for_ever() -> None:
    found = profile.decode((KEPT / "profile-v1.sav").read_bytes())
    assert found.seen == {"rows-01", "rows-02a", "~intro"}
    assert found.solved["shadow/first"].costs == (5, 3)
    assert found.solved["shadow/first"].marks.cost == 3
    assert (found.unlocked, found.begun) == ({"workbench"}, {"rows", "columns"})
    assert found.finished == {"rows": "awake"}
    assert found.carried == {"rows": {"purple": 3, "listened": True, "mood": "calm"}}
    assert found.unsolved == {}


def test_the_second_profile_is_read_for_ever() -> None:
    found = profile.decode((KEPT / "profile-v2.sav").read_bytes())
    assert found.seen == {"rows-01", "rows-02a", "~intro"}
    assert found.solved["shadow.story"].costs == (5, 3)
    assert found.solved["dual.dual-2-k7f3"].marks.cost == 2
    assert list(found.unsolved) == ["dual.slanted"]
    assert '"handle":"h"' in found.unsolved["dual.slanted"]
    assert found.finished == {"rows": "awake"}


def test_the_third_profile_is_read_for_ever() -> None:
    found = profile.decode((KEPT / "profile-v3.sav").read_bytes())
    assert found.solved["arrow.story"].marks.away == 0.45
    offs = tuple(miss.off for miss in found.misses)
    assert offs == ((0.125, -0.031), (-0.2, 0.0), (0.0, 0.307))
    assert {miss.level for miss in found.misses} == {""}
    assert found.carried == {"rows": {"purple": 3, "listened": True, "mood": "calm"}}
    second = profile.decode((KEPT / "profile-v2.sav").read_bytes())
    assert second.misses == ()


def test_the_fourth_profile_is_read_for_ever() -> None:
    found = profile.decode((KEPT / "profile-v4.sav").read_bytes())
    assert found.misses == (Miss(0.125, -0.031, "arrow.both"), Miss(-0.2, 0.0))


def test_a_kept_file_is_what_its_name_says() -> None:
    for path in KEPT.glob("*-v*.sav"):
        version = unwrap(path.read_bytes()).version
        assert path.stem.endswith(f"-v{version}")
