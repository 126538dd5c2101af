"""Long chapters for measuring: lines, hubs, conditions, cues."""


def long_chapter(lines: int, name: str = "rows", *, hubs: bool = False) -> str:
    """A chapter with about so many lines, in scenes of twenty."""
    out = [f"chapter: {name}", "vars:", "  asked: {range: 0..3, start: 0}", "scenes:"]
    scenes = max(1, lines // 20)
    for scene in range(scenes):
        out += [f"  s{scene}:", "    script:"]
        for i in range(17):
            who = ("patient", "eigenface.calm")[i % 2]
            words = f"This is what is said in line {i} of scene {scene}, and no more."
            out.append(f"    - {who}: {words}   ^{name}-{scene}x{i}")
        out += [
            "    - stage: {plane: {span: 3, vectors: {v: [1, 0]}}}",
            f"    - choice: c{scene}",
            "      options:",
            f"      - pick: Ask why, in scene {scene}. ^{name}-{scene}p",
            "        if: asked < 2",
            "        do:",
            f"        - eigenface: Because. ^{name}-{scene}d",
            "        - set: asked += 1",
            *([f"        - goto: s{scene}"] if hubs else []),
            f"      - pick: Let it stand. ^{name}-{scene}q",
            "        do:",
            f"        - Silence. ^{name}-{scene}e",
            f"    - patient: On, with {{asked}} of them. ^{name}-{scene}f",
            f"    - goto: s{scene + 1}" if scene + 1 < scenes else "    - end: over",
        ]
    return "\n".join(out) + "\n"
