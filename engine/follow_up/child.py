"""The child process that durable-rules runs in: asked in pickles on a socket, it answers on the same.

Only ever talks to the program that started it.
"""

import contextlib
import pickle
import socket
import sys
from io import BufferedRWPair
from typing import Any

from engine.follow_up.durable import Sessions

MEGABYTE = 1024 * 1024


def serve(asking: BufferedRWPair) -> None:
    """Answer until the asking end closes: ("stage", rules in safe form), ("fired", session, facts)."""
    sessions: Sessions | None = None
    while asking.peek(1):
        what, *rest = pickle.load(asking)
        reply: tuple[Any, ...]
        try:
            if what == "stage":
                sessions, reply = Sessions(*rest), ("ok", None)
            else:
                assert sessions is not None
                reply = ("ok", sessions.fired(*rest))
        except Exception as error:
            reply = ("error", f"{type(error).__name__}: {error}")
        pickle.dump(reply, asking, pickle.HIGHEST_PROTOCOL)
        asking.flush()


def limit(megabytes: int, cpu_seconds: int) -> None:
    """Bound the memory and the time of this process, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    handle, megabytes, cpu_seconds = map(int, sys.argv[1:])
    limit(megabytes, cpu_seconds)
    with socket.socket(fileno=handle) as parent, parent.makefile("rwb") as asking:
        serve(asking)


if __name__ == "__main__":
    main()
