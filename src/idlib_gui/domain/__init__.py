"""What an article tells, as immutable values: standard library only."""
