"""The story's own cues and lines, and what may be thrown at the checker."""

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.motion import Motion
from game.figure.things import Array, Arrow, Plane, Work
from game.guesses.ledger import read_ledger
from game.stage.claims import claims
from game.stage.notation.scope import TableauError
from game.stage.picture import SCHEMA, check, picture
from game.stage.state import Stage, is_clear
from tests.stage.support import STORY, told


def test_every_cue_of_the_story_has_a_picture_and_every_change_a_motion() -> None:
    ledger, _ = read_ledger("ledger", (STORY / "ledger.yaml").read_bytes())
    guesses = {guess.id for guess in ledger.guesses}
    last = picture(Stage())
    shown = 0
    for line, value in told():
        if line:
            continue
        assert list(check(value, guesses)) == []
        if is_clear(value):
            continue
        figure = picture(Stage(tableau=value), ledger)
        motion = Motion(last, figure)
        stills = [motion.at(motion.seconds * (i / 5)) for i in range(1, 6)]
        assert stills[-1] == figure
        last = figure
        shown += 1
    assert shown > 20


def test_every_number_that_a_line_states_is_so() -> None:
    stated = [claim for line, tableau in told() for claim in claims(line, tableau)]
    assert stated
    assert all(claim.ok for claim in stated), stated


def test_claims_are_found_and_judged() -> None:
    tableau = {
        "matrix": {"name": "M", "entries": [[2, 1], [-1, 2]], "rows": ["a", "b"]}
    }
    right = claims("So $a . a = 5$, and $[2 1].[2 1] = 5$.", tableau)
    assert [claim.ok for claim in right] == [True, True]
    (wrong,) = claims(r"$a \cdot b = 1$", tableau)
    assert (wrong.said, wrong.computed, wrong.ok) == ("1", "0", False)
    for sign, ok in (("=", False), ("≈", True), (r"\approx", True)):
        (rounded,) = claims(f"$|a| {sign} 2.24$", tableau)
        assert rounded.ok is ok
    assert claims("$M a = [5, 0]$", tableau)[0].ok
    for silent in ("$x . a = 5$", "$a$", "a . a = 4", "$M^T M = ...$", r"$\sigma$"):
        assert claims(silent, tableau) == ()
    assert claims("$2 + 2 = 5$", None)[0].ok is False


def test_unknown_guesses_of_a_page_are_told() -> None:
    (fault,) = check({"ledger": ["dot-directoin"]}, {"dot-direction"})
    assert fault.path == ("ledger", 0)
    assert fault.hint == "did you mean 'dot-direction'?"


def test_an_unsound_tableau_is_an_error_with_its_place() -> None:
    with pytest.raises(TableauError) as caught:
        picture(Stage(tableau={"plane": {"vectors": {"v": "w"}}}))
    assert caught.value.path == ("plane", "vectors", "v")
    with pytest.raises(TableauError):
        picture(Stage(tableau={"nothing": 1}))


def test_the_schema_is_plain_json_and_names_every_field() -> None:
    data: Any = msgspec.json.decode(msgspec.json.encode(SCHEMA))
    words = data["anyOf"][1]["properties"]
    assert set(words) == {
        *("let", "matrix", "plane", "planes", "pairs", "work", "ledger"),
        *("network", "products", "packing", "bent"),
        *("drawing", "lowrank", "ghosts", "threads", "training"),
    }
    plane: Mapping[str, Any] = words["plane"]["properties"]
    assert {"vectors", "shadows", "sum", "grid", "cloud"} <= set(plane)
    assert all("description" in field for field in plane.values())


sources = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-9, 9),
        st.floats(),
        st.sampled_from(
            [
                "v",
                "r1",
                "M",
                "M v",
                "v on r1",
                "row 1 of M",
                "all",
                "row 1",
                "r1 . v = 4",
            ]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["v", "r1", "M", "count", "at", "says", "is", "name"]),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=6,
)
words = st.sampled_from(
    [
        "name",
        "entries",
        "times",
        "light",
        "letters",
        "rows",
        "vectors",
        "shadows",
        "sum",
        "remove",
        "reach",
        "grid",
        "circle",
        "cloud",
        "candidates",
        "angles",
        "bare",
        "span",
        "centre",
        "of",
        "with",
        "vector",
        "guesses",
        "notes",
    ]
)
families = st.sampled_from(
    ["let", "matrix", "plane", "planes", "pairs", "work", "ledger", "other"]
)
tableaux = st.dictionaries(
    families,
    st.one_of(sources, st.dictionaries(words, sources, max_size=4)),
    max_size=3,
)


@given(tableaux)
def test_whatever_a_cue_holds_it_has_faults_or_a_picture(tableau: Any) -> None:
    if list(check(tableau)):
        return
    figure = picture(Stage(tableau=tableau))
    assert len({panel.key for panel in figure.panels}) == len(figure.panels)


def test_a_name_wears_one_colour_in_the_plane_and_in_the_numbers() -> None:
    stage = {
        "matrix": {"name": "M", "entries": [[2, 1], [-1, 2]], "times": "e1"},
        "plane": {"vectors": {"e1": [1, 0]}, "tones": {"e1": "input"}},
    }
    figure = picture(Stage(tableau=stage))
    (work,) = (panel for panel in figure.panels if isinstance(panel, Work))
    _, given, *_ = (b for b in work.rows[0].blocks if isinstance(b, Array))
    (plane,) = (panel for panel in figure.panels if isinstance(panel, Plane))
    (arrow,) = (item for item in plane.items if isinstance(item, Arrow))
    assert {cell.tone for row in given.cells for cell in row} == {arrow.tone}
