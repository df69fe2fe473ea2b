"""Tables of dated events – CSV, Parquet, JSON lines – prepared for the timeline.

A prepared dataset is a folder of plain `.npy` files that are mapped, not read. What prepares one
(`prepare`) needs DuckDB, the extra `idlib-gui[datasets]`; what shows one needs numpy only.
"""
