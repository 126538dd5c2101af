"""A pseudo-language: every sentence accented and longer, to see what was forgotten.

English that is left shows at once, for it wears no accents; what is too narrow for
longer languages is cut. Places, markup and formulas stay as they are.
"""

import re
from typing import Final

from babel.messages.catalog import Catalog

from game.verbs.translating.catalogues import MADE

LANGUAGE: Final = "en_XA"
LONGER: Final = 0.4
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áƀçďéƒĝĥíĵķļɱñóþǫŕšťúṽŵẋýžÁƁÇĎÉƑĜĤÍĴĶĻṀÑÓÞǪŔŠŤÚṼŴẊÝŽ"
ACCENTS: Final = str.maketrans(_PLAIN, _ACCENTED)
# What must stay: formulas, places, pauses, escapes.
_FIXED: Final = re.compile(r"(\$[^$]*\$|\{[^{}]*\}|\[[^\]]*\]|\\.)")
MORE: Final = ("óñé", "ţẃó", "ţĥŕéé", "ƒóúŕ", "ƒíṽé", "šíẋ", "šéṽéñ", "éíĝĥţ", "ñíñé")


def accented(text: str) -> str:
    """The text in the pseudo-language: accented, two fifths longer."""
    pieces = _FIXED.split(text)
    for i in range(0, len(pieces), 2):
        pieces[i] = pieces[i].translate(ACCENTS)
    letters = sum(map(str.isalpha, "".join(pieces[::2])))
    return "".join(pieces) + _padding(round(letters * LONGER))


def catalogue(template: Catalog) -> Catalog:
    """The whole game in the pseudo-language."""
    made = Catalog(locale="en", creation_date=MADE, fuzzy=False)
    for message in template:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        strings = [accented(str(each)) for each in ids]
        made.add(
            message.id,
            strings[0] if len(strings) == 1 else tuple(strings),
            context=message.context,
            locations=message.locations,
            auto_comments=message.auto_comments,
        )
    return made


def _padding(letters: int) -> str:
    """Words of about so many letters in all; none where that is less than two."""
    if letters < 2:
        return "ñ" * letters
    words, left, i = [], letters, 0
    while left > 0:
        word = MORE[i % len(MORE)][:left]
        words.append(word)
        left, i = left - len(word), i + 1
    return " " + " ".join(words)
