"""The timeline: paints and handles what `layout` has worked out."""
