"""How the suite is run: in processes when it is whole, what takes longest first."""

import gc
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Two processes that each think on every core are slower than two that do not.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest
from hypothesis import HealthCheck, settings

from game.app import folders
from game.app.folders import Folders
from game.screens.shared import backdrop

# A shared machine may be slow at any moment: no example fails for its time.
settings.register_profile(
    "house",
    deadline=None,
    max_examples=45,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")

# The story is many objects that stay: to look through them again and again for what
# is no longer used takes a tenth of the time of the suite.
gc.set_threshold(50_000, 20, 20)

# Nobody pulls the plug here, and to wait for the disk takes as long as to play. What a
# cut leaves is tried on a disk that forgets: tests/saving.
vars(os)["fsync"] = lambda _: None

# One more than processors: the one with the windows mostly waits.
PROCESSES = 3
# They play in real time: one window after another.
WINDOWS = "tests/window/"
# Of tests that are the same for many.
EVERY = 4


def _by_file(config: pytest.Config) -> bool:
    """Whether files are named, and no folder."""
    named = [Path(str(arg).split("::", 1)[0]) for arg in config.args]
    return all(path.is_file() for path in named)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Some for folders; none for files that are named, which start sooner so."""
    if _by_file(config):
        return 0
    return min(PROCESSES, (os.cpu_count() or 1) + 1)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Each test goes where there is room; all windows go to one process."""
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415  (only for two)

    made = LoadScopeScheduling(config, log)
    made._split_scope = lambda test: WINDOWS if test.startswith(WINDOWS) else test
    return made


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Begin with what takes a minute; of what is the same for many, every fourth.

    Which is left out is the same in each run. All are run where all are asked for, or
    where files are named.
    """
    if os.environ.get("EIGENFACE_TESTS") != "all" and not _by_file(config):
        counts: Counter[str] = Counter()
        left = []
        for item in items:
            if item.get_closest_marker("wide") is not None:
                name = item.nodeid.partition("[")[0]
                counts[name] += 1
                if counts[name] % EVERY != 1:
                    continue
            left.append(item)
        items[:] = left
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(autouse=True)
def _no_frame_waits_for_a_thread() -> Iterator[None]:
    """Frames are as short as the machine likes: a picture is there when it is due."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(backdrop, "coming", lambda *_: False)
        yield


@pytest.fixture(autouse=True, scope="session")
def _what_was_read_once_is_not_read_again(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """The games of a run share what they keep of a story: it is found by its content.

    Each has a folder for saves of its own, and would begin without.
    """
    cache = tmp_path_factory.mktemp("cache")

    def found(root: Path, saves: Path, _cache: Path, **more: Any) -> Folders:
        return Folders(root, saves, cache, **more)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(folders, "Folders", found)
        yield
