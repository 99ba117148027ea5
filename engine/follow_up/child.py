"""The child process that durable-rules runs in: asked in pickles on standard input, it answers on the output.

Only ever talks to the program that started it.
"""

import contextlib
import os
import pickle
import struct
import sys
from typing import Any, BinaryIO

from engine.follow_up.durable import Sessions

HEAD = struct.Struct(">Q")
MEGABYTE = 1024 * 1024


def framed(message: object) -> bytes:
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(body)) + body


def serve(asked: BinaryIO, answered: BinaryIO) -> None:
    """Answer until the asking end closes: ("stage", rules in safe form), ("fired", session, facts)."""
    sessions: Sessions | None = None
    while head := asked.read(HEAD.size):
        what, *rest = pickle.loads(asked.read(HEAD.unpack(head)[0]))
        reply: tuple[Any, ...]
        try:
            if what == "stage":
                sessions, reply = Sessions(*rest), ("ok", None)
            else:
                assert sessions is not None
                reply = ("ok", sessions.fired(*rest))
        except Exception as error:
            reply = ("error", f"{type(error).__name__}: {error}")
        answered.write(framed(reply))
        answered.flush()


def limit(megabytes: int, cpu_seconds: int) -> None:
    """Bound the memory and the time of this process, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    limit(int(sys.argv[1]), int(sys.argv[2]))
    answered = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever the library prints must not come between the answers
    serve(sys.stdin.buffer, answered)


if __name__ == "__main__":
    main()
