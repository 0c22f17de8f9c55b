"""Benchmarks: how fast and how right is the reading? `python -m bench` runs them and prints tables; nothing here is needed to run the program."""
