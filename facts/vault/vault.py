"""The vault: names and what else identifies someone, encrypted, one file an import.

`check.json` tells a wrong key before anything is written. An entry's id is a keyed hash of its kind, key and
field, so that a person's entries can be found and removed without opening the others.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from facts.durable_files import write_whole
from facts.faults import told_as
from facts.keys import Keys, subkey
from facts.vault import faults
from facts.vault.entries import Entry, place_of
from facts.vault.faults import VaultFault
from facts.vault.secret import secret_from_file

FORMAT = 1
_CHECK, _ERASED, _NONCE = "check.json", "erased.json", 12


def open_vault(folder: Path, key_path: Path) -> Vault:
    """Open the vault of a workspace (its parent folder), making it where there is none. Raise VaultFault."""
    if key_path.resolve().is_relative_to(folder.resolve().parent):
        raise VaultFault(faults.KEY_INSIDE, key_path)
    secret = secret_from_file(key_path)
    check = Keys(secret).hashed("vault check", "lanhmanh")
    with told_as(VaultFault, folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / _CHECK
        if not path.exists():
            write_whole(path, json.dumps({"format": FORMAT, "check": check}).encode())
    stored = _read_json(path)
    if stored.get("format") != FORMAT:
        raise VaultFault(faults.NEWER, path)
    if stored.get("check") != check:
        raise VaultFault(faults.KEY_WRONG, key_path)
    return Vault(folder, secret)


class Vault:
    """An open vault. `keys` makes the keyed hashes that stand in the archive."""

    def __init__(self, folder: Path, secret: bytes) -> None:
        self.folder = folder
        self.keys = Keys(secret)
        self._cipher = AESGCM(subkey(secret, "vault cipher"))
        self._ids = Keys(subkey(secret, "vault entries"))
        self._files: dict[str, Mapping[str, str]] = {}

    def write(self, import_hash: str, entries: Iterable[Entry]) -> None:
        """Store the entries of one import; of two for one place the first counts. Erased places stay empty."""
        entries = tuple(entries)
        erased = self._erased()
        sealed: dict[str, str] = {}
        for entry in entries:
            name = self._id(entry.place)
            if name not in erased and name not in sealed:
                sealed[name] = self._sealed(name, entry.value)
        with told_as(VaultFault, self.folder):
            write_whole(self._path(import_hash), json.dumps({"format": FORMAT, "entries": sealed}).encode())
        self._files.pop(import_hash, None)
        if self._erased() != erased:  # someone was erased meanwhile
            self.write(import_hash, entries)

    def reveal(self, kind: str, key: tuple[str, ...], field: str, newest_first: Sequence[str]) -> str | None:
        """Return a value as the first of these imports that has it tells it, or None."""
        name = self._id(place_of(kind, key, field))
        for import_hash in newest_first:
            sealed = self._entries(import_hash).get(name)
            if sealed is not None:
                return self._opened(name, sealed, import_hash)
        return None

    def erase(self, kind: str, key: tuple[str, ...], fields: Iterable[str]) -> int:
        """Remove a record's values from every import for good; return how many there were."""
        names = {self._id(place_of(kind, key, field)) for field in fields}
        removed = 0
        with told_as(VaultFault, self.folder):
            # First the list: an import that runs at the same time must not bring them back.
            write_whole(self.folder / _ERASED, json.dumps(sorted(names | self._erased())).encode())
            for path in sorted(self.folder.glob("*.vault")):
                entries = self._entries(path.stem)
                kept = {name: sealed for name, sealed in entries.items() if name not in names}
                if len(kept) < len(entries):
                    write_whole(path, json.dumps({"format": FORMAT, "entries": kept}).encode())
                    removed += len(entries) - len(kept)
        self._files.clear()
        return removed

    def _id(self, place: str) -> str:
        return self._ids.hashed("place", place) + self._ids.hashed("place again", place)

    def _path(self, import_hash: str) -> Path:
        return self.folder / f"{import_hash}.vault"

    def _erased(self) -> frozenset[str]:
        path = self.folder / _ERASED
        with told_as(VaultFault, path):
            return frozenset(json.loads(path.read_bytes())) if path.exists() else frozenset()

    def _entries(self, import_hash: str) -> Mapping[str, str]:
        if import_hash not in self._files:
            path = self._path(import_hash)
            self._files[import_hash] = _entries_in(path) if path.exists() else {}
        return self._files[import_hash]

    def _sealed(self, name: str, value: str) -> str:
        nonce = secrets.token_bytes(_NONCE)
        return base64.b64encode(nonce + self._cipher.encrypt(nonce, value.encode(), name.encode())).decode()

    def _opened(self, name: str, sealed: str, import_hash: str) -> str:
        content = base64.b64decode(sealed)
        try:
            return self._cipher.decrypt(content[:_NONCE], content[_NONCE:], name.encode()).decode()
        except InvalidTag as error:
            raise VaultFault(faults.DAMAGED, self._path(import_hash)) from error


def _entries_in(path: Path) -> Mapping[str, str]:
    entries = _read_json(path).get("entries")
    if not isinstance(entries, dict):
        raise VaultFault(faults.DAMAGED, path)
    return {str(name): str(sealed) for name, sealed in entries.items()}


def _read_json(path: Path) -> Mapping[str, object]:
    with told_as(VaultFault, path):
        content = path.read_bytes()
    try:
        found = json.loads(content)
    except ValueError as error:
        raise VaultFault(faults.DAMAGED, path) from error
    if not isinstance(found, dict):
        raise VaultFault(faults.DAMAGED, path)
    return found
