"""What a translation must keep: its places, its markup, its formulas."""

import re
from collections import Counter
from collections.abc import Iterator
from string import Formatter

from babel.messages.catalog import Catalog

from game.reading.problems import WARNING, Problem

KEPT = re.compile(r"\$[^$]*\$|\[pause[^\]]*\]")


def problems(file: str, catalogue: Catalog) -> Iterator[Problem]:
    """Translations that lost or invented a place, a formula or a pause."""
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        given = message.string or ""
        strings = (given,) if isinstance(given, str) else tuple(given)
        allowed = [kept_parts(str(each)) for each in ids]
        for string in filter(None, strings):
            parts = kept_parts(string)
            if parts not in allowed:
                lost = ", ".join(sorted(+(allowed[-1] - parts))) or "nothing"
                new = ", ".join(sorted(+(parts - allowed[-1]))) or "nothing"
                where = message.context or str(ids[0])[:40]
                what = f"the translation of '{where}' lost {lost} and invented {new}"
                line = message.lineno or 1
                yield Problem(file, line, 1, "S950", what, severity=WARNING)


def kept_parts(text: str) -> Counter[str]:
    """The places, formulas and pauses of a text, counted."""
    found = KEPT.findall(text)
    rest = KEPT.sub("", text)
    try:
        found += [f"{{{name}}}" for _, name, _, _ in Formatter().parse(rest) if name]
    except ValueError:
        found += re.findall(r"\{[^{}]*\}", rest)
    return Counter(found)
