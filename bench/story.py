"""Figures of the story machine, on generated chapters of any length."""

import gc
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from game.narrative.compiler.cast import Cast, read_cast
from game.narrative.compiler.compiler import Compiled, compile_story
from game.narrative.compiler.vocabulary import Vocabulary
from game.narrative.machine.events import Advance, Answer, Choices, Pick
from game.narrative.machine.machine import begin, step

TEXT = (
    "a direction that stays when you turn is worth more than one that only shines "
    "the row listens and the column lands where the light falls on the floor"
)
WORDS = tuple(TEXT.split(" "))
CAST = (
    b"speakers:\n  patient: {name: The Patient}\n  eigenface: {name: The Eigenface}\n"
)
REPEATS = 5


def chapter(name: str, lines: int, after: str = "") -> bytes:
    """A chapter of so many lines, with a scene every 50 and a choice in each."""
    out = [f"chapter: {name}", f"title: {name}"]
    if after:
        out.append(f"after: [{after}]")
    out += ["vars:", "  mood: {range: 0..3, start: 0}", "scenes:"]
    scenes = max(1, lines // 50)
    for scene in range(scenes):
        out += [f"  s{scene}:", "    script:"]
        for number in range(46):
            at = scene * 50 + number
            words = " ".join(WORDS[(at * 7 + i) % len(WORDS)] for i in range(12))
            who = ("patient", "eigenface")[at % 2]
            out.append(f"    - {who}: {words.capitalize()}. ^{name}-{at}")
        goal = f"s{scene + 1}" if scene + 1 < scenes else ""
        leave = f"goto: {goal}" if goal else "do: [{end: " + name + "}]"
        out += [
            f"    - choice: c{scene}",
            "      options:",
            f"      - pick: Go on. ^{name}-{scene}x",
            f"        {leave}",
            f"      - pick: Wait a little. ^{name}-{scene}y",
            "        do:",
            "        - set: mood += 1",
            f"        - patient: I can wait. ^{name}-{scene}z",
            f"        - {leave if goal else 'end: ' + name}",
        ]
    return ("\n".join(out) + "\n").encode()


def files(lines: int, each: int = 10_000) -> dict[str, bytes]:
    """Chapters that together have so many lines, one file each."""
    names = [f"long{i}" for i in range(max(1, lines // each))]
    return {
        f"story/{name}.yaml": chapter(name, min(lines, each), names[i - 1] if i else "")
        for i, name in enumerate(names)
    }


def write(folder: Path, given: dict[str, bytes], beside: Iterable[Path] = ()) -> None:
    """Write chapters as a story folder, with other files of a story beside them."""
    (folder / "levels").mkdir(parents=True, exist_ok=True)
    for name, data in given.items():
        (folder / Path(name).name).write_bytes(data)
    for path in beside:
        target = folder / ("levels" if path.parent.name == "levels" else ".")
        (target / path.name).write_bytes(path.read_bytes())


def measure(_: Path) -> dict[str, float]:
    """Compile, load, step, and how large a state grows."""
    cast, _problems = read_cast("cast.yaml", CAST)
    given = files(10_000)
    made: Compiled | None = None
    compiling = []
    for _repeat in range(REPEATS):
        gc.collect()
        start = time.process_time()
        made = compile_story(given, _words(cast), cast)
        compiling.append(time.process_time() - start)
    if made is None or made.problems:
        raise ValueError(f"the generated story is wrong: {made and made.problems[:3]}")
    loading = []
    for _repeat in range(REPEATS):
        gc.collect()
        start = time.perf_counter()
        loaded = compile_story(given, _words(cast), cast, cached=made.units)
        loaded.program.chapters["long0"].code  # noqa: B018  (decoding is the point)
        loading.append(time.perf_counter() - start)
    seconds, lines, size = _walk(made)
    return {
        "story.compile_10k": min(compiling),
        "story.load_10k": min(loading) * 1000,
        "story.lines_a_second": lines / seconds,
        "story.state_after_10k": float(size),
    }


def _walk(made: Compiled) -> tuple[float, int, int]:
    state, lines = begin(made.program, "long0"), 0
    answer: Answer | None = None
    start = time.process_time()
    while True:
        state, events = step(made.program, state, answer)
        pause = events[-1]
        if isinstance(pause, Choices):
            answer = Pick(pause.options[lines % 2].id)
        elif type(pause).__name__ == "Ended":
            break
        else:
            answer = Advance()
            lines += 1
    seconds = time.process_time() - start
    return seconds, lines, len(msgspec.json.encode(state))


def _words(cast: Cast) -> Vocabulary:
    return Vocabulary(
        speakers={name: frozenset(who.moods) for name, who in cast.speakers.items()},
        check_stage=lambda _: (),
        stage_schema={},
        puzzles={},
        guesses=frozenset(),
        assets={},
    )
