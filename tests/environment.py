"""Loaded before Django's settings: the tests live in a folder of their own and never touch an installation's data."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_parent = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108  in memory where there is such a place: many small synchronous writes
_home = tempfile.mkdtemp(prefix="anteroom-tests-", dir=_parent)
atexit.register(shutil.rmtree, _home, ignore_errors=True)

for _name in [name for name in os.environ if name in {"SITE_URL", "PORT", "EMAIL_HOST", "OCR_ENGINE", "DEBUG", "BEHIND_PROXY"}]:
    del os.environ[_name]
os.environ["DATA_DIR"] = _home
os.environ["MEDIA_ROOT"] = f"{_home}/media"
os.environ["BROKER_URL"] = "memory://"
os.environ.setdefault("API_RATE", "100000/min")
os.environ.setdefault("API_UPLOAD_RATE", "100000/min")
