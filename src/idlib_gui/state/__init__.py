"""What the panes share: the open document, the selection, the view, settings and jobs."""
