"""How time runs inside a motion: mostly fractions 0 to 1 in, and the same out."""


def clip(x: float) -> float:
    """``x`` kept within 0 to 1."""
    return 0.0 if x <= 0.0 else min(x, 1.0)


def smooth(x: float) -> float:
    """Slow, fast, slow: no speed and no acceleration at either end."""
    x = clip(x)
    return x * x * x * (10.0 + x * (6.0 * x - 15.0))


def settle(x: float) -> float:
    """Fast, then slow: for things that appear."""
    return 1.0 - (1.0 - clip(x)) ** 3


def lerp(a: float, b: float, t: float) -> float:
    """The straight way from ``a`` to ``b``; exact at both ends."""
    return a * (1.0 - t) + b * t


def towards(goal: float, now: float, step: float) -> float:
    """``now``, at most ``step`` nearer to ``goal``."""
    return now + max(-step, min(step, goal - now))
