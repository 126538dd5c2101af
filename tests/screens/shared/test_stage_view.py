"""Pages on their way: none is ever seen cut where another one is about to be."""

import pytest

from game.figure.things import Box, Entry, Figure, Page
from game.screens.puzzle.scrolled_pages import arranged
from game.screens.shared.context import Context
from game.screens.shared.stage_view import StageView


def _page(key: str, lines: int) -> Page:
    entries = (Entry(key=f"{key}{n}", words="A row listens.") for n in range(lines))
    return Page(key=key, heading="What holds", entries=tuple(entries))


@pytest.mark.parametrize(("short", "under", "long"), [(2, 2, 5), (2, 5, 3), (5, 1, 2)])
def test_a_page_that_becomes_another_stays_in_its_room(
    context: Context, short: int, under: int, long: int
) -> None:
    def by(figure: Figure, width: float, height: float, em: float) -> dict[str, Box]:
        return arranged(figure, width, height, em, context.brush)

    room, em = Box(300.0, 40.0, 900.0, 560.0), 34.0
    tableau = StageView(lit=False, by=by)
    tableau.place(room, em)
    both = Figure(panels=(_page("board", short), _page("evidence", under)))
    tableau.show(both, animate=False)
    tops = [tableau.boxes()["board"].y]
    tableau.show(Figure(panels=(_page("board", long),)), animate=True)
    assert tableau.motion is not None
    for n in range(101):
        at = tableau.motion.slide(n / 100 * tableau.motion.seconds)
        box = tableau._gliding(at)["board"]
        assert room.y <= box.y
        assert box.y + box.h <= room.y + room.h + 1e-6
        tops.append(box.y)
    # The heading goes one way, without a jump.
    assert tops in (sorted(tops), sorted(tops, reverse=True))
    assert tops[-1] == tableau.boxes()["board"].y
