"""The vault: names and what else identifies someone, encrypted, one sealed file an import.

`check.json` tells a wrong key before anything is written. An entry's id is a keyed hash of its kind, key and
field, so that a person's entries can be found and removed without opening the others.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from facts.durable_files import FOLDER_MODE, write_whole
from facts.faults import told_as
from facts.keys import Keys, subkey
from facts.seals import CHANGING, Digests, Seals, digest_of, with_seal, without_seal
from facts.vault import faults
from facts.vault.faults import VaultFault
from facts.vault.secret import secrets_in_file


@dataclass(frozen=True, slots=True)
class Entry:
    """A value that identifies someone, and the record it belongs to."""

    kind: str
    key: tuple[str, ...]
    field: str
    value: str

    @property
    def place(self) -> str:
        """Return what the entry's id is made from."""
        return place_of(self.kind, self.key, self.field)


def place_of(kind: str, key: tuple[str, ...], field: str) -> str:
    """Return the place of a field of a record, as one text."""
    return "\x1f".join((kind, *key, field))


FORMAT = 1
CHECK, ERASED = "check.json", "erased.json"
_NONCE, _CLOSED = 12, "closed places"


def open_vault(
    folder: Path, key_path: Path, digests: Digests | None = None, workspace: str = "", unchecked: bool = False
) -> Vault:
    """Open the vault of a workspace (its parent folder), making it where there is none. Raise VaultFault:
    also where names are kept and `check.json` is gone, unless it is opened `unchecked`.

    `workspace` is its id, which seals name. `digests` is what the office's log says of its files; without it
    (no log, or one not sealed yet) only the seals that stand in them are held to.
    """
    if key_path.resolve().is_relative_to(folder.resolve().parent):
        raise VaultFault(faults.KEY_INSIDE, key_path)
    secrets_ = secrets_in_file(key_path)
    with told_as(VaultFault, folder):
        folder.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        if not (folder / CHECK).exists() and not unchecked:
            if any(folder.glob("*.vault")) or (digests and digests.vaults):
                raise VaultFault(faults.CHECK_GONE, folder / CHECK)
            write_check(folder, secrets_)
    check_key(folder, key_path, secrets_)
    return Vault(folder, secrets_, digests, workspace)


def write_check(folder: Path, secrets_: Sequence[bytes]) -> None:
    """Say which secret is the current one, without telling it."""
    write_whole(folder / CHECK, _check_content(_check(secrets_[0])))


def _check_content(check: str) -> bytes:
    return json.dumps({"format": FORMAT, "check": check}).encode()


def check_key(folder: Path, key_path: Path, secrets_: Sequence[bytes]) -> None:
    """Raise VaultFault where a vault was written with other secrets; one that is not there takes any."""
    path = folder / CHECK
    if not path.exists():
        return
    with told_as(VaultFault, path):
        content = path.read_bytes()
    try:
        stored = json.loads(content)
    except ValueError:
        stored = None
    version = stored.get("format") if isinstance(stored, dict) else None
    if isinstance(version, int) and version > FORMAT:
        raise VaultFault(faults.NEWER, path)
    check = stored.get("check") if isinstance(stored, dict) else None
    if not isinstance(check, str) or content != _check_content(check):  # nothing more stands in it
        raise VaultFault(faults.CHECK_DAMAGED, path)
    if check not in {_check(secret) for secret in secrets_}:
        raise VaultFault(faults.KEY_WRONG, key_path)


def _check(secret: bytes) -> str:
    return Keys(secret).hashed("vault check", "lanhmanh")


class Vault:
    """An open vault. `keys` makes the keyed hashes that stand in the archive, `seals` what vouches for stored
    files.

    Keyed hashes and places keep the first secret there was, so that what was imported before a rotation still
    ties.
    """

    def __init__(
        self, folder: Path, secrets_: Sequence[bytes], digests: Digests | None = None, workspace: str = ""
    ) -> None:
        self.folder = folder
        self.keys = Keys(secrets_[-1])
        self.seals = Seals(secrets_, workspace)
        self.digests = digests
        self._ciphers = tuple(AESGCM(subkey(secret, "vault cipher")) for secret in secrets_)
        self._ids = Keys(subkey(secrets_[-1], "vault entries"))
        self._files: dict[str, Mapping[str, str]] = {}
        self._told = Lock()  # returns are filed side by side

    def write(self, import_hash: str, entries: Iterable[Entry]) -> None:
        """Store the entries of one import, the first of two for one place; erased places stay empty."""
        erased = self._erased()
        sealed: dict[str, str] = {}
        for entry in entries:
            name = self._id(entry.place)
            if name not in erased and name not in sealed:
                sealed[name] = self._sealed(name, entry.value)
        self._put(import_hash, sealed)

    def reveal(self, kind: str, key: tuple[str, ...], field: str, newest_first: Sequence[str]) -> str | None:
        """Return a value as the first of these imports that has it tells it, or None."""
        place = place_of(kind, key, field)
        return self.reveal_all((place,), newest_first)[place]

    def reveal_all(self, places: Iterable[str], newest_first: Sequence[str]) -> Mapping[str, str | None]:
        """Return values of places (`place_of`), each as the first of these imports that has it tells it."""
        names = {place: self._id(place) for place in places}
        opened: dict[str, str] = {}
        wanted = set(names.values())
        for import_hash in newest_first:
            if not wanted:
                break
            entries = self._entries(import_hash)
            there = wanted & entries.keys()
            opened |= {name: self._opened(name, entries[name], import_hash) for name in there}
            wanted -= there
        return {place: opened.get(name) for place, name in names.items()}

    def erase(self, places: Iterable[str]) -> frozenset[str]:
        """Remove values of places (`place_of`) from every import for good; return the imports with one."""
        names = set(map(self._id, places))
        touched = []
        with told_as(VaultFault, self.folder):
            # First the list: cut off in between, an import that is sent again must not bring them back.
            closed = json.dumps({"format": FORMAT, "closed": sorted(names | self._erased())}).encode()
            write_whole(self.folder / ERASED, with_seal(closed, self.seals.seal(_CLOSED, closed)))
        if self.digests is not None:
            self.digests = replace(self.digests, closed=CHANGING)
        for import_hash in self.imports():
            entries = self._entries(import_hash)
            remaining = {name: sealed for name, sealed in entries.items() if name not in names}
            if len(remaining) < len(entries):
                self._put(import_hash, remaining)
                touched.append(import_hash)
        return frozenset(touched)

    def holding(self, places: Iterable[str], imports: Iterable[str]) -> Mapping[str, int]:
        """Return how many values of places (`place_of`) there are, by import that holds one."""
        names = set(map(self._id, places))
        counts = {import_hash: len(names & self._entries(import_hash).keys()) for import_hash in imports}
        return {import_hash: count for import_hash, count in counts.items() if count}

    def imports(self) -> tuple[str, ...]:
        """Return the hash of every import that has a file here."""
        with told_as(VaultFault, self.folder):
            return tuple(sorted(path.stem for path in self.folder.glob("[!.]*.vault")))

    def seal_again(self, import_hash: str) -> None:
        """Write an import's file again, as it is, under the current secret. Raise VaultFault."""
        entries = self._entries(import_hash).items()
        opened = {name: self._opened(name, sealed, import_hash) for name, sealed in entries}
        self._put(import_hash, {name: self._sealed(name, value) for name, value in opened.items()})

    def seal_closed(self, lost: bool = False) -> None:
        """Write the list of closed places again under the current seal, if there is one or it was lost."""
        if lost or (self.folder / ERASED).exists():
            self.erase(())

    def check(self, import_hash: str) -> None:
        """Raise VaultFault where an import's file is not what it was, or holds what can't be opened."""
        self._files.pop(import_hash, None)
        for name, sealed in self._entries(import_hash).items():
            self._opened(name, sealed, import_hash)

    def damaged(self) -> Mapping[str, VaultFault]:
        """Return what is wrong with each import's file that the log tells of; no value is opened."""
        damaged = dict[str, VaultFault]()
        for import_hash in sorted(self.digests.vaults if self.digests else ()):
            try:
                self._entries_in(import_hash)
            except VaultFault as fault:
                damaged[import_hash] = fault
        return damaged

    def check_closed(self) -> None:
        """Raise VaultFault where the list of closed places is not what it was."""
        self._erased()

    def _put(self, import_hash: str, sealed: Mapping[str, str]) -> None:
        body = json.dumps({"format": FORMAT, "entries": sealed}).encode()
        with told_as(VaultFault, self.folder):
            seal = self.seals.seal(_purpose(import_hash), body)
            write_whole(self._path(import_hash), with_seal(body, seal))
        self._files.pop(import_hash, None)
        with self._told:
            # what the log says of the file is no more; the next record says it again
            if self.digests is not None:
                self.digests = replace(self.digests, vaults={**self.digests.vaults, import_hash: ""})

    def _id(self, place: str) -> str:
        return self._ids.hashed("place", place) + self._ids.hashed("place again", place)

    def _path(self, import_hash: str) -> Path:
        return self.folder / f"{import_hash}.vault"

    def _erased(self) -> frozenset[str]:
        path = self.folder / ERASED
        with told_as(VaultFault, path):
            content = path.read_bytes() if path.exists() else b""
        logged = self.digests.closed if self.digests else CHANGING
        changed = VaultFault(faults.CLOSED_CHANGED, path)
        if logged != CHANGING and bool(content) != bool(logged):  # gone, or brought in
            raise changed
        if not content:
            return frozenset()
        try:
            self._hold(path, content, _CLOSED, "" if logged == CHANGING else logged)
            data = _json_in(path, content)
        except VaultFault as fault:
            raise changed from fault
        closed = data.get("closed") if isinstance(data, dict) else data  # before seals it was a bare list
        if not isinstance(closed, list):
            raise changed
        return frozenset(map(str, closed))

    def _entries(self, import_hash: str) -> Mapping[str, str]:
        if import_hash not in self._files:
            self._files[import_hash] = self._entries_in(import_hash)
        return self._files[import_hash]

    def _entries_in(self, import_hash: str) -> Mapping[str, str]:
        path = self._path(import_hash)
        logged = self.digests.vaults.get(import_hash, "") if self.digests else ""
        if not path.exists():
            if logged:
                raise VaultFault(faults.UNSEALED, path)
            return {}
        with told_as(VaultFault, path):
            content = path.read_bytes()
        known = self.digests is None or import_hash in self.digests.vaults
        self._hold(path, content, _purpose(import_hash), logged, known)
        data = _json_in(path, content)
        entries = data.get("entries") if isinstance(data, dict) else None
        if not isinstance(entries, dict):
            raise VaultFault(faults.DAMAGED, path)
        return {str(name): str(sealed) for name, sealed in entries.items()}

    def _hold(self, path: Path, content: bytes, purpose: str, logged: str, known: bool = True) -> None:
        """Raise VaultFault where a file is not sealed as it should be, or not the one the log tells of; one
        the log does not know must have a seal of today."""
        body, seal = without_seal(content)
        right = self.seals.accepts if known else self.seals.holds
        unsealed = not right(purpose, body, seal) if seal else self.digests is not None
        if unsealed or (logged and digest_of(content) != logged):
            raise VaultFault(faults.UNSEALED, path)

    def _sealed(self, name: str, value: str) -> str:
        nonce = secrets.token_bytes(_NONCE)
        encrypted = self._ciphers[0].encrypt(nonce, value.encode(), name.encode())
        return base64.b64encode(nonce + encrypted).decode()

    def _opened(self, name: str, sealed: str, import_hash: str) -> str:
        try:
            content = base64.b64decode(sealed, validate=True)
        except ValueError as error:
            raise VaultFault(faults.DAMAGED, self._path(import_hash)) from error
        for cipher in self._ciphers:
            try:
                return cipher.decrypt(content[:_NONCE], content[_NONCE:], name.encode()).decode()
            except (InvalidTag, ValueError):
                continue
        raise VaultFault(faults.DAMAGED, self._path(import_hash))


def _purpose(import_hash: str) -> str:
    return f"vault file {import_hash}"


def _json_in(path: Path, content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError as error:
        raise VaultFault(faults.DAMAGED, path) from error


FIELDS = ("name", "birth_year", "identity_no", "phone")
Opened = Mapping[str, str | None]
ResultT = TypeVar("ResultT")


def compared(
    vault: Vault,
    parties: Iterable[str],
    newest_first: Sequence[str],
    compare: Callable[[Mapping[str, Opened]], ResultT],
) -> ResultT:
    """Hand what the vault has of parties to `compare`; return its answer, which must hold none of it."""
    ids = sorted(parties)
    places = {(id_, field): place_of("party", (id_,), field) for id_ in ids for field in FIELDS}
    opened = vault.reveal_all(places.values(), newest_first)
    return compare({id_: {field: opened[places[id_, field]] for field in FIELDS} for id_ in ids})
