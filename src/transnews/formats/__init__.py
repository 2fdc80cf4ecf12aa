"""File formats: one module each, `parse` to blocks and `render` by spans of the source."""
