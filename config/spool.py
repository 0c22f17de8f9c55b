"""Where do the bytes of an upload wait until they are stored encrypted?

They come in plain, and a whole body must be there before anything can be checked. In: nothing. Out: a folder in memory where this machine has one
large enough, and files in it that have no name: they are gone with the process, however it ends. waitress spools into the same folder (`wsgi.py`).
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MEMORY = Path("/dev/shm")  # noqa: S108 - only for files without a name
LEAST_FREE = 1024**3  # bytes; a container's usual 64 MB would refuse the second patient


def find_memory_folder() -> str | None:
    """A folder that is no disk, or None: then the system's temporary folder must do."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= LEAST_FREE:
        return str(MEMORY)
    return None


class NamelessUploadHandler(FileUploadHandler):
    """Files too large for Django's own handler in memory. Django would give each a name, and leave it behind when the process is killed."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        spool = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 - closed with the request
        self.file = UploadedFile(spool, self.file_name, self.content_type, 0, self.charset, self.content_type_extra)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's signature
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
