import pytest

from game.figure.things import (
    Angle,
    Curve,
    Dash,
    Dots,
    Grid,
    Head,
    Note,
    Segment,
    Tone,
)
from tests.stage.support import arrows, faults, keys, plane

M = [[2, 1], [-1, 2]]


def test_vectors_wear_the_tones_of_their_roles() -> None:
    found = arrows(
        plane(
            {
                "plane": {
                    "vectors": {
                        "v": [1, 0],
                        "r1": "row 1 of M",
                        "r2": "row 2 of M",
                        "e2": [0, 1],
                        "h1": "dual of r1 in M",
                        "out": "M v",
                        "x": [1, 1],
                    },
                    "tones": {"x": "goal"},
                    "labels": {"x": "cat"},
                    "others": {"M": M},
                }
            }
        )
    )
    tones = {key.removeprefix("vector:"): a.tone for key, a in found.items()}
    assert tones == {
        "v": Tone.INPUT,
        "r1": Tone.ROW,
        "r2": Tone.ROW2,
        "e2": Tone.E2,
        "h1": Tone.GUESS,
        "out": Tone.OUTPUT,
        "x": Tone.GOAL,
    }
    assert found["vector:x"].label == "cat"
    assert found["vector:h1"].tip == pytest.approx((0.4, 0.2))
    assert found["vector:out"].tip == pytest.approx((2, -1))


def test_a_shadow_has_its_drop_its_square_and_its_value() -> None:
    found = plane(
        {"plane": {"vectors": {"v": [1, 2], "r1": [2, 1]}, "shadows": ["v on r1"]}}
    )
    shadow = arrows(found)["shadow:v:r1"]
    assert shadow.tip == pytest.approx((1.6, 0.8))
    drop = next(i for i in found.items if i.key == "drop:v:r1")
    assert isinstance(drop, Segment)
    assert drop.dash is Dash.DASHED
    square = next(i for i in found.items if i.key == "square:v:r1")
    assert isinstance(square, Angle)
    assert square.square
    note = next(i for i in found.items if i.key == "value:v:r1")
    assert isinstance(note, Note)
    assert note.text == "v · r1 = 4"
    assert "line:v:r1" not in keys(found)


def test_a_shadow_beyond_its_row_gets_the_rows_line() -> None:
    behind = {"plane": {"vectors": {"v": [-1, 0], "r": [2, 1]}, "shadows": ["v on r"]}}
    assert "line:v:r" in keys(plane(behind))


def test_a_shadow_at_right_angles_is_a_value_only() -> None:
    found = plane(
        {"plane": {"vectors": {"v": [-1, 2], "r": [2, 1]}, "shadows": ["v on r"]}}
    )
    assert "shadow:v:r" not in keys(found)
    note = next(i for i in found.items if i.key == "value:v:r")
    assert isinstance(note, Note)
    assert note.text == "v · r = 0"


def test_shadows_on_one_row_are_told_apart_where_they_end() -> None:
    vectors = {"v": [1, 2], "w": [2, -1], "r": [2, 1], "q": [-1, 2]}
    cue = {"vectors": vectors, "shadows": ["v on r", "w on r", "w on q"]}
    notes = {i.key: i for i in plane({"plane": cue}).items if isinstance(i, Note)}
    assert notes["value:v:r"].at == pytest.approx((1.6, 0.8))
    assert notes["value:w:r"].at == pytest.approx((1.2, 0.6))
    assert notes["value:w:q"].at == pytest.approx((0.4, -0.8))


def test_a_part_on_its_own_arrow_says_its_name_once() -> None:
    cue = {"vectors": {"c1": [2, -1], "c2": [1, 2]}, "sum": ["c1", "c2"]}
    found = arrows(plane({"plane": cue}))
    assert found["vector:c1"].label == "c1"
    assert found["part:c1"].label == ""


def test_a_later_part_has_its_name_beside_its_middle() -> None:
    cue = {"others": {"c1": [2, -1], "c2": [1, 2]}, "sum": ["c1", "c2"]}
    found = plane({"plane": cue})
    assert arrows(found)["part:c1"].label == "c1"
    assert arrows(found)["part:c2"].label == ""
    note = next(i for i in found.items if i.key == "part:c2:name")
    assert isinstance(note, Note)
    assert note.text == "c2"
    assert note.at == pytest.approx((2.5, 0.0))
    # Away from the sum, which ends at (3, 1).
    assert note.toward[0] > 0.0 > note.toward[1]


def test_shadows_on_leaning_rows_leave_a_gap_and_on_square_rows_none() -> None:
    def tableau(r2: list[int]) -> object:
        return {
            "plane": {
                "vectors": {"v": [1, 2], "r1": [2, 1], "r2": r2},
                "sum": ["shadow of v on r1", "shadow of v on r2"],
                "reach": "v",
            }
        }

    leaning = arrows(plane(tableau([-1, 1])))
    assert leaning["gap"].tone is Tone.BAD
    assert leaning["gap"].dash is Dash.DASHED
    assert leaning["gap"].tail == pytest.approx(leaning["sum"].tip)
    assert leaning["shadow:v:r2"].tail == pytest.approx(leaning["shadow:v:r1"].tip)
    square = plane(tableau([-1, 2]))
    assert "gap" not in keys(square)
    assert "met" in keys(square)


def test_a_removed_part_is_a_struck_ghost_and_leaves_the_sum() -> None:
    found = plane(
        {
            "plane": {
                "vectors": {"v": [2, 0.5], "r1": [2, 1]},
                "others": {"r2": [-1, 2]},
                "sum": ["shadow of v on r1", "shadow of v on r2"],
                "remove": ["shadow of v on r2"],
            }
        }
    )
    ghost = arrows(found)["shadow:v:r2"]
    assert ghost.tone is Tone.GHOST
    assert ghost.head is Head.OPEN
    assert ghost.tail == pytest.approx(arrows(found)["shadow:v:r1"].tip)
    stroke = next(i for i in found.items if i.key == "struck:shadow:v:r2")
    assert isinstance(stroke, Segment)
    assert stroke.dash is Dash.UNBROKEN
    assert "sum" not in keys(found)


def test_a_moving_grid_carries_images_circle_and_columns() -> None:
    found = plane(
        {
            "let": {"M": M},
            "plane": {"vectors": {"v": [1, 1]}, "grid": "M", "circle": "M"},
        }
    )
    grid = next(i for i in found.items if i.key == "grid")
    assert isinstance(grid, Grid)
    assert grid.matrix == ((2.0, 1.0), (-1.0, 2.0))
    assert "still" in keys(found)
    images = arrows(found)
    assert images["image:e1"].tip == (2.0, -1.0)
    assert images["image:e2"].tip == (1.0, 2.0)
    ellipse = next(i for i in found.items if i.key == "ellipse")
    assert isinstance(ellipse, Curve)
    assert ellipse.carried is not None
    own = arrows(
        plane(
            {
                "let": {"M": M},
                "plane": {"vectors": {"c1": "column 1 of M", "w": "M v"}, "grid": "M"},
                "matrix": {"name": "N", "entries": [[1, 0]], "times": "v"},
            }
            | {"let": {"M": M, "v": [1, 1]}}
        )
    )
    assert "image:e1" not in own
    for name, source in (("c1", (1.0, 0.0)), ("w", (1.0, 1.0))):
        carried = own[f"vector:{name}"].carried
        assert carried is not None
        assert carried.points == (source,)


def test_a_cloud_comes_with_its_axis_and_candidates_are_lines() -> None:
    found = plane(
        {
            "plane": {
                "cloud": {"count": 24, "shape": [[2, 0], [0, 0.5]], "axis": True},
                "candidates": [[1, 1], [0, 1]],
            }
        }
    )
    dots = next(i for i in found.items if i.key == "cloud")
    assert isinstance(dots, Dots)
    assert len(dots.points) == 24
    axis = next(i for i in found.items if i.key == "cloud:axis")
    assert isinstance(axis, Segment)
    assert abs(axis.b[1]) < 0.1 * abs(axis.b[0])
    assert {"candidate:1", "candidate:2"} <= keys(found)
    given = plane({"plane": {"cloud": [[1, 2], [2, 1]]}})
    assert "cloud" in keys(given)


def test_what_touches_runs_through_the_tip_along_the_other_arrow() -> None:
    arrows = {"v": [2, 1], "w": [-1, 2]}
    found = plane({"plane": {"vectors": arrows, "touching": [["v", "w"]]}})
    line = next(i for i in found.items if i.key == "touching:1")
    assert isinstance(line, Segment)
    (ax, ay), (bx, by) = line.a, line.b
    assert ((ax + bx) / 2, (ay + by) / 2) == pytest.approx((2, 1))
    assert (bx - ax) * 2 + (by - ay) * 1 == pytest.approx(0)
    assert bx != ax


def test_a_bare_plane_has_no_axes() -> None:
    bare = plane({"plane": {"bare": True, "vectors": {"v": [1, 0]}}})
    assert not any(key.startswith("axis") for key in keys(bare))
    assert any(
        key.startswith("axis")
        for key in keys(plane({"plane": {"vectors": {"v": [1, 0]}}}))
    )


def test_everything_lies_within_the_span() -> None:
    for vectors in ({"v": [1, 2]}, {"v": [-7, 3], "w": [2, 0.1]}, {"v": [0.1, 0]}):
        found = plane({"plane": {"vectors": vectors}})
        for arrow in arrows(found).values():
            (x, y), (a, b) = arrow.tip, found.centre
            assert abs(x - a) <= found.span * found.ratio
            assert abs(y - b) <= found.span
    kept = plane({"plane": {"vectors": {"v": [1, 0]}, "span": 7, "centre": [1, 1]}})
    assert kept.span == 7
    assert kept.centre == (1.0, 1.0)


def test_a_plane_grows_for_heads_of_arrows_that_its_span_would_cut() -> None:
    for centre in ({}, {"centre": [0, 0]}):
        far = {"vectors": {"v": [4, 3]}, "span": 4, **centre}
        assert plane({"plane": far}).span == 5
        near = {"vectors": {"v": [3, 3]}, "span": 4, **centre}
        assert plane({"plane": near}).span == 4


def test_planes_side_by_side_reach_their_common_edges() -> None:
    tableau = {"planes": [{"span": 4}, {"span": 8}]}
    axis = next(i for i in plane(tableau).items if isinstance(i, Segment))
    assert plane(tableau).span == 8
    assert max(map(abs, axis.b)) >= 8


def test_planes_side_by_side_have_keys_of_their_own() -> None:
    tableau = {"planes": [{"vectors": {"v": [1, 0]}}, {"vectors": {"w": [0, 1]}}]}
    assert plane(tableau).key == "plane"
    assert plane(tableau, 1).key == "plane:2"


def test_angles_are_written_in_degrees() -> None:
    found = plane(
        {
            "plane": {
                "vectors": {"a": [1, 0], "b": [1, 1], "c": [0, 2]},
                "angles": [["a", "b"], ["a", "c"]],
                "notes": [{"at": "a + b", "says": "here"}],
            }
        }
    )
    first = next(i for i in found.items if i.key == "angle:a:b")
    second = next(i for i in found.items if i.key == "angle:a:c")
    assert isinstance(first, Angle)
    assert isinstance(second, Angle)
    assert first.label == "45°"
    assert second.square
    assert "note:1" in keys(found)


@pytest.mark.parametrize(
    ("cue", "path", "message"),
    [
        ({"vectors": {"v": [1, 2, 3]}}, ("plane", "vectors", "v"), "two components"),
        ({"vectors": {"v": "w"}}, ("plane", "vectors", "v"), "nothing here is called"),
        ({"vectors": {"of": [1, 2]}}, ("plane", "vectors", "of"), "a name"),
        ({"vektors": {}}, ("plane", "vektors"), "no field is named"),
        ({"shadows": ["v"]}, ("plane", "shadows", 0), "'on' is missing"),
        ({"shadows": ["v on r"]}, ("plane", "shadows", 0), "nothing here is called"),
        ({"shadows": "v on r"}, ("plane", "shadows"), "a list"),
        ({"grid": "[1, 2]"}, ("plane", "grid"), "2 x 2"),
        ({"circle": [[1, 2, 3]]}, ("plane", "circle"), "2 x 2"),
        ({"candidates": [[0, 0]]}, ("plane", "candidates", 0), "no direction"),
        ({"touching": [[[1, 0]]]}, ("plane", "touching", 0), "a list of 2"),
        (
            {"touching": [[[1, 0], [0, 0]]]},
            ("plane", "touching", 0, 1),
            "no direction",
        ),
        ({"span": -1}, ("plane", "span"), "above 0.1"),
        ({"bare": "yes"}, ("plane", "bare"), "true or false"),
        ({"tones": {"v": "purple"}}, ("plane", "tones", "v"), "one of"),
        ({"cloud": {"count": 0}}, ("plane", "cloud", "count"), "whole number"),
        ({"angles": [["v"]]}, ("plane", "angles", 0), "a list of 2"),
        ({"sum": [True]}, ("plane", "sum", 0), "an expression"),
        ({"reach": "q", "sum": [[1, 0]]}, ("plane", "reach"), "nothing here is called"),
    ],
)
def test_mistakes_are_found_at_their_place(
    cue: object, path: tuple[str | int, ...], message: str
) -> None:
    (fault,) = faults({"plane": cue})
    assert fault.path == path
    assert message in fault.message


def test_axes_have_words_at_their_ends_and_their_images_too() -> None:
    tableau = {
        "planes": [
            {"axes": ["nose", "ears"], "grid": True, "vectors": {"c": [2, 1]}},
            {
                "bare": True,
                "grid": "M",
                "images": ["nose", "ears"],
                "vectors": {"d": "M c"},
            },
        ],
        "let": {"M": [[1, -1], [1, 1]]},
    }
    named = [item for item in plane(tableau).items if isinstance(item, Note)]
    assert [note.text for note in named] == ["nose", "ears"]
    first, second = (note.at for note in named)
    assert first[0] > 2.5
    assert first[1] == 0.0
    assert second[0] == 0.0
    assert second[1] > 2.5
    images = arrows(plane(tableau, 1))
    assert (images["image:e1"].label, images["image:e1"].tip) == ("nose", (1.0, 1.0))
    assert (images["image:e2"].label, images["image:e2"].tip) == ("ears", (-1.0, 1.0))
    assert images["vector:d"].tip == (1.0, 3.0)
    found = faults({"plane": {"axes": ["nose"]}})
    assert "2 to 2" in found[0].message
