"""How are papers and names kept so that a lost disk or backup tells nothing?

A *storage key* (from the environment) wraps one *case key* per case; from the case key each blob gets a key of its own. Blobs are framed
AES-256-GCM (STREAM style): no frame can be changed, dropped, repeated or moved. Destroying a case's wrapped key erases all its blobs, in
backups too. Personal columns are encrypted under the storage key directly. A key on the same machine protects lost disks and backups, not
a machine that is taken while it runs.

Wrapped keys and columns start with the id of the storage key they need, so that keys can be rotated while old ones are still listed.
"""

import hashlib
import hmac
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models

MAGIC = b"ANT1"
FRAME_BYTES = 64 * 1024
TAG_BYTES = 16
NONCE_BYTES = 12
KEY_ID_BYTES = 4


class SealBroken(Exception):
    """What is stored cannot be opened: it was changed, cut, or belongs to another key."""


class KeyNotListed(SealBroken):
    """It was sealed with a storage key that this machine does not have. With the key it can be opened."""


def _derive(key: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(key)


@lru_cache(maxsize=8)
def _ring(secrets: tuple[str, ...]) -> dict[bytes, bytes]:
    """Storage keys by id, the one in force first."""
    if not secrets or not all(secrets):
        raise ImproperlyConfigured("STORAGE_KEY is empty: nothing can be stored or opened without it.")
    keys = [_derive(secret.encode(), b"anteroom storage key") for secret in secrets]
    return {hashlib.sha256(b"id" + key).digest()[:KEY_ID_BYTES]: key for key in keys}


def _keys() -> dict[bytes, bytes]:
    return _ring(tuple(settings.STORAGE_KEYS))


def _seal(plain: bytes, purpose: bytes) -> bytes:
    key_id, key = next(iter(_keys().items()))
    nonce = os.urandom(NONCE_BYTES)
    return key_id + nonce + AESGCM(_derive(key, purpose)).encrypt(nonce, plain, purpose + key_id)


def _open(sealed: bytes, purpose: bytes) -> bytes:
    key_id, nonce, box = sealed[:KEY_ID_BYTES], sealed[KEY_ID_BYTES : KEY_ID_BYTES + NONCE_BYTES], sealed[KEY_ID_BYTES + NONCE_BYTES :]
    key = _keys().get(key_id)
    if key is None:
        raise KeyNotListed("The storage key that this was sealed with is not listed (STORAGE_KEY, STORAGE_KEYS_RETIRED).")
    try:
        return AESGCM(_derive(key, purpose)).decrypt(nonce, box, purpose + key_id)
    except InvalidTag as error:
        raise SealBroken("This was changed after it was stored, or belongs elsewhere.") from error


def new_wrapped_case_key() -> bytes:
    """A fresh random key for one case, wrapped by the storage key in force."""
    return _seal(os.urandom(32), b"case key")


def unwrap_case_key(wrapped: bytes | memoryview) -> bytes:
    """The case's key (32 bytes). Raises SealBroken."""
    return _open(bytes(wrapped), b"case key")


def rewrap_case_key(wrapped: bytes) -> bytes:
    """The same case key under the storage key now in force: all that a rotation has to touch."""
    return _seal(unwrap_case_key(wrapped), b"case key")


def keyed_digest(case_key: bytes, sha256: bytes) -> str:
    """Finds the same file within one case; tells nothing to somebody without the case's key. Hex, 64 characters."""
    return hmac.new(_derive(case_key, b"digest"), sha256, hashlib.sha256).hexdigest()


def _frame_nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(NONCE_BYTES - 1, "big") + (b"\x01" if is_last else b"\x00")


def seal_stream(case_key: bytes, name: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Encrypt a blob of any length, frame by frame. `name` is the blob's id: under another name it cannot be opened."""
    cipher = AESGCM(_derive(case_key, b"blob " + name.encode()))
    yield MAGIC
    held, number = b"", 0
    for chunk in chunks:
        held += chunk
        while len(held) > FRAME_BYTES:  # the last frame is never empty-handed: it carries the mark of the end
            yield cipher.encrypt(_frame_nonce(number, is_last=False), held[:FRAME_BYTES], None)
            held, number = held[FRAME_BYTES:], number + 1
    yield cipher.encrypt(_frame_nonce(number, is_last=True), held, None)


def open_stream(case_key: bytes, name: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Decrypt what `seal_stream` made. Raises SealBroken at the first frame that is not what was stored."""
    cipher = AESGCM(_derive(case_key, b"blob " + name.encode()))
    held, number, size = b"", 0, FRAME_BYTES + TAG_BYTES
    source = iter(chunks)
    while len(held) < len(MAGIC) and (chunk := next(source, b"")):
        held += chunk
    if held[: len(MAGIC)] != MAGIC:
        raise SealBroken("This is not a stored blob.")
    held = held[len(MAGIC) :]
    for chunk in source:
        held += chunk
        while len(held) > size:
            yield _open_frame(cipher, number, held[:size], is_last=False)
            held, number = held[size:], number + 1
    while len(held) > size:
        yield _open_frame(cipher, number, held[:size], is_last=False)
        held, number = held[size:], number + 1
    yield _open_frame(cipher, number, held, is_last=True)


def _open_frame(cipher: AESGCM, number: int, frame: bytes, *, is_last: bool) -> bytes:
    try:
        return cipher.decrypt(_frame_nonce(number, is_last=is_last), frame, None)
    except InvalidTag as error:
        raise SealBroken("A stored blob was changed or cut short.") from error


class EncryptedTextField(models.TextField):
    """Text that is encrypted in the database and plain in Python. It cannot be searched or ordered by; empty text stays empty."""

    description = "Encrypted text"

    def _purpose(self) -> bytes:
        return f"column {self.model._meta.label_lower}.{self.name}".encode()

    def get_prep_value(self, value: Any) -> Any:
        if not value:
            return ""
        return _seal(str(value).encode(), self._purpose()).hex()

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        if not value:
            return value
        return _open(bytes.fromhex(value), self._purpose()).decode()

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name in ("isnull", "exact"):  # exact only for the empty text
            return super().get_lookup(lookup_name)
        return None
