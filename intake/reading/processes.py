"""How is a confined process started, spoken to with time limits, and ended for certain?

In: a module of ours to run and its options. Out: `Child`, which sends and receives frames. The child has an empty environment, its own session, cwd=/
and no descriptor of ours but its pipes. Every failure (silence, death, nonsense) is one `ChildFailed`. Not here: what the frames mean.
"""

import fcntl
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self

from intake.reading.frames import BadFrame, Bounds, Buffer, Frame, pack_frame, unpack_frame

ROOT = Path(__file__).resolve().parents[2]
_PIPE_SIZE = 1 << 20  # fewer switches for pages of pixels than the usual 64 KiB


class ChildFailed(Exception):
    """A confined process died, said nothing in time, or spoke nonsense. It has been killed; what it was given must be judged by the caller."""


class Child:
    """One confined process. Use as a context manager: on leaving it, the whole process group is gone."""

    def __init__(self, module: str, options: Mapping[str, Any], *, document: IO[bytes] | None = None) -> None:
        """Run `module.main(options)`. With `document` the child's standard input is that open file; without, a pipe for `send`."""
        bootstrap = str(Path(__file__).with_name("child.py"))
        arguments = json.dumps({**options, "paths": [str(ROOT), *library_paths()]})
        self._process = subprocess.Popen(  # noqa: S603 - fixed program and arguments; the patient's file is only a descriptor
            [sys.executable, "-I", "-S", bootstrap, module, arguments],
            stdin=document if document is not None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # libraries quote document text in warnings; nothing of it may reach a log
            bufsize=0,
            env={},
            cwd="/",
            close_fds=True,
            start_new_session=True,
        )
        self._grow_pipes()

    @property
    def pid(self) -> int:
        return self._process.pid

    def receive(self, bounds: Bounds, seconds: float) -> Frame:
        """The next frame, complete within `seconds`. Raises ChildFailed, and then the child is dead."""
        until = time.monotonic() + seconds
        try:
            return unpack_frame(lambda size: self._read(size, until), bounds)
        except (BadFrame, OSError) as error:
            self.kill()
            raise ChildFailed from error

    def send(self, head: Mapping[str, Any], blobs: Sequence[Buffer], seconds: float) -> None:
        """Hand over one frame within `seconds`. Raises ChildFailed, and then the child is dead."""
        until = time.monotonic() + seconds
        try:
            for piece in pack_frame(head, blobs):
                self._write(memoryview(piece), until)
        except OSError as error:
            self.kill()
            raise ChildFailed from error

    def kill(self) -> None:
        """End the child and whatever it started. Safe to call twice."""
        if self._process.returncode is not None:
            return  # already reaped: its number may belong to somebody else by now
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def _read(self, size: int, until: float) -> bytes:
        stream = self._process.stdout
        if stream is None or stream.closed:
            raise BadFrame
        taken = bytearray()
        while len(taken) < size:
            _wait(stream, select.POLLIN, until)
            piece = os.read(stream.fileno(), min(size - len(taken), _PIPE_SIZE))
            if not piece:
                raise BadFrame
            taken += piece  # grows with what really came, not with what was announced
        return bytes(taken)

    def _write(self, piece: memoryview, until: float) -> None:
        stream = self._process.stdin
        if stream is None or stream.closed:
            raise BrokenPipeError
        os.set_blocking(stream.fileno(), False)
        while piece:
            _wait(stream, select.POLLOUT, until)
            with suppress(BlockingIOError):
                piece = piece[os.write(stream.fileno(), piece) :]

    def _grow_pipes(self) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None and hasattr(fcntl, "F_SETPIPE_SZ"):
                with suppress(OSError):
                    fcntl.fcntl(stream, fcntl.F_SETPIPE_SZ, _PIPE_SIZE)


def library_paths() -> list[str]:
    """Where third-party packages of this interpreter live."""
    return [path for path in dict.fromkeys(sys.path) if Path(path).name in ("site-packages", "dist-packages")]


def system_paths() -> tuple[str, ...]:
    """What a confined process may read: the interpreter, libraries and fonts. Not our sources, not /etc, /home, /tmp, /proc or /var."""
    standard = str(Path(os.__file__).parent)
    fixed = ("/usr/lib", "/usr/lib64", "/usr/share/fonts", "/lib", "/lib64", "/etc/ld.so.cache", "/dev/null", "/dev/urandom")
    return (standard, *library_paths(), *fixed)


def _wait(stream: IO[bytes], event: int, until: float) -> None:
    watch = select.poll()
    watch.register(stream, event)
    left = until - time.monotonic()
    if left <= 0 or not watch.poll(left * 1000):
        raise TimeoutError
