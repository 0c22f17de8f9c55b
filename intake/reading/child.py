"""Start of a confined process: find the libraries, then run one module's `main`. Run by path with `python -I -S`, never imported.

Arguments: the module, and one JSON object: `paths` (for imports); everything else is handed to `main`.
`-I -S` keeps the environment, the current directory and site files out; the parent says where libraries are.
"""

import importlib
import json
import sys


def _start(module: str, text: str) -> None:
    options = json.loads(text)
    sys.path[:] = options.pop("paths") + sys.path[1:]
    importlib.import_module(module).main(options)


if __name__ == "__main__":
    _start(*sys.argv[1:])
