"""The manifest as a table for people: ``python sounds/recipes/table.py``."""

from collections import defaultdict

from shelf import SOUNDS, manifest

HEAD = (
    "# What is heard, and how it measures\n\n"
    "Made from `manifest.json` by `sounds/recipes/table.py`; not edited by hand.\n"
    "LUFS: loudness (integrated). Peak: true peak in dB. Gap: the jump from a loop's "
    "end\nto its start, where 1 is the largest usual step between two samples.\n"
)
BALANCE = (
    "\n## As it is played\n\n"
    "Measured by `balance.py` at the usual volumes. Bed: a piece and its place while "
    "someone\nspeaks (LUFS of 3 s, median). Over: the softest voice above that, in dB. "
    "Least band: the\nthird octave from 500 to 4000 Hz in which the voice that it "
    "covers most is least above it.\n"
)
_SIGNS = {"seconds": "s", "lufs": "LUFS", "peak": "peak", "gap": "gap"}


def _row(name, facts):
    cells = [f"{facts[key]}" if key in facts else "" for key in _SIGNS]
    return f"| `{name}` | " + " | ".join(cells) + " |"


def _plain(files):
    groups = defaultdict(list)
    for name, facts in files.items():
        groups[name.rsplit("/", 1)[0]].append((name, facts))
    for group, members in sorted(groups.items()):
        if group.startswith("voices/"):
            continue
        yield f"\n## {group.capitalize()}\n\n| file | {' | '.join(_SIGNS.values())} |"
        yield "|---|" + "---|" * len(_SIGNS)
        yield from (_row(name, facts) for name, facts in members)


def _spoken(files):
    groups = defaultdict(list)
    for name, facts in files.items():
        if name.startswith("voices/"):
            groups[name.split("/")[1], facts["speaker"]].append(facts)
    if groups:
        yield "\n## Voices\n\n| chapter | who | lines | s | LUFS | peak | word error |"
        yield "|---|" + "---|" * 6
    for (chapter, who), members in sorted(groups.items()):
        total = sum(m["seconds"] for m in members)
        lufs = [m["lufs"] for m in members]
        errors = [m["word_error"] for m in members if "word_error" in m]
        heard = f"{sum(errors) / len(errors):.1%}" if errors else ""
        top = max(m["peak"] for m in members)
        yield (
            f"| {chapter} | {who} | {len(members)} | {total:.0f} "
            f"| {min(lufs)} to {max(lufs)} | {top} | {heard} |"
        )


def _sung(files):
    for name, facts in files.items():
        if "phrases" not in facts:
            continue
        yield (
            f"\n`{name}`: a recogniser that hears each singer alone misses "
            f"{facts['word_error']:.1%} of the words, {facts['word_error_whole']:.1%} "
            "of the whole song\nwith its band. Cents: the worst held note.\n"
        )
        yield "| who | words | word error | cents |\n|---|---|---|---|"
        for phrase in facts["phrases"]:
            yield (
                f"| {phrase['who']} | {phrase['words']} "
                f"| {phrase['word_error']:.0%} | {phrase['cents']} |"
            )


def _balanced(facts):
    """The mix as it is played: beds under voices, effects over beds, the pieces."""
    yield BALANCE
    yield (
        "| piece | layers | bed | voice over | over its loudest | least band | Hz "
        "| who |\n" + "|---" * 8 + "|"
    )
    for piece, depths in facts["beds"].items():
        for share, told in zip(("no", "half", "all"), depths, strict=True):
            yield (
                f"| {piece} | {share} | {told['bed']} | {told['voice_over']} "
                f"| {told['voice_over_loudest']} | {told['band_least']} "
                f"| {told['band']} | {told['who']} |"
            )
    heard = facts.get("understood")
    if heard:
        yield (
            f"\nThe recogniser misses {heard['alone']:.1%} of the words of "
            f"{heard['lines']} lines alone, and {heard['over']:.1%} over the ward's "
            "fullest bed."
        )
    yield "\n| effect | own band (Hz) | over the bed | peak |\n|---|---|---|---|"
    for name, told in facts["effects"].items():
        yield f"| {name} | {told['band']:.0f} | {told['over_bed']} | {told['peak']} |"
    yield (
        "\n| piece, whole | peak | in the motif's tones | centroid (Hz) "
        "| left and right |\n" + "|---" * 5 + "|"
    )
    for name, told in facts["music"].items():
        yield (
            f"| {name} | {told['peak']} | {told['motif']:.0%} | {told['centroid']} "
            f"| {told['correlation']} |"
        )


def tabulate():
    """Write ``sounds/TABLE.md``."""
    found = manifest()
    files = found["files"]
    rows = [HEAD, *_plain(files), *_sung(files), *_spoken(files)]
    if "balance" in found["recipes"]:
        rows += _balanced(found["recipes"]["balance"])
    (SOUNDS / "TABLE.md").write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    tabulate()
