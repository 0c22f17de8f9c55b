"""How does a fresh process for each document start in milliseconds, when its libraries take half a second to import?

One process imports them once, never sees a document, and forks a child for each job; the child has its memory of libraries and nothing else, confines
itself and reads. `ForkServer` is our end: it asks for children and has them killed. The other end is `main`. The requests are made by
us alone: one line of JSON, with the child's two descriptors beside it.

Not here: what a child does (`reader.py`), and what it says (`frames.py`).
"""

import atexit
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import IO, Any, NoReturn

from intake.reading.patience import Patience
from intake.reading.processes import Talk, start_python

_SELF = "intake.reading.fork_server"
_LONGEST_REQUEST = 1 << 16
_SECONDS = 30.0  # to import libraries


class NoChild(Exception):
    """The server could not be started, or died twice. That is a fault of this machine, not of the document."""


class Fork(Talk):
    """One child of a `ForkServer`."""

    def __init__(self, server: "_Line", pid: int, heard: IO[bytes]) -> None:
        super().__init__(pid, heard, None)
        self._server = server

    def kill(self) -> None:
        """End the child and whatever it started. Safe to call twice."""
        if self._heard.closed:
            return
        self._close()
        with suppress(OSError, ValueError):  # a dead server has taken its children with it
            self._server.ask({"end": self.pid})


class ForkServer:
    """Children that run `main(options)` of one module, after its `prepare()` ran once for all of them. Safe to use from many threads."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._guard = threading.Lock()
        self._line: _Line | None = None

    def fork(self, options: Mapping[str, Any], document: IO[bytes]) -> Fork:
        """A child whose standard input is the open `document`. Raises NoChild."""
        for _ in range(2):
            with self._guard:
                line = self._line = self._line or _Line(self._module)
            heard, said = os.pipe()
            try:
                pid = line.ask({"options": dict(options)}, (document.fileno(), said))
                return Fork(line, pid, os.fdopen(heard, "rb", buffering=0))
            except (OSError, ValueError):
                os.close(heard)
                self._drop(line)
            finally:
                os.close(said)
        raise NoChild

    def close(self) -> None:
        """End the server, and with it every child."""
        self._drop(self._line)

    def _drop(self, line: "_Line | None") -> None:
        """End this server, unless somebody else has done so already: the next one has children of its own."""
        with self._guard:
            if line is not None and self._line is line:
                line.close()
                self._line = None


class _Line:
    """A running server and the socket to it. One question at a time."""

    def __init__(self, module: str) -> None:
        ours, theirs = socket.socketpair()
        self._socket, self._guard = ours, threading.Lock()
        with theirs:
            self._process = start_python(_SELF, {"module": module}, told=theirs.fileno(), heard=subprocess.DEVNULL)

    def ask(self, request: Mapping[str, Any], descriptors: tuple[int, ...] = ()) -> int:
        """The server's number for an answer. Raises OSError or ValueError when the server is gone."""
        with self._guard:
            socket.send_fds(self._socket, [json.dumps(request).encode() + b"\n"], descriptors)
            Patience(self._process.pid, _SECONDS).wait(self._socket, select.POLLIN)
            return int(self._socket.recv(32))

    def close(self) -> None:
        self._socket.close()
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


_servers: dict[tuple[int, str], ForkServer] = {}
_servers_guard = threading.Lock()


def get_server(module: str) -> ForkServer:
    """The fork server of this process for a module."""
    with _servers_guard:
        key = (os.getpid(), module)  # a forked worker must not talk into its parent's socket
        if key not in _servers:
            _servers[key] = ForkServer(module)
            atexit.register(_servers[key].close)
        return _servers[key]


def main(options: Mapping[str, Any]) -> None:
    """The server: prepare once, then fork and end children as asked, until the other end is closed."""
    job = importlib.import_module(options["module"])
    job.prepare()
    with socket.socket(fileno=os.dup(0)) as line:
        while (received := _receive(line)) is not None:
            request, descriptors = received
            if "end" in request:
                line.sendall(b"%d" % _end(int(request["end"])))
                continue
            pid = os.fork()
            if pid == 0:
                line.close()
                _become(job.main, request["options"], *descriptors)
            for descriptor in descriptors:
                os.close(descriptor)
            line.sendall(b"%d" % pid)


def _receive(line: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    """The next request; None at the end."""
    text, descriptors = b"", list[int]()
    while not text.endswith(b"\n"):
        piece, more, _, _ = socket.recv_fds(line, _LONGEST_REQUEST, 2)
        if not piece:
            return None
        text, descriptors = text + piece, descriptors + more
    return json.loads(text), descriptors


def _end(pid: int) -> int:
    """Kill a child of ours that nobody has waited for yet, and its group."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    with suppress(ProcessLookupError, PermissionError):  # it may not have made its group yet
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return pid


def _become(job: Any, options: dict[str, Any], document: int, said: int) -> NoReturn:
    """The child: its own session, its document on standard input, its pipe on standard output, then the job and nothing after it."""
    code = 1
    try:
        os.setsid()
        for source, target in ((document, 0), (said, 1)):
            os.dup2(source, target)
            os.close(source)
        job({**options, "parent": os.getppid()})
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout = sys.stderr = None
        os._exit(code)
