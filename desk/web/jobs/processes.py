"""Which process of this machine is meant: its number and the moment it began."""

from __future__ import annotations

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
