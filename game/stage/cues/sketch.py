"""What the drawing functions of a plane share: the cue's mapping and its names."""

from typing import Any

import numpy as np
from msgspec import Struct

from game.figure.carried import Carried
from game.figure.things import Tone
from game.linalg.factors import Matrix2
from game.linalg.plane import Point
from game.stage.cues.fields import worded
from game.stage.notation.scope import (
    Path,
    Scope,
    TableauError,
    expression,
    plane_matrix,
    plane_vector,
)
from game.stage.notation.syntax import Binary, Expr, Name, NotationError, Part
from game.stage.notation.tones import tone_of
from game.stage.notation.values import Value

_MATCH = 1e-9


class Drawn(Struct, frozen=True):
    """A vector of the plane: its point, its array (2,), its name where it has one."""

    name: str
    value: Value
    tree: Expr

    @property
    def point(self) -> Point:
        """The same as a pair of floats."""
        return (float(self.value[0]), float(self.value[1]))


def matrix2(m: Value) -> Matrix2:
    """A 2 x 2 array as nested pairs."""
    return ((float(m[0, 0]), float(m[0, 1])), (float(m[1, 0]), float(m[1, 1])))


class Sketch:
    """One plane's mapping, where it stands, and the names of the tableau."""

    def __init__(self, raw: dict[str, Any], path: Path, scope: Scope) -> None:
        self.raw, self.path, self.scope = raw, path, scope

    def vector(self, source: Any, *steps: str | int) -> Drawn:
        """A vector of two components. Raises TableauError at ``steps``."""
        where = (*self.path, *steps)
        found = plane_vector(self.scope, source, where)
        tree = expression(source)
        return Drawn(tree.name if isinstance(tree, Name) else "", found, tree)

    def matrix(self, source: Any, *steps: str | int) -> Matrix2:
        """A 2 x 2 matrix. Raises TableauError at ``steps``."""
        return matrix2(plane_matrix(self.scope, source, (*self.path, *steps)))

    def moving(self) -> Matrix2 | None:
        """The matrix that moves this plane's grid or circle, if any."""
        for field in ("grid", "circle"):
            source = self.raw.get(field)
            if source is not None and not isinstance(source, bool):
                return self.matrix(source, field)
        return None

    def carried(self, tree: Expr) -> Carried | None:
        """How an arrow follows the moving grid: an image M v, or a column of M."""
        moving = self.moving()
        if moving is None:
            return None
        try:
            match tree:
                case Binary(sign="", a=a, b=b):
                    m, v = self.scope.value(a), self.scope.value(b)
                case Part(kind="column", index=(n,), of=a):
                    m, v = self.scope.value(a), np.eye(2)[(n - 1) % 2]
                case _:
                    return None
        except NotationError:
            return None
        fits = m.shape == (2, 2) and v.shape == (2,)
        if not fits or not np.allclose(m, moving, atol=_MATCH):
            return None
        return Carried(((float(v[0]), float(v[1])),), moving)

    def tone(self, name: str, fallback: Tone = Tone.PLAIN) -> Tone:
        """The tone of a named vector; ``fallback`` for one without a name."""
        if not name:
            return fallback
        return tone_of(name, self.scope, self.raw.get("tones"))

    def label(self, name: str) -> str:
        """The words that stand at a named arrow."""
        given = self.raw.get("labels") or {}
        return worded(given[name]) if name in given else name

    def fault(self, message: str, *steps: str | int, hint: str = "") -> TableauError:
        """An error at ``steps`` inside this plane."""
        return TableauError((*self.path, *steps), message, hint)
