"""``set:`` in a script: variables get values, within their domains."""

import re

from game.narrative.compiler.chapter_build import ChapterBuild
from game.narrative.compiler.expressions import NUMBER, TRUTH, Typed
from game.narrative.program.conditions import Const, Sum, Tree, Var
from game.narrative.program.domains import FLAG, RANGE
from game.narrative.program.operations import Assign
from game.reading.nodes import Node, Sequence, Text, items
from game.reading.problems import did_you_mean

SETTING = re.compile(r"\s*([A-Za-z_]\w*)\s*([-+]?=)(?!=)")


def settings(build: ChapterBuild, key: Text, value: Node) -> None:
    """``set: trust += 1``, or a list of such."""
    for node in items(value):
        text = build.text(node, "a setting")
        if text is not None:
            _assign(build, text)
    if isinstance(value, Sequence) and not value.items:
        build.notes.add("S306", key, "nothing is set here", "set: trust += 1")


def _assign(build: ChapterBuild, text: Text) -> None:
    found = SETTING.match(text.text)
    if not found:
        hint = "trust += 1, mask = bare"
        build.notes.add("S306", text, "a setting is name = value, += or -=", hint)
        return
    name, sign = found.groups()
    domain = build.variables.get(name)
    if domain is None:
        hint = did_you_mean(name, build.variables)
        build.notes.add("S303", text, f"no variable is named '{name[:40]}'", hint)
        return
    words = text.text[found.end() :]
    if domain.words and words.strip() in domain.words:
        typed: Typed | None = Typed(Const(words.strip()), (words.strip(),))
    else:
        typed = build.expression(text, words, found.end())
    if typed is None:
        return
    wanted = {RANGE: NUMBER, FLAG: TRUTH}.get(domain.kind)
    within = isinstance(typed.type, tuple) and set(typed.type) <= set(domain.words)
    if (wanted and typed.type != wanted) or (not wanted and not within):
        values = ", ".join(map(str, domain.values()[:6]))
        what = f"'{name}' cannot be set to this"
        build.notes.add("S306", text, what, f"it is one of: {values}")
        return
    if sign != "=" and domain.kind != RANGE:
        build.notes.add("S306", text, f"'{name}' is no number: {sign} does not fit")
        return
    tree: Tree = typed.tree
    if sign != "=":
        tree = Sum(1 if sign == "+=" else -1, Var(name), tree)
    build.code.emit(Assign(name, tree, domain), text)
