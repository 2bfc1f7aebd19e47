"""Benchmarks, one a file: each prints our figure beside another on the same data in the same run."""
