"""Where do originals and page pictures lie, and how do they get there whole?

In: a case, a blob's name (the id of its document or page), bytes. Out: `MEDIA_ROOT/<case id>/<name>`, encrypted with the case's key. A blob
appears under its name only when every byte is on the disk (`.part`, fsync, rename, fsync of the folder). Names come from us, never from a patient.
The store bears a mark (`MARK`), so that the empty folder of a disk that is not mounted is never taken for it.

Not here: who may see a blob (`access.py`), and rows.
"""

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings

from intake.crypto import open_stream, seal_stream, unwrap_case_key
from intake.models import Case, Document, Page

PART = ".part"
READ_BYTES = 256 * 1024
LEFTOVER_SECONDS = 24 * 60 * 60
NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.ENODEV}
MARK = ".anteroom-originals"


class StoreAway(OSError):
    """MEDIA_ROOT is not the store that the originals were put into, such as the folder of a disk that is not mounted. Nothing was changed."""

    def __init__(self) -> None:
        super().__init__(errno.ENODEV, f"The store of the originals is not there: MEDIA_ROOT has no {MARK}.")


def store_original(case: Case, name: UUID, chunks: Iterable[bytes]) -> None:
    """Encrypt and keep a blob. Raises OSError, and then nothing is left of it."""
    mark_store()
    folder = _folder(case)
    _make_folder(folder)
    part = folder / f"{name}.{secrets.token_hex(4)}{PART}"
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.writelines(seal_stream(unwrap_case_key(case.wrapped_key), str(name), chunks))
            file.flush()
            os.fsync(file.fileno())
        part.rename(folder / str(name))
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(folder)


def open_blob(case: Case, name: UUID) -> Iterator[bytes]:
    """The blob's bytes, piece by piece. Raises FileNotFoundError at once, and SealBroken at the first piece that is not what was stored."""
    file = (_folder(case) / str(name)).open("rb")
    key = unwrap_case_key(case.wrapped_key)

    def pieces() -> Iterator[bytes]:
        with file:
            yield from open_stream(key, str(name), iter(lambda: file.read(READ_BYTES), b""))

    return pieces()


def is_store_there() -> bool:
    """MEDIA_ROOT is the store, or nothing was ever stored."""
    return _mark().is_file() or not Document.objects.exists()


def is_stored(case: Case, name: UUID) -> bool:
    """Something lies under this name; whether it can be opened is another question."""
    return (_folder(case) / str(name)).is_file()


def store_picture(page: Page, data: bytes) -> None:
    """Keep a page's picture (JPEG) under the page's id."""
    store_original(page.document.case, page.pk, (data,))


def read_picture(page: Page) -> bytes:
    """A page's picture. Raises FileNotFoundError or SealBroken."""
    return b"".join(open_blob(page.document.case, page.pk))


def delete_blob(case: Case, name: UUID) -> None:
    """Forget a blob; one that is not there is as good as forgotten."""
    (_folder(case) / str(name)).unlink(missing_ok=True)


def free_bytes() -> int:
    """What the disk of the originals still takes."""
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    return shutil.disk_usage(root).free


def sweep_leftovers(*, older_than: float = LEFTOVER_SECONDS) -> int:
    """Delete what a broken upload or reading left: parts, and blobs without a row. `older_than` in seconds, so that nothing under way is touched."""
    before = time.time() - older_than
    gone = 0
    for path in Path(settings.MEDIA_ROOT).glob("*/*"):
        with suppress(FileNotFoundError):  # somebody else sweeps too
            if path.stat().st_mtime < before and _is_leftover(path):
                path.unlink()
                gone += 1
    return gone


def _is_leftover(path: Path) -> bool:
    if path.suffix == PART:
        return True
    try:
        name = UUID(path.name)
    except ValueError:
        return False  # not ours
    return not (Document.objects.filter(pk=name).exists() or Page.objects.filter(pk=name).exists())


def _mark() -> Path:
    return Path(settings.MEDIA_ROOT) / MARK


def mark_store() -> None:
    """The first blob makes the folder the store. Raises StoreAway where there are papers and no mark: what is put there now would be lost."""
    if not is_store_there():
        raise StoreAway
    mark = _mark()
    if not mark.is_file():
        mark.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark.touch(mode=0o600)
        _sync_folder(mark.parent)


def _folder(case: Case) -> Path:
    return Path(settings.MEDIA_ROOT) / str(case.pk)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    """A rename is only safe from a power cut once the folder itself is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
