"""The signs of mathematics in words: what a voice cannot say is said as people say it.

Both notations are read: TeX, and the signs in which numbers and figures are written.
What it makes holds no sign any more, so that saying it twice changes nothing.
"""

import re
from collections.abc import Mapping
from typing import Final

from game.language import N_, _

# What no voice should ever be handed.
RAW: Final = frozenset("=≈≠≤≥<>+−×·÷±√^_|{}[]()\\$°%∞ᵀ²³⁻¹→⇒⊥∥λσΣ½*")
_WORDS: Mapping[str, str] = {
    "=": N_("equals"),
    "≈": N_("is about"),
    "≠": N_("is not"),
    "≤": N_("is at most"),
    "≥": N_("is at least"),
    "<": N_("is less than"),
    ">": N_("is more than"),
    "+": N_("plus"),
    "−": N_("minus"),
    "×": N_("times"),
    "÷": N_("over"),
    "±": N_("plus or minus"),
    "√": N_("root"),
    "°": N_("degrees"),
    "%": N_("percent"),
    "∞": N_("infinity"),
    "→": N_("goes to"),
    "⇒": N_("so"),
    "⊥": N_("is at right angles to"),
    "∥": N_("is parallel to"),
    "∈": N_("in"),
    "ᵀ": N_("transpose"),
    "²": N_("squared"),
    "³": N_("cubed"),
    "½": N_("one half"),
    "⁻¹": N_("inverse"),
    "λ": "lambda",
    "σ": "sigma",
    "Σ": "sigma",
    "α": "alpha",
    "β": "beta",
    "θ": "theta",
    "μ": "mu",
    "π": "pi",
}
# Signs that stand alone: a voice would pass over them.
_ALONE: Mapping[str, str] = {
    "-": N_("minus"),
    "/": N_("over"),
    ".": N_("point"),
    ",": N_("comma"),
    " ": N_("space"),
}
_SIGNS = re.compile("|".join(map(re.escape, _WORDS)))
_TEX: Mapping[str, str] = {
    "cdot": "·",
    "times": "×",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "ne": "≠",
    "neq": "≠",
    "approx": "≈",
    "to": "→",
    "mapsto": "→",
    "rightarrow": "→",
    "Rightarrow": "⇒",
    "implies": "⇒",
    "perp": "⊥",
    "parallel": "∥",
    "in": "∈",
    "infty": "∞",
    "pm": "±",
    "mid": " ",
    "lvert": "|",
    "rvert": "|",
    "lVert": "|",
    "rVert": "|",
}
# Commands that only set type.
_SET = re.compile(
    "left|right|[bB]igg?[lr]?|displaystyle|q?quad|text|math(?:rm|bf|bb|cal|it)|"
    "boldsymbol|operatorname|limits"
)
_SUBSCRIPT = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")

_GROUP = r"\{([^{}]*)\}"
_MATRIX = re.compile(r"\\begin\{[a-z]*matrix\}(.*?)\\end\{[a-z]*matrix\}", re.DOTALL)
_FRACTION = re.compile(rf"\\[dt]?frac\s*{_GROUP}\s*{_GROUP}")
_ROOT = re.compile(rf"\\sqrt\s*{_GROUP}")
_DRESSED = re.compile(rf"\\([a-zA-Z]+)\s*{_GROUP}")
_COMMAND = re.compile(r"\\([A-Za-z]+)|\\(.)")
_TRANSPOSE = re.compile(r"\^\s*(?:\{\s*(?:\\[!,])?(?:\\top|T)\s*\}|\\top\b|T\b|⊤)")
_POWER = re.compile(r"\^\s*(?:\{([^{}]*)\}|(\S))")
_BELOW = re.compile(r"_\s*(?:\{([^{}]*)\}|(\w))")

_N = r"[−-]?(?:\d+(?:\.\d+)?|\d*√\d+)(?:/(?:√?\d+))?|\?"
_ENTRY = rf"(?:≈ ?|about )?(?:{_N}|[A-Za-z]\d?)"
_ARROW = rf"\({_ENTRY}(?:, ?{_ENTRY})+\)"
_VECTOR = re.compile(rf"\(({_ENTRY}(?:, ?{_ENTRY})+)\)(,?)")
_SMALL = re.compile(r"\(\s*([^()\[\]\s]+)\s*\)")
_ARRAY = re.compile(r"\[([^\[\]]*)\](,?)")
# Between a word and an array; a name is shorter.
_BEFORE_ARRAY = re.compile(r"(?<=[^\W\d_]{3})\s+(?=\[)")
# A row right before a column.
_ROW_COLUMN = re.compile(r"\[([^\[\];]*)\](?=\[[^\[\],\s]+(?:; ?[^\[\],\s]+)+\])")
_NAMED = re.compile(r"\s*(?:[^\W\d_]+ )?[A-Za-z]\w* [=≈]")
_BESIDE = re.compile(r"(\|[^|]{1,40}\|)\s*(?=\|)")
_OPERATOR = re.compile(r"[·+×=]")
_LENGTH = re.compile(r"\|([^|\n]{1,40})\|(\s?²)?")
_OVER = re.compile(r"(?<=[\w)])\s*/\s*(?=[\d(√A-Za-z])")
_ALL_OVER = re.compile(r"(?<=\d)([)\]])\s*/\s*(?=[\d√A-Za-z|])")
_OVER_NUMBERS = re.compile(r"(?<=\d)(?:/(?=[\d√]|\Z)| / )")
_DOT = re.compile(
    rf"({_ARROW}|[A-Za-z]\d?) ?· ?(?={_ARROW})|({_ARROW}) ?· ?(?=[A-Za-z])"
)
_NUMBER_TIMES = re.compile(r"(?<![A-Za-z\d.])(\(?[−-]?[\d.√]+\)?)\s*·")
_TIMES_NUMBER = re.compile(r"·(?=\s*\(?[−-]?[\d√])")
_FORMULA_TIMES = re.compile(r"(?<=\d) \. (?=[−-]?\d)")
_HYPHEN_MINUS = re.compile(r"(?<![\w)\]])-(?=[\d√])")
_NAME = re.compile(r"(?<![A-Za-z0-9_-])([A-Za-z]{1,2}?)(\d+)(?![\w-])")
_DECIMAL = re.compile(r"(?<![\w.])(\d+)\.(\d+)(?![\w]|\.\d)")
_LEFT_OVER = re.compile(r"[{}\[\]\\^_|*]|\$(?!\d)")
_SPACES = re.compile(r"[ \t\u00a0]+")
_BEFORE_STOP = re.compile(r"\s+([,;.:!?])")
_ENDED = re.compile(r"([?!…][”\"]?)\.(?!\.)")
_COMMAS = re.compile(r"[,;]\s*(?=[,;.:!?])")


def alone(sign: str) -> str:
    """A sign that is typed or chosen, as it is said by itself."""
    return _(_ALONE.get(sign, sign))


def in_words(text: str, *, formula: bool = False) -> str:
    """The text with its signs in words; a ``formula`` may be TeX or our notation."""
    if formula:
        text = _without_tex(text)
    text = text.translate(_SUBSCRIPT)
    if formula:
        text = _FORMULA_TIMES.sub(" × ", text).replace(" . ", " · ")
        text = text.replace("-", "−").replace("*", "×")
    text = _HYPHEN_MINUS.sub("−", text)
    text = _DOT.sub(lambda m: f"{m[1] or m[2]} {_('dot')} ", text)
    text = _TIMES_NUMBER.sub("×", _NUMBER_TIMES.sub(r"\1 ×", text))
    if not formula:
        # Translators: in speech, behind an arrow whose numbers are all divided.
        over = _("all over")
        text = _ALL_OVER.sub(lambda m: f"{m[1]}, {over} ", text)
    text = _VECTOR.sub(lambda m: m[1] + (";" if m[2] else ""), text)
    text = _LENGTH.sub(_length, _BESIDE.sub(r"\1 × ", text) if formula else text)
    text = _BEFORE_ARRAY.sub(_before_array, text)
    text = _ROW_COLUMN.sub(lambda m: f"[{m[1]}] {_('dot')} ", text)
    text = text.replace("][", f"] {_('times')} [")
    text = _ARRAY.sub(_arrays, text)
    text = (_OVER if formula else _OVER_NUMBERS).sub(f" {_('over')} ", text)
    text = text.replace("·", f" {_('dot')} ")
    text = _bracketed(text, formula=formula)
    text = _SIGNS.sub(lambda m: f" {_(_WORDS[m[0]])} ", text)
    text = _LEFT_OVER.sub(" ", text)
    text = _NAME.sub(r"\1 \2", text)
    text = _DECIMAL.sub(lambda m: _decimal(m[1], m[2]), text)
    text = _BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", text))
    return _ENDED.sub(r"\1", _COMMAS.sub("", text)).strip()


def _decimal(whole: str, part: str) -> str:
    # Translators: a number with decimals as it is read aloud, such as 2.5.
    return _("{whole}.{part}", whole=whole, part=part)


def _length(found: re.Match[str]) -> str:
    if found[2]:
        # Translators: how long an arrow is, times itself, in speech.
        return _("the squared length of {arrow}", arrow=found[1])
    # Translators: how long an arrow is, in speech: the length of v.
    return _("the length of {arrow}", arrow=found[1])


def _before_array(found: re.Match[str]) -> str:
    """A pause, that a minus which comes first takes nothing away from a word."""
    joined = found.string[: found.start()].endswith((_("dot"), _("times")))
    return " " if joined else ": "


def _arrays(found: re.Match[str]) -> str:
    """A matrix, with a pause before what is named next."""
    named = _NAMED.match(found.string, found.end())
    # Where its rows end in semicolons, a comma ends it.
    own = "," if ";" in found[1] and not named else ";"
    end = own if found[2] else "," if named else ""
    return f" {_array(found[1])}{end} "


def _array(inside: str) -> str:
    """A matrix row by row: numbers between commas, rows between semicolons."""
    if "," in inside or _OPERATOR.search(inside):
        return inside
    rows = (re.split(r"(?<!≈)\s+", row.strip()) for row in inside.split(";"))
    return "; ".join(", ".join(row) for row in rows)


def _bracketed(text: str, *, formula: bool) -> str:
    """Round brackets: left out around one thing, in prose a pause, else words."""
    text = _SMALL.sub(r"\1", text)
    if not formula:
        text = re.sub(r"\s*\(", ", ", text)
        return re.sub(r"\)(?=\s*\w)", ",", text).replace(")", "")
    text = text.replace("(", f" {_('open bracket')} ")
    return text.replace(")", f" {_('close bracket')} ")


def _without_tex(tex: str) -> str:
    tex = _MATRIX.sub(lambda m: _matrix(m[1]), tex)
    tex = _TRANSPOSE.sub("ᵀ", tex)
    for _round in range(4):
        tex = _FRACTION.sub(r" (\1) / (\2) ", tex)
        tex = _ROOT.sub(r"√(\1)", tex)
        tex = _DRESSED.sub(_undressed, tex)
    tex = _POWER.sub(_power, tex)
    tex = _BELOW.sub(lambda m: f" {m[1] or m[2]}" if _wide(m) else m[1] or m[2], tex)
    tex = tex.replace("\\|", "|").replace("~", " ")
    return _COMMAND.sub(_command, tex)


def _wide(below: re.Match[str]) -> bool:
    """Whether what stands below is more than a number beside a name."""
    return not (below[1] or below[2]).isdigit()


def _matrix(inside: str) -> str:
    rows = (row.replace("&", ", ").strip() for row in inside.split("\\\\"))
    return f"[{'; '.join(filter(None, rows))}]"


def _undressed(found: re.Match[str]) -> str:
    """What a command that dresses a thing leaves of it."""
    if found[1] in {"frac", "dfrac", "tfrac", "sqrt", "begin", "end"}:
        return found[0]
    return f" {found[2]} " if _SET.fullmatch(found[1]) else f" {found[2]} {found[1]} "


def _power(found: re.Match[str]) -> str:
    power = (found[1] or found[2]).strip()
    known = {"2": "²", "3": "³", "-1": "⁻¹", "−1": "⁻¹"}.get(power)
    # Translators: in speech, M to the power n.
    return known or f" {_('to the power {power}', power=power)} "


def _command(found: re.Match[str]) -> str:
    name = found[1]
    if name is None or _SET.fullmatch(name):
        return " "
    return f" {_TEX.get(name, name)} "
