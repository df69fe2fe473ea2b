"""Everything that is seen: one file a pane."""
