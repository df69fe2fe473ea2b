"""What happened between two actors: a ribbon of co-operation and conflict over time."""
