"""Which system calls a confined process may not make, by machine.

Data for `confinement.py`. Numbers are the kernel's (`arch/x86/entry/syscalls/syscall_64.tbl`, `include/uapi/asm-generic/unistd.h`).
A deny list, not an allow list: the document libraries may use whatever else they need to compute, and Landlock closes the file system.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Machine:
    """One architecture: its audit word, the calls always denied, those that start programs, and those filtered by an argument."""

    audit: int
    denied: dict[str, int]
    programs: dict[str, int]
    to_self: dict[str, int]  # allowed only with our own process id as first argument
    clone: int
    clone3: int
    foreign_from: int | None = field(default=None)  # call numbers from here on belong to another ABI (x32)


_X86_64 = Machine(
    audit=0xC000003E,
    denied={
        "socket": 41, "connect": 42, "accept": 43, "sendto": 44, "sendmsg": 46, "bind": 49, "listen": 50, "socketpair": 53, "accept4": 288,
        "sendmmsg": 307, "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312, "pidfd_open": 434, "pidfd_getfd": 438,
        "pidfd_send_signal": 424, "tkill": 200, "rt_sigqueueinfo": 129, "rt_tgsigqueueinfo": 297,
        "mount": 165, "umount2": 166, "pivot_root": 155, "chroot": 161, "swapon": 167, "swapoff": 168, "reboot": 169, "sethostname": 170,
        "acct": 163, "init_module": 175, "finit_module": 313, "delete_module": 176, "kexec_load": 246, "kexec_file_load": 320,
        "open_tree": 428, "move_mount": 429, "fsopen": 430, "fsmount": 432, "mount_setattr": 442,
        "add_key": 248, "request_key": 249, "keyctl": 250, "unshare": 272, "setns": 308, "perf_event_open": 298, "bpf": 321, "userfaultfd": 323,
        "name_to_handle_at": 303, "open_by_handle_at": 304, "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427,
        "setuid": 105, "setgid": 106, "setreuid": 113, "setregid": 114, "setgroups": 116, "setresuid": 117, "setresgid": 119,
    },
    programs={"fork": 57, "vfork": 58, "execve": 59, "execveat": 322},
    to_self={"kill": 62, "tgkill": 234},
    clone=56,
    clone3=435,
    foreign_from=0x40000000,
)  # fmt: skip

_AARCH64 = Machine(
    audit=0xC00000B7,
    denied={
        "socket": 198, "socketpair": 199, "bind": 200, "listen": 201, "accept": 202, "connect": 203, "sendto": 206, "sendmsg": 211, "accept4": 242,
        "sendmmsg": 269, "ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272, "pidfd_open": 434, "pidfd_getfd": 438,
        "pidfd_send_signal": 424, "tkill": 130, "rt_sigqueueinfo": 138, "rt_tgsigqueueinfo": 240,
        "mount": 40, "umount2": 39, "pivot_root": 41, "chroot": 51, "swapon": 224, "swapoff": 225, "reboot": 142, "sethostname": 161,
        "acct": 89, "init_module": 105, "finit_module": 273, "delete_module": 106, "kexec_load": 104, "kexec_file_load": 294,
        "open_tree": 428, "move_mount": 429, "fsopen": 430, "fsmount": 432, "mount_setattr": 442,
        "add_key": 217, "request_key": 218, "keyctl": 219, "unshare": 97, "setns": 268, "perf_event_open": 241, "bpf": 280, "userfaultfd": 282,
        "name_to_handle_at": 264, "open_by_handle_at": 265, "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427,
        "setuid": 146, "setgid": 144, "setreuid": 145, "setregid": 143, "setgroups": 159, "setresuid": 147, "setresgid": 149,
    },
    programs={"execve": 221, "execveat": 281},
    to_self={"kill": 129, "tgkill": 131},
    clone=220,
    clone3=435,
)  # fmt: skip

MACHINES: dict[str, Machine] = {"x86_64": _X86_64, "aarch64": _AARCH64, "arm64": _AARCH64}
