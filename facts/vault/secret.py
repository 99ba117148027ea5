"""The secrets of a workspace: one file outside it; the current one first, then those out of use."""

import base64
import binascii
import secrets
from pathlib import Path

from facts.durable_files import create_whole, write_whole
from facts.faults import told_as
from facts.keys import SECRET_BYTES
from facts.vault import faults
from facts.vault.faults import VaultFault


def create_key(path: Path) -> None:
    """Make a new secret that only its owner can read. Raise VaultFault where there is one already."""
    with told_as(VaultFault, path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.is_dir():
            raise VaultFault(faults.KEY_IS_FOLDER, path)
        try:
            create_whole(path, _line(_new_secret()))
        except FileExistsError as error:
            raise VaultFault(faults.KEY_EXISTS, path) from error


def secrets_in_file(path: Path) -> tuple[bytes, ...]:
    """Read the secrets, the current one first. Raise VaultFault."""
    if path.is_dir():
        raise VaultFault(faults.KEY_IS_FOLDER, path)
    if not path.is_file():
        raise VaultFault(faults.KEY_MISSING, path)
    with told_as(VaultFault, path):
        content = path.read_bytes()
    try:
        lines = [line.strip() for line in content.split(b"\n") if line]
        secrets = tuple(base64.b64decode(line, validate=True) for line in lines)
    except binascii.Error as error:
        raise VaultFault(faults.KEY_INVALID, path) from error
    if not secrets or any(len(secret) != SECRET_BYTES for secret in secrets):
        raise VaultFault(faults.KEY_INVALID, path)
    return secrets


def renew_key(path: Path) -> tuple[bytes, ...]:
    """Put a new secret before those there are, and return them all. Raise VaultFault."""
    keys = (_new_secret(), *secrets_in_file(path))
    with told_as(VaultFault, path):
        write_whole(path, b"".join(map(_line, keys)))
    return keys


def _new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def _line(secret: bytes) -> bytes:
    return base64.b64encode(secret) + b"\n"
