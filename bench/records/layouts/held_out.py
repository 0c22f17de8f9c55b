"""The layouts that nobody looks at while the reader is improved. None at present: a new set is being written."""

from bench.records.layouts import Layout

LAYOUTS: tuple[Layout, ...] = ()
