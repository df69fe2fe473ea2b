"""Actors that are the same: merging them, and splitting them off again."""
