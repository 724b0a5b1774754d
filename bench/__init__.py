"""What gongkai costs, measured: each figure beside a yardstick taken in the same minutes.

Absolute times differ from machine to machine and from hour to hour; the ratios hold. Every
module here but the runner's own has `run() -> dict`; `./run bench` calls them all, each in a
process of its own, and writes bench/results/NAME.json.
"""
