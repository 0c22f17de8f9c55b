"""A lost disk tells nothing, and what was changed on it is not opened."""

import os

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from intake import crypto
from intake.crypto import FRAME_BYTES, MAGIC, TAG_BYTES, SealBroken, open_stream, seal_stream
from intake.models import Patient
from tests.cast import person

KEY = bytes(range(32))
NAME = "5f0c7d0e-0000-4000-8000-000000000001"
FRAME = FRAME_BYTES + TAG_BYTES
THREE_FRAMES = os.urandom(2 * FRAME_BYTES + 100)


def _sealed(data: bytes, name: str = NAME) -> bytes:
    return b"".join(seal_stream(KEY, name, (data,)))


def _opened(sealed: bytes, *, key: bytes = KEY, name: str = NAME, cut: int = 10_000) -> bytes:
    return b"".join(open_stream(key, name, (sealed[start : start + cut] for start in range(0, len(sealed), cut))))


def _frames(sealed: bytes) -> list[bytes]:
    body = sealed[len(MAGIC) :]
    return [body[start : start + FRAME] for start in range(0, len(body), FRAME)]


@pytest.mark.parametrize("size", [0, 1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, 2 * FRAME_BYTES, 3 * FRAME_BYTES + 7])
def test_what_was_sealed_opens_again_at_every_edge_of_a_frame(size: int) -> None:
    data = os.urandom(size)

    assert _opened(_sealed(data)) == data


@given(data=st.binary(max_size=300), chunk=st.integers(1, 90), cut=st.integers(1, 90))
def test_the_size_of_the_pieces_does_not_matter(data: bytes, chunk: int, cut: int) -> None:
    sealed = b"".join(seal_stream(KEY, NAME, (data[start : start + chunk] for start in range(0, len(data), chunk))))

    assert _opened(sealed, cut=cut) == data


def test_the_sealed_bytes_do_not_hold_the_plain_ones() -> None:
    assert b"SAMPLE NAME" not in _sealed(b"SAMPLE NAME" * 100)


@pytest.mark.parametrize("place", [0, 3, 4, 5, FRAME, FRAME + 4, 2 * FRAME + 3, 2 * FRAME + 4, -1])
def test_a_flipped_bit_is_noticed_wherever_it_is(place: int) -> None:
    sealed = bytearray(_sealed(THREE_FRAMES))
    sealed[place] ^= 1

    with pytest.raises(SealBroken):
        _opened(bytes(sealed))


@pytest.mark.parametrize("order", [[1, 0, 2], [0, 2], [1, 2], [0, 0, 1, 2], [0, 1, 1, 2], [0, 1, 2, 2], [2], [0, 1]])
def test_frames_cannot_be_moved_dropped_or_repeated(order: list[int]) -> None:
    frames = _frames(_sealed(THREE_FRAMES))

    with pytest.raises(SealBroken):
        _opened(MAGIC + b"".join(frames[number] for number in order))


@pytest.mark.parametrize("length", [0, 1, 4, 5, 19, 4 + FRAME, 4 + FRAME + 1, 4 + 2 * FRAME, 4 + 2 * FRAME + 115])
def test_a_cut_blob_is_not_opened(length: int) -> None:
    with pytest.raises(SealBroken):
        _opened(_sealed(THREE_FRAMES)[:length])


def test_a_longer_blob_is_not_opened() -> None:
    with pytest.raises(SealBroken):
        _opened(_sealed(THREE_FRAMES) + b"x")


def test_a_frame_of_another_blob_is_not_opened() -> None:
    ours, theirs = _frames(_sealed(THREE_FRAMES)), _frames(_sealed(THREE_FRAMES, "another"))

    with pytest.raises(SealBroken):
        _opened(MAGIC + theirs[0] + ours[1] + ours[2])


def test_a_blob_opens_only_under_its_own_name() -> None:
    with pytest.raises(SealBroken):
        _opened(_sealed(b"paper"), name="another")


def test_a_blob_opens_only_with_its_own_case_s_key() -> None:
    with pytest.raises(SealBroken):
        _opened(_sealed(b"paper"), key=bytes(32))


def test_a_case_key_comes_back_from_its_wrapping() -> None:
    wrapped = crypto.new_wrapped_case_key()

    assert len(crypto.unwrap_case_key(wrapped)) == 32
    assert crypto.unwrap_case_key(wrapped) not in wrapped


def test_every_case_has_another_key() -> None:
    assert crypto.unwrap_case_key(crypto.new_wrapped_case_key()) != crypto.unwrap_case_key(crypto.new_wrapped_case_key())


def test_a_retired_storage_key_still_opens_and_a_rotation_moves_to_the_new_one(settings) -> None:
    settings.STORAGE_KEYS = ["old" * 16]
    wrapped = crypto.new_wrapped_case_key()
    key = crypto.unwrap_case_key(wrapped)

    settings.STORAGE_KEYS = ["new" * 16, "old" * 16]
    rewrapped = crypto.rewrap_case_key(wrapped)

    settings.STORAGE_KEYS = ["new" * 16]
    assert crypto.unwrap_case_key(rewrapped) == key
    with pytest.raises(SealBroken, match="storage key"):
        crypto.unwrap_case_key(wrapped)


def test_a_wrapped_key_that_was_changed_is_refused() -> None:
    wrapped = bytearray(crypto.new_wrapped_case_key())
    wrapped[-1] ^= 1

    with pytest.raises(SealBroken):
        crypto.unwrap_case_key(bytes(wrapped))


@pytest.mark.parametrize("keys", [[], [""], ["good" * 10, ""]])
def test_without_a_storage_key_nothing_is_stored(settings, keys: list[str]) -> None:
    settings.STORAGE_KEYS = keys

    with pytest.raises(ImproperlyConfigured, match="STORAGE_KEY"):
        crypto.new_wrapped_case_key()


def test_the_digest_of_a_file_differs_from_case_to_case() -> None:
    assert crypto.keyed_digest(KEY, b"same") == crypto.keyed_digest(KEY, b"same")
    assert crypto.keyed_digest(KEY, b"same") != crypto.keyed_digest(bytes(32), b"same")


def _stored(column: str, patient: Patient) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM intake_patient")  # noqa: S608 - a column name of ours
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_a_name_is_stored_encrypted_and_read_plain() -> None:
    patient = Patient.objects.create(user=person("patient"), full_name="Örnek SAMPLE")

    assert "SAMPLE" not in _stored("full_name", patient)
    assert Patient.objects.get().full_name == "Örnek SAMPLE"


@pytest.mark.django_db
def test_an_encrypted_text_cannot_be_moved_to_another_column() -> None:
    patient = Patient.objects.create(user=person("patient"), full_name="SAMPLE")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE intake_patient SET birth_date_text = full_name")

    with pytest.raises(SealBroken):
        Patient.objects.get(pk=patient.pk)


@pytest.mark.django_db
def test_an_empty_text_stays_empty_and_can_be_looked_for() -> None:
    Patient.objects.create(user=person("patient"), full_name="")

    assert Patient.objects.filter(full_name="").exists()
