"""Seals: keyed hashes only the key's holder can make, so that nothing kept is rewritten unseen."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from facts.keys import subkey


class Seals:
    """Makes seals with the current secret, and checks those of earlier ones. A seal is 64 hex digits
    (HMAC-SHA256).

    `secrets` has the current secret first, then those a rotation put out of use. Each purpose and each
    `workspace` (its id) has its own key: a seal of a log is none of a manifest, and what is sealed in one
    workspace is not in another that shares the secret. Seals of before they named the workspace count as
    those of a secret out of use.
    """

    def __init__(self, secrets: Sequence[bytes], workspace: str = "") -> None:
        self._secrets = tuple(secrets)
        self._workspace = workspace

    def seal(self, purpose: str, content: bytes) -> str:
        """Return the seal of a content."""
        return _seal(self._keys[0], purpose, content)

    def holds(self, purpose: str, content: bytes, seal: str) -> bool:
        """Tell whether a seal was made here with the current secret."""
        return _same(seal, self.seal(purpose, content))

    def accepts(self, purpose: str, content: bytes, seal: str) -> bool:
        """Tell whether a current or retired secret made a seal, or it is older than workspaces' names."""
        return any(_same(seal, _seal(key, purpose, content)) for key in self._keys)

    @cached_property
    def _keys(self) -> tuple[bytes, ...]:
        places = dict.fromkeys((f"seals {self._workspace}".rstrip(), "seals"))
        return tuple(subkey(secret, place) for place in places for secret in self._secrets)


def _seal(key: bytes, purpose: str, content: bytes) -> str:
    return hmac.digest(key, purpose.encode() + b"\0" + content, "sha256").hex()


def _same(seal: str, other: str) -> bool:
    return hmac.compare_digest(seal.encode(), other.encode())


# A seal inside the file it is over: the last entry of a JSON object, so that the rest is compared byte for
# byte

_HEAD, _TAIL, _HEX = b', "seal": "', b'"}', 64


def with_seal(body: bytes, seal: str) -> bytes:
    """Return a JSON object with its seal as the last entry."""
    return body[:-1] + _HEAD + seal.encode() + _TAIL


def without_seal(content: bytes) -> tuple[bytes, str]:
    """Return what a seal is over, and the seal; an object without one as it is, and an empty seal."""
    at = len(content) - len(_TAIL) - _HEX - len(_HEAD)
    if at < 0 or content[at : at + len(_HEAD)] != _HEAD or not content.endswith(_TAIL):
        return content, ""
    return content[:at] + b"}", content[at + len(_HEAD) : -len(_TAIL)].decode("latin-1")


def digest_of(content: bytes) -> str:
    """Return the plain hash of a file's content without its seal: what a log names the file by."""
    return hashlib.sha256(without_seal(content)[0]).hexdigest()


@dataclass(frozen=True, slots=True)
class Digests:
    """What the log says of stored files: each import's, and the vault's closed places (or CHANGING)."""

    manifests: Mapping[str, str]
    vaults: Mapping[str, str]
    closed: str = ""


CHANGING = "changing"
