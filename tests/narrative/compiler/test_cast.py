"""The cast file: who speaks, and story-wide variables."""

import pytest

from game.narrative.compiler.appearance import (
    Outline,
    Picture,
    Portrait,
    Puppet,
    Unseen,
)
from game.narrative.compiler.cast import Judges, Speaker, read_cast
from game.narrative.program.domains import FLAG, RANGE, WORDS, Domain
from tests.narrative.support import codes

GOOD = b"""
speakers:
  patient: {name: The Patient, moods: [awed, soft], voice: low}
  eigenface:
    name: The Eigenface
    note: few words
  alice: Alice
vars:
  trust: {range: 0..3, start: 1}
  mask: {one_of: [worn, bare]}
  met: {flag: true}
"""


def test_a_cast_is_read() -> None:
    cast, problems = read_cast("story/cast.yaml", GOOD)
    assert not problems
    assert cast.speakers == {
        "patient": Speaker("The Patient", ("awed", "soft"), "low"),
        "eigenface": Speaker("The Eigenface", note="few words"),
        "alice": Speaker("Alice"),
    }
    assert cast.variables == {
        "trust": Domain(RANGE, 1, 0, 3),
        "mask": Domain(WORDS, "worn", words=("worn", "bare")),
        "met": Domain(FLAG, start=True),
    }


LOOKS = b"""
speakers:
  machine: {name: M, italic: true, appearance: {kind: portrait, forward: true}}
  keeper: {name: K, appearance: {kind: outline, side: right, colour: "#9AD46A"}}
  nora: {name: N, colour: "#9FD0E8", appearance: {kind: picture, picture: art/n.png}}
  rat: {name: R, appearance: {kind: puppet, sprites: rat, poses: {spoken: [idle]}}}
  radio: {name: X, voice: none, appearance: none}
"""


def test_looks_are_read_by_their_kind() -> None:
    cast, problems = read_cast("story/cast.yaml", LOOKS)
    assert not problems
    assert {name: who.appearance for name, who in cast.speakers.items()} == {
        "machine": Portrait(forward=True),
        "keeper": Outline("right", "#9AD46A"),
        "nora": Picture("art/n.png"),
        "rat": Puppet("rat", {"spoken": ("idle",)}),
        "radio": Unseen(),
    }
    assert cast.speakers["machine"].italic
    assert cast.speakers["nora"].colour == "#9FD0E8"


def test_colours_and_files_are_judged_where_they_stand() -> None:
    judges = Judges(lambda c: f"faint {c}", lambda f: f"no {f}")
    _, problems = read_cast("story/cast.yaml", LOOKS, judges)
    assert [(p.code, p.line, p.column, p.message) for p in problems] == [
        ("S116", 4, 70, "faint #9AD46A"),
        ("S116", 5, 27, "faint #9FD0E8"),
        ("S212", 5, 75, "no art/n.png"),
        ("S212", 6, 76, "no art/puppets/rat-idle.png"),
    ]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("speakers: {a: {name: x, italic: yes}}", "S103"),
        ("speakers: {a: {name: x, appearance: [x]}}", "S103"),
        ("speakers: {a: {name: x, appearance: {side: left}}}", "S103"),
        ("speakers: {a: {name: x, appearance: {kind: outlin}}}", "S101"),
        ("speakers: {a: {name: x, appearance: {kind: outline, hue: x}}}", "S101"),
        ("speakers: {a: {name: x, appearance: {kind: outline, side: up}}}", "S103"),
        ("speakers: {a: {name: x, appearance: {kind: portrait, forward: 1}}}", "S103"),
        ("speakers: {a: {name: x, appearance: picture}}", "S102"),
        ("speakers: {a: {appearance: {kind: puppet, sprites: x, poses: {}}}}", "S103"),
        ("speakers: {a: {appearance: {kind: puppet, sprites: x, poses: x}}}", "S103"),
        ("vars: {}", "S102"),
        ("speakers: []", "S102"),
        ("speakers: {a: x}\nspeaker: {}", "S101"),
        ("speakers: {A: x}", "S109"),
        ("speakers: {a: [x]}", "S103"),
        ("speakers: {a: {nam: x}}", "S101"),
        ("speakers: {a: {moods: calm}}", "S103"),
        ("speakers: {a: {moods: [Very Calm]}}", "S109"),
        ("speakers: {a: {name: [x]}}", "S016"),
        ("speakers: {a: x}\nvars: {trust: 3}", "S307"),
        ("speakers: {a: x, a: y}", "S010"),
        ("", "S015"),
    ],
)
def test_a_mistake_in_the_cast_has_its_code(source: str, code: str) -> None:
    cast, problems = read_cast("story/cast.yaml", source.encode())
    assert code in codes(problems)
    assert all(p.file == "story/cast.yaml" for p in problems)
    assert cast is not None
