"""A board as it is seen, taken hold of and told: its pages, its handles, its words."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from game.figure.things import Entry, Figure, Page
from game.language import N_, _
from game.puzzles.core.protocol import Handle, Role
from game.puzzles.kinds.board_state import (
    GROUP,
    MARKS,
    PAGE,
    TEST,
    BoardState,
    marking,
    proving,
)

SAID: Final = (N_("unmarked"), N_("holds"), N_("breaks"), N_("open"))


def figure(board: BoardState) -> Figure:
    """The page of guesses, and under it the evidence, each under its letter."""
    others = (n for n in range(board.groups()) if n != board.page)
    guesses, *table = _spread(board, board.page)
    fellows = tuple(_spread(board, n) for n in others)
    return Figure(panels=(replace(guesses, fellows=fellows), *table))


def _spread(board: BoardState, group: int) -> tuple[Page, ...]:
    """A group's guesses and, where there is any, its evidence."""
    mine, said = board.members(group), board.feedback(group)
    heading = _(
        "Guesses {first}–{last} of {all}",
        first=mine[0] + 1,
        last=mine[-1] + 1,
        all=len(board.marks),
    )
    evidence = (
        Entry(
            key=f"evidence:{group}:{fact.letter}",
            words=fact.words,
            mark=fact.letter,
            lit=any(board.letters[index] == fact.letter for index in mine),
        )
        for fact in board.facts(group)
    )
    guesses = Page(
        key="board",
        heading=f"{heading} · {said}" if said else heading,
        entries=tuple(_asked(board, index) for index in mine),
        weight=1.3,
    )
    if not board.facts(group):
        return (guesses,)
    table = Page(key="evidence", heading=_("Evidence"), entries=tuple(evidence))
    return guesses, table


def naming(board: BoardState) -> Figure:
    """Every guess with its mark and its evidence, on one page."""
    entries = tuple(_entry(board, index) for index in range(len(board.marks)))
    heading = _("What holds, what breaks, and why")
    return Figure(panels=(Page(key="board", heading=heading, entries=entries),))


def handles(board: BoardState) -> Iterator[Handle]:
    """Mark and evidence of each guess on view, the test, then the page."""
    if not board.settled(board.page):
        for index in board.members(board.page):
            yield _mark_handle(board, index)
            if board.facts(board.page):
                yield _fact_handle(board, index)
    if board.testable():
        yield Handle(
            key=TEST.handle,
            name=_("put these to the test"),
            panel="board",
            role=Role.TEST,
            values=("", TEST.value),
            says=(_("not asked"), _("asked")),
        )
    pages = board.pages()
    if len(pages) > 1:
        count = len(pages)
        yield Handle(
            key=PAGE,
            name=_("page"),
            panel="board",
            role=Role.PAGE,
            values=pages,
            value=pages[board.page],
            says=tuple(_("page {number} of {all}", number=n, all=count) for n in pages),
        )


def describe(board: BoardState) -> str:
    """The group on view: each guess with its mark and evidence, the feedback."""
    number, count = board.page + 1, board.groups()
    pieces = [_("Page {number} of {all}.", number=number, all=count)]
    pieces += [_told(board, index) for index in board.members(board.page)]
    if not board.settled(board.page):
        pieces += [
            _("Evidence {letter}: {fact}.", letter=fact.letter, fact=fact.words)
            for fact in board.facts(board.page)
        ]
    pieces.append(board.feedback(board.page))
    settled = sum(map(board.settled, range(count)))
    if settled:
        pieces.append(_("Settled are {n} of {all} pages.", n=settled, all=count))
    return " ".join(piece for piece in pieces if piece)


def speaking(board: BoardState, index: int) -> str:
    """What speaks of a guess; where nothing on the board does, where else to look."""
    known = board.known[index]
    if known.evidence:
        fact = known.evidence[0]
        return _("This speaks of “{guess}”: {fact}", guess=known.words, fact=fact)
    if known.verdict == "open":
        return _("No evidence settles “{guess}”.", guess=known.words)
    return _(
        "No evidence here speaks of “{guess}”. Would any numbers break it?",
        guess=known.words,
    )


def truth(board: BoardState, index: int) -> str:
    """A guess with its verdict and what speaks for it."""
    known = board.known[index]
    fact = known.evidence[0] if known.evidence else ""
    return _sentence(known.words, known.verdict, fact)


def _told(board: BoardState, index: int) -> str:
    words, fact = board.known[index].words, board.attached(index)
    return _sentence(words, board.marks[index], fact)


def _sentence(guess: str, marked: str, fact: str) -> str:
    mark = _(SAID[MARKS.index(marked)])
    if not fact:
        return _("“{guess}”: {mark}.", guess=guess, mark=mark)
    return _("“{guess}”: {mark}, because {fact}.", guess=guess, mark=mark, fact=fact)


def _entry(board: BoardState, index: int) -> Entry:
    return Entry(
        key=_entry_key(board.level.guesses[index]),
        words=board.known[index].words,
        mark=board.marks[index],
        evidence=board.attached(index),
        lit=board.settled(index // GROUP),
    )


def _asked(board: BoardState, index: int) -> Entry:
    """A guess as it is played: where evidence is still missing, it says so."""
    group = index // GROUP
    facts = tuple(fact.words for fact in board.facts(group))
    entry = replace(_entry(board, index), room=facts)
    open_ = board.marks[index] == "open"
    if not facts or board.letters[index] or open_ or board.full(group):
        return entry
    return replace(entry, evidence=_("no evidence yet"))


def _mark_handle(board: BoardState, index: int) -> Handle:
    guess = board.level.guesses[index]
    return Handle(
        key=marking(guess),
        name=_("mark of “{guess}”", guess=board.known[index].words),
        panel="board",
        role=Role.MARK,
        values=MARKS,
        value=board.marks[index],
        says=tuple(map(_, SAID)),
        entry=_entry_key(guess),
    )


def _fact_handle(board: BoardState, index: int) -> Handle:
    guess, facts = board.level.guesses[index], board.facts(index // GROUP)
    return Handle(
        key=proving(guess),
        name=_("evidence for “{guess}”", guess=board.known[index].words),
        panel="board",
        role=Role.EVIDENCE,
        values=("", *(fact.letter for fact in facts)),
        value=board.letters[index],
        says=(_("nothing"), *(fact.words for fact in facts)),
        entry=_entry_key(guess),
    )


def _entry_key(guess: str) -> str:
    return f"guess:{guess}"
