"""The manifest as a table for people: ``python sounds/recipes/table.py``."""

from collections import defaultdict

from shelf import SOUNDS, manifest

HEAD = (
    "# What is heard, and how it measures\n\n"
    "Made from `manifest.json` by `sounds/recipes/table.py`; not edited by hand.\n"
    "LUFS: loudness (integrated). Peak: true peak in dB. Gap: the jump from a loop's "
    "end\nto its start, where 1 is the largest usual step between two samples.\n"
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


def tabulate():
    """Write ``sounds/TABLE.md``."""
    files = manifest()["files"]
    rows = [HEAD, *_plain(files), *_sung(files), *_spoken(files)]
    (SOUNDS / "TABLE.md").write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    tabulate()
