"""Reproducible figures: `python -m benchmarks` prints one JSON line each. It reports, and never judges."""
