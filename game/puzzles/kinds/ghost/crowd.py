"""Ghost: the crowd's faces in numbers, as they lie in ``art/faces``.

A test takes the pictures there apart again: where the art is made anew, these follow.
"""

from typing import Final


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(map(float, text.split()))


# By how much the crowd is spread along each ghost, in grey levels of the picture.
SPREAD: Final = _numbers(
    "21.7912 19.131 9.5268 7.9884 6.7126 5.9749 5.7626 5.269 4.6952 4.5281 4.3469 "
    "4.2618 3.8726 3.6282 3.4487 3.2325 3.1853 2.9876 2.9177 2.7967 2.7217 2.6463 "
    "2.6001 2.4428 2.3511"
)
# What Alice has of each, in spreads; all of her lies among these ghosts.
ALICE: Final = _numbers(
    "-0.2575 1.6653 -0.7372 -1.8373 -0.418 -0.4738 -0.3134 -0.0099 1.5231 -0.1436 "
    "-0.4763 0.96 -1.4106 0.3709 -0.3614 0.9792 0.635 0.2318 -0.2968 -0.8098 1.0005 "
    "-0.0578 -0.494 -2.1576 -0.8097"
)
# Pictures that are none of the crowd, and how far each is from the mean, squared.
CHESSBOARD: Final = _numbers(
    "-0.1969 -0.2083 0.1032 0.8366 0.5859 4.3222 6.1206 0.2243 1.2563 2.4583 1.7604 "
    "-3.1028 2.0045 -0.1934 1.3146 -1.9718 -1.7587 -0.6932 -0.7427 -0.7957 -2.4076 "
    "-4.2618 3.0777 -1.7195 -7.0548"
)
CHESSBOARD_FAR: Final = 28306.1
UPSIDE: Final = _numbers(
    "-0.3592 1.4068 -1.3708 0.602 0.6623 1.1643 -1.173 -2.1115 1.1109 2.8696 "
    "-1.7177 0.2483 1.0139 -1.3071 0.0346 -2.5954 -1.8146 -0.2335 -0.9446 -1.3641 "
    "1.5826 -0.6118 0.3495 3.4189 -0.7402"
)
UPSIDE_FAR: Final = 2571.5
# On the left half alone ghosts are no longer square to each other: their dot products
# there, in spreads, row after row from the diagonal on, and those with Alice, both as
# shares of how far she is there from the mean.
HALF: Final = _numbers(
    "0.376475 0.302154 0.00178 0.002119 0.000324 0.000318 0.000206 -0.000059 "
    "-0.000978 0.309999 0.005928 0.030054 0.002108 -0.000866 -0.00042 0.004441 "
    "0.003421 0.075675 0.001698 0.000305 0.000447 0.000462 0.000193 -0.008049 "
    "0.055293 0.000322 0.000536 0.000836 0.000467 -0.011818 0.037121 -0.00002 "
    "0.000135 0.000114 0.001224 0.029415 0.000229 0.000151 0.002733 0.027734 "
    "0.000121 -0.009227 0.022895 -0.004441 0.019058"
)
HALF_ALICE: Final = _numbers(
    "0.403894 0.393496 -0.07273 -0.078515 -0.011821 -0.018458 -0.025489 -0.002118 "
    "0.069278"
)
