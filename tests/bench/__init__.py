"""Benchmarks: ours beside a yardstick, measured in one run. `./test bench [NAME…]` runs them."""
