"""Who gets in, what is masked and what hostile input does, on PostgreSQL too: in a schema of its own, gone
afterwards.

A usual run asks for what the database keeps, and walks over no pages, which are of what is shown; `--long`
takes all.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.long_run import LONG

POSTGRES = os.environ.get("LANHMANH_TEST_POSTGRES", "")
HERE = Path(__file__).parent
NAMES = ("permissions", *(("hostile_input", "oidc", "masking") if LONG else ()))
FILES = [str(HERE / f"test_{name}.py") for name in NAMES]
# what the database keeps: accounts, sessions, who is locked out; no walk over pages, no browser
SHORT = (
    "not (no_page or stay or fails or every_text or formula or axe or says or leads_nowhere or its_folder)"
    " and (commune or not gets_exactly)"
)

pytestmark = pytest.mark.skipif(not POSTGRES, reason="LANHMANH_TEST_POSTGRES names no database")


@pytest.fixture
def schema() -> Iterator[str]:
    psycopg = pytest.importorskip("psycopg")
    name = f"desk_{secrets.token_hex(4)}"
    with psycopg.connect(POSTGRES, autocommit=True) as database:
        database.execute(f"create schema {name}")
        try:
            yield name
        finally:
            database.execute(f"drop schema {name} cascade")


def test_the_same_holds_on_postgresql(schema: str) -> None:
    env = {**os.environ, "DATABASE_URL": POSTGRES, "PGOPTIONS": f"-c search_path={schema}"}
    asked = [] if LONG else ["-k", SHORT]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *FILES, *asked],
        env=env,
        cwd=HERE.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert " passed" in done.stdout or "100%" in done.stdout
    assert "skipped" not in done.stdout
    assert rows_in(schema) > 0, "the tests ran on another database"


def rows_in(schema: str) -> int:
    """Return how many accounts the tests left in the schema."""
    import psycopg

    with psycopg.connect(POSTGRES) as database:
        found = database.execute(f"select count(*) from {schema}.accounts_account").fetchone()
    return int(found[0]) if found else 0
