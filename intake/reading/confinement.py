"""How does a process give up everything it does not need, and how far did that get?

In: what may still be read, written and started. Out: a `Confinement` that says which layers hold. Standard library only, unprivileged,
irrevocable for this process and its children. It is called in the child, after its libraries are imported and before a patient's
bytes are touched. Layers (each optional on an old kernel, and then reported as missing): rlimits, no_new_privs, Landlock, seccomp.

Not here: starting and stopping processes (`processes.py`), and anything about documents.
"""

import ctypes
import os
import platform
import resource
import signal
import socket
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from intake.reading.syscalls import MACHINES, Machine

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446  # the same numbers on every machine
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR, _REMOVE_FILE, _MAKE_REG, _TRUNCATE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 5, 1 << 8, 1 << 14
_FILE_ONLY = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE  # the kernel refuses directory rights on a file
_FS_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # Landlock ABI -> how many file-system rights it knows
_ALLOW, _ERRNO_EPERM, _ERRNO_ENOSYS, _KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000
_CLONE_THREAD = 0x00010000


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a confined process keeps. `memory` is address space in bytes, `seconds` processor time, `file_size` bytes a file may grow to."""

    memory: int
    seconds: int
    open_files: int = 64
    file_size: int = 0
    readable: tuple[str, ...] = ()
    writable: tuple[str, ...] = ()
    programs: bool = False


@dataclass(frozen=True, slots=True)
class Confinement:
    """Which layers hold: the Landlock ABI (0 is none) and whether seccomp filters."""

    landlock: int
    seccomp: bool


def die_with(parent: int) -> None:
    """Be killed when the process that started us dies, even if it is dead already.

    Linux means the *thread* that started us: not for processes that outlive a thread of their parent (they watch their input end instead).
    """
    if sys.platform == "linux":
        _libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        raise SystemExit(1)


def confine(allowance: Allowance) -> Confinement:
    """Give up everything else, now and for ever. Raises OSError only when rlimits cannot be set; missing layers are reported instead."""
    _set_limits(allowance)
    if sys.platform != "linux":
        return Confinement(landlock=0, seccomp=False)
    libc = _libc()
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return Confinement(landlock=0, seccomp=False)
    return Confinement(landlock=_restrict_files(libc, allowance), seccomp=_filter_calls(libc, programs=allowance.programs))


def find_landlock_abi() -> int:
    """Which Landlock this kernel speaks; 0 where there is none or it is switched off."""
    return max(0, int(_libc().syscall(_LANDLOCK_CREATE, None, 0, 1))) if sys.platform == "linux" else 0


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _set_limits(allowance: Allowance) -> None:
    limits = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, allowance.file_size), (resource.RLIMIT_NOFILE, allowance.open_files)]
    if sys.platform == "linux":  # other kernels refuse RLIMIT_AS below what is already mapped
        limits.append((resource.RLIMIT_AS, allowance.memory))
    for name, limit in limits:
        resource.setrlimit(name, (limit, limit))
    if allowance.seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (allowance.seconds, allowance.seconds + 1))


def _restrict_files(libc: ctypes.CDLL, allowance: Allowance) -> int:
    """Landlock: read-only allow list, no TCP, no signals or abstract sockets to the outside. Returns the ABI in force, 0 for none."""
    abi = find_landlock_abi()
    if abi < 1:
        return 0
    handled = (1 << _FS_RIGHTS.get(abi, 16)) - 1
    attributes = struct.pack("QQQ", handled, 3, 3)
    size = 8 if abi < 4 else 16 if abi < 6 else 24
    ruleset = int(libc.syscall(_LANDLOCK_CREATE, attributes, size, 0))
    if ruleset < 0:
        return 0
    read = _READ_FILE | _READ_DIR | (_EXECUTE if allowance.programs else 0)
    for path in allowance.readable:
        _allow(libc, ruleset, path, read & handled)
    for path in allowance.writable:
        _allow(libc, ruleset, path, (_READ_FILE | _READ_DIR | _WRITE_FILE | _REMOVE_FILE | _MAKE_REG | _TRUNCATE) & handled)
    done = libc.syscall(_LANDLOCK_RESTRICT, ruleset, 0) == 0
    os.close(ruleset)
    return abi if done else 0


def _allow(libc: ctypes.CDLL, ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no permission
    try:
        if not Path(path).is_dir():
            rights &= _FILE_ONLY
        libc.syscall(_LANDLOCK_ADD, ruleset, 1, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def _filter_calls(libc: ctypes.CDLL, *, programs: bool) -> bool:
    """seccomp: the deny list of this machine. False where there is no table for it or the kernel refuses."""
    machine = MACHINES.get(platform.machine())
    if machine is None or sys.byteorder != "little":
        return False
    code = build_filter(machine, os.getpid(), programs=programs)
    wanted = _Filter(len(code) // 8, code)
    return int(libc.prctl(_PR_SET_SECCOMP, 2, ctypes.byref(wanted), 0, 0)) == 0


def build_filter(machine: Machine, pid: int, *, programs: bool) -> bytes:
    """The BPF program: 8 bytes an instruction (struct sock_filter). `programs` leaves fork and exec open."""
    load, equal, at_least, any_bit, answer = 0x20, 0x15, 0x35, 0x45, 0x06

    def step(code: int, k: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("=HBBI", code, yes, no, k)

    steps = [step(load, 4), step(equal, machine.audit, 1, 0), step(answer, _KILL), step(load, 0)]
    if machine.foreign_from is not None:
        steps += [step(at_least, machine.foreign_from, 0, 1), step(answer, _ERRNO_EPERM)]
    denied = machine.denied | ({} if programs else machine.programs)
    for number in denied.values():
        steps += [step(equal, number, 0, 1), step(answer, _ERRNO_EPERM)]
    for number in machine.to_self.values():  # argument 0 stands at byte 16
        steps += [step(equal, number, 0, 4), step(load, 16), step(equal, pid, 0, 1), step(answer, _ALLOW), step(answer, _ERRNO_EPERM)]
    if not programs:  # threads yes, processes no; glibc falls back from clone3 (whose flags a filter cannot see) to clone
        steps += [step(equal, machine.clone3, 0, 1), step(answer, _ERRNO_ENOSYS)]
        steps += [step(equal, machine.clone, 0, 3), step(load, 16), step(any_bit, _CLONE_THREAD, 1, 0), step(answer, _ERRNO_EPERM)]
    return b"".join([*steps, step(answer, _ALLOW)])


def probe() -> dict[str, bool]:
    """Try six things a confined process must not be able to do. True means it was denied."""
    attempts: dict[str, Callable[[], object]] = {
        "read_system_file": lambda: Path("/etc/passwd").read_bytes(),
        "write_file": lambda: _touch(Path("/tmp/anteroom-probe")),  # noqa: S108 - the point is that it must fail
        "open_socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM).close(),
        "read_own_source": lambda: Path(__file__).read_bytes(),
        "read_environment": lambda: Path("/proc/1/environ").read_bytes(),
        "signal_parent": lambda: os.kill(os.getppid(), 0),
    }
    return {name: _denied(attempt) for name, attempt in attempts.items()}


def _touch(path: Path) -> None:
    path.write_bytes(b"")
    path.unlink()


def _denied(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except PermissionError:
        return True
    except OSError:
        return False
    return False
