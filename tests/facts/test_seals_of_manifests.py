"""Which stored manifests are taken: by their seal, by the key it was made with, and by what the office's log
tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facts.archive.faults import StoreFault
from facts.archive.store import MANIFEST, Store
from facts.seals import Digests, Seals, digest_of, with_seal, without_seal
from tests.facts.builders import venue
from tests.facts.conftest import Workspace

NOW, BEFORE, ANOTHER = (Seals([letter * 32]) for letter in (b"n", b"b", b"a"))
OURS = Seals([b"n" * 32, b"b" * 32])
WITHOUT, OTHERWISE = "unsealed", "not_as_told"
TOLD: dict[str, Callable[[str, bytes], Digests | None]] = {
    "no log": lambda hash_, content: None,
    "told": lambda hash_, content: Digests({hash_: digest_of(content)}, {}),
    "told of long ago": lambda hash_, content: Digests({hash_: ""}, {}),
    "told otherwise": lambda hash_, content: Digests({hash_: digest_of(content + b" ")}, {}),
    "not told of": lambda hash_, content: Digests({}, {}),
}
SAID = {  # by seal, what is said where nothing, or something, is told
    None: ("", WITHOUT, WITHOUT, OTHERWISE, WITHOUT),
    NOW: ("", "", "", OTHERWISE, ""),
    BEFORE: ("", "", "", OTHERWISE, WITHOUT),  # an old key seals nothing new
    ANOTHER: (WITHOUT, WITHOUT, WITHOUT, OTHERWISE, WITHOUT),
}
CASES = [(seals, told, said) for seals, row in SAID.items() for told, said in zip(TOLD, row, strict=True)]


@pytest.fixture
def kept(workspace: Workspace) -> tuple[Workspace, str]:
    (hash_,) = workspace.take_return({"B02": [venue()]}, "a.xlsx").hashes
    return workspace, hash_


def said(asked: Callable[[str], object], hash_: str) -> str:
    try:
        asked(hash_)
    except StoreFault as fault:
        return fault.code
    return ""


@pytest.mark.parametrize("checked", [True, False])
def test_a_manifest_is_taken_by_its_seal_and_what_is_told_of_it(
    kept: tuple[Workspace, str], checked: bool
) -> None:
    workspace, hash_ = kept
    path = workspace.archive / hash_ / MANIFEST
    body = without_seal(path.read_bytes())[0]
    for seals, told, expected in CASES:
        content = with_seal(body, seals.seal(f"manifest {hash_}", body)) if seals else body
        path.write_bytes(content)
        store = Store(workspace.archive, OURS if checked else None, TOLD[told](hash_, content))
        # without a key seals can't be checked; what is told still is
        wanted = expected if checked or expected == OTHERWISE else ""
        assert said(store.manifest, hash_) == wanted, (SAID[seals], told)
        store = store.hearing({})  # it is asked anew where what stands is read by its signature
        assert said(store.signature, hash_) == wanted, (SAID[seals], told)


def test_a_seal_of_another_import_is_none(kept: tuple[Workspace, str]) -> None:
    workspace, hash_ = kept
    path = workspace.archive / hash_ / MANIFEST
    body = without_seal(path.read_bytes())[0]
    path.write_bytes(with_seal(body, NOW.seal(f"manifest {hash_[::-1]}", body)))
    assert said(Store(workspace.archive, OURS).manifest, hash_) == WITHOUT
    Store(workspace.archive, OURS).seal_again(hash_)
    assert said(Store(workspace.archive, NOW, Digests({}, {})).manifest, hash_) == ""
