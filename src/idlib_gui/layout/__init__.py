"""Where everything on the timeline goes, worked out with numpy and no Qt."""
