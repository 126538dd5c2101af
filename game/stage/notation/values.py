"""What an expression of the notation is worth, given what its names stand for."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.linalg import vectors
from game.linalg.svd import svd
from game.stage.notation import syntax

# No axis: a number; one: a vector; two: a matrix.
Value: TypeAlias = NDArray[np.float64]
Lookup: TypeAlias = Callable[[syntax.Name], Value]

_KINDS = ("a number", "a vector", "a matrix")
_LARGEST = 1e9
_TOO_LARGE = "this number is too large to be shown"


def value(expr: syntax.Expr, look: Lookup) -> Value:
    """The number, vector or matrix that ``expr`` is. Raises NotationError."""
    match expr:
        case syntax.Number():
            return _sized(np.asarray(expr.value, dtype=np.float64))
        case syntax.Name():
            return look(expr)
        case syntax.Listing():
            if all(type(entry) is syntax.Number for entry in expr.entries):
                return _numbers(expr)
            return _listing([value(e, look) for e in expr.entries])
        case syntax.Negative():
            return np.asarray(-value(expr.of, look))
        case syntax.Binary():
            return _binary(expr.sign, value(expr.a, look), value(expr.b, look))
        case syntax.Transpose():
            return _matrix(value(expr.of, look), "^T").T
        case syntax.Size():
            return np.asarray(np.linalg.norm(value(expr.of, look)))
        case syntax.Part():
            return _part(expr, _matrix(value(expr.of, look), expr.kind))
        case syntax.Shadow():
            a = _vector(value(expr.a, look), "a shadow")
            on = _vector(value(expr.on, look), "a shadow")
            _same(a, on)
            return _guarded(lambda: vectors.shadow(a, on))
        case syntax.Dual():
            row = _vector(value(expr.row, look), "a dual")
            return _dual(row, _matrix(value(expr.of, look), "a dual"))


def _guarded(compute: Callable[[], Value]) -> Value:
    """A computation whose ValueError is a sentence for the author."""
    try:
        return compute()
    except syntax.NotationError:
        raise
    except ValueError as error:
        raise syntax.NotationError(str(error)) from error


def _numbers(listing: syntax.Listing) -> Value:
    """Of plain numbers, which most listings are: none is an array by itself."""
    numbers = [n.value for n in listing.entries if isinstance(n, syntax.Number)]
    if not all(abs(x) < _LARGEST for x in numbers):
        raise syntax.NotationError(_TOO_LARGE)
    return np.array(numbers, dtype=np.float64)


def _listing(entries: list[Value]) -> Value:
    if any(e.ndim > 1 or e.shape != entries[0].shape for e in entries):
        raise syntax.NotationError("a bracket holds numbers, or rows of one length")
    return np.stack(entries)


def _vector(v: Value, what: str, axes: int = 1) -> Value:
    if v.ndim != axes:
        told = f"{what} needs {_KINDS[axes]}, not {_KINDS[v.ndim]}"
        raise syntax.NotationError(told)
    return v


def _matrix(v: Value, what: str) -> Value:
    return _vector(v, what, 2)


def _same(a: Value, b: Value) -> None:
    if a.shape != b.shape:
        raise syntax.NotationError(f"these do not fit: {_shape(a)} and {_shape(b)}")


def _shape(v: Value) -> str:
    sizes = " x ".join(str(n) for n in v.shape)
    return f"{_KINDS[v.ndim]} ({sizes})" if sizes else _KINDS[v.ndim]


def _binary(sign: str, a: Value, b: Value) -> Value:
    match sign:
        case "+" | "-":
            _same(a, b)
            out = a + b if sign == "+" else a - b
        case "*":
            if a.ndim and b.ndim:
                raise syntax.NotationError(
                    "'*' needs a number; write '.' or side by side"
                )
            out = a * b
        case "/":
            out = _divided(a, b)
        case ".":
            _same(_vector(a, "a dot product"), _vector(b, "a dot product"))
            out = np.asarray(a @ b)
        case _:
            out = _applied(a, b)
    return _sized(np.asarray(out, dtype=np.float64))


def _sized(v: Value) -> Value:
    """The value itself, unless nobody could read it."""
    if not (np.abs(v) < _LARGEST).all():
        raise syntax.NotationError(_TOO_LARGE)
    return v


def _divided(a: Value, b: Value) -> Value:
    if b.ndim:
        raise syntax.NotationError(f"one cannot divide by {_KINDS[b.ndim]}")
    if b == 0.0:
        raise syntax.NotationError("this divides by zero")
    return np.asarray(a / b)


def _applied(a: Value, b: Value) -> Value:
    """Side by side: a number stretches, a matrix acts or multiplies."""
    if not a.ndim or not b.ndim:
        return np.asarray(a * b)
    if a.ndim == 1:
        raise syntax.NotationError("write '.' between vectors for their dot product")
    if a.shape[1] != b.shape[0]:
        raise syntax.NotationError(f"these do not fit: {_shape(a)} and {_shape(b)}")
    return np.asarray(a @ b)


def _part(part: syntax.Part, m: Value) -> Value:
    rows, columns = m.shape
    counts = {"row": (rows,), "column": (columns,), "entry": (rows, columns)}
    limits = counts.get(part.kind, (min(rows, columns),))
    for index, limit in zip(part.index, limits, strict=True):
        if not 1 <= index <= limit:
            raise syntax.NotationError(
                f"there is no {part.kind} {index}, only 1 to {limit}"
            )
    i = part.index[0] - 1
    match part.kind:
        case "row":
            return np.array(m[i])
        case "column":
            return np.array(m[:, i])
        case "entry":
            return np.asarray(m[i, part.index[1] - 1])
        case "right":
            return np.asarray(svd(m).vt[i], dtype=np.float64)
        case "left":
            return np.asarray(svd(m).u[:, i], dtype=np.float64)
        case _:
            return np.asarray(svd(m).s[i])


def _dual(row: Value, m: Value) -> Value:
    if row.shape == m.shape[1:]:
        found = np.flatnonzero(np.all(np.isclose(m, row), axis=1))
        if len(found):
            return _guarded(lambda: vectors.dual(m, int(found[0])))
    raise syntax.NotationError("a dual is of a row of that matrix, and this is none")
