"""The layouts that nobody looks at while the reader is improved: they say how it reads papers it has not seen."""

from functools import partial

from bench.records.layouts import Layout
from bench.records.layouts.parts import Dress, columns, head_in_pairs, lay_out

SERIF, KUFI = "'Noto Serif'", "'Noto Kufi Arabic'"
DRESSES = {
    "range first": Dress(
        "th{background:#ddd}tr:nth-child(even) td{background:#f2f2f2}", head_in_pairs, columns("label", "reference_unit", "red_outside"), SERIF, KUFI
    ),
}
LAYOUTS = tuple(Layout(name, True, partial(lay_out, dress=dress)) for name, dress in DRESSES.items())
