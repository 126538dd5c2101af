"""Figures of frames and saves, taken on the real screens without a window."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from game.saving.store import Store
from game.screens.opening.ways_in import again
from game.screens.story.autosaving import keep, save_of
from game.screens.story.page_picture import keep_in
from game.screens.story.play import PlayScreen
from game.stage.picture import picture
from game.stage.state import Stage
from game.ui.window import intents as want
from game.verbs.driving.driver import FRAME, Driver

BUSY: dict[str, Any] = {
    "matrix": {
        "name": "M",
        "entries": [[2, 1], [-1, 2]],
        "times": "v",
        "light": ["row 1", "out 1"],
    },
    "plane": {
        "vectors": {
            "e1": [1, 0],
            "e2": [0, 1],
            "v": [1, 1.5],
            "r1": "row 1 of M",
            "r2": "row 2 of M",
            "w": "M v",
        },
        "shadows": ["v on r1"],
        "grid": "M",
        "circle": "M",
        "span": 4,
    },
}
LETTERS = (
    "a direction that stays when everything else is turned, and stays again. " * 12
)


def measure_frames(folder: Path) -> dict[str, float]:
    """The busiest stage, typing, rollback and loading."""
    busy = _busiest(Driver(folder / "a", size=(1920, 1080), chapter="rows"))
    driver = Driver(folder / "b", size=(1280, 720), chapter="rows", instant=False)
    typing = _typing(driver)
    steps = _rollback(driver)
    load = _load(driver)
    driver.close()
    return {
        "frame.busiest_1080.median": statistics.median(busy),
        "frame.busiest_1080.p99": _p99(busy),
        "frame.typing_720.median": statistics.median(typing),
        "frame.typing_720.p99": _p99(typing),
        "frame.rollback": statistics.median(steps),
        "frame.load_slot": statistics.median(load),
    }


def measure_saves(folder: Path) -> dict[str, float]:
    """An autosave handed over, and one written to the disk."""
    driver = Driver(folder / "a", chapter="rows")
    page = _page(driver)
    store = driver.context.store
    handed = []
    for _ in range(60):
        cost = _ms(lambda: keep(driver.context, page.journey, 0.0))
        handed.append(cost)
        store.flush(2.0)
    save = save_of(driver.context, page.journey, 0.0)
    driver.close()
    plain = Store.open(str(folder / "b"), threaded=False)
    durable = [_wall(lambda: plain.autosave(save)) for _ in range(60)]
    plain.close()
    return {
        "save.handed_over": statistics.median(handed),
        "save.durable": statistics.median(durable),
    }


def _busiest(driver: Driver) -> list[float]:
    """A grid on the move, six arrows, an ellipse, numbers, faces and typing text."""
    page = _page(driver)
    costs: list[float] = []
    for turn in range(4):
        entries = [[2, 1], [-1, 2]] if turn % 2 else [[1, -2], [1.5, 0.5]]
        cue = {**BUSY, "matrix": {**BUSY["matrix"], "entries": entries}}
        stage = Stage(tableau=cue, shown=("eigenface", "patient"), speaker="patient")
        figure = picture(stage, driver.context.library.ledger)
        page.page_view.tableau.show(figure, animate=True)
        page.reader.pace = replace(page.reader.pace, speed=45.0)
        page.reader.arrive(page.page_view.letters, {}, fresh=True)
        for _ in range(120):
            driver.frames.clear()
            driver.frame()
            costs.append(driver.frames[0].cost)
            if not page.page_view.tableau.moving:
                break
    driver.close()
    return costs[10:]


def _typing(driver: Driver) -> list[float]:
    costs = []
    for _ in range(12):
        driver.settle()
        driver.frames.clear()
        driver.wait(1.0)
        costs += [f.cost for f in driver.frames]
        page = _page(driver)
        if page.page_view.tableau.figure.panels:
            break
        driver.frame()
        page.reader.arrive(page.page_view.letters, {}, fresh=True)
    return costs


def _rollback(driver: Driver) -> list[float]:
    page = _page(driver)
    for _ in range(60):
        driver.answer([])
        if driver.top is not page:
            break
    driver.begin("rows")
    page = _page(driver)
    for _ in range(24):
        driver.answer([])
    return [_ms(lambda: _do(driver, page, want.Rollback())) for _ in range(8)]


def _load(driver: Driver) -> list[float]:
    page = _page(driver)
    driver.settle()
    driver.context.page = driver.surface.copy()
    keep_in(driver.context, page.journey, 0.0, 3)
    driver.context.store.flush(5.0)
    costs = []
    for _ in range(7):

        def load() -> None:
            save = driver.context.store.load_slot(3)
            if save is None:
                raise ValueError("the slot is empty")
            screen = again(driver.context, save)
            screen.update(FRAME, [])
            screen.draw(driver.surface)

        costs.append(_ms(load))
    return costs


def _do(driver: Driver, page: PlayScreen, intent: want.Intent) -> None:
    page.update(FRAME, [intent])
    page.draw(driver.surface)


def _page(driver: Driver) -> PlayScreen:
    page = driver.page
    if page is None:
        raise ValueError("no page is open")
    return page


def _ms(act: Callable[[], None]) -> float:
    start = time.thread_time()
    act()
    return (time.thread_time() - start) * 1000


def _wall(act: Callable[[], None]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def _p99(costs: list[float]) -> float:
    return sorted(costs)[min(len(costs) - 1, int(0.99 * len(costs)))]
