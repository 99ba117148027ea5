"""Which process of this machine is meant: its number and the moment it began."""

from __future__ import annotations

import os
from pathlib import Path

BOOT = Path("/proc/sys/kernel/random/boot_id")


def began_at(pid: int) -> str:
    """Return when a process began, which no later process of its number shares; '' where it is gone, or where
    the system does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        boot = BOOT.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
    return "" if fields[0] == b"Z" else f"{boot} {fields[19].decode()}"


def does(pid: int, *words: str) -> bool:
    """Tell whether a process is one of this workspace's that was started with these words last: a number in
    the database may be anybody's. False where the system does not say."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[:-1]
        environment = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False
    own = f"LANHMANH_WORKSPACE={os.environ['LANHMANH_WORKSPACE']}"
    return command[-len(words) :] == [os.fsencode(word) for word in words] and os.fsencode(own) in environment
