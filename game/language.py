"""Words for people: every sentence that a player sees or hears goes through here.

``_`` and its sisters look a sentence up in the catalogue of the player's language; the
English one stands where it is used, whole, with named places: ``_("{n} of {all}",
n=2, all=5)``. What is missing in a catalogue is said in English. Which catalogue is in
force is the one thing in the pure rooms that is not handed down as an argument: it is
chosen once, by ``use``, before the first screen.
"""

from gettext import NullTranslations


class _Chosen:
    """Threads read it too, so it is no context variable."""

    catalogue = NullTranslations()


def use(catalogue: NullTranslations) -> None:
    """Say everything from now on in the language of this catalogue."""
    _Chosen.catalogue = catalogue


def in_use() -> NullTranslations:
    """The catalogue in force: what is kept of words belongs to it."""
    return _Chosen.catalogue


def _(message: str, **places: object) -> str:
    """A sentence in the player's language, its ``{places}`` filled."""
    said = _Chosen.catalogue.gettext(message) if message else ""
    return said.format(**places) if places else said


def ngettext(one: str, many: str, n: int, **places: object) -> str:
    """The same for a sentence that counts; ``n`` is a place of it too."""
    return _Chosen.catalogue.ngettext(one, many, n).format(n=n, **places)


def pgettext(context: str, message: str, **places: object) -> str:
    """The same for a word whose meaning needs a context; a line's is its id."""
    said = _Chosen.catalogue.pgettext(context, message) if message else ""
    return said.format(**places) if places else said


def N_(message: str) -> str:  # noqa: N802  (the name that every extractor knows)
    """Marks a sentence of a table for translators; ``_`` says it where it is shown."""
    return message
