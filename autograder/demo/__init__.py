"""A sample class, and the answers of made-up students."""
