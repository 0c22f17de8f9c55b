"""The layouts that nobody looks at while the reader is improved: they say how it reads papers it has not seen.

Other structures, other fonts, other tools and, through wording/held_out, other words than the layouts for tuning.
"""

from bench.records.layouts import Layout

LAYOUTS: tuple[Layout, ...] = ()
