"""Invented medical records to try the reader on: `record.make_records`. Everything says SAMPLE; nobody on these pages exists.

Nothing is imported here: the demonstration prints its few papers (`papers.py`) without the tools of the generator.
"""
