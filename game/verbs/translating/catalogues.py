"""Catalogues as translators' tools know them: a POT, a PO and an MO a language."""

import io
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from msgspec import Struct

from game import __version__
from game.verbs.translating.extraction import Sentence

TEMPLATE = "eigenface.pot"
# A file that says when it was made would be another one each time.
MADE = datetime(2026, 1, 1, tzinfo=UTC)


class Coverage(Struct, frozen=True):
    """How much of a language is said: translated, of which fuzzy, and of how many."""

    language: str
    translated: int
    fuzzy: int
    total: int


def template(sentences: Iterable[Sentence]) -> Catalog:
    """The catalogue without a language: each sentence once, with all its places."""
    made = Catalog(
        project="Eigenface",
        version=__version__,
        copyright_holder="the Eigenface authors",
        creation_date=MADE,
        fuzzy=False,
    )
    for each in sentences:
        made.add(
            (each.text, each.many) if each.many else each.text,
            context=each.context or None,
            locations=[(each.said, None)] if each.said else (),  # type: ignore[list-item]
            auto_comments=each.comments,
        )
    return made


def read(path: Path, language: str) -> Catalog:
    """The catalogue of a language; an empty one where there is no file."""
    if not path.is_file():
        return Catalog(locale=_locale(language), creation_date=MADE, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=_locale(language))


def updated(kept: Catalog, made: Catalog) -> Catalog:
    """The catalogue with the sentences of today.

    A changed text keeps its translation, marked fuzzy, where its id is the same: so a
    translator sees which lines were written anew. What is gone is kept as obsolete.
    """
    by_id = {
        message.context: message
        for message in kept
        if message.id and message.context and message.context != "stage"
    }
    changed = {
        message.context: by_id[message.context]
        for message in made
        if message.context in by_id and by_id[message.context].id != message.id
    }
    kept.update(made, no_fuzzy_matching=True, update_creation_date=False)
    for context, old in changed.items():
        message = next(m for m in kept if m.context == context)
        if old.string and not message.string:
            message.string = old.string
            message.flags.add("fuzzy")
            message.previous_id = [str(old.id)]
            kept.obsolete.pop(kept._key_for(old.id, context), None)  # noqa: SLF001
    return kept


def coverage(language: str, catalogue: Catalog) -> Coverage:
    """How much of it is translated."""
    messages = [m for m in catalogue if m.id]
    done = [m for m in messages if said(m)]
    fuzzy = sum(m.fuzzy for m in done)
    return Coverage(language, len(done), fuzzy, len(messages))


def said(message: Message) -> bool:
    """Whether it is translated in all its forms."""
    given = message.string or ""
    return bool(given) if isinstance(given, str) else all(given)


def as_po(catalogue: Catalog, *, bare: bool = False) -> bytes:
    """The text of a PO or, ``bare``, a POT file, the same each time."""
    out = io.BytesIO()
    write_po(
        out,
        catalogue,
        width=0,
        sort_output=False,
        include_previous=not bare,
        omit_header=False,
    )
    # The maker's version would make another file of the same sentences.
    return re.sub(rb'"Generated-By: .*\\n"\n', b"", out.getvalue())


def as_mo(catalogue: Catalog) -> bytes:
    """What the game reads; fuzzy entries are left out, so English is said instead."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def written(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write what is new or another; the names of those files."""
    folder.mkdir(parents=True, exist_ok=True)
    new = []
    for name, data in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
            new.append(name)
    return new


def _locale(language: str) -> str:
    # Babel knows no region XA: the pseudo-language counts as English does.
    return "en" if language.endswith("_XA") else language
