"""A scheduler and workers of Dask as processes of this machine: loopback only, by TLS, without a
dashboard."""

from __future__ import annotations

import datetime
import ipaddress
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.busy import PATIENCE, free_port

ROOT = Path(__file__).resolve().parents[2]
HERE = "127.0.0.1"


@dataclass
class Machines:
    """What runs; each process can be killed and another started in its place."""

    address: str
    tls: dict[str, str]
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def worker(self) -> None:
        self.workers.append(
            self._started("worker", self.address, "--nthreads", "1", "--no-nanny", "--host", HERE)
        )

    def kill_one(self, draw: random.Random) -> None:
        """End a worker in the middle of whatever it does, and start another."""
        alive = [w for w in self.workers if w.poll() is None]
        if alive:
            draw.choice(alive).send_signal(signal.SIGKILL)
        self.worker()

    def wait_for(self, count: int) -> None:
        from distributed import Client

        with Client(self.address, timeout=PATIENCE, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(count, timeout=PATIENCE)

    def _started(self, what: str, *words: str) -> subprocess.Popen[bytes]:
        code = f"from distributed.cli.dask_{what} import main; main()"
        return subprocess.Popen(
            [sys.executable, "-c", code, *words, "--no-dashboard"],
            env=os.environ | {"PYTHONPATH": str(ROOT)} | self.tls,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def end(self) -> None:
        for process in [*self.workers, *([self.scheduler] if self.scheduler else [])]:
            process.kill()
            process.wait()


@contextmanager
def machines(folder: Path, workers: int) -> Iterator[Machines]:
    """Yield a scheduler with so many workers; nothing is left running when the block ends."""
    import dask.config

    tls = _certificates(folder)
    made = Machines(
        f"tls://{HERE}:{free_port()}", {f"DASK_DISTRIBUTED__COMM__TLS__{k}": v for k, v in tls.items()}
    )
    place = made.address.rpartition(":")[2]
    asked: dict[str, Any] = {
        f"distributed.comm.tls.{k.replace('__', '.').replace('_', '-').lower()}": v for k, v in tls.items()
    }
    with dask.config.set(asked):
        made.scheduler = made._started("scheduler", "--protocol", "tls", "--host", HERE, "--port", place)
        for _ in range(workers):
            made.worker()
        try:
            made.wait_for(workers)
            yield made
        finally:
            made.end()


@contextmanager
def killing(there: Machines, kills: int, draw: random.Random, within: float) -> Iterator[list[float]]:
    """Kill workers at random moments while the block goes on; yield the moments."""
    ended, moments = threading.Event(), list[float]()

    def go_on() -> None:
        for _ in range(kills):
            if ended.wait(draw.uniform(0, within)):
                return
            there.kill_one(draw)
            moments.append(time.monotonic())

    thread = threading.Thread(target=go_on, daemon=True)
    thread.start()
    try:
        yield moments
    finally:
        ended.set()
        thread.join()


def _certificates(folder: Path) -> dict[str, str]:
    """Write a key and a certificate that vouches for itself, for all parts, and return Dask's settings."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HERE)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HERE))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, private = folder / "tls.pem", folder / "tls.key"
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    each = {
        f"{who}__{what}": str(path)
        for who in ("SCHEDULER", "WORKER", "CLIENT")
        for what, path in (("CERT", pem), ("KEY", private))
    }
    return {"CA_FILE": str(pem), **each}
