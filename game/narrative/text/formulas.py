"""What is wrong with the TeX of a formula: signs that do not pair, unknown commands."""

import re
from collections.abc import Iterator
from typing import Final

from game.reading.problems import did_you_mean

_GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa "
    "lambda mu nu xi pi rho sigma tau upsilon phi varphi chi psi omega Gamma Delta "
    "Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
_SIGNS = (
    "cdot times div pm mp le leq ge geq ne neq approx equiv sim propto to mapsto "
    "rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow implies "
    "iff infty partial nabla sum prod int in notin subset subseteq cup cap emptyset "
    "forall exists neg land lor perp parallel angle top bot dagger circ bullet star "
    "ldots cdots vdots ddots dots lvert rvert lVert rVert langle rangle lfloor rfloor "
    "lceil rceil mid colon prime ell quad qquad"
)
_WITH_MORE = (
    "frac dfrac tfrac sqrt hat bar vec tilde dot ddot overline underline widehat "
    "overrightarrow overbrace underbrace text mathrm mathbf mathbb mathcal mathit "
    "boldsymbol operatorname left right begin end big Big bigl bigr binom color "
    "sin cos tan log ln exp min max det dim ker lim arg displaystyle limits"
)
COMMANDS: Final = frozenset(f"{_GREEK} {_SIGNS} {_WITH_MORE}".split())
_TOKEN = re.compile(r"\\([A-Za-z]+)|\\(.)|([{}])|\\\Z")
_AFTER = re.compile(r"\s*(?:\{([^{}]*)\})?")
_CLOSING = {"}": "{", "right": "left", "end": "begin"}


def formula_faults(tex: str) -> Iterator[tuple[int, str]]:
    """Each fault with its offset in the formula; only the first of what does not pair.

    A formula without TeX's signs is in the notation of the stage, and is no concern
    of this.
    """
    waiting: list[tuple[str, int, str]] = []
    for token in _TOKEN.finditer(tex):
        sign, at = token[1] or token[3], token.start()
        if token[0] == "\\":
            yield at, "a backslash at the end of a formula"
        if sign is None:
            continue
        if token[1] and sign not in COMMANDS:
            hint = did_you_mean(sign, COMMANDS) if len(sign) > 1 else ""
            near = f": {hint}" if hint.startswith("did") else ""
            yield at, f"'\\{sign[:20]}' is no command of TeX that is known here{near}"
        if sign in ("{", "left", "begin"):
            waiting.append((sign, at, _name(tex, token.end(), sign)))
        elif sign in _CLOSING:
            name = _name(tex, token.end(), sign)
            if not waiting or waiting[-1][::2] != (_CLOSING[sign], name):
                yield at, f"this {_shown(sign, name)} closes nothing"
                return
            waiting.pop()
    for sign, at, name in waiting[:1]:
        yield at, f"this {_shown(sign, name)} is not closed"


def _name(tex: str, at: int, sign: str) -> str:
    r"""What a \begin or \end names."""
    found = _AFTER.match(tex, at) if sign in ("begin", "end") else None
    return (found[1] or "") if found else ""


def _shown(sign: str, name: str) -> str:
    return sign if sign in "{}" else f"\\{sign}" + (f"{{{name[:20]}}}" if name else "")
