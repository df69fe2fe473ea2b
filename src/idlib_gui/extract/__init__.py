"""Article text to document: one stage a module, each a function of values. No Qt, no files."""
