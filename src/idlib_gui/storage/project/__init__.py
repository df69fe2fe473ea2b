"""The project file: a document and its history, written at each edit (docs/project-file.md)."""
