"""What was done to the open document: the pane of all steps, and the history of one record."""
