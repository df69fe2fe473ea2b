"""Files in and out: the exchange format."""
