"""The form of a record in the detail pane, and records made of words of the source."""
