"""Proof: the check on paper."""

from typing import Final

from game.language import N_
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.core.wording import row
from game.puzzles.kinds.proof.level import ProofLevel

CHECK: Final = N_(
    "$M^T M v$ is {n} times $v$, and $v$ is {long} long. How long is $M v$?"
)


def question(level: ProofLevel, seed: str) -> Question:
    """The length of M v: that of v times the root of the number."""
    root = drawn((2, 3, 4, 5), "proof check", level.id, seed)
    long = drawn((2, 3, 5, 6), "proof check long", level.id, seed)
    n = root * root
    rows = (row("check", "|M v| = ?"),)
    # Not rooted; as long as before; added.
    traps = [(n * long,), (long,), (root + long,)]
    return asked(
        level, CHECK, rows, exact(root * long), *traps, n=str(n), long=str(long)
    )
