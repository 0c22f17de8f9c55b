"""Private PostgreSQL and Redis for the tests: own folders, own free ports, gone afterwards.

    python -m tests.services COMMAND…     runs the command with DATABASE_URL and BROKER_URL set, and ends with its exit code

PostgreSQL does not run as root; then it is started as the user `postgres` that Debian's package makes.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _postgres_bin() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise SystemExit("PostgreSQL is not installed: run `make test`, which installs it, or apt-get install postgresql.")
    return Path(on_path).parent


def _as_postgres() -> list[str]:
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


def _wait_for(port: int, what: str, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise SystemExit(f"{what} did not start on port {port}.")


@contextlib.contextmanager
def private_postgresql() -> Iterator[str]:
    """A fresh server; gives the address of an empty database."""
    binaries, port = _postgres_bin(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="anteroom-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    folder.chmod(0o700)
    data = folder / "data"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
    subprocess.run(
        [*_as_postgres(), binaries / "initdb", "-D", data, "-U", "anteroom", "-A", "trust", "-E", "UTF8", "--no-sync"], check=True, **quiet
    )
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200"
    subprocess.run([*_as_postgres(), binaries / "pg_ctl", "-D", data, "-o", options, "-w", "-l", folder / "log", "start"], check=True, **quiet)
    try:
        _wait_for(port, "PostgreSQL")
        yield f"postgres://anteroom@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*_as_postgres(), binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], check=False, **quiet)
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def private_redis() -> Iterator[str]:
    """A fresh server that keeps nothing on disk."""
    if shutil.which("redis-server") is None:
        raise SystemExit("Redis is not installed: run `make test`, which installs it, or apt-get install redis-server.")
    port = free_port()
    server = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], stdout=subprocess.DEVNULL, cwd="/"
    )
    try:
        _wait_for(port, "Redis")
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(timeout=10)


def main(command: list[str]) -> int:
    with private_postgresql() as database, private_redis() as broker:
        return subprocess.run(command, check=False, env=os.environ | {"DATABASE_URL": database, "TEST_BROKER_URL": broker}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
