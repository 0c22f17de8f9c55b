"""Invented medical papers, printed and worn like real ones: for tests, the demo and the benchmarks. Every page says SAMPLE; nobody on them exists."""
