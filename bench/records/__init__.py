"""Invented medical records to try the reader on. Everything says SAMPLE; nobody on these pages exists."""

from bench.records.record import Record, make_records

__all__ = ["Record", "make_records"]
