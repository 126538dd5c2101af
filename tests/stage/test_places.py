"""Places are read strictly: what is wrong is said with its place in the file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.stage.places import Glass, Light, Place, Stand, Swarm, plain, read_places
from game.ui.window.asset_files import AssetFiles

ROOT = Path(__file__).resolve().parents[2]
GOOD = """\
cellar:
  picture: cellar
  lights:
  - {x: 0.5, y: 1/4, reach: 0.2, depth: 0.5, waves: [3, 5], beat: 0.25}
  embers: {many: 3, x: [0, 1], y: [0.4, 0.6], rise: 0.1, life: [2, 4], radius: [3, 5]}
  layers: cellar
  ambience: drip
  dark: 0.25
  boards: true
  frame: {x: 0.2, y: 0.75, height: 0.08, turn: 12}
  glass: {left: 0.2, top: 0.1, right: 0.6, low: 0.7}
"""


def test_a_place_is_read_whole() -> None:
    places, problems = read_places("places.yaml", GOOD.encode())
    assert not problems
    assert places == {
        "cellar": Place(
            picture="cellar",
            lights=(Light(0.5, 0.25, 0.2, 0.5, (3.0, 5.0), 0.25),),
            embers=Swarm(3, (0, 1), (0.4, 0.6), 0.1, (2, 4), (3, 5)),
            layers="cellar",
            ambience="drip",
            dark=0.25,
            boards=True,
            frame=Stand(0.2, 0.75, 0.08, 12.0),
            glass=Glass(0.2, 0.1, 0.6, 0.7),
        )
    }


def test_a_place_that_no_file_holds_is_its_picture() -> None:
    assert plain("hall") == Place(picture="hall")


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("picture: cellar", "pictures: cellar", (2, 3), "did you mean 'picture'?"),
        ("  picture: cellar\n", "", (2, 3), "'picture' is missing"),
        ("x: 0.5", "x: 1.5", (4, 9), "'x' is a share"),
        ("x: 0.5", "x: .nan", (4, 9), "needs a number"),
        ("waves: [3, 5]", "waves: []", (4, 5), "waves are periods"),
        ("waves: [3, 5]", "waves: [0]", (4, 5), "waves are periods"),
        ("beat: 0.25", "beat: 0", (4, 5), "a beat of 0.05"),
        ("many: 3", "many: 900", (5, 18), "1 to 200 embers"),
        ("many: 3", "many: 3.5", (5, 18), "a whole number"),
        ("life: [2, 4]", "life: [0, 4]", (5, 11), "0.5 seconds or more"),
        ("radius: [3, 5]", "radius: [3]", (5, 80), "needs 2 entries"),
        ("radius: [3, 5]", "radius: [3, 5], cold: -1", (5, 94), "'cold' is 0"),
        ("layers: cellar", "layers: cellar\n  face: x", (2, 3), "only one of lamps"),
        ("dark: 0.25", "dark: 2", (8, 9), "from 0 to 1"),
        ("boards: true", "boards: yes", (9, 11), "true or false"),
        ("height: 0.08", "height: 8", (10, 10), "height is 0.02 to 0.5"),
        ("y: 0.75", "y: 7.5", (10, 10), "x and y are shares"),
        ("right: 0.6", "right: 0.1", (11, 10), "edges in order"),
        ("low: 0.7", "low: 1.7", (11, 10), "edges in order"),
        ("cellar:\n  picture", "cellar: &a\n  picture", (1, 9), "anchors"),
    ],
)
def test_each_mistake_is_named_at_its_place(
    old: str, new: str, place: tuple[int, int], said: str
) -> None:
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    places, problems = read_places("places.yaml", text.encode())
    assert not places
    assert any(
        said in str(p) and (p.file, p.line, p.column) == ("places.yaml", *place)
        for p in problems
    ), [str(p) for p in problems]


def test_what_is_missing_is_told_and_the_place_stays() -> None:
    places, problems = read_places("p.yaml", GOOD.encode(), lambda _: False)
    assert list(places) == ["cellar"]
    assert [(p.line, p.column, p.code) for p in problems] == [
        (2, 12, "S212"),
        (6, 11, "S212"),
        (7, 13, "S212"),
    ]


def test_a_name_that_leads_elsewhere_is_a_file_that_is_not_there() -> None:
    for name in ("../../etc/passwd", "/etc/passwd", "two words", "x" * 9000):
        text = GOOD.replace("picture: cellar", f"picture: {name}")
        _, problems = read_places("p.yaml", text.encode(), AssetFiles(ROOT).has)
        assert problems
        assert {p.code for p in problems} <= {"S212", "S103"}


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    _, problems = read_places("p.yaml", data)
    assert all(p.line >= 1 and p.column >= 1 for p in problems)
