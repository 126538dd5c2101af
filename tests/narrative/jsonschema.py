"""As much of JSON Schema (draft 7) as our schemas use, written down plainly."""

import re
from typing import Any

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}


def errors(value: Any, schema: Any, root: Any, path: str = "") -> list[str]:
    """What is wrong with a value, each with its path."""
    if isinstance(schema, bool):
        return [] if schema else [f"{path}: nothing may stand here"]
    if "$ref" in schema:
        target = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        return errors(value, target, root, path)
    out = _choices(value, schema, root, path)
    named = schema.get("type", list(TYPES))
    kinds = named if isinstance(named, list) else [named]
    if not any(_is(value, kind) for kind in kinds):
        return [*out, f"{path}: {value!r} is no {kinds}"]
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        out.append(f"{path}: {value!r} does not match {schema['pattern']}")
    if isinstance(value, list):
        for number, item in enumerate(value):
            out += errors(item, schema.get("items", True), root, f"{path}/{number}")
    if isinstance(value, dict):
        out += _mapping(value, schema, root, path)
    return out


def _choices(value: Any, schema: Any, root: Any, path: str) -> list[str]:
    out: list[str] = []
    if "anyOf" in schema:
        tries = [errors(value, one, root, path) for one in schema["anyOf"]]
        out += [] if any(not t for t in tries) else tries[0]
    if "const" in schema and value != schema["const"]:
        out.append(f"{path}: not {schema['const']!r}")
    if "enum" in schema and value not in schema["enum"]:
        out.append(f"{path}: {value!r} is none of {schema['enum']}")
    return out


def _is(value: Any, kind: str) -> bool:
    if kind in ("integer", "number") and isinstance(value, bool):
        return False
    return isinstance(value, TYPES[kind])


def _mapping(value: dict[str, Any], schema: Any, root: Any, path: str) -> list[str]:
    known = schema.get("properties", {})
    out = [
        f"{path}: {key} is missing"
        for key in schema.get("required", [])
        if key not in value
    ]
    for key, inner in value.items():
        if key in known:
            out += errors(inner, known[key], root, f"{path}/{key}")
        else:
            more = schema.get("additionalProperties", True)
            out += errors(inner, more, root, f"{path}/{key}")
    return out
