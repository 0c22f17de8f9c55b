"""A whole house in processes of its own: web, worker, beat, in a folder of its own, on a free port."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import policy
from email.parser import BytesParser
from pathlib import Path

from tests.house.tree import ROOT
from tests.services import free_port

BIN = Path(sys.executable).parent
SECONDS_TO_START = 60


@dataclass(frozen=True)
class House:
    """A running installation."""

    url: str
    folder: Path
    environment: dict[str, str]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str) -> None:
        """Starts one line of the Procfile."""
        command = _programs(self.environment["PORT"])[name]
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )

    def stop(self, name: str, sign: int = signal.SIGTERM) -> None:
        """Ends a program and all its children, kindly or not."""
        program = self.running.pop(name)
        with contextlib.suppress(ProcessLookupError):
            if sign == signal.SIGKILL:
                os.killpg(program.pid, sign)
            else:
                program.send_signal(sign)
        try:
            program.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()

    def manage(self, *command: str, text: str | None = None) -> str:
        """Runs a management command in this installation and gives what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=self.environment, input=text, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def mails(self) -> list[str]:
        """Subject and text of every mail in the outbox, oldest first."""
        found = []
        for path in sorted((self.folder / "data/outbox").glob("*.log"), key=lambda path: path.stat().st_mtime):
            for raw in re.split(rb"\n-{70,}\n", path.read_bytes()):
                if raw.strip():
                    mail = BytesParser(policy=policy.default).parsebytes(raw.lstrip())
                    body = mail.get_body(("plain",))
                    found.append(f"To: {mail['To']}\nSubject: {mail['Subject']}\n\n{body.get_content() if body else ''}")
        return found

    def wait_for_mail(self, address: str, *, after: int = 0, seconds: float = 30) -> str:
        """The newest mail to this address beyond the first `after` mails of the outbox."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for mail in reversed(self.mails()[after:]):
                if f"To: {address}" in mail:
                    return mail
            time.sleep(0.1)
        raise AssertionError(f"no mail to {address} within {seconds} s")


@contextlib.contextmanager
def running_house(folder: Path, *, database_url: str | None = None, broker_url: str | None = None, **settings: str) -> Iterator[House]:
    """Prepares and starts everything; stops it afterwards. Without addresses it is the embedded default."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
    environment = kept | {"DATA_DIR": str(folder / "data"), "MEDIA_ROOT": str(folder / "media"), "PORT": str(port), "SITE_URL": url} | settings
    if database_url:
        environment["DATABASE_URL"] = database_url
    if broker_url:
        environment["BROKER_URL"] = broker_url
    house = House(url, folder, environment)
    house.manage("prepare")
    try:
        for name in _programs(port):
            house.start(name)
        _wait_for(url)
        yield house
    finally:
        for name in list(house.running):
            house.stop(name)


def _programs(port: int | str) -> dict[str, list[str]]:
    """The lines of the Procfile, with this house's port."""
    programs = {}
    for line in (ROOT / "Procfile").read_text().splitlines():
        name, _, command = line.partition(": ")
        command = re.sub(r"\$\{PORT:-\d+\}", str(port), command).replace(".venv/bin/", f"{BIN}/")
        programs[name] = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", command).split()
    return programs


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{url}/healthz", timeout=10):  # noqa: S310  our own address
            return
        time.sleep(0.1)
    raise AssertionError(f"{url} did not answer within {SECONDS_TO_START} s")
