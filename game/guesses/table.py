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

GUESSES: Final[Mapping[str, AnyGuess]] = {
    "dot-direction": dot_direction.GUESS,
    "row-listens": row_listens.GUESS,
    "rows-make-columns": rows_make_columns.GUESS,
    "row-to-axis": row_to_axis.GUESS,
    "fifth-is-unit": fifth_is_unit.GUESS,
    "shadows-rebuild": shadows_rebuild.GUESS,
    "drop-small": drop_small.GUESS,
    "shared-axis": shared_axis.GUESS,
    "dot-is-correlation": dot_is_correlation.GUESS,
    "superposition-causes": superposition_causes.GUESS,
    "gram-entry": gram_entry.GUESS,
    "same-spectrum": same_spectrum.GUESS,
    "jtj-analogy": jtj_analogy.GUESS,
    "eigen-keeps": eigen_keeps.GUESS,
    "all-square-eigen": all_square_eigen.GUESS,
    "all-singular": all_singular.GUESS,
    "d-squares": d_squares.GUESS,
    "u-is-mv": u_is_mv.GUESS,
    "u-equals-mv": u_equals_mv.GUESS,
    "ortho-stays": ortho_stays.GUESS,
    "ata-identity": ata_identity.GUESS,
    "power-leans": power_leans.GUESS,
    "eigenvalue-is-coefficient": eigenvalue_is_coefficient.GUESS,
    "u-is-partials": u_is_partials.GUESS,
}
