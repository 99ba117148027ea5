"""The secret of a workspace: one file, outside the workspace."""

from __future__ import annotations

import base64
import binascii
import os
import secrets
from pathlib import Path

from facts.faults import told_as
from facts.keys import SECRET_BYTES
from facts.vault import faults
from facts.vault.faults import VaultFault


def create_key(path: Path) -> None:
    """Make a new secret that only its owner can read. Raise VaultFault where there is one already."""
    with told_as(VaultFault, path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError as error:
            raise VaultFault(faults.KEY_EXISTS, path) from error
        with os.fdopen(handle, "wb") as file:
            file.write(base64.b64encode(secrets.token_bytes(SECRET_BYTES)) + b"\n")
            file.flush()
            os.fsync(file.fileno())


def secret_from_file(path: Path) -> bytes:
    """Read a secret. Raise VaultFault."""
    if not path.is_file():
        raise VaultFault(faults.KEY_MISSING, path)
    with told_as(VaultFault, path):
        content = path.read_bytes()
    try:
        secret = base64.b64decode(content.strip(), validate=True)
    except binascii.Error as error:
        raise VaultFault(faults.KEY_INVALID, path) from error
    if len(secret) != SECRET_BYTES:
        raise VaultFault(faults.KEY_INVALID, path)
    return secret
