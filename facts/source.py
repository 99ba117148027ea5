"""The program's own source, by hash: what one version derived, or reads, another does not use."""

import functools
import hashlib
from pathlib import Path

import facts


@functools.cache
def source_hash(*rooms: str) -> str:
    """Return the hash of the source in some rooms, named as packages are (`engine.rulebook`)."""
    root = Path(str(facts.__path__[0])).parent
    digest = hashlib.sha256()
    for room in rooms:
        for path in sorted(root.joinpath(*room.split(".")).rglob("*.py")):
            digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
