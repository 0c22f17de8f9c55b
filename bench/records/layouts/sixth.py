"""The layouts of the sixth set."""

from bench.records.layouts import Layout

LAYOUTS: tuple[Layout, ...] = ()
