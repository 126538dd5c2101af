"""The guesses by name: an explicit table, in the order in which they are made."""

from collections.abc import Mapping
from typing import Final

from game.guesses.each import (
    all_singular,
    all_square_eigen,
    ata_identity,
    d_squares,
    dot_direction,
    dot_is_correlation,
    drop_small,
    eigen_keeps,
    eigenvalue_is_coefficient,
    fifth_is_unit,
    gram_entry,
    jtj_analogy,
    ortho_stays,
    power_leans,
    row_listens,
    row_to_axis,
    rows_make_columns,
    same_spectrum,
    shadows_rebuild,
    shared_axis,
    superposition_causes,
    u_equals_mv,
    u_is_mv,
    u_is_partials,
)
from game.guesses.guess import AnyGuess

_ORDER: Final[tuple[AnyGuess, ...]] = (
    dot_direction.GUESS,
    row_listens.GUESS,
    rows_make_columns.GUESS,
    row_to_axis.GUESS,
    fifth_is_unit.GUESS,
    shadows_rebuild.GUESS,
    drop_small.GUESS,
    shared_axis.GUESS,
    dot_is_correlation.GUESS,
    superposition_causes.GUESS,
    gram_entry.GUESS,
    same_spectrum.GUESS,
    jtj_analogy.GUESS,
    eigen_keeps.GUESS,
    all_square_eigen.GUESS,
    all_singular.GUESS,
    d_squares.GUESS,
    u_is_mv.GUESS,
    u_equals_mv.GUESS,
    ortho_stays.GUESS,
    ata_identity.GUESS,
    power_leans.GUESS,
    eigenvalue_is_coefficient.GUESS,
    u_is_partials.GUESS,
)
GUESSES: Final[Mapping[str, AnyGuess]] = {guess.id: guess for guess in _ORDER}
