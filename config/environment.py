"""Settings from the environment: read one, or explain what is wrong with it.

In: names of environment variables. Out: values of the right type. Every name is listed, with its meaning, in `.env.example`.
"""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str:
    """The variable's text. Without a default it must be set."""
    found = os.environ.get(name, default)
    if found is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}; .env.example says what it is for.")
    return found


def words(name: str, default: str) -> list[str]:
    """A comma-separated list."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def flag(name: str, *, default: bool) -> bool:
    """Yes or no."""
    found = os.environ.get(name)
    if found is None:
        return default
    if found.lower() in {"1", "yes", "true", "on"}:
        return True
    if found.lower() in {"0", "no", "false", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, not {found!r}.")


def number(name: str, default: int) -> int:
    """A whole number."""
    found = os.environ.get(name)
    if found is None:
        return default
    try:
        return int(found)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {found!r}.") from error


def secret(name: str, kept_in: Path) -> str:
    """A secret from the environment, or else from a file that only its owner can read, made on first use.

    The file is meant for the embedded default on one machine. Several machines must share the secret through the environment.
    """
    found = os.environ.get(name)
    if found:
        return found
    kept_in.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with os.fdopen(os.open(kept_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        pass  # made before, or by the other process of this moment
    return _filled(kept_in, name)


def _filled(path: Path, name: str) -> str:
    found = path.read_text().strip()
    if len(found) < 32:
        raise ImproperlyConfigured(f"{path} is cut short. Restore it from a backup, or set {name}: without it nothing that was stored can be read.")
    return found
