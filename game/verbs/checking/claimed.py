"""Whether what lines claim is so: on every picture, for many ends of each puzzle."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from msgspec import Struct

from game.app.library import Reading
from game.narrative.program.operations import Say, Show
from game.narrative.program.program import Chapter, Claimed
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.scenery import Ending
from game.narrative.prover.standings import NO_STAGE, Standing, standings
from game.narrative.text import quoting
from game.reading.problems import ERROR, WARNING, Problem
from game.stage.claims import (
    Claim,
    claim_scope,
    claimed,
    claims,
    is_so,
    mended,
    unknown,
)
from game.stage.notation.scope import Scope
from game.stage.notation.syntax import NotationError
from game.stage.picture import check
from game.verbs.checking.played import PLAYS, Plays

Quotes = Mapping[str, tuple[float, ...]]


class Found(Struct, frozen=True):
    """What came of it: how much was compared, and what is wrong."""

    numbers: int
    claims: int
    ends: int
    problems: list[Problem]


class View(Struct, frozen=True):
    """What a line stands beside in one play: a picture, and what can be quoted."""

    tableau: Any
    quotes: Quotes

    def scope(self) -> Scope:
        """The names that a claim may use."""
        named = {quoting.as_name(name): at for name, at in self.quotes.items()}
        return claim_scope(self.tableau, named)


class Beside(Struct, frozen=True):
    """A line with one picture and certain ends: where it is, and what can be seen."""

    chapter: Chapter
    at: int
    shown: int
    ended: tuple[Ending, ...]
    views: tuple[View, ...]
    quotes: bool

    def line(self) -> Say:
        """The line itself."""
        op = self.chapter.code[self.at]
        assert isinstance(op, Say)  # noqa: S101 - standings are of lines
        return op

    def claim(self) -> Claimed | None:
        """What it claims; None where its writer says nothing of that."""
        return self.chapter.side.claims.get(self.line().id)

    def problem(self, at: int, code: str, what: str, hint: str) -> Problem:
        """Something that is wrong at a place of the chapter."""
        sort = WARNING if code in ("S916", "S918") else ERROR
        place = self.chapter.place(at)
        return Problem(self.chapter.file, *place, code, what, hint, sort)

    def where(self) -> str:
        """The picture and the ends in words."""
        said = [f"after {e.kind}.{e.level} {e.outcome}" for e in self.ended]
        if self.shown != NO_STAGE:
            said.append(f"on the stage of line {self.chapter.place(self.shown)[0]}")
        return ", ".join(said) or "on an empty stage"


def every_claim(reading: Reading, explorer: Explorer, ends: Plays) -> Found:
    """Try every number and claim of a story's lines wherever they can stand."""
    plays = _Quotes(ends)
    slips = reading.library.program.slips
    numbers: set[tuple[str, str]] = set()
    told: set[str] = set()
    shown: set[tuple[int, tuple[Ending, ...]]] = set()
    problems: set[Problem] = set()
    for beside in _besides(reading, explorer, plays):
        line, claim = beside.line(), beside.claim()
        for view in beside.views if "$" in line.text else ():
            if claim is None and line.id not in slips:
                problems.update(_unnamed(beside, view))
            for number in claims(line.text, view.tableau):
                numbers.add((line.id, number.text))
                if number.ok is (line.id in slips):
                    problems.add(_wrong(beside, number))
        if claim is not None and claim.text:
            told.add(line.id)
            problems.update(_tried(beside, claim))
        elif claim is None and beside.quotes:
            problems.add(_untold(beside))
        if beside.quotes and (beside.shown, beside.ended) not in shown:
            shown.add((beside.shown, beside.ended))
            problems.update(_unshown(beside))
    count = PLAYS * len(plays.played)
    return Found(len(numbers), len(told), count, sorted(problems))


class _Quotes:
    """What the ends of a story's levels say, and which levels were asked about."""

    def __init__(self, plays: Plays) -> None:
        self.plays = plays
        self.played: set[tuple[str, str]] = set()

    def of(self, ending: Ending) -> list[Quotes]:
        """The quotes of every end of this sort."""
        kind, level = ending.kind, ending.level
        self.played.add((kind, level))
        return [
            {f"{kind}.{name}": numbers for name, numbers in end.numbers.items()}
            for end in self.plays.of(kind, level)
            if end.outcome == ending.outcome
        ]


def _besides(reading: Reading, explorer: Explorer, plays: _Quotes) -> Iterator[Beside]:
    """Each line with each picture, and with each way that puzzles can have ended."""
    found = standings(explorer)
    for (name, at), each in sorted(found.items()):
        chapter = reading.library.program.chapters[name]
        op = chapter.code[at]
        assert isinstance(op, Say)  # noqa: S101 - standings are of lines
        told = "$" in op.text or op.id in chapter.side.claims
        for shown in sorted({standing.shown for standing in each}):
            here = [standing for standing in each if standing.shown == shown]
            cue = chapter.code[shown] if shown != NO_STAGE else Show("stage", None)
            assert isinstance(cue, Show)  # noqa: S101 - standings are of cues
            if not told and not cue.samples:
                continue  # nothing is claimed here, and nothing could be
            names = {*cue.samples, *_named(chapter, at)}
            kinds = sorted({name.partition(".")[0] for name in names})
            for several in product(*([s for s in here if s.kind == k] for k in kinds)):
                ended = [s.now or s.then for s in several]
                yield Beside(
                    chapter,
                    at,
                    shown,
                    tuple(end for end in ended if end is not None),
                    tuple(_views(cue, several, plays)),
                    bool(cue.samples),
                )


def _views(cue: Show, several: tuple[Standing, ...], plays: _Quotes) -> Iterator[View]:
    """What is seen and can be quoted, one for each end of the puzzle that has most."""
    thens = [plays.of(s.then) if s.then else ({},) for s in several]
    nows = [plays.of(s.now) if s.now else ({},) for s in several]
    count = max((len(each) for each in (*thens, *nows)), default=1)
    for i in range(count):
        then, now = (
            {n: at for each in part if each for n, at in each[i % len(each)].items()}
            for part in (thens, nows)
        )
        tableau = quoting.filled(cue.value, {**cue.samples, **then})
        yield View(tableau, {**cue.samples, **now})


def _named(chapter: Chapter, at: int) -> Iterator[str]:
    """What the claim of a line quotes."""
    op = chapter.code[at]
    claim = chapter.side.claims.get(op.id) if isinstance(op, Say) else None
    if claim is not None:
        yield from (name for _, name in quoting.inside(claim.text))


def _wrong(beside: Beside, number: Claim) -> Problem:
    if number.ok:
        what = f"'{number.text}' is right, but the line is marked slip: true"
        return beside.problem(beside.at, "S912", what, "take the slip away")
    what = f"'{number.text}' says {number.said}, and it is {number.computed}"
    return beside.problem(beside.at, "S911", what, "mend the number")


def _unnamed(beside: Beside, view: View) -> Iterator[Problem]:
    """Formulas of a line that name what is not on its stage, so that nothing tries."""
    for formula, error in unknown(beside.line().text, view.tableau):
        what = f"'{formula}' cannot be computed here: {error.message}"
        hint = error.hint or "name it on the stage, or say why not: said: no numbers"
        yield beside.problem(beside.at, "S918", what, hint)


def _untold(beside: Beside) -> Problem:
    what = "a line on a picture of what the player made, without a claim"
    hint = "claim: |mine| > |v|, or said: why it claims nothing"
    return beside.problem(beside.at, "S916", what, hint)


def _unshown(beside: Beside) -> Iterator[Problem]:
    """Ends for which the picture cannot be drawn."""
    for view in beside.views:
        for fault in check(view.tableau):
            what = f"{fault.message} ({beside.where()}: {_said(view.quotes)})"
            yield beside.problem(beside.shown, "S917", what, fault.hint)
            return


def _tried(beside: Beside, claim: Claimed) -> Iterator[Problem]:
    """Where a claim is false, with the first numbers, and what would be right."""
    text, file = quoting.as_names(claim.text), beside.chapter.file
    place = claim.line, claim.column
    scopes = [view.scope() for view in beside.views]
    try:
        false = [scope for scope in scopes if not is_so(text, scope)]
        if not false:
            return
        count = f" in {len(false)} of {len(scopes)} ends" if beside.ended else ""
        where = f"{beside.where()}: {claimed(text, false[0]).numbers}"
        what = f"'{claim.text}' is false{count}, {where}"
        code, hint = "S914", f"this is so: {mended(text, scopes)}"
    except NotationError as error:
        what = f"'{claim.text}' cannot be computed {beside.where()}: {error.message}"
        code, hint = "S915", error.hint
    quoted = {quoting.as_name(n): f"{{{n}}}" for v in beside.views for n in v.quotes}
    for name, quote in quoted.items():
        what, hint = what.replace(name, quote), hint.replace(name, quote)
    yield Problem(file, *place, code, what, hint)


def _said(quotes: Quotes) -> str:
    return ", ".join(f"{name} = {_numbers(at)}" for name, at in quotes.items())


def _numbers(at: tuple[float, ...]) -> str:
    shown = ", ".join(f"{x:g}" for x in at)
    return shown if len(at) == 1 else f"({shown})"
