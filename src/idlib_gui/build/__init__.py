"""From files to documents: readers and extraction put together, one article or many. No Qt."""
