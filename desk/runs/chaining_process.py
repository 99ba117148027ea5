"""A child process for durable-rules: started, asked, timed, and ended whatever state it is in."""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

from engine.follow_up.child import HEAD, framed


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """Bounds of one child: seconds for one answer, memory and processor time of its life."""

    seconds: float = 20
    megabytes: int = 2_048
    cpu_seconds: int = 600


class ChildLost(Exception):
    """The child died, hung, or could not answer."""


class ChainingProcess:
    """One running child. `ask` raises ChildLost, after which the child is of no more use."""

    def __init__(self, limits: ChildLimits) -> None:
        self.limits = limits
        command = [
            sys.executable,
            "-m",
            "engine.follow_up.child",
            str(limits.megabytes),
            str(limits.cpu_seconds),
        ]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        try:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        except OSError as error:
            raise ChildLost(f"could not start: {error.strerror}") from error

    @property
    def pid(self) -> int:
        return self.process.pid

    def ask(self, message: tuple[Any, ...]) -> Any:
        """Return the answer; raises ChildLost where there is none in time, or it is an error."""
        until = time.monotonic() + self.limits.seconds
        self._send(framed(message), until)
        (size,) = HEAD.unpack(self._read(HEAD.size, until))
        state, answer = pickle.loads(self._read(size, until))
        if state != "ok":
            raise ChildLost(str(answer))
        return answer

    def _send(self, data: bytes, until: float) -> None:
        """Write without ever waiting on a child that has stopped reading."""
        assert self.process.stdin is not None
        handle = self.process.stdin.fileno()
        os.set_blocking(handle, False)
        while data:
            self._wait([], [handle], until)
            try:
                data = data[os.write(handle, data) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise ChildLost(self._end()) from error

    def _read(self, size: int, until: float) -> bytes:
        assert self.process.stdout is not None
        handle = self.process.stdout.fileno()
        data = b""
        while len(data) < size:
            self._wait([handle], [], until)
            part = os.read(handle, size - len(data))
            if not part:
                raise ChildLost(self._end())
            data += part
        return data

    def _wait(self, readable: list[int], writable: list[int], until: float) -> None:
        ready = select.select(readable, writable, [], max(0.0, until - time.monotonic()))
        if not ready[0] and not ready[1]:
            raise ChildLost(f"no answer in {self.limits.seconds:g} s")

    def _end(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(1)
        code = self.process.returncode
        return f"ended by signal {-code}" if code is not None and code < 0 else f"ended with code {code}"

    def close(self) -> None:
        """End the child: SIGKILL reaches a stopped one too."""
        with contextlib.suppress(OSError):
            self.process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError, ValueError):
                if pipe is not None:
                    pipe.close()
