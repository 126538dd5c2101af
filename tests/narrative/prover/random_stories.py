"""Small stories by chance, made to trip a prover that leaves too much out."""

from random import Random

VARS = """vars:
  rigor: {range: 0..3, start: 0}
  doubt: {range: 0..2, start: 1}
  met: {flag: false}
  way: {one_of: [names, lines], start: names}
"""
CONDITIONS = (
    "rigor > 0",
    "rigor == 3",
    "rigor + doubt >= 3",
    "doubt - rigor > 0",
    "rigor < 2 and met",
    "met or way == lines",
    "not met",
    "way == names",
    "trust >= 2",
    "trust == warmth",
    "mark(row-listens) == holds",
    "mark(drop-small) != breaks",
    "marked(row-listens) and rigor > 0",
    "marked(drop-small)",
    "solved(rows.story)",
    "solved(rows.story) or solved(rows.hard)",
    "visits(a) > 1",
    "visits(b) > 0",
)
EFFECTS = (
    "set: rigor += 1",
    "set: rigor -= 2",
    "set: rigor = doubt + 1",
    "set: doubt = 2",
    "set: [met = true, trust += 1]",
    "set: met = false",
    "set: way = lines",
    "set: warmth += 1",
    "guess: row-listens",
    "guess: drop-small",
    "stage: {matrix: M}",
    "stage: {plane: {v: '{rows.v}'}}",
    "stage: {plane: {v: '{rows.n}'}}",
)
SCENES = "abc"
DEEP = ("line", "effect", "effect", "when", "choice", "puzzle", "mark", "call", "goto")
FLAT = ("line", "effect", "effect", "goto")


class Writer:
    """Writes one story; ``chance`` is all the chance there is."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.count = 0
        self.options: list[str] = []

    def story(self) -> list[str]:
        """One chapter, or two of which the second comes after the first."""
        names = self.chance.choice((("one",), ("one", "two")))
        return [self._chapter(name) for name in names]

    def _chapter(self, name: str) -> str:
        self.options = []
        after = "after: [one]\n" if name == "two" else ""
        text = f"chapter: {name}\n{after}{VARS}scenes:\n"
        for scene, following in zip(SCENES, (*SCENES[1:], ""), strict=True):
            on = following and self._is(0.8)
            last = f"- goto: {following}" if on else f"- end: e{scene}"
            first = [*self._parting(), *self._parting()] if scene == "a" else []
            text += self._scene(scene, [*first, *self._items(2, 4), last])
        return text + self._scene("sub", [*self._items(1, 2), "- return"])

    def _parting(self) -> list[str]:
        """A choice that makes plays differ: where one is left out, it shows."""
        lines = [f"- choice: {self._name()}", "  options:"]
        for _ in range(3):
            effects = [self.chance.choice(EFFECTS) for _ in range(2)]
            lines.append(f"  - pick: Take. ^{self._name()}")
            lines += ["    do:", *(f"    - {effect}" for effect in effects)]
        return lines

    def _scene(self, name: str, items: list[str]) -> str:
        lines = "".join(f"    {line}\n" for line in items)
        return f"  {name}:\n    script:\n{lines}"

    def _is(self, likely: float) -> bool:
        return self.chance.random() < likely

    def _name(self) -> str:
        self.count += 1
        return f"x{self.count}"

    def _line(self) -> list[str]:
        return [f"- Line. ^{self._name()}"]

    def _goto(self, likely: float) -> list[str]:
        return [f"goto: {self.chance.choice(SCENES)}"] if self._is(likely) else []

    def _condition(self) -> str:
        if self.options and self._is(0.15):
            return f"picked({self.chance.choice(self.options)})"
        return self.chance.choice(CONDITIONS)

    def _items(self, depth: int, most: int) -> list[str]:
        count = self.chance.randint(0 if depth < 2 else 1, most)
        return [line for _ in range(count) for line in self._item(depth)]

    def _item(self, depth: int) -> list[str]:
        match self.chance.choice(DEEP if depth else FLAT):
            case "effect":
                return [f"- {self.chance.choice(EFFECTS)}"]
            case "mark":
                guess = self.chance.choice(("row-listens", "drop-small"))
                return [f"- mark: {guess}"]
            case "call":
                return ["- call: sub"] if self._is(0.5) else []
            case "goto":
                return [f"- {line}" for line in self._goto(0.25)]
            case "when":
                return self._when(depth)
            case "puzzle":
                return self._puzzle(depth)
            case "choice":
                return self._choice(depth)
            case _:
                return self._line()

    def _inside(self, key: str, depth: int, pad: str) -> list[str]:
        items = self._items(depth - 1, 2)
        if not items:
            return [f"{pad}{key}: []"]
        return [f"{pad}{key}:", *(f"{pad}{line}" for line in items)]

    def _when(self, depth: int) -> list[str]:
        lines = [f"- when: {self._condition()}", *self._inside("then", depth, "  ")]
        if self._is(0.4):
            lines += self._inside("else", depth, "  ")
        return lines

    def _puzzle(self, depth: int) -> list[str]:
        level = self.chance.choice(("story", "hard"))
        lines = ["- puzzle: rows", f"  level: {level}", "  outcomes:"]
        for outcome in ("solved", "skipped"):
            lines += self._inside(outcome, depth, "    ")
        return lines

    def _choice(self, depth: int) -> list[str]:
        lines = [f"- choice: {self._name()}", "  options:"]
        for _ in range(self.chance.randint(1, 3)):
            option = self._name()
            lines.append(f"  - pick: Take. ^{option}")
            if self._is(0.3):
                self.options.append(option)
            if self._is(0.3):
                lines.append("    once: true")
            if self._is(0.4):
                lines.append(f"    if: {self._condition()}")
            lines += self._inside("do", depth, "    ")
            lines += [f"    {line}" for line in self._goto(0.25)]
        return lines
