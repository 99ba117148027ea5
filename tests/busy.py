"""What keeps a test from failing because the machine is busy: how long it waits, and a port that no one else
takes."""

from __future__ import annotations

import itertools
import os
import socket

# seconds until what always comes is there; twenty processes on two cores take a minute to start a server
PATIENCE = 300
PORTS = range(20_000, 32_000)  # below those that systems give to whoever calls out
_begun = itertools.count(os.getpid() * 101)


def free_port() -> int:
    """Return a port of loopback that is free; another process that asks at the same time begins elsewhere."""
    for number in itertools.islice(_begun, len(PORTS)):
        port = PORTS[number % len(PORTS)]
        with socket.socket() as asked:
            try:
                asked.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("no port is free")
