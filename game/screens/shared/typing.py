"""How a line types itself: whole glyphs, a breath at punctuation, at a chosen speed."""

from collections.abc import Mapping

BREATHS: Mapping[str, float] = {
    ",": 0.10,
    ";": 0.16,
    ":": 0.16,
    ".": 0.26,
    "?": 0.30,
    "!": 0.26,
    "—": 0.22,
    "…": 0.30,
}


def schedule(text: str, pauses: Mapping[int, float], speed: float) -> tuple[float, ...]:
    """The second at which each glyph of ``text`` shows.

    Args:
        text: the glyphs in reading order.
        pauses: seconds to hold before the glyph of an index (``[pause 0.5s]``).
        speed: glyphs a second; 0 shows everything at once.

    Returns:
        One time a glyph, never decreasing.
    """
    if speed <= 0:
        return (0.0,) * len(text)
    at = 0.0
    times = []
    for index, glyph in enumerate(text):
        at += pauses.get(index, 0.0)
        times.append(at)
        at += 1.0 / speed
        following = text[index + 1 : index + 2]
        if glyph in BREATHS and following in {"", " ", "”"}:
            at += BREATHS[glyph]
    return tuple(times)


class Typing:
    """A line on its way to being read."""

    def __init__(
        self,
        text: str,
        pauses: Mapping[int, float],
        speed: float,
        *,
        done: bool = False,
    ) -> None:
        self.times = schedule(text, pauses, speed)
        self.elapsed = 0.0
        self.shown = len(self.times) if done or speed <= 0 else 0

    @property
    def done(self) -> bool:
        """Whether every glyph shows."""
        return self.shown >= len(self.times)

    def finish(self) -> None:
        """Show everything now."""
        self.shown = len(self.times)

    def advance(self, dt: float) -> bool:
        """Let ``dt`` seconds pass; whether more shows than before."""
        self.elapsed += dt
        before = self.shown
        while self.shown < len(self.times) and self.times[self.shown] <= self.elapsed:
            self.shown += 1
        return self.shown != before
