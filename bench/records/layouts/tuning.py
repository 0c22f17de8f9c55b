"""The layouts that may be looked at while the reader is improved."""

from functools import partial

from bench.records.layouts import Layout
from bench.records.layouts.parts import Dress, columns, head_in_pairs, head_in_table, lay_out

SANS, SERIF, MONO = "'Liberation Sans'", "'Liberation Serif'", "'Liberation Mono'"
NASKH = "'Noto Naskh Arabic'"

DRESSES = {
    "plain columns": Dress("th{border-bottom:1px solid #000}", head_in_pairs, columns("label", "result", "unit", "reference", "flag"), SANS, NASKH),
    "boxed grid": Dress("td,th{border:1px solid #333}", head_in_table, columns("label", "result", "reference", "unit"), SERIF, NASKH),
}
LAYOUTS = tuple(Layout(name, False, partial(lay_out, dress=dress)) for name, dress in DRESSES.items())
