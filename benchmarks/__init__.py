"""Benchmarks: what the README's figures are made from; each prints ratios from one run."""
