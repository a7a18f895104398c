"""Charts: each kind is a pure function from figures to an Altair chart, one kind a file."""
