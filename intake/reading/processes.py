"""How is a confined process started, spoken to with time limits, and ended for certain?

In: a module of ours to run, its options. Out: `Child`, which sends and receives frames. The child has none of our environment, its own session, cwd=/
and no descriptor of ours but its pipes. Every failure (silence, death, nonsense) is one `ChildFailed`. Not here: what the frames mean, and
children that are forked from a prepared process (`fork_server.py`).
"""

import fcntl
import json
import os
import select
import signal
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self

from intake.reading.frames import BadFrame, Bounds, Buffer, Frame, pack_frame, unpack_frame
from intake.reading.patience import Patience

ROOT = Path(__file__).resolve().parents[2]
_PIPE_SIZE = 1 << 20  # fewer switches for pages of pixels than the usual 64 KiB
# Pages are megabytes: memory in large pieces that are kept for the next page. Cleaning takes a fifth less time, Tesseract, which inherits this, a
# twelfth for a lone page.
_MEMORY = "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=67108864"
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "GLIBC_TUNABLES": _MEMORY}


class ChildFailed(Exception):
    """A confined process died, said nothing in time, or spoke nonsense. It has been killed; what it was given must be judged by the caller."""


class Talk(ABC):
    """Frames to and from one confined process. Use as a context manager: on leaving it, the whole process group is gone.

    Seconds are those that `patience.py` counts: a busy machine gives more time.
    """

    def __init__(self, pid: int, heard: IO[bytes], told: IO[bytes] | None) -> None:
        """`heard` is what the process says; `told` where it listens, if it does."""
        self.pid = pid
        self.waited = 0.0  # seconds that were spent on receiving
        self._heard, self._told = heard, told
        for stream in (heard, told):
            if stream is not None and hasattr(fcntl, "F_SETPIPE_SZ"):
                with suppress(OSError):
                    fcntl.fcntl(stream, fcntl.F_SETPIPE_SZ, _PIPE_SIZE)

    @abstractmethod
    def kill(self) -> None:
        """End the process and whatever it started. Safe to call twice."""

    def receive(self, bounds: Bounds, seconds: float) -> Frame:
        """The next frame, complete within `seconds`. Raises ChildFailed, and then the child is dead."""
        patience = Patience(self.pid, seconds)
        try:
            return unpack_frame(lambda size: self._read(size, patience), bounds)
        except (BadFrame, OSError) as error:
            self.kill()
            raise ChildFailed from error
        finally:
            self.waited += patience.spent()

    def send(self, head: Mapping[str, Any], blobs: Sequence[Buffer], seconds: float) -> None:
        """Hand over one frame within `seconds`. Raises ChildFailed, and then the child is dead."""
        patience = Patience(self.pid, seconds)
        try:
            for piece in pack_frame(head, blobs):
                self._write(memoryview(piece), patience)
        except OSError as error:
            self.kill()
            raise ChildFailed from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def _read(self, size: int, patience: Patience) -> bytes:
        stream = self._heard
        if stream.closed:
            raise BadFrame
        taken = bytearray()
        while len(taken) < size:
            patience.wait(stream, select.POLLIN)
            piece = os.read(stream.fileno(), min(size - len(taken), _PIPE_SIZE))
            if not piece:
                raise BadFrame
            taken += piece  # grows with what really came, not with what was announced
        return bytes(taken)

    def _write(self, piece: memoryview, patience: Patience) -> None:
        stream = self._told
        if stream is None or stream.closed:
            raise BrokenPipeError
        os.set_blocking(stream.fileno(), False)
        while piece:
            patience.wait(stream, select.POLLOUT)
            with suppress(BlockingIOError):
                piece = piece[os.write(stream.fileno(), piece) :]

    def _close(self) -> None:
        for stream in (self._told, self._heard):
            if stream is not None:
                stream.close()


class Child(Talk):
    """A process started from nothing: half a second for its libraries, so for those that live long."""

    def __init__(self, module: str, options: Mapping[str, Any]) -> None:
        """Run `module.main(options)`; it hears what is sent on its standard input."""
        self._process = start_python(module, options, told=subprocess.PIPE, heard=subprocess.PIPE)
        if self._process.stdout is None:
            raise ChildFailed
        super().__init__(self._process.pid, self._process.stdout, self._process.stdin)

    def kill(self) -> None:
        """End the child and whatever it started. Safe to call twice."""
        if self._process.returncode is not None:
            return  # already reaped: its number may belong to somebody else by now
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._close()
        self._process.wait()


def start_python(module: str, options: Mapping[str, Any], *, told: int, heard: int) -> subprocess.Popen[bytes]:
    """Run `module.main(options)` in a fresh interpreter: an environment of ours, own session. `told` and `heard` as `stdin`, `stdout` of Popen."""
    arguments = json.dumps({**options, "paths": [str(ROOT), *library_paths()]})
    return subprocess.Popen(  # noqa: S603 - fixed program and arguments
        [sys.executable, "-I", "-S", str(Path(__file__).with_name("child.py")), module, arguments],
        stdin=told,
        stdout=heard,
        stderr=subprocess.DEVNULL,  # libraries quote document text in warnings; nothing of it may reach a log
        bufsize=0,
        env=_ENVIRONMENT,
        cwd="/",
        close_fds=True,
        start_new_session=True,
    )


def library_paths() -> list[str]:
    """Where third-party packages of this interpreter live."""
    return [path for path in dict.fromkeys(sys.path) if Path(path).name in ("site-packages", "dist-packages")]


def system_paths() -> tuple[str, ...]:
    """What a confined process may read: the interpreter, libraries and fonts. Not our sources, not /etc, /home, /tmp, /proc or /var."""
    standard = str(Path(os.__file__).parent)
    fixed = ("/usr/lib", "/usr/lib64", "/usr/share/fonts", "/lib", "/lib64", "/etc/ld.so.cache", "/dev/null", "/dev/urandom")
    return (standard, *library_paths(), *fixed)
