"""The list of what was made: by which scripts, of which versions, under which licence.

``art/manifest.json`` maps each recipe to the hash of its scripts, the versions of the
packages it used, and the sha256 and size of every file that it wrote.
"""

import json
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

ART = Path(__file__).resolve().parents[1]
FILE = ART / "manifest.json"


def digest(*files):
    """One sha256 over the contents of files, in this order."""
    whole = sha256()
    for file in files:
        whole.update(Path(file).read_bytes())
    return whole.hexdigest()


def note(recipe, scripts, files, packages, licence):
    """Write or renew the entry of one recipe."""
    sources = [f"recipes/{name}.py" for name in scripts]
    entry = {
        "scripts": {name: digest(ART / name) for name in sources},
        "packages": {name: version(name) for name in packages},
        "licence": licence,
        "files": {
            Path(f).relative_to(ART).as_posix(): {
                "sha256": digest(f),
                "bytes": Path(f).stat().st_size,
            }
            for f in files
        },
    }
    known = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    known[recipe] = entry
    text = json.dumps(dict(sorted(known.items())), indent=1)
    FILE.write_text(text + "\n", "utf-8")
