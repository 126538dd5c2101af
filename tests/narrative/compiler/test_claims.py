"""What lines claim is kept, and a line about a puzzle's end without a claim is told."""

from game.narrative.program.program import Claimed
from game.narrative.text import quoting
from tests.narrative.support import chapter, clean, codes, compiled


def after_puzzle(*solved: str, skipped: str = "[]") -> str:
    told = "\n".join(f"  - {item}" for item in solved)
    return chapter(
        f"puzzle: rows\noutcomes:\n  solved:\n{told}\n  skipped: {skipped}",
        "end: over",
    )


def test_a_claim_is_kept_with_its_place() -> None:
    source = chapter("patient: Hm. ^a1\nclaim: '|{rows.v}| > 1'", "end: over")
    side = clean(source).program.chapters["rows"].side
    assert side.claims == {"a1": Claimed("|{rows.v}| > 1", 6, 14)}


def test_a_line_about_an_end_claims_something_or_says_why_not() -> None:
    assert codes(compiled(after_puzzle("patient: So. ^a1")).problems) == ["S117"]
    clean(after_puzzle("patient: So. ^a1\n    claim: v > 1"))
    done = clean(after_puzzle("patient: So. ^a1\n    said: a feeling"))
    claim = done.program.chapters["rows"].side.claims["a1"]
    assert (claim.text, claim.said) == ("", "a feeling")


def test_what_a_condition_decides_and_what_was_skipped_needs_none() -> None:
    clean(after_puzzle("patient: So. ^a1\n    if: trust > 1"))
    clean(after_puzzle("when: trust > 1\n    then:\n    - patient: So. ^a1"))
    clean(after_puzzle("set: trust += 1", skipped="[{patient: No. ^a1}]"))
    done = compiled(after_puzzle("when: trust > 1\n    then: []", "patient: So. ^a1"))
    assert codes(done.problems) == ["S117"]


def test_quotes_in_a_claim_become_names_in_their_columns() -> None:
    claim = "|{dual.guess}| > {slip.miss}"
    assert quoting.as_names(claim) == "|dual'guess  | > slip'miss  "
    assert [*quoting.inside(claim)] == [(1, "dual.guess"), (17, "slip.miss")]
    assert quoting.as_name("dual.guess") == "dual'guess"
