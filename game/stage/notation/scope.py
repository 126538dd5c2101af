"""The names of one tableau: defined anywhere in it, in any order, without cycles."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np
from msgspec import Struct

from game.reading.problems import did_you_mean
from game.stage.notation.parsing import parse
from game.stage.notation.syntax import Expr, Listing, Name, NotationError, Number
from game.stage.notation.values import Value, value

Path: TypeAlias = tuple[str | int, ...]


class Definition(Struct, frozen=True):
    """A name and what it stands for: text in the notation, or plain numbers.

    A ``weak`` one only counts where the name is not defined elsewhere.
    """

    name: str
    source: Any
    path: Path
    weak: bool = False


class TableauError(ValueError):
    """A tableau that cannot be shown; ``path`` leads to the place in its value."""

    def __init__(self, path: Path, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.path, self.message, self.hint = path, message, hint


class InheritedError(NotationError):
    """A name cannot be worked out because of another one's definition."""


class CircleError(NotationError):
    """Names need each other: ``names`` are those that do."""

    def __init__(self, path: Sequence[str], column: int) -> None:
        super().__init__(f"names that need each other: {' -> '.join(path)}", column)
        self.names = frozenset(path)


def expression(source: Any) -> Expr:
    """The tree of a source: text, a number, or nested lists. Raises NotationError."""
    match source:
        case bool() | None:
            raise NotationError(f"'{source}' is not a number")
        case int() | float():
            if not abs(source) < 1e9:
                raise NotationError(f"{source} is too large to be shown")
            return Number(float(source))
        case str():
            return parse(source)
        case list() | tuple():
            if not source:
                raise NotationError("an empty bracket has no entries")
            return Listing(tuple(expression(entry) for entry in source))
        case _:
            raise NotationError("an expression, or a list of numbers, is wanted here")


class Scope:
    """Looks names up and works each one out once."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self._sources: dict[str, list[Definition]] = {}
        self._values: dict[str, Value] = {}
        self._busy: list[str] = []
        for d in sorted(definitions, key=lambda d: d.weak):
            if d.weak and d.name in self._sources:
                continue
            # "vectors: {v: v}" draws a v that is defined elsewhere.
            if d.source is not None and d.source != d.name:
                self._sources.setdefault(d.name, []).append(d)

    def knows(self, name: str) -> bool:
        """Whether a name stands for anything here."""
        return name in self._sources

    def tree(self, name: str) -> Expr | None:
        """The expression that defines a name, where it is one that can be read."""
        found = self._sources.get(name)
        try:
            return expression(found[0].source) if found else None
        except NotationError:
            return None

    def look(self, name: Name) -> Value:
        """What a name stands for. Raises NotationError: unknown, or it needs itself."""
        known = self._values.get(name.name)
        if known is not None:
            return known
        found = self._sources.get(name.name)
        if found is None:
            what = f"nothing here is called '{name.name}'"
            raise NotationError(
                what, name.column, did_you_mean(name.name, self._sources)
            )
        if name.name in self._busy:
            loop = self._busy[self._busy.index(name.name) :]
            raise CircleError((*loop, name.name), name.column)
        self._busy.append(name.name)
        try:
            out = value(expression(found[0].source), self.look)
        except CircleError:
            raise
        except NotationError as error:
            raise InheritedError(error.message, name.column, error.hint) from error
        finally:
            self._busy.pop()
        self._values[name.name] = out
        return out

    def value(self, tree: Expr) -> Value:
        """The value of a tree in these names. Raises NotationError."""
        return value(tree, self.look)

    def worth(self, source: Any) -> Value:
        """The value of a source in these names. Raises NotationError."""
        return value(expression(source), self.look)

    def faults(self) -> Iterable[tuple[Path, str, str]]:
        """Definitions that fail, and names that are two things at once.

        Those that only need a failing one are not at fault; a circle is told once.
        """
        circles: set[frozenset[str]] = set()
        for name, found in self._sources.items():
            for d in found:
                try:
                    again = self.worth(d.source)
                    first = self.look(Name(name)) if len(found) > 1 else again
                except InheritedError:
                    continue
                except CircleError as error:
                    if name in error.names and error.names not in circles:
                        circles.add(error.names)
                        yield d.path, error.message, "give one of them its numbers"
                    continue
                except NotationError as error:
                    yield d.path, error.message, error.hint
                    continue
                if again is first:
                    continue
                if again.shape != first.shape or not np.allclose(again, first):
                    hint = "give one of them another name"
                    yield d.path, f"'{name}' is two different things here", hint


def at(scope: Scope, source: Any, path: Path) -> Value:
    """The value of a source, its faults carrying the place where it stands."""
    try:
        return scope.worth(source)
    except NotationError as error:
        raise TableauError(path, error.message, error.hint) from error


def plane_vector(scope: Scope, source: Any, path: Path) -> Value:
    """A value that a plane can show: two components."""
    found = at(scope, source, path)
    if found.shape != (2,):
        raise TableauError(path, "a plane shows vectors with two components")
    return found


def plane_matrix(scope: Scope, source: Any, path: Path) -> Value:
    """A value that moves a plane: a 2 x 2 matrix."""
    found = at(scope, source, path)
    if found.shape != (2, 2):
        raise TableauError(path, "a plane moves under a 2 x 2 matrix")
    return found


def part_definitions(
    matrix: str, kind: str, names: Sequence[Any], path: Path
) -> Iterable[Definition]:
    """Names for the rows or columns of a matrix."""
    for i, name in enumerate(names):
        if isinstance(name, str):
            yield Definition(name, f"{kind} {i + 1} of {matrix}", (*path, i))
