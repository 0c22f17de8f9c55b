"""The layouts of the seventh set."""

from bench.records.layouts import Layout

LAYOUTS: tuple[Layout, ...] = ()
