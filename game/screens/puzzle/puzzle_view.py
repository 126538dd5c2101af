"""What is to be seen and heard of a puzzle, as one value made from its state."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import Entry, Figure, Page
from game.language import _
from game.puzzles.core.protocol import HINTS, Handle, Role, Turn
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.library import parts
from game.puzzles.session import heard
from game.puzzles.session.phases import Phase
from game.puzzles.session.session import Session
from game.puzzles.session.tools import TOOLS, Toolbox, earned, usable
from game.saving.profile import Solved
from game.screens.puzzle import telling
from game.screens.puzzle.actions import Do, Line, PickAnswer, UseTool
from game.screens.puzzle.line_rows import Row, order, rows
from game.screens.puzzle.paper import Paper
from game.screens.puzzle.puzzle_state import (
    Earned,
    Field,
    PuzzleState,
    by_role,
)
from game.screens.puzzle.telling import said_now, task

Handles = tuple[Handle, ...]


class Column(Struct, frozen=True, kw_only=True):
    """All that the column of type says; the lines of the actions in ``lit`` are lit.

    ``rows`` are those in which its lines have their places.
    ``paper`` is written on, in the place that has the focus if it is ``written``.
    """

    kind: str = ""
    emblem: str = ""
    title: str = ""
    words: str = ""
    status: str = ""
    earned: Earned | None = None
    paper: Paper | None = None
    written: bool = False
    lines: tuple[Line, ...] = ()
    rows: tuple[Row, ...] = ()
    lit: tuple[object, ...] = ()


class Band(Struct, frozen=True):
    """What stands under the figure, from above.

    What to do ``now``, always in its place; a hint; the values of a handle; a caption.
    """

    now: str = ""
    hint: str = ""
    caption: str = ""
    handle: Handle | None = None


class PuzzleView(Struct, frozen=True, kw_only=True):
    """A puzzle at one moment: the figure, its handles with their rings, the words.

    ``lit`` and ``held`` are keys of handles, ``snapped`` is about the held one.
    ``handle`` is the one that has the focus. ``spoken`` is what happened, for ears.
    """

    figure: Figure = Figure()
    handles: Handles = ()
    lit: str = ""
    held: str = ""
    snapped: bool = False
    handle: Handle | None = None
    column: Column = Column()
    band: Band = Band()
    spoken: str = ""


def view(state: PuzzleState, solved: Mapping[str, Solved]) -> PuzzleView:
    """What there is to see; ``solved`` is what the player has done in all."""
    resting = state.phase in {Phase.GLOW, Phase.PAPER}
    handles = () if resting else state.session.handles()
    handle = next((each for each in handles if each.key == state.focus), None)
    tools = toolbox(state, solved) if solved else Toolbox()
    figure = _figure(state)
    figure = tools.drawn(figure) if tools.out else figure
    at = order(rows(state))
    told = filter(None, _lines(state, handles, tools))
    lines = tuple(sorted(told, key=lambda line: at[line.action]))
    return PuzzleView(
        figure=figure,
        handles=handles,
        lit=state.hovered or (state.focus if isinstance(state.focus, str) else ""),
        held=state.held,
        snapped=state.session.snapped is not None,
        handle=handle,
        column=_column(state, lines, solved.get(state.key)),
        band=_band(state, handle, tools, figure),
        spoken=telling.news(state, handle, lines, tools, figure) if state.news else "",
    )


def spoken(state: PuzzleState, seen: PuzzleView, before: str) -> str:
    """What ears are told when a state is shown; ``before`` it there was this to do.

    What is to be done now is told by itself only where it is another thing.
    """
    now, there = seen.band.now, state.session.shown.goal().reached
    new = now not in {before, ""} and now not in seen.spoken
    done = there and state.phase is Phase.PLAY
    return f"{seen.spoken} {now}" if new and not done else seen.spoken


def _figure(state: PuzzleState) -> Figure:
    if state.paper is not None:
        return state.paper.figure
    named = state.phase is Phase.NAMED
    figure = state.session.naming() if named else state.session.figure()
    return figure if state.board else _as_marked(figure, dict(state.ledger))


def _as_marked(figure: Figure, marks: Mapping[str, str]) -> Figure:
    """A guess that only lies there bears the mark that it has in the Ledger."""

    def marked(entry: Entry) -> Entry:
        known = marks.get(entry.key.removeprefix("guess:"), "")
        return replace(entry, mark=known) if known else entry

    if not any(isinstance(panel, Page) for panel in figure.panels):
        return figure
    panels = (
        replace(panel, entries=tuple(map(marked, panel.entries)))
        if isinstance(panel, Page)
        else panel
        for panel in figure.panels
    )
    return Figure(panels=tuple(panels))


def _column(
    state: PuzzleState, lines: tuple[Line, ...], known: Solved | None
) -> Column:
    session, paper = state.session, state.paper
    kind, level = session.kind, session.level
    playing = state.phase in {Phase.PLAY, Phase.GLOW}
    words = task(session) if playing else level.naming
    lit = state.over or state.focus
    # An endless level opens anywhere by its name.
    status, par = [level.id] if parts(level.id) else [], session.par()
    status.append(_("Moves {count}", count=session.cost()))
    status += [_("par {count}", count=par)] if par else []
    if known is not None:
        best = known.marks.cost
        least = _("best {count}", count=best) if best else _("best: at the reveal")
        status.append(least)
        status += [_("unaided")] if known.marks.unaided else []
        status += [_("foreseen")] if known.marks.foreseen else []
    return Column(
        kind=_(KINDS[kind].title),
        emblem=f"kind-{kind}",
        title=level.title,
        words=words if paper is None else paper.words,
        status="\u00a0· ".join(status) if playing else "",
        earned=state.earned if state.phase is Phase.NAMED else None,
        paper=paper,
        written=paper is not None and state.focus is Field.ANSWER,
        lines=lines,
        rows=rows(state),
        lit=() if isinstance(lit, str) else (lit,),
    )


def _band(
    state: PuzzleState, handle: Handle | None, tools: Toolbox, figure: Figure
) -> Band:
    now = said_now(state)
    if state.phase is Phase.PAPER:
        return Band(now)
    if state.phase is Phase.NAMED and tools.new:
        return Band(now, caption=tools.news())
    advice = state.session.advice()
    hint = state.why or (advice.words if advice is not None else "")
    looked = _looked_at(state.session)
    if handle is not None and handle.values:
        return Band(now, hint, looked or _of_values(state.session, handle), handle)
    if state.board:
        return Band(now, hint)
    for line in (state.over, state.focus):
        if isinstance(line, UseTool):
            return Band(now, hint, _(TOOLS[line.key].says))
    laid = tools.told(figure, but="gram") if tools.out else ""
    session = state.session
    told = looked or (session.position if state.showing else session.shown).describe()
    return Band(now, hint, f"{told} {laid}".strip())


def _looked_at(session: Session) -> str:
    """What turning the thing under the pointer would do, before it is turned."""
    move = session.hovering
    handle = session.handle(move.handle) if isinstance(move, Turn) else None
    if handle is None or handle.slides:
        return ""
    return f"{handle.name}: {heard.value(handle)}."


def _of_values(session: Session, handle: Handle) -> str:
    """What is told of a handle whose values stand above."""
    if handle.role is Role.EVIDENCE and handle.value:
        return f"{handle.value}. {heard.value(handle)}"
    previews = KINDS[session.kind].previews and not session.guessing()
    telling = previews and not handle.slides
    return "; ".join(handle.says) if telling else ""


def toolbox(state: PuzzleState, solved: Mapping[str, Solved]) -> Toolbox:
    """The tools at a session of a player who has solved these levels."""
    session, known = state.session, earned(solved)
    handles = session.shown.handles() if known else ()
    can = state.phase in {Phase.PLAY, Phase.FREE}
    barred = KINDS[session.kind].forbids if session.guessing() else ()
    offered = tuple(
        key for key in known if can and key not in barred and usable(handles, key)
    )
    out = tuple(key for key in offered if key in state.tools)
    new = tuple(key for key in known if key not in state.had)
    key = state.held or (state.focus if isinstance(state.focus, str) else "")
    return Toolbox(offered, out, new, handles, key)


def _line(do: Do, there: object, **flags: bool) -> Line | None:
    return Line(do, _(do.value), **flags) if there else None


def _lines(
    state: PuzzleState, handles: Handles, tools: Toolbox
) -> Iterator[Line | None]:
    """The lines of the column, with None for each that is not there."""
    session, story, phase = state.session, state.story, state.phase
    play, free, named = (phase is p for p in (Phase.PLAY, Phase.FREE, Phase.NAMED))
    if state.paper is not None:
        yield from _paper(state.paper)
    won, moving, solved = free or named, play or free, session.marks is not None
    guess, steps = play and session.guessing(), bool(session.steps)
    yield _line(Do.REVEAL, guess, main=True, able=session.tellable())
    yield _line(Do.WAIVE, guess, main=True)
    yield _line(Do.TEST, play and by_role(handles, Role.TEST), main=True)
    yield _line(Do.ON, won and story, main=True)
    yield _line(Do.NEXT, won and state.following, main=True)
    yield _line(Do.PLAY_ON, named, main=True)
    yield _line(Do.NAMING, free, main=True)
    yield _line(Do.PAPER, won and state.check, main=True)
    yield from _pages(by_role(handles, Role.PAGE) if moving else None)
    yield _line(Do.STOP, play and state.watching)
    if play and not state.watching:
        last, next_ = session.hint_step == HINTS, session.hint_step + 1
        hint = _(Do.HINT.value, number=next_, all=HINTS)
        yield Line(Do.HINT, _("Show it again") if last else hint)
    yield _line(Do.UNDO, moving, able=steps)
    yield _line(Do.REDO, moving, able=bool(session.ahead))
    yield _line(Do.RESTART, play, able=steps)
    yield _line(Do.AGAIN, won)
    yield _line(Do.ENLARGE, moving and not state.board)
    for key in tools.offered:
        title, on = _(TOOLS[key].title), key in tools.out
        yield Line(UseTool(key), title, on=on)
    # Begun again after a win it is no longer unsolved.
    yield _line(Do.ON, play and story and solved)
    yield _line(Do.LATER, play and story and not solved)
    yield _line(Do.PREVIOUS, (play or won) and state.before)
    yield _line(Do.NEXT, play and state.following)
    yield _line(Do.LEAVE, (play or won) and not story)


def _pages(page: Handle | None) -> Iterator[Line]:
    if page is None:
        return
    at, count = page.values.index(page.value), len(page.values)
    for do, number in ((Do.PAGE_ON, at + 2), (Do.PAGE_BACK, at)):
        if 0 < number <= count:
            yield Line(do, _(do.value, number=number, all=count), main=True)


def _paper(paper: Paper) -> Iterator[Line | None]:
    for number, (words, struck) in enumerate(paper.choices):
        pick = PickAnswer(number)
        yield Line(pick, words, main=True, able=not struck, struck=struck)
    choosing, missed = bool(paper.choices), paper.missed and not paper.right
    typing = not choosing and not paper.right
    yield _line(Do.TYPE, choosing)
    yield _line(Do.HAND_IN, typing, main=True, able=paper.typed)
    yield _line(Do.CHOOSE, typing)
    yield _line(Do.ANOTHER, paper, main=not choosing)
    yield _line(Do.ANSWER, missed)
    yield _line(Do.CLOSE, paper, main=not choosing)
