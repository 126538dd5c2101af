"""Claims: conditions over the names of a tableau, judged in numbers."""

import pytest

from game.stage.claims import claim_faults, claim_scope, claimed, is_so, mended
from game.stage.notation.syntax import NotationError

TABLEAU = {"plane": {"vectors": {"r": [2, 1], "v": [1, 2], "mine": [0.1, 0.05]}}}
SCOPE = claim_scope(TABLEAU, {"slip'guess": (3.0,), "dual'h": (0.4, 0.2)})


@pytest.mark.parametrize(
    ("claim", "so"),
    [
        ("r . v = 4", True),
        ("r.v > 4", False),
        ("r.v >= 4", True),
        ("r . v != 4", False),
        ("|v| = 2.24", True),
        ("|v| = 2.23", False),
        ("|mine| < |v|", True),
        ("0 < |mine| < 0.1", False),
        ("r . v = 5 or |v| = |r|", True),
        ("r . v = 4 and |v| < |r|", False),
        ("r . v = 5 or r . v = 6 and |v| = |r|", False),
        ("slip'guess != 4 and r . dual'h = 1", True),
        ("[1, 2] = v", True),
        ("shadow of v on r != v", True),
    ],
)
def test_a_claim_is_judged(claim: str, so: bool) -> None:
    assert not list(claim_faults(claim))
    assert claimed(claim, SCOPE).so is so
    assert is_so(claim, SCOPE) is so


def test_a_judgement_tells_its_numbers() -> None:
    found = claimed("|mine| > |v| and r . v = 4", SCOPE)
    assert found.numbers == "|mine| = 0.1118, |v| = 2.2361, r · v = 4"


@pytest.mark.parametrize(
    "claim", ["", "r . v", "|r| >", "r . v = 4 and", "and r = v", "(r = v)", "r < v <"]
)
def test_what_is_no_claim_is_refused(claim: str) -> None:
    assert list(claim_faults(claim))


def test_a_claim_about_what_is_not_there_cannot_be_computed() -> None:
    for claim in ("|w| > 1", "r > v"):
        for judged in (claimed, is_so):
            with pytest.raises(NotationError):
                judged(claim, SCOPE)


def test_what_would_be_right_is_said() -> None:
    scopes = [
        claim_scope({"let": {"mine": at, "h": [0.4, 0.2]}}, {})
        for at in ([0.1, 0.05], [2, 2], [0.2, 0.2])
    ]
    assert mended("|mine| > |h|", scopes) == (
        "|mine| is anything from 0.1118 to 2.8284; |h| is 0.4472"
    )
    assert mended("|mine| > 3", scopes) == "|mine| < 3"
    assert mended("mine = h", scopes) == "mine != h"
    assert mended("|mine| < 1 and |h| = 0.45", scopes) == (
        "|mine| is anything from 0.1118 to 2.8284"
    )
