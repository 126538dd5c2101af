"""The list of problems of one file, while it is being read."""

from typing import Protocol

from game.reading.problems import ERROR, WARNING, Problem


class Placed(Protocol):
    """Anything with a place in a file; line and column count from 1."""

    line: int
    column: int


class Diagnostics:
    """Collects the problems of one file and shows each with its line."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: list[str] = []
        self.found: list[Problem] = []

    def add(self, code: str, place: Placed, message: str, hint: str = "") -> None:
        """An error at a node."""
        self.at(code, (place.line, place.column), message, hint)

    def warn(self, code: str, place: Placed, message: str, hint: str = "") -> None:
        """A warning at a node."""
        self.at(code, (place.line, place.column), message, hint, severity=WARNING)

    def at(
        self,
        code: str,
        place: tuple[int, int],
        message: str,
        hint: str = "",
        *,
        severity: str = ERROR,
    ) -> None:
        """A problem at ``(line, column)``."""
        line, column = place
        self.found.append(
            Problem(
                self.name,
                line,
                column,
                code,
                " ".join(message.split()),
                hint if hint.isprintable() else " ".join(hint.split()),
                severity,
                self.source(line),
            )
        )

    def source(self, line: int) -> str:
        """The text of a line; empty where the file has none such."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def cap(self, most: int) -> None:
        """Forget all but the first ``most`` problems."""
        del self.found[most:]
